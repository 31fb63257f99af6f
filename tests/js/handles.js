// For tests and measurements only: hands the modules to a page as globals, which the site does not.

import { ask, show } from "../../site_js/answer.js";
import { collect, fill } from "../../site_js/fields.js";
import * as python from "../../site_js/python.js";

globalThis.uepCalculator = { ask, collect, fill, show };
globalThis.uepPython = {
  ...python,
  get state() {
    return python.current();
  },
};
