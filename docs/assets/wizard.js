// One question a step, over the form of a calculator that has a flow (the section's data-flow, written by the build from tools_py.flow).
// Which question comes up is read from that flow; this script holds no rule. A classic script, loaded with `defer` before calculator.js.
//
// Every step is an entry of the browser's history whose fragment holds the step and the answers so far: "#calculator=NAME&step=licences&sec_party=yes&…".
// Without a step, a fragment is a link to a result. The answers themselves stay in the form; an answer that no longer matters is emptied there.
(() => {
  "use strict";

  const section = document.querySelector("section.calculator[data-flow]");
  if (!section) return;
  section.dataset.wizard = ""; // calculator.js then leaves a link's answers to this script
  document.addEventListener("DOMContentLoaded", () => wizard(section, JSON.parse(section.dataset.flow)), { once: true });

  const RESULT = "result";

  function wizard(section, flow) {
    const { make, collect, fill, ask, refuse, leave, clearErrors, relevance, fromFragment } = window.uepCalculator;
    const name = section.dataset.calculator;
    const form = section.querySelector("form");
    const pageTitle = document.title;
    const fields = new Map([...form.querySelectorAll(".field")].map((field) => [field.dataset.field, field]));
    const asked = new Set(flow.map((question) => question.name));
    const steps = new Map();
    let step = null;
    let changing = false;
    let previous = null;

    // Questions

    const heading = (key) => fields.get(key).querySelector("legend h2");
    const wording = (key) => heading(key).textContent;
    const inputs = (field) => [...field.querySelectorAll("input")];

    /** Hide the questions that do not come up, empty them, and return the answers to the others in the flow's order, undefined where none is given. */
    function settle() {
      const kept = relevance(form);
      for (const key of asked) if (!kept.has(key)) for (const input of inputs(fields.get(key))) input.checked = false;
      return kept;
    }

    const firstOpen = (kept) => [...kept.keys()].find((key) => kept.get(key) === undefined) ?? RESULT;

    /** The step after `from`: in order, or, when one answer is being changed, what is newly asked and then the result. */
    function following(from, kept) {
      if (changing || !asked.has(from)) return firstOpen(kept);
      const order = [...kept.keys()];
      return order[order.indexOf(from) + 1] ?? RESULT;
    }

    // The address

    const inAddress = (value) => {
      if (typeof value === "string") return value;
      if (Array.isArray(value)) return value.join(",");
      const { day, month, year } = value;
      return /^\d{1,2}$/.test(day) && /^\d{1,2}$/.test(month) && /^\d{4}$/.test(year) ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : null;
    };

    function fragment() {
      const link = new URLSearchParams({ calculator: name, step });
      if (changing) link.set("change", "1");
      for (const [key, value] of Object.entries(collect(form))) {
        const written = inAddress(value);
        if (written) link.set(key, written);
      }
      return `#${link}`;
    }

    function remember(how, from) {
      const state = { uepStep: step, uepFrom: from };
      try {
        history[how](state, "", fragment());
      } catch {
        // A page opened from a folder may not write history; it may still change its fragment.
        if (how === "pushState") location.hash = fragment();
      }
    }

    const parameters = () => new URLSearchParams(location.hash.slice(1));
    const ours = () => parameters().get("calculator") === name;

    // Steps

    function go(to, change = false) {
      const from = history.state?.uepStep ? step : null;
      step = to;
      changing = change;
      remember("pushState", from);
      render(true);
    }

    function render(moveFocus) {
      const kept = settle();
      if (asked.has(step) && !kept.has(step)) {
        step = firstOpen(kept);
        remember("replaceState", null);
      }
      const result = step === RESULT;
      leave(section);
      for (const [key, wrapper] of steps) wrapper.hidden = key !== step;
      actions.hidden = result;
      yourAnswers.hidden = !result;
      back.hidden = step === flow[0].name && !history.state?.uepFrom;
      if (!result) document.title = `${wording(step)} - ${pageTitle}`;
      if (moveFocus) {
        section.scrollIntoView({ block: "start" });
        (result ? yourAnswers.querySelector("h2") : heading(step)).focus({ preventScroll: true });
      }
      if (!result) {
        tellWhatIsSettled(kept);
        return;
      }
      told += 1;
      tell([]);
      showResult(kept);
    }

    function proceed() {
      clearErrors(section);
      const question = flow.find((each) => each.name === step);
      if (question && collect(form)[step] === undefined) {
        refuse(section, [{ field: step, message: question.prompt }]);
        return;
      }
      const kept = settle();
      remember("replaceState", history.state?.uepFrom ?? null);
      const next = following(step, kept);
      go(next, changing && next !== RESULT);
    }

    function goBack() {
      if (history.state?.uepFrom) {
        history.back();
        return;
      }
      const order = [...settle().keys()];
      const position = step === RESULT ? order.length : order.indexOf(step);
      step = changing || position < 0 ? RESULT : (order[position - 1] ?? order[0]);
      changing = false;
      remember("replaceState", null);
      render(true);
    }

    /** Take up what the address says: the answers, and the step or, without one, the result of a link, or else the first question not answered. */
    function takeUp(moveFocus) {
      const link = fromFragment(location.hash, form);
      previous = link?.previous ?? null;
      if (link) fill(form, link.answers);
      const kept = settle();
      const wanted = parameters().get("step");
      const linked = previous?.rules ? RESULT : firstOpen(kept);
      step = !link ? flow[0].name : wanted === RESULT || kept.has(wanted) || (fields.has(wanted) && !asked.has(wanted)) ? wanted : linked;
      changing = Boolean(link) && parameters().has("change");
      try {
        history.replaceState({ uepStep: step, uepFrom: history.state?.uepStep === step ? history.state.uepFrom : null }, "");
      } catch {
        // As above: the steps work without.
      }
      render(moveFocus);
    }

    // What is settled so far

    let told = 0;
    let toldOf = "";

    async function tellWhatIsSettled(kept) {
      told += 1;
      const mine = told;
      const given = [...kept].filter(([, value]) => value !== undefined).map((pair) => JSON.stringify(pair));
      if (!given.join().startsWith(toldOf) || !given.length) tell([]);
      toldOf = given.join();
      if (!given.length) return;
      try {
        const answered = await window.uepPython.answer(name, collect(form));
        if (mine === told && step !== RESULT) tell(answered.result?.settled ?? []);
      } catch {
        // The result itself will say that Python could not start; a question does not wait for it.
      }
    }

    function tell(sentences) {
      soFar.hidden = !sentences.length;
      const list = sentences.length ? [make("strong", {}, "Settled so far"), make("ul", {}, ...sentences.map((sentence) => make("li", {}, sentence)))] : [];
      if (settled.textContent !== list.map((part) => part.textContent).join("")) settled.replaceChildren(...list);
    }

    // The result

    function shown(key, value) {
      if (value === undefined) return "Not answered";
      if (typeof value === "object" && !Array.isArray(value)) return Object.values(value).join(" ");
      const labels = inputs(fields.get(key)).filter((input) => [value].flat().includes(input.value));
      return labels.map((input) => input.labels[0].textContent).join(", ");
    }

    function row(key, value, otherwise) {
      const [verb, what] = value === undefined && !otherwise ? ["Answer", "the question"] : ["Change", "the answer"];
      const hidden = make("span", { class: "visually-hidden" }, ` ${what}: ${wording(key)}`);
      const change = make("a", { href: `#${key}`, "data-change": key }, verb, hidden);
      const words = value === undefined && otherwise ? otherwise : shown(key, value);
      return make("div", {}, make("dt", {}, wording(key)), make("dd", {}, words), make("dd", { class: "change" }, change));
    }

    async function showResult(kept) {
      const rest = [...fields.keys()].filter((key) => !asked.has(key));
      const given = collect(form);
      yourAnswers
        .querySelector("dl")
        .replaceChildren(...[...kept].map(([key, value]) => row(key, value)), ...rest.map((key) => row(key, given[key], "Today")));
      const before = previous;
      previous = null;
      const asking = ask(section, before);
      document.title = `Your result - ${pageTitle}`;
      await asking;
      const wrong = step === RESULT && form.querySelector(".field.wrong");
      if (!wrong) return;
      // An answer that only Python can judge (a date, or what a link brought) was refused: ask it again, with the error in place.
      step = wrong.dataset.field;
      changing = true;
      remember("replaceState", null);
      for (const [key, wrapper] of steps) wrapper.hidden = key !== step;
      actions.hidden = false;
      yourAnswers.hidden = true;
      section.querySelector(".error-summary").focus();
    }

    section.addEventListener("uep:answered", () => {
      keepUnknown();
      ticks(section.querySelector("[data-answer]"));
    });

    /** A result knows no difference between "not known" and "not given"; the address of this page keeps it. */
    function keepUnknown() {
      const link = parameters();
      for (const [key, value] of Object.entries(collect(form))) if (Array.isArray(value) && value[0] === "unknown") link.set(key, "unknown");
      try {
        history.replaceState(history.state, "", `#${link}`);
      } catch {
        // As above.
      }
    }

    // The ticks of a checklist, kept on this device by ticking and by nothing else

    function ticks(answer) {
      const key = `uep-ticks:${name}`;
      const boxes = [...answer.querySelectorAll("[data-tick]")];
      if (!boxes.length) return;
      const forget = make("button", { type: "button", class: "plain" }, "Forget these ticks");
      const read = () => {
        try {
          const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
          return new Set(Array.isArray(kept) ? kept : []);
        } catch {
          return new Set();
        }
      };
      const write = (ticked) => {
        try {
          if (ticked.size) localStorage.setItem(key, JSON.stringify([...ticked]));
          else localStorage.removeItem(key);
        } catch {
          // Nothing can be kept here (a private window, or the reader forbids it); the ticks hold until the page is left.
        }
      };
      const draw = (ticked) => {
        for (const box of boxes) box.checked = ticked.has(box.dataset.tick);
        for (const list of answer.querySelectorAll("[data-checklist]")) {
          const own = [...list.querySelectorAll("[data-tick]")];
          const summary = list.closest("details")?.querySelector("summary");
          if (!summary) continue;
          const count = summary.querySelector(".ticked") ?? summary.appendChild(make("span", { class: "ticked" }));
          const done = own.filter((box) => box.checked).length;
          count.textContent = done ? `, ${done} ticked` : "";
        }
        forget.hidden = !ticked.size;
      };
      for (const box of boxes) {
        box.addEventListener("change", () => {
          const ticked = read();
          if (box.checked) ticked.add(box.dataset.tick);
          else ticked.delete(box.dataset.tick);
          write(ticked);
          // Where nothing can be kept, what is on the page stands.
          draw(read().size || !ticked.size ? ticked : new Set(boxes.filter((each) => each.checked).map((each) => each.dataset.tick)));
        });
      }
      forget.addEventListener("click", () => {
        write(new Set());
        draw(new Set());
        section.querySelector(".status").textContent = "The ticks have been forgotten.";
        boxes[0].closest("details")?.querySelector("summary").focus();
      });
      const lists = answer.querySelectorAll("[data-checklist]");
      const last = lists[lists.length - 1];
      (last.closest("details") ?? last).after(make("p", { class: "forget" }, forget));
      draw(read());
    }

    // The page

    for (const [key, field] of fields) {
      const wrapper = make("div", { class: "step", hidden: true });
      field.replaceWith(wrapper);
      wrapper.append(field);
      const legend = field.querySelector("legend");
      legend.replaceChildren(make("h2", { class: "question", tabindex: "-1" }, legend.textContent));
      steps.set(key, wrapper);
    }
    const back = make("a", { class: "back", href: "#", hidden: true }, "Back");
    const soFar = make("button", { type: "button", class: "plain", hidden: true, onclick: () => go(RESULT) }, "Show the result so far");
    const settled = make("div", { class: "settled", role: "status" });
    const again = make("button", { type: "button", class: "plain", onclick: () => form.reset() }, "Start again");
    const yourAnswers = make("div", { class: "your-answers", hidden: true }, make("h2", { tabindex: "-1" }, "Your answers"), make("dl", {}), again);
    const actions = form.querySelector(".actions");
    actions.querySelector("[type=submit]").textContent = "Continue";
    actions.querySelector("[type=reset]").textContent = "Start again";
    actions.insertBefore(soFar, actions.querySelector("[type=reset]"));
    section.prepend(back);
    form.after(settled, yourAnswers);

    back.addEventListener("click", (event) => {
      event.preventDefault();
      goBack();
    });
    yourAnswers.addEventListener("click", (event) => {
      const link = event.target.closest("[data-change]");
      if (!link) return;
      event.preventDefault();
      go(link.dataset.change, true);
    });
    // Before calculator.js hears of it, which would ask at once.
    section.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        event.stopPropagation();
        proceed();
      },
      true,
    );
    // After calculator.js has cleared up.
    form.addEventListener("reset", () => setTimeout(() => go(flow[0].name)));
    window.addEventListener("popstate", ({ state }) => {
      if (!ours() && !state?.uepStep) return; // a heading's address, say
      if (!state?.uepStep) {
        if (parameters().get("step") !== step) takeUp(true);
      } else if (state.uepStep !== step) {
        step = state.uepStep;
        changing = parameters().has("change");
        render(true);
        if (step !== RESULT) remember("replaceState", state.uepFrom);
      }
    });
    takeUp(false);
  }
})();
