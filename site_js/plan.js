// My plan: kept on this device if the reader asks for it, saved as a file and opened again. What an
// answer means, and what moved since, Python says.

import { setAddress, withoutFragment } from "./address.js";
import { ask, show } from "./answer.js";
import { countBeside } from "./checklist.js";
import { all, make, one } from "./dom.js";
import { refuse } from "./errors.js";
import { clear, collect, fill, widgetsOf } from "./fields.js";
import { linkIn } from "./form.js";
import * as planFile from "./plan_file.js";
import { keepPlan, keptPlan, takeCarried } from "./plan_storage.js";
import * as python from "./python.js";

/** @import { Answered } from "./types" */

const PLAN = "my-plan";
const MOST_BYTES = 1_000_000;

class Plan {
  keeping = false;
  /** @type {Answered | null} */
  current = null;
  justOpened = false;

  /** @param {HTMLElement} section */
  constructor(section) {
    this.section = section;
    this.form = /** @type {HTMLElementTagNameMap["form"]} */ (one("form", section));
    this.keep = make("input", {
      type: "checkbox",
      id: "plan-keep",
      "aria-describedby": "plan-keep-hint",
      onchange: () => this.changeKeeping(),
    });
    this.chooser = make("input", {
      type: "file",
      accept: ".json,application/json",
      class: "visually-hidden",
      tabindex: "-1",
      "aria-hidden": "true",
      onchange: () => this.chosen(),
    });
    this.open = make(
      "button",
      { type: "button", class: "plain", onclick: () => this.chooser.click() },
      "Open a saved plan",
    );
    this.status = make("div", { role: "status", class: "plan-told" });
    this.hint = make("p", { class: "hint", id: "plan-keep-hint" });
    const label = make("label", { for: this.keep.id }, "Keep this plan on this device");
    const option = make("div", { class: "option" }, this.keep, label, this.hint);
    section.prepend(
      make("div", { class: "plan-box" }, this.open, this.chooser, option, this.status),
    );
    section.addEventListener("uep:answered", ({ detail }) => this.answered(detail));
    section.addEventListener("input", ({ target }) =>
      this.enterWork(/** @type {HTMLInputElement} */ (target)),
    );
    this.takeUp();
    this.drawHint();
    this.form.addEventListener("reset", () => this.report());
  }

  /** @param {(Node | string)[]} words */
  report(...words) {
    this.status.replaceChildren(...words);
  }

  drawHint() {
    const replaced =
      !this.keeping && keptPlan() ? " It replaces the plan that is kept here now." : "";
    this.keep.checked = this.keeping;
    this.hint.textContent = `Amounts and names too, for whoever uses this browser to see; nothing is sent anywhere.${replaced}`;
  }

  save() {
    if (!this.keeping || !this.current) return;
    if (keepPlan({ ...this.current.result, facts: this.current.facts })) return;
    this.keeping = false;
    this.drawHint();
    this.report(
      "This browser keeps nothing here (a private window, or a setting of it). Save the plan as a JSON file instead.",
    );
  }

  changeKeeping() {
    this.keeping = this.keep.checked;
    if (this.keeping) {
      this.report(
        this.current
          ? "The plan is kept on this device."
          : "The plan will be kept on this device once it is worked out.",
      );
      this.save();
      this.plainAddress();
    } else {
      keepPlan(null);
      this.report("The plan is no longer kept on this device.");
    }
    this.drawHint();
  }

  /**
   * A plan that is kept needs no answers in the address, which would leave out the amounts when the
   * page is loaded again.
   */
  plainAddress() {
    if (this.keeping && this.current) setAddress("replaceState", history.state, withoutFragment());
  }

  /** @param {Answered} answered */
  answered(answered) {
    this.current = answered;
    this.count();
    this.plainAddress();
    // What moved since the plan was kept is shown until the reader works it out anew.
    if (!this.justOpened) this.save();
    this.justOpened = false;
  }

