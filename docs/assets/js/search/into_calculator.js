// What was typed as the answers of a calculator: dates, numbers of days, years and amounts.

import { dateIn } from "./dates.js";

/** @typedef {{ name: string, says: string, answers: { [name: string]: string }}} Opening */

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
 * The dates that the deadline planner takes, by what is said around a date; the first that fits. Of
 * what may have happened already the date may be past.
 * @type {[said: RegExp, name: string, says: string, past: boolean][]}
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

/** @param {string} words @param {Date | null} found @param {Date} today @returns {Opening | null} */
function workingDays(words, found, today) {
  const count = words.match(DAYS);
  const start = found ?? (/\b(?:now|from today)\b/.test(words) ? today : null);
  if (!count || !start) return null;
  const days = String(Number(count[1] ?? count[2]));
  const back = BACK.test(words);
  const [, calendar] = PLACES.find(([place]) => place.test(words)) ?? [];
  const where = calendar
    ? ` (${calendar.replace("-", " ").replace(/\b[a-z]/g, (first) => first.toUpperCase())})`
    : "";
  return {
    name: "working-days",
    says: `${days} Working Day${days === "1" ? "" : "s"} ${back ? "back" : "on"} from ${long(start)}${where}`,
    answers: { start: iso(start), days: back ? `-${days}` : days, ...(calendar && { calendar }) },
  };
}

/** @param {string} words @param {Date} today @returns {Opening | null} */
function creditCover(words, today) {
  if (
    !/\b(?:credit|collateral|cover|threshold|deposit|security|exposure|value at risk)\b/.test(words)
  )
    return null;
  const year = yearIn(words, today);
  const amount = amountIn(words.replace(YEAR, " "));
  if (!year && !amount) return null;
  const unpaid = /\b(?:unpaid|owe|owed|outstanding|overdue)\b/.test(words);
  const says = [
    ...(amount
      ? [
          `${unpaid ? "unpaid invoices" : "likely charges"} of £${Number(amount).toLocaleString("en-GB")}`,
        ]
      : []),
    ...(year ? [`the threshold of ${year}`] : []),
  ];
  return {
    name: "credit-cover",
    says: `with ${says.join(" and ")}`,
    answers: {
      ...(amount && { [unpaid ? "unpaid_invoices" : "expected_charges"]: amount }),
      ...(year && { regulatory_year: year }),
    },
  };
}

/** @param {string} words @param {Date} today the Regulatory Year runs from 1 April */
function yearIn(words, today) {
  const stated = words.match(YEAR);
  if (stated)
    return (Number(stated[1]) + 1) % 100 === Number(stated[2]) ? `${stated[1]}/${stated[2]}` : "";
  if (!/\bthreshold\b/.test(words) || !/\b(?:this year|now|current|currently|today)\b/.test(words))
    return "";
  const first = today.getFullYear() - (today.getMonth() < 3 ? 1 : 0);
  return `${first}/${String(first + 1).slice(2)}`;
}

/** @param {string} words */
function amountIn(words) {
  const paid = /£|\b(?:pounds?|charges?|bills?|invoices?|month|monthly|pay|cover|for)\b/.test(
    words,
  );
  const found = paid && words.match(AMOUNT);
  if (!found) return "";
  const [, pounds, pence = "", unit] = found;
  const times = unit ? TIMES[unit] : 1;
  return String(Math.round(Number(pounds.replace(/[, ]/g, "") + pence) * times * 100) / 100);
}

/** @param {string} words @param {Date | null} found @param {Date} today @returns {Opening | null} */
function deadlines(words, found, today) {
  if (!found) return null;
  const passed = iso(found) < iso(today);
  const milestone = MILESTONES.find(([said]) => said.test(words));
  if (!milestone || (passed && !milestone[3])) return null;
  const [, name, says] = milestone;
  return { name: "deadlines", says: `for ${says} ${long(found)}`, answers: { [name]: iso(found) } };
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

/** @param {Date} day */
const iso = (day) =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
