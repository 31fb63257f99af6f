// Why a file of the site cannot be used, in words for the reader.

/** @type {{ [code: string]: (what: string, detail: string) => string }} */
const SENTENCES = {
  missing: (what) =>
    `${what} is missing from this site. If the site has changed since you opened this page, ` +
    "reload it. If the file stays missing, tell the site’s publisher.",
  refused: (what) => `The server would not hand out ${lower(what)}. Try again in a few minutes.`,
  damaged: (what) => `${what} arrived damaged or incomplete, and was not used. Try again.`,
  replaced: (what) =>
    `A web page arrived in place of ${lower(what)}. A network’s sign-in page or filter does ` +
    "that: sign in to the network, then try again.",
  mistyped: (what, detail) =>
    `${what} arrived with a wrong type (${detail}), with which a browser does not run it. ` +
    "A proxy or filter on this network, or the server, sends it so. Try another network, " +
    "or tell whoever looks after this one.",
  unreachable: (what) =>
    `${what} could not be fetched: the connection failed. Check it, then try again.`,
  module: (what) =>
    `${what} could not be read by this browser. Bring the browser up to date, or try again.`,
};

/** @param {string} what */
const lower = (what) => what[0].toLowerCase() + what.slice(1);

/**
 * The sentence for a fault of a file, or undefined for another fault.
 * @param {string} code
 * @param {string} what "A file of the calculators"
 * @param {string} detail the file's name, and what is wrong with it
 */
export const sentence = (code, what, detail) => SENTENCES[code]?.(what, detail);

/** @typedef {{ code: string, detail: string }} Fault */

const PATIENCE = 20_000; // milliseconds

/**
 * Fetch a script or a style sheet past what the browser keeps, which a good answer replaces.
 * @param {string} address
 * @returns {Promise<Fault | null>} what is wrong with it, or null where it can be used now
 */
export async function faultOf(address) {
  const name = new URL(address).pathname.split("/").pop() ?? "";
  try {
    const response = await fetch(address, {
      cache: "reload",
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 404 || response.status === 410)
      return { code: "missing", detail: name };
    if (!response.ok) return { code: "refused", detail: `${name}: HTTP ${response.status}` };
    const type = response.headers.get("content-type") ?? "";
    if (/^text\/html/i.test(type)) return { code: "replaced", detail: name };
    if (type && !/(java|ecma)script|css/i.test(type))
      return { code: "mistyped", detail: `${name}: ${type.split(";")[0]}` };
    await response.arrayBuffer();
    return null;
  } catch {
    const code = location.protocol === "file:" ? "missing" : "unreachable";
    return { code, detail: name };
  }
}
