// What was typed as the answers of a calculator: dates, numbers of days, years and amounts.

import { isoDay } from "../iso_date.js";
import { dateIn } from "./dates.js";

/**
 * A calculator, what it then works out, in words, and the answers that are filled in.
 * @typedef {{ name: string, words: string, answers: { [name: string]: string }}} Opening
 */

const DAYS = /\b(\d{1,4}) *(?:working|business|week) ?days?\b|\b(\d{1,4}) *wds?\b/;
const BACK = /\b(?:before|back|prior|ago|until|ahead of|earlier)\b/;
const YEAR = /\b(20\d\d) *[/–-] *(?:20)?(\d\d)\b/;
const AMOUNT = /£? *(\d{1,3}(?:[, ]\d{3})+|\d+)(\.\d\d?)? *(k|thousand|m|million)?\b/;
/** @type {{ [unit: string]: number }} */
const TIMES = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6 };

/** @type {[RegExp, string][]} */
const PLACES = [
  [/\bscot(?:land|tish)\b/, "scotland"],
  [/\bnorthern ireland\b|\bulster\b/, "northern-ireland"],
  [/\bunited kingdom\b|\buk\b/, "united-kingdom"],
  [/\bgreat britain\b|\bgb\b/, "great-britain"],
];

/**
 * The dates that the deadline planner takes, by the words around a date; the first that fits. Of
 * what may have happened already the date may be past.
 * @type {[around: RegExp, name: string, words: string, past: boolean][]}
 */
const MILESTONES = [
  [
    /\bguarantee\b.*\b(?:expir|end|run|laps)/,
    "bank_guarantee_expires",
    "a Bank Guarantee that expires on",
    false,
  ],
  [/\bquality gate\b/, "quality_gate_passed", "a quality gate review meeting on", true],
  [/\breport\b/, "report_received", "a Test Completion Report received on", true],
  [
    /\bnotice\b.*\b(?:given|gave|give|sent|send)\b|\b(?:given|gave|give|sent|send)\b.*\bnotice\b/,
    "notice_given",
    "notice given on",
    true,
  ],
  [/\bprivacy\b/, "privacy_assessment_start", "a Privacy Assessment from", false],
  [/\btest(?:s|ing)?\b|\buept\b/, "uept_start", "UEPT from", false],
  [/\b(?:start|begin|starting|beginning)\b/, "start", "a start on", false],
  [/\busers?\b|\blive\b|\bready\b|\bcomplete\b|\bfinish/, "target", "a User by", false],
];

/**
 * The calculator that says more, with what can be filled in; null where the words give it nothing.
 * @param {string} query
 * @param {Date} today
 * @param {{ [word: string]: string }} numbers numerals in words, in digits
 * @returns {Opening | null}
 */
export function intoCalculator(query, today, numbers) {
  const words = query
    .toLowerCase()
    .replace(/\b[a-z]+\b/g, (word) => (Object.hasOwn(numbers, word) ? numbers[word] : word));
  const found = dateIn(words, today);
  return (
    workingDays(words, found, today) ?? creditCover(words, today) ?? deadlines(words, found, today)
  );
}

/**
 * @param {string} text
 * @param {Date | null} found
 * @param {Date} today
 * @returns {Opening | null}
 */
function workingDays(text, found, today) {
  const count = text.match(DAYS);
  const start = found ?? (/\b(?:now|from today)\b/.test(text) ? today : null);
  if (!count || !start) return null;
  const days = String(Number(count[1] ?? count[2]));
  const unit = days === "1" ? "1 Working Day" : `${days} Working Days`;
  const back = BACK.test(text);
  const [, calendar] = PLACES.find(([place]) => place.test(text)) ?? [];
  const where = calendar
    ? ` (${calendar.replace("-", " ").replace(/\b[a-z]/g, (first) => first.toUpperCase())})`
    : "";
  return {
    name: "working-days",
    words: `${unit} ${back ? "back" : "on"} from ${long(start)}${where}`,
    answers: {
      start: isoDay(start),
      days: back ? `-${days}` : days,
      ...(calendar && { calendar }),
    },
  };
}

/** @param {string} text @param {Date} today @returns {Opening | null} */
function creditCover(text, today) {
  if (
    !/\b(?:credit|collateral|cover|threshold|deposit|security|exposure|value at risk)\b/.test(text)
  )
    return null;
  const year = yearIn(text, today);
  const amount = amountIn(text.replace(YEAR, " "));
  if (!year && !amount) return null;
  const unpaid = /\b(?:unpaid|owe|owed|outstanding|overdue)\b/.test(text);
  const what = unpaid ? "unpaid invoices" : "likely charges";
  const parts = [
    amount && `${what} of £${Number(amount).toLocaleString("en-GB")}`,
    year && `the threshold of ${year}`,
  ].filter(Boolean);
  return {
    name: "credit-cover",
    words: `with ${parts.join(" and ")}`,
    answers: {
      ...(amount && { [unpaid ? "unpaid_invoices" : "expected_charges"]: amount }),
      ...(year && { regulatory_year: year }),
    },
  };
}

/** @param {string} text @param {Date} today the Regulatory Year runs from 1 April */
function yearIn(text, today) {
  const stated = text.match(YEAR);
  if (stated)
    return (Number(stated[1]) + 1) % 100 === Number(stated[2]) ? `${stated[1]}/${stated[2]}` : "";
  if (!/\bthreshold\b/.test(text) || !/\b(?:this year|now|current|currently|today)\b/.test(text))
    return "";
  const first = today.getFullYear() - (today.getMonth() < 3 ? 1 : 0);
  return `${first}/${String(first + 1).slice(2)}`;
}

/** @param {string} text */
function amountIn(text) {
  const paid = /£|\b(?:pounds?|charges?|bills?|invoices?|month|monthly|pay|cover|for)\b/.test(text);
  const found = paid && text.match(AMOUNT);
  if (!found) return "";
  const [, pounds, pence = "", unit] = found;
  const times = unit ? TIMES[unit] : 1;
  return String(Math.round(Number(pounds.replace(/[, ]/g, "") + pence) * times * 100) / 100);
}

/**
 * @param {string} text
 * @param {Date | null} found
 * @param {Date} today
 * @returns {Opening | null}
 */
function deadlines(text, found, today) {
  if (!found) return null;
  const passed = isoDay(found) < isoDay(today);
  const milestone = MILESTONES.find(([around]) => around.test(text));
  if (!milestone || (passed && !milestone[3])) return null;
  const [, name, words] = milestone;
  return {
    name: "deadlines",
    words: `for ${words} ${long(found)}`,
    answers: { [name]: isoDay(found) },
  };
}

/** @param {Date} day */
const long = (day) =>
  day
    .toLocaleDateString("en-GB", {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
    })
    .replace(",", "");
