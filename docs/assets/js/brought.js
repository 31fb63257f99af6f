// What a link, a file or a kept plan brings, and the words for what of it cannot be used. No word
// of its own is repeated.

import { hasBox, questionOf } from "./fields.js";

/** @import { FieldError, Link } from "./types" */

/** @typedef {{ errors: FieldError[], note: string }} Refused */

/**
 * Words for the answers that cannot be read: beside their boxes, or in a note where they have none.
 * @param {Element} form
 * @param {string[]} wrong names of fields
 * @param {string} source "the link", say
 * @param {string} remedy what to do about an answer without a box
 * @returns {Refused}
 */
export function refused(form, wrong, source, remedy) {
  /** @param {string} name */
  const words = (name) => `“${questionOf(form, name)}”: the answer in ${source} cannot be read`;
  const [boxed, others] = [true, false].map((box) =>
    wrong.filter((name) => hasBox(form, name) === box),
  );
  return {
    errors: boxed.map((field) => ({ field, message: `${words(field)}. Answer it here.` })),
    note: others.map((name) => `${words(name)} and is left out. ${remedy}`).join(" "),
  };
}

/**
 * Words for all of a link that cannot be used.
 * @param {Element} form
 * @param {Link} link
 * @returns {Refused}
 */
export function refusedOf(form, { wrong, unknown, tooLong, cut }) {
  const { errors, note } = refused(form, wrong, "the link", "Ask for the link again.");
  const [belong, are] =
    unknown === 1 ? ["part of the link belongs", "is"] : ["parts of the link belong", "are"];
  const notes = [
    tooLong &&
      "This link is longer than a link to an answer can be, so it has not been read. " +
        "Ask for the answer as a JSON file.",
    cut &&
      "The end of this link is missing. What has arrived is filled in: check it, or ask for " +
        "the link again.",
    unknown && `${unknown} ${belong} to no question here and ${are} left out.`,
    note,
  ];
  return { errors, note: notes.filter(Boolean).join(" ") };
}
