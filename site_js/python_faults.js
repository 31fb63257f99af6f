// What can keep Python from starting or answering, in words for the reader.

/** @type {{ [code: string]: string }} */
const SENTENCES = {
  webassembly:
    "This browser cannot run the calculators: it has no WebAssembly, or it is switched off (some protected modes do that). Try another browser.",
  decompression:
    "This browser is too old to unpack the calculators. Bring it up to date, or try another browser.",
  missing:
    "A file of the calculators is missing from this site. Try again; if it stays missing, tell the site’s publisher.",
  refused: "The server would not hand out a file of the calculators. Try again in a few minutes.",
  damaged: "A file of the calculators arrived damaged or incomplete, and was not used. Try again.",
  replaced:
    "A web page arrived in place of a file of the calculators. A network’s sign-in page or filter does that: sign in to the network, then try again.",
  stalled:
    "The download of the calculators has stopped: nothing has arrived for eight seconds. Check the connection, then try again.",
  unreachable:
    "The calculators could not be fetched: the connection failed. Check it, then try again.",
  worker:
    "This browser did not start the calculators’ background worker. It is too old, or a setting or an extension forbids it.",
  policy:
    "A security policy on this network or site forbids the calculators to run (WebAssembly is not allowed). Tell whoever looks after it.",
  memory:
    "There is not enough memory to run the calculators. Close other tabs or programs, then try again.",
  module:
    "A file of the calculators could not be read by this browser. Bring the browser up to date, or try again.",
  python:
    "The calculators did not start, because of a fault in them. Try again; if it happens again, please report it.",
  stopped:
    "The calculators have stopped, because of a fault in them. Try again; what you entered is still here.",
  calculator:
    "This calculation failed, because of a fault in the calculator. What you entered is still here. Please report it.",
  page: "This page does not say where the calculators lie. Please tell the site’s publisher.",
};

/** A fault. `message` is for the reader, `code` and `detail` for a report; none holds an entry. */
export class Trouble extends Error {
  /**
   * @param {string} code
   * @param {string} detail
   */
  constructor(code, detail) {
    super(SENTENCES[code] ?? SENTENCES.stopped);
    this.name = "Trouble";
    this.code = code;
    this.detail = detail;
  }
}