  /**
   * Take up an owner or a status that was entered in the answer.
   * @param {HTMLInputElement} input
   */
  enterWork(input) {
    const row = /** @type {HTMLElement | null} */ (input.closest("[data-key]"));
    const { work: entered } = input.dataset;
    if (!row || !entered || !this.current) return;
    const { result } = this.current;
    const list = /** @type {HTMLElement} */ (row.closest("[data-worklist]"));
    const name = list.dataset.worklist ?? "";
    const key = row.dataset.key ?? "";
    const field = one(`[data-field="${name}"]`, this.form);
    const entries = JSON.parse(field.dataset.value ?? "{}");
    entries[key] = { ...entries[key], [entered]: input.value };
    field.dataset.value = JSON.stringify(entries);
    result.answers[name] = entries;
    const item = result.work.find((each) => each.key === key);
    if (item) item[entered] = input.value;
    this.count();
    this.save();
  }

  count() {
    for (const list of all("[data-worklist]", this.section)) {
      /** @type {HTMLSelectElement[]} */
      const statuses = all("[data-work=status]", list);
      const done = statuses.filter(({ value }) => value === "done").length;
      countBeside(list, done ? `, ${done} done` : "");
    }
  }

  async chosen() {
    const [file] = this.chooser.files ?? [];
    this.chooser.value = "";
    if (!file) return;
    try {
      await this.openFile(file);
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      this.report(make("p", { class: "field-error" }, message));
      this.open.focus();
    }
  }

  /** @param {File} file */
  async openFile(file) {
    const { saved, answers, leftOut } = await this.readFile(file);
    this.report(`Opening “${file.name}”…`);
    // The answer of one calculator joins what is here; a plan takes its place.
    const isPlan = saved.calculator === PLAN;
    const asked = isPlan ? answers : { ...collect(this.form), ...answers };
    const before = isPlan ? planFile.madeUnder(saved) : null;
    const answered = await python.answer(PLAN, asked, before);
    if (isPlan) {
      clear(this.form);
      this.keeping = false;
    }
    fill(this.form, answers);
    this.drawHint();
    const without = leftOut.length
      ? ` Left out, since a plan has no place for it: ${leftOut.join(", ")}.`
      : "";
    if (answered.errors) {
      this.report(`“${file.name}” was opened, and some of its answers cannot be used.${without}`);
      refuse(this.section, answered.errors);
      return;
    }
    this.report(`“${file.name}” has been opened.${without}`);
    show(this.section, answered);
  }

  /** @param {File} file */
  async readFile(file) {
    const calculators = new Set([PLAN, ...(this.section.dataset.parts ?? "").split(" ")]);
    const known = new Set(widgetsOf(this.form).keys());
    try {
      if (file.size > MOST_BYTES) throw new Error("it is larger than a plan can be");
      return planFile.read(await file.text(), calculators, known);
    } catch (error) {
      const why = /** @type {Error} */ (error).message;
      throw new Error(
        `“${file.name}” is no saved plan: ${why}. Choose a JSON file that was saved here.`,
      );
    }
  }

  /**
   * Take up what is here when the page opens: a link's answers (form.js has done so), what another
   * calculator brings, or the plan that is kept.
   */
  takeUp() {
    const carried = takeCarried();
    if (linkIn(this.form)) return;
    const kept = keptPlan();
    this.keeping = Boolean(kept);
    if (kept) fill(this.form, kept.answers);
    if (carried) {
      fill(this.form, carried.answers);
      this.report(`Taken from: ${carried.from}.`);
    }
    if (!kept && !carried) return;
    this.justOpened = !carried;
    ask(this.section, kept && !carried ? planFile.madeUnder(kept) : null);
  }
}

/** Set up My plan, where the page has it. */
export function setUpPlan() {
  const section = /** @type {HTMLElement | null} */ (
    document.querySelector(`section.calculator[data-calculator="${PLAN}"]`)
  );
  if (section) new Plan(section);
}
