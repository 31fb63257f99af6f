// My plan: kept on this device if the reader asks for it, saved as a file and opened again. What an
// answer means, and what moved since, Python says.

import { setAddress, withoutFragment } from "./address.js";
import { ask, everyError, leave, show } from "./answer.js";
import { refused } from "./brought.js";
import { countBeside } from "./checklist.js";
import { all, make, one } from "./dom.js";
import { refuse } from "./errors.js";
import { clear, collect, fill, shapesOf } from "./fields.js";
import { linkIn } from "./form.js";
import * as planFile from "./plan_file.js";
import { keepPlan, keptPlan, onKeptElsewhere, takeCarried } from "./plan_storage.js";
import * as python from "./python.js";
import { fitting } from "./shapes.js";

/** @import { Saved } from "./plan_file.js" */
/** @import { Answered } from "./types" */

const PLAN = "my-plan";
const MOST_BYTES = 1_000_000;
const TO_MEND = "Correct it in the file with a text editor, and open it again.";

class Plan {
  keeping = false;
  /** @type {Answered | null} */
  current = null;
  justOpened = false;
  // The plan that is kept, as this tab last read or wrote it.
  seen = "null";

  /** @param {HTMLElement} section */
  constructor(section) {
    this.section = section;
    this.form = /** @type {HTMLElementTagNameMap["form"]} */ (one("form", section));
    /** @type {HTMLInputElement} */
    this.keep = one("#plan-keep", section);
    this.keep.addEventListener("change", () => this.changeKeeping());
    /** @type {HTMLInputElement} */
    this.chooser = one(".plan-box [type=file]", section);
    this.chooser.addEventListener("change", () => this.chosen());
    this.open = one("[data-open-plan]", section);
    this.open.addEventListener("click", () => this.chooser.click());
    this.status = one(".plan-message", section);
    const hint = one("#plan-keep-hint", section);
    this.replaces = make("span");
    hint.append(this.replaces);
    section.addEventListener("uep:answered", ({ detail }) => this.answered(detail));
    section.addEventListener("input", ({ target }) =>
      this.enterWork(/** @type {HTMLInputElement} */ (target)),
    );
    this.takeUp();
    this.drawHint();
    this.form.addEventListener("reset", () => this.report());
    onKeptElsewhere(() => this.keptElsewhere());
    // A plan that comes with a link is not the one that is kept.
    addEventListener("hashchange", () => {
      if (!linkIn(this.form)) return;
      this.keeping = false;
      this.report();
      this.drawHint();
    });
  }

  /** @param {(Node | string)[]} words */
  report(...words) {
    this.status.replaceChildren(...words);
  }

  drawHint() {
    const replaced = !this.keeping && keptPlan();
    this.keep.checked = this.keeping;
    this.replaces.textContent = replaced ? " It replaces the plan that is kept here now." : "";
  }

  save() {
    if (!this.keeping || !this.current) return;
    if (JSON.stringify(keptPlan()) !== this.seen) {
      this.keptElsewhere();
      return;
    }
    const plan = { ...this.current.result, facts: this.current.facts };
    if (keepPlan(plan)) {
      this.seen = JSON.stringify(plan);
      return;
    }
    this.keeping = false;
    this.drawHint();
    this.report(
      "This browser keeps nothing here (a private window, or a setting of it). " +
        "Save the plan as a JSON file instead.",
    );
  }

  /** Another tab has kept another plan, or has taken away the one that was kept. */
  keptElsewhere() {
    const kept = keptPlan();
    if (this.keeping && kept && JSON.stringify(kept) !== this.seen) {
      /**
       * @param {string} words
       * @param {() => void} onclick
       */
      const button = (words, onclick) =>
        make("button", { type: "button", class: "plain", onclick }, words);
      this.report(
        "Another tab has kept a newer plan on this device. This one is not kept any more. ",
        button("Open the newer plan", () => this.openKept()),
        button("Keep this plan instead", () => this.keep.click()),
      );
    } else if (this.keeping && !kept)
      this.report("The plan is no longer kept on this device: another tab has ended that.");
    else return this.drawHint();
    this.keeping = false;
    this.drawHint();
  }

  openKept() {
    const kept = keptPlan();
    clear(this.form);
    this.report();
    if (kept) this.takeKept(kept);
    this.drawHint();
  }

  changeKeeping() {
    this.keeping = this.keep.checked;
    this.seen = JSON.stringify(keptPlan());
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
      this.seen = "null";
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
    const { saved, answers, wrong, leftOut } = await this.readFile(file);
    this.report(`Opening “${file.name}”…`);
    // The answer of one calculator joins what is here; a plan takes its place.
    const isPlan = saved.calculator === PLAN;
    const asked = isPlan ? answers : { ...collect(this.form), ...answers };
    const before = isPlan ? planFile.madeUnder(saved) : null;
    const answered = await python.answer(PLAN, asked, before);
    leave(this.section);
    this.current = null;
    if (isPlan) {
      clear(this.form);
      this.keeping = false;
    }
    fill(this.form, answers);
    this.drawHint();
    const unread = refused(this.form, wrong, `“${file.name}”`, TO_MEND);
    const errors = everyError(unread.errors, answered.errors);
    const parts = [unread.note, planFile.withoutPlace(leftOut)];
    if (errors.length) {
      parts.unshift(`“${file.name}” was opened, and some of its answers cannot be used.`);
      if (refuse(this.section, errors)) parts.push(`Some have no box here. ${TO_MEND}`);
    } else {
      parts.unshift(`“${file.name}” has been opened.`);
      show(this.section, answered);
    }
    this.report(parts.filter(Boolean).join(" "));
  }

  /** @param {File} file */
  async readFile(file) {
    const calculators = new Set([PLAN, ...(this.section.dataset.parts ?? "").split(" ")]);
    try {
      if (file.size > MOST_BYTES) throw new Error("it is larger than a plan can be");
      return planFile.read(await file.text(), calculators, shapesOf(this.form));
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
    if (!carried) {
      if (kept) this.takeKept(kept);
      return;
    }
    this.keeping = Boolean(kept);
    this.seen = JSON.stringify(kept);
    const shapes = shapesOf(this.form);
    fill(this.form, fitting(kept?.answers ?? {}, shapes).answers);
    fill(this.form, fitting(carried.answers, shapes).answers);
    this.report(
      typeof carried.from === "string"
        ? `Taken from: ${carried.from}.`
        : "Taken from another calculator.",
    );
    ask(this.section);
  }

  /**
   * Take up the plan that is kept, if it holds answers to these questions.
   * @param {Saved} kept
   */
  takeKept(kept) {
    const { answers, wrong } = fitting(kept.answers, shapesOf(this.form));
    if (!Object.keys(answers).length) return;
    this.keeping = true;
    this.seen = JSON.stringify(kept);
    fill(this.form, answers);
    this.justOpened = true;
    const { errors, note } = refused(this.form, wrong, "the kept plan", "");
    ask(this.section, { previous: planFile.madeUnder(kept), errors, note });
  }
}

/** Set up My plan, where the page has it. */
export function setUpPlan() {
  const section = /** @type {HTMLElement | null} */ (
    document.querySelector(`section.calculator[data-calculator="${PLAN}"]`)
  );
  if (section) new Plan(section);
}
