// A link as it was sent, from what mail clients, link shorteners and scanners make of one.

/** The names of the parameters that others append to a link to follow its readers. */
const TRACKING = [
  /^(utm_\w+|vero_\w+|at_\w+|_hs\w+|_g[al])$/i,
  /^([a-z]{0,3}clid|yclid|gclsrc|mc_[ce]id|mkt_tok|igshid|ref|trk|cmpid)$/i,
];

/** What a sentence puts after a link, and invisible characters that come along. */
const AFTER = /[\s.,;:!?'"*_~<>()[\]{}\u2019\u201d\u00bb\u200b\u2060\ufeff-]{1,40}$/u;

/**
 * Undo what was done to all of a link: escaped again, or written for HTML.
 * @param {string} fragment with or without "#"
 */
function unescaped(fragment) {
  let text = fragment.replace(/^(#|%(25)*23)+/, "").replace(/&(?:amp;|#0*38;)+/gi, "&");
  for (let times = 0; times < 3; times += 1) {
    // A link that is written here has a "=", and an escape that is not "%25" followed by another.
    if (!text.includes("=") && /%3D/i.test(text)) text = decoded(text);
    else if (!text.includes("&") && /%26\w+(=|%3D)/i.test(text)) text = text.replace(/%26/g, "&");
    else if (/%25[\da-f]{2}/i.test(text) && !/%(?!25)/.test(text))
      text = text.replaceAll("%25", "%");
  }
  // Links wrote a space as "+" once; in their names a "+" can be nothing else.
  return /(^|&)_was\.[^=&]*%2B/i.test(text) ? text.replace(/%2B/gi, "%20") : text;
}

/**
 * Characters for their escapes; those that are none stay.
 * @param {string} text
 */
export const decoded = (text) =>
  text.replace(/(%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });

/**
 * The parts of a link in order, each a name and a value. What was appended to it is left out.
 * @param {string} fragment with or without "#"
 * @returns {{ parts: [string, string][], ended: boolean }} `ended`: whether its own end is there
 */
export function parts(fragment) {
  const all = [...new URLSearchParams(unescaped(fragment))]
    .map(([name, value]) => /** @type {[string, string]} */ ([name.trim(), value.trim()]))
    .filter(([name]) => name && !TRACKING.some((names) => names.test(name)));
  const end = all.findIndex(([name]) => /^end\b/i.test(name));
  const own = end < 0 ? all : all.slice(0, end);
  const last = own[own.length - 1];
  // Without an end of its own it is the last value that takes the damage.
  if (end < 0 && last) last[1] = last[1].replace(/\?.*$/, "").replace(AFTER, "");
  return { parts: own, ended: end >= 0 };
}
