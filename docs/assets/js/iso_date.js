// Dates as ISO 8601 writes them: "2027-06-03".

/** @param {string | number} year @param {string | number} month @param {string | number} day */
export const isoDate = (year, month, day) =>
  [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");

/** The day of a time, where the reader is. @param {Date} time */
export const isoDay = (time) => isoDate(time.getFullYear(), time.getMonth() + 1, time.getDate());
