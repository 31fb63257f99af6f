// One question a step, over the form of a calculator that has a flow (the section's data-flow).
// Which question comes up is read from that flow (form_state.js), which step comes next from
// wizard_steps.js.
//
// Every step is an entry of the browser's history whose fragment holds the step and the answers so
// far: "#calculator=NAME&step=licences&sec_party=yes&…". Without a step, a fragment is a link to a
// result. The answers themselves stay in the form; one that no longer matters is emptied there.

import { setAddress } from "./address.js";
import { ask, leave } from "./answer.js";
import { refusedOf } from "./brought.js";
import { keepTicks } from "./checklist.js";
import { all, make, maybe, one } from "./dom.js";
import { clearErrors, headTitle, refuse } from "./errors.js";
import { clear, collect, fill, flowOf, inputs, showRelevant } from "./fields.js";
import { linkIn } from "./form.js";
import * as links from "./links.js";
import { Settled } from "./settled.js";
import { report } from "./take_away.js";
import { firstOpen, following, preceding, RESULT, stepOfLink } from "./wizard_steps.js";

/** @import { Brought } from "./answer.js" */
/** @import { Asked, Raw } from "./types" */

/** @typedef {{ uepStep?: string, uepFrom?: string | null, uepLink?: number } | null} State */

class Wizard {
  step = "";
  changing = false;
  /** @type {Brought} what the link brings beside its answers, until the result is asked for */
  brought = {};
  // Which link the answers came with. The history may hold steps of another.
  link = 0;
  written = "";

  /** @param {HTMLElement} section */
  constructor(section) {
    this.section = section;
    this.calculator = section.dataset.calculator ?? "";
    this.form = /** @type {HTMLElementTagNameMap["form"]} */ (one("form", section));
    this.flow = flowOf(this.form);
    this.inFlow = new Set(this.flow.map(({ name }) => name));
    this.fields = new Map(
      all(".field", this.form).map((field) => [field.dataset.field ?? "", field]),
    );
    this.steps = new Map([...this.fields].map(([key, field]) => [key, asStep(field)]));
    this.back = make("a", { class: "back", href: "#", hidden: true }, "Back");
    const soFar = make(
      "button",
      { type: "button", class: "plain", hidden: true, onclick: () => this.go(RESULT) },
      "Show the result so far",
    );
    this.settled = new Settled(this.calculator, this.form, soFar);
    const again = make(
      "button",
      { type: "button", class: "plain", onclick: () => this.form.reset() },
      "Start again",
    );
    this.yourAnswers = make(
      "div",
      { class: "your-answers", hidden: true },
      make("h2", { tabindex: "-1" }, "Your answers"),
      make("dl", {}),
      again,
    );
    this.actions = one(".actions", this.form);
    const reset = one("[type=reset]", this.actions);
    one("[type=submit]", this.actions).textContent = "Continue";
    reset.textContent = "Start again";
    this.actions.insertBefore(soFar, reset);
    section.prepend(this.back);
    this.form.after(this.settled.place, this.yourAnswers);
    this.listen();
    this.takeUp(false);
  }

