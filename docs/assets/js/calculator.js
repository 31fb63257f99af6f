// The script of a calculator's page.

import { ran } from "./arrivals.js";
import { followAssumptions } from "./assumptions.js";
import { all } from "./dom.js";
import { setUp } from "./form.js";
import { linkToPlan } from "./into_plan.js";
import { setUpPlan } from "./plan.js";
import { inSteps } from "./wizard.js";

ran();
for (const awaited of all(".calculator .awaited")) awaited.remove();

// Only a page that asks for it puts its calculators' questions one at a time.
const wizard = document.querySelector('meta[name="uep-wizard"]');
const steps = wizard ? all("section.calculator[data-flow]") : [];
for (const section of steps) section.dataset.wizard = "";

for (const section of all("section.calculator")) {
  setUp(section);
  followAssumptions(section);
}
for (const link of all("[data-into-plan]")) linkToPlan(link);
setUpPlan();
for (const section of steps) inSteps(section);
