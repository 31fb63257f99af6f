// The script of every page: what reading needs beyond HTML and styles.

import { attend, ran } from "./arrivals.js";
import { setUpAppearance } from "./reading/appearance.js";
import { setUpContents } from "./reading/contents.js";
import { setUpDefinitions } from "./reading/definitions.js";
import { setUpMenu } from "./reading/menu.js";
import { goWhereMeant } from "./reading/missing_page.js";
import { setUpPointLinks } from "./reading/point_links.js";
import { setUpPrinting } from "./reading/printing.js";
import { offerSearch, setUpSearch } from "./reading/search_box.js";
import { setUpTables } from "./reading/tables.js";

ran();
attend();

goWhereMeant();
setUpMenu();
setUpSearch();
setUpAppearance();
setUpContents();
setUpDefinitions();
setUpPointLinks();
setUpTables();
setUpPrinting();
offerSearch();
