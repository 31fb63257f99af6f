// For tests and measurements only: hands the modules to a page as globals, which the site does not.

import { ask, show } from "../../docs/assets/js/answer.js";
import { collect, fill } from "../../docs/assets/js/fields.js";
import * as python from "../../docs/assets/js/python.js";

globalThis.uepCalculator = { ask, collect, fill, show };
globalThis.uepPython = {
  ...python,
  get state() {
    return python.current();
  },
};
