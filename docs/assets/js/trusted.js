// What may become markup or the address of a script, for browsers with Trusted Types, where the
// policy of the pages (site_hooks/delivery/headers.py) asks for them. It is the default one, so
// that what could run something is refused, whoever assigns it.

const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const VALUE = /"[^"]*"|'[^']*'/g;
const RUNS = /^<(script|iframe|object|embed|base)\b|\son\w+\s*=/i;

const trusted = globalThis.trustedTypes;
if (trusted && !trusted.defaultPolicy)
  trusted.createPolicy("default", {
    createHTML(markup) {
      const tags = markup.match(TAG) ?? [];
      return tags.some((tag) => RUNS.test(tag.replace(VALUE, ""))) ? null : markup;
    },
    createScriptURL: (address) =>
      new URL(address, document.baseURI).origin === location.origin ? address : null,
  });