  listen() {
    this.section.addEventListener("uep:answered", () => {
      this.keepUnknown();
      keepTicks(this.section, one("[data-answer]", this.section));
    });
    this.back.addEventListener("click", (event) => {
      event.preventDefault();
      this.goBack();
    });
    this.yourAnswers.addEventListener("click", (event) => {
      const link = /** @type {HTMLElement | null} */ (
        /** @type {Element} */ (event.target).closest("[data-change]")
      );
      if (!link) return;
      event.preventDefault();
      this.go(link.dataset.change ?? "", true);
    });
    // Before form.js hears of it, which would ask at once.
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      event.stopPropagation();
      this.proceed();
    };
    this.section.addEventListener("submit", submit, true);
    // After form.js has cleared up.
    this.form.addEventListener("reset", () => setTimeout(() => this.go(this.flow[0].name)));
    window.addEventListener("popstate", ({ state }) => this.follow(state));
  }

  /** @param {string} key */
  heading = (key) => one("legend h2", this.fieldOf(key));

  /** @param {string} key */
  wording = (key) => this.heading(key).textContent ?? "";

  /** @param {string} key */
  fieldOf = (key) => /** @type {HTMLElement} */ (this.fields.get(key));

  /** Hide the questions that do not come up and empty them; the others, with their answers. */
  settle() {
    const asked = showRelevant(this.form);
    for (const key of this.inFlow) {
      if (!asked.has(key)) for (const input of inputs(this.fieldOf(key))) input.checked = false;
    }
    return asked;
  }

  /**
   * @param {"pushState" | "replaceState"} how
   * @param {string | null} from the step before, where the history holds it
   */
  remember(how, from) {
    const state = { uepStep: this.step, uepFrom: from, uepLink: this.link };
    const address = links.writeStep(this.calculator, this.step, this.changing, collect(this.form));
    this.written = address;
    // A page opened from a folder may not write history; it may still change its fragment.
    if (!setAddress(how, state, address) && how === "pushState") location.hash = address;
  }

  /**
   * Go to another step.
   * @param {string} to
   * @param {boolean} [change] whether one answer is being changed
   */
  go(to, change = false) {
    const from = history.state?.uepStep ? this.step : null;
    this.step = to;
    this.changing = change;
    this.remember("pushState", from);
    this.render(true);
  }

  /** Show one step and nothing else. */
  showStep() {
    for (const [key, wrapper] of this.steps) wrapper.hidden = key !== this.step;
    this.actions.hidden = this.step === RESULT;
    this.yourAnswers.hidden = this.step !== RESULT;
  }

  /** @param {boolean} moveFocus */
  render(moveFocus) {
    const asked = this.settle();
    if (this.inFlow.has(this.step) && !asked.has(this.step)) {
      this.step = firstOpen(asked);
      this.remember("replaceState", null);
    }
    const result = this.step === RESULT;
    leave(this.section);
    this.showStep();
    this.back.hidden = this.step === this.flow[0].name && !history.state?.uepFrom;
    if (!result) headTitle(this.wording(this.step));
    if (moveFocus) {
      this.section.scrollIntoView({ block: "start" });
      const heading = result ? one("h2", this.yourAnswers) : this.heading(this.step);
      heading.focus({ preventScroll: true });
    }
    if (result) {
      this.settled.clear();
      this.showResult(asked);
    } else this.settled.update(asked);
  }

  /** Take the answer to the question shown, and go on. */
  proceed() {
    clearErrors(this.section);
    const question = this.flow.find(({ name }) => name === this.step);
    if (question && collect(this.form)[this.step] === undefined) {
      refuse(this.section, [{ field: this.step, message: question.prompt }]);
      return;
    }
    const asked = this.settle();
    this.remember("replaceState", history.state?.uepFrom ?? null);
    const next = following(this, asked, this.inFlow);
    this.go(next.step, next.changing);
  }

  goBack() {
    if (history.state?.uepFrom) {
      history.back();
      return;
    }
    this.step = preceding(this, this.settle());
    this.changing = false;
    this.remember("replaceState", null);
    this.render(true);
  }

  /**
   * Take up what the address says: the answers and the step, or without a link the first question.
   * @param {boolean} moveFocus
   */
  takeUp(moveFocus) {
    const link = linkIn(this.form);
    const before = /** @type {State} */ (history.state);
    this.link = before?.uepLink ?? Date.now();
    this.brought = {};
    if (link) {
      this.brought = { ...refusedOf(this.form, link), previous: link.previous };
      clear(this.form);
      fill(this.form, link.answers);
    }
    const asked = this.settle();
    const form = {
      asked,
      flow: this.inFlow,
      fields: new Set(this.fields.keys()),
      toAnswer: Boolean(link?.toAnswer),
    };
    this.step = link ? stepOfLink(link.step, form) : this.flow[0].name;
    this.changing = Boolean(link?.changing);
    const from = before?.uepStep === this.step ? before.uepFrom : null;
    setAddress("replaceState", { uepStep: this.step, uepFrom: from, uepLink: this.link });
    this.render(moveFocus);
    if (this.step === RESULT) return;
    const { errors = [], note = "" } = this.brought;
    report(this.section, note);
    if (!errors.length) return;
    refuse(this.section, errors);
    this.askWrong();
  }

  /**
   * Follow the browser's history.
   * @param {State} state
   */
  follow(state) {
    const link = linkIn(this.form);
    if (!state?.uepStep) {
      // A heading's address is no link, and a page opened from a folder hears of its own.
      if (link && location.hash !== this.written) this.takeUp(true);
    } else if (state.uepLink !== this.link) this.takeUp(true);
    else if (state.uepStep !== this.step) {
      this.step = state.uepStep;
      this.changing = Boolean(link?.changing);
      this.render(true);
      if (this.step !== RESULT) this.remember("replaceState", state.uepFrom ?? null);
    }
  }

  /**
   * An answer in the words of its field.
   * @param {string} key
   * @param {Raw} value
   */
  inWords(key, value) {
    if (typeof value === "object" && !Array.isArray(value)) return Object.values(value).join(" ");
    const words = [value].flat();
    const labels = inputs(this.fieldOf(key)).filter((input) => words.includes(input.value));
    return labels.map((input) => input.labels?.[0].textContent).join(", ");
  }

  /**
   * A row of "Your answers".
   * @param {string} key
   * @param {Raw | undefined} value
   * @param {string} [otherwise] what holds where the reader gave no answer
   */
  row(key, value, otherwise) {
    const open = value === undefined && !otherwise;
    const what = ` ${open ? "the question" : "the answer"}: ${this.wording(key)}`;
    const hidden = make("span", { class: "visually-hidden" }, what);
    const change = make(
      "a",
      { href: `#${key}`, "data-change": key },
      open ? "Answer" : "Change",
      hidden,
    );
    const words = value === undefined ? (otherwise ?? "Not answered") : this.inWords(key, value);
    return make(
      "div",
      {},
      make("dt", {}, this.wording(key)),
      make("dd", {}, words),
      make("dd", { class: "change" }, change),
    );
  }

  /** @param {Asked} asked */
  async showResult(asked) {
    const rest = [...this.fields.keys()].filter((key) => !this.inFlow.has(key));
    const given = collect(this.form);
    one("dl", this.yourAnswers).replaceChildren(
      ...[...asked].map(([key, value]) => this.row(key, value)),
      ...rest.map((key) => this.row(key, given[key], "Today")),
    );
    const { brought } = this;
    this.brought = {};
    const asking = ask(this.section, brought);
    headTitle("Your result");
    await asking;
    if (this.step === RESULT) this.askWrong();
  }

  /**
   * Ask again, with the error in place, what was refused: an answer that only Python can judge (a
   * date), or what a link brought.
   */
  askWrong() {
    const wrong = maybe(".field.wrong", this.form);
    if (!wrong) return;
    this.step = wrong.dataset.field ?? "";
    this.changing = true;
    this.remember("replaceState", null);
    this.showStep();
    one(".error-summary", this.section).focus();
  }

  /**
   * A result has one form for "not known" and "not given"; the address of this page keeps the
   * first.
   */
  keepUnknown() {
    const given = Object.entries(collect(this.form));
    const unknown = given.filter(([, value]) => Array.isArray(value) && value[0] === "unknown");
    const names = unknown.map(([name]) => name);
    setAddress("replaceState", history.state, links.withUnknown(location.hash, names));
  }
}

/**
 * Put a field into a step of its own, its legend as the heading.
 * @param {HTMLElement} field
 */
function asStep(field) {
  const wrapper = make("div", { class: "step", hidden: true });
  field.replaceWith(wrapper);
  wrapper.append(field);
  const legend = one("legend", field);
  const words = legend.textContent ?? "";
  legend.replaceChildren(make("h2", { class: "question", tabindex: "-1" }, words));
  return wrapper;
}

/**
 * Ask the questions of a section's form one at a time.
 * @param {HTMLElement} section
 */
export const inSteps = (section) => new Wizard(section);
