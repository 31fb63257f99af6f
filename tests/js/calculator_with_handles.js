// The script of a calculator's page, with handles on the very modules that the page runs.

import "../../site_js/calculator.js";
import "./handles.js";
