// The script of a calculator's page, with handles on the very modules that the page runs.

import "../../docs/assets/js/calculator.js";
import "./handles.js";
