// A date in a sentence.

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const MONTH = `(${MONTHS.join("|")})[a-z]*`;
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const ISO = /\b(\d{4})-(\d\d?)-(\d\d?)\b/;
const FIGURES = /\b(\d\d?)[/.](\d\d?)[/.](\d{4})\b/;
const DAY_FIRST = new RegExp(`\\b${DAY}(?: of)? ${MONTH}\\b(?:,? (\\d{4}))?`);
const MONTH_FIRST = new RegExp(`\\b${MONTH} ${DAY}\\b(?:,? (\\d{4}))?`);
const NEAR = /\b(today|tomorrow|yesterday)\b/;
const WEEKDAY = new RegExp(
  `\\b(?:next|on|from|after|before) (${WEEKDAYS.join("|")})(?:[a-z]*day)?\\b`,
);
/** @type {{ [day: string]: number }} */
const AWAY = { yesterday: -1, today: 0, tomorrow: 1 };

/**
 * The first date in words in lower case; null where there is none, or no such day. One without a
 * year is the next to come.
 * @param {string} words
 * @param {Date} today
 * @returns {Date | null}
 */
export function dateIn(words, today) {
  const [year, month, date] = [today.getFullYear(), today.getMonth(), today.getDate()];
  let found = words.match(ISO);
  if (found) return day(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
  found = words.match(FIGURES);
  if (found) return day(Number(found[3]), Number(found[2]) - 1, Number(found[1]));
  found = words.match(DAY_FIRST);
  if (found) return next(found[3], MONTHS.indexOf(found[2]), Number(found[1]), today);
  found = words.match(MONTH_FIRST);
  if (found) return next(found[3], MONTHS.indexOf(found[1]), Number(found[2]), today);
  found = words.match(NEAR);
  if (found) return new Date(year, month, date + AWAY[found[1]]);
  found = words.match(WEEKDAY);
  if (!found) return null;
  const ahead = (WEEKDAYS.indexOf(found[1]) - today.getDay() + 7) % 7 || 7;
  return new Date(year, month, date + ahead);
}

/**
 * @param {string | undefined} year
 * @param {number} month
 * @param {number} date
 * @param {Date} today
 */
function next(year, month, date, today) {
  if (year) return day(Number(year), month, date);
  const first = today.getFullYear();
  const passed = month < today.getMonth() || (month === today.getMonth() && date < today.getDate());
  return day(passed ? first + 1 : first, month, date);
}

/** @param {number} year @param {number} month @param {number} date */
function day(year, month, date) {
  const found = new Date(year, month, date);
  return found.getMonth() === month && found.getDate() === date ? found : null;
}
