// What PurgeCSS takes for names: words, and words with a colon, with which ids of footnotes begin.

export default {
  // Pages, scripts, and the calculators, which write answers into the page.
  content: ["site/**/*.html", "site/assets/*.js", "tools_py/**/*.py"],
  // These go too when no rule, also of the site's own sheets, asks for them.
  variables: true,
  keyframes: true,
  fontFace: true,
  /** @param {string} text */
  defaultExtractor: (text) => [...(text.match(/[\w-]+/g) ?? []), ...(text.match(/[\w-]+:/g) ?? [])],
};
