// What can keep Python from starting or answering, in words for the reader.

import { sentence } from "./file_faults.js";

/** @type {{ [code: string]: string }} */
const SENTENCES = {
  webassembly:
    "This browser cannot run the calculators: it has no WebAssembly, or it is switched off " +
    "(some protected modes do that). Try another browser.",
  decompression:
    "This browser is too old to unpack the calculators. Bring it up to date, " +
    "or try another browser.",
  stalled:
    "The download of the calculators has stopped: nothing has arrived for eight seconds. " +
    "Check the connection, then try again.",
  worker:
    "This browser did not start the calculators’ background worker. It is too old, " +
    "or a setting or an extension forbids it.",
  policy:
    "A security policy on this network or site forbids the calculators to run " +
    "(WebAssembly is not allowed). Tell whoever looks after it.",
  memory:
    "There is not enough memory to run the calculators. Close other tabs or programs, " +
    "then try again.",
  python:
    "The calculators did not start, because of a fault in them. Try again; " +
    "if it happens again, please report it.",
  stopped:
    "The calculators have stopped, because of a fault in them. Try again; " +
    "what you entered is still here.",
  hung:
    "This calculation took longer than half a minute and was stopped. " +
    "What you entered is still here. Try again; if it happens again, please report it.",
  calculator:
    "This calculation failed, because of a fault in the calculator. " +
    "What you entered is still here. Please report it.",
  page: "This page does not say where the calculators lie. Please tell the site’s publisher.",
};

/** A fault. `message` is for the reader, `code` and `detail` for a report; none holds an entry. */
export class Trouble extends Error {
  /**
   * @param {string} code
   * @param {string} detail
   */
  constructor(code, detail) {
    super(
      sentence(code, "A file of the calculators", detail) ?? SENTENCES[code] ?? SENTENCES.stopped,
    );
    this.name = "Trouble";
    this.code = code;
    this.detail = detail;
  }
}
