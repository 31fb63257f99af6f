// What carries answers from one calculator to another: My plan, which is kept on this device if the reader asks for it, saved as a file and opened again, and the way there
// from the other calculators. A classic script, loaded with `defer` after calculator.js. It knows no rule: what an answer means, and what moved since, Python says.
//
// localStorage "uep-plan": the plan that the reader asked to keep, as the file that My plan saves: a result with its facts. sessionStorage "uep-carried": answers on their way.
(() => {
  "use strict";

  const PLAN = "my-plan";
  const KEPT = "uep-plan";
  const CARRIED = "uep-carried";
  const MOST_BYTES = 1_000_000;
  const { make, collect, fill, clear, ask, show, refuse, fromFragment } = window.uepCalculator;

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  function read(store, key) {
    try {
      const value = JSON.parse(window[store].getItem(key));
      return isObject(value) && isObject(value.answers) ? value : null;
    } catch {
      return null;
    }
  }

  function write(store, key, value) {
    try {
      if (value) window[store].setItem(key, JSON.stringify(value));
      else window[store].removeItem(key);
      return true;
    } catch {
      return false;
    }
  }

  /** What a saved plan says of the rules and the days that it was made under. */
  const before = (plan) => ({
    rules: plan.register_version,
    holidays: plan.calendar_version,
    facts: plan.facts,
    rules_said: plan.rules_said,
    bank_holidays: plan.bank_holidays,
  });

  const fieldNames = (form) => new Set([...form.querySelectorAll(".field")].map((field) => field.dataset.field));

  // The other calculators: the way to My plan, and the way back

  for (const link of document.querySelectorAll("[data-into-plan]")) {
    const section = link.closest("section.calculator");
    const form = section.querySelector("form");
    link.addEventListener("click", () => write("sessionStorage", CARRIED, { from: section.getAttribute("aria-label"), answers: collect(form) }));
    section.addEventListener("uep:answered", () => {
      link.hidden = false;
      section.querySelector(".answer-tools").append(link);
    });
    const kept = read("localStorage", KEPT);
    if (!kept || Object.keys(collect(form)).length || fromFragment(location.hash, form)) continue;
    const offer = make("p", { class: "callout note plan-offer" }, "A plan is kept on this device. ");
    const take = make("button", { type: "button", class: "plain" }, "Fill in its answers");
    take.addEventListener("click", () => {
      offer.remove();
      const mine = Object.fromEntries(Object.entries(kept.answers).filter(([name, value]) => value != null && fieldNames(form).has(name)));
      if ("wizard" in section.dataset) {
        // The questions of a step follow the address.
        const inAddress = (value) => (Array.isArray(value) ? value.join(",") || "none" : value);
        location.hash = new URLSearchParams({ calculator: section.dataset.calculator, ...Object.fromEntries(Object.entries(mine).map(([name, value]) => [name, inAddress(value)])) });
        return;
      }
      fill(form, mine);
      section.querySelector(".status").textContent = "Filled in from your plan.";
      form.querySelector("input, select").focus();
    });
    offer.append(take);
    form.before(offer);
  }

  // My plan itself

  const section = document.querySelector(`section.calculator[data-calculator="${PLAN}"]`);
  if (!section) return;
  const form = section.querySelector("form");
  let keeping = false;
  let current = null;
  let justOpened = false;

  const keep = make("input", { type: "checkbox", id: "plan-keep", "aria-describedby": "plan-keep-hint" });
  const chooser = make("input", { type: "file", accept: ".json,application/json", class: "visually-hidden", tabindex: "-1", "aria-hidden": "true" });
  const open = make("button", { type: "button", class: "plain", onclick: () => chooser.click() }, "Open a saved plan");
  const told = make("div", { role: "status", class: "plan-told" });
  const hint = make("p", { class: "hint", id: "plan-keep-hint" });
  const box = make("div", { class: "plan-box" }, open, chooser, make("div", { class: "option" }, keep, make("label", { for: keep.id }, "Keep this plan on this device"), hint), told);
  section.prepend(box);

  function tell(...words) {
    told.replaceChildren(...words);
  }

  function drawHint() {
    const replaced = !keeping && read("localStorage", KEPT) ? " It replaces the plan that is kept here now." : "";
    keep.checked = keeping;
    hint.textContent = `Amounts and names too, for whoever uses this browser to see; nothing is sent anywhere.${replaced}`;
  }

  function save() {
    if (!keeping || !current) return;
    if (write("localStorage", KEPT, { ...current.result, facts: current.facts })) return;
    keeping = false;
    drawHint();
    tell("This browser keeps nothing here (a private window, or a setting of it). Save the plan as a JSON file instead.");
  }

  keep.addEventListener("change", () => {
    keeping = keep.checked;
    if (keeping) {
      tell(current ? "The plan is kept on this device." : "The plan will be kept on this device once it is worked out.");
      save();
      plainAddress();
    } else {
      write("localStorage", KEPT, null);
      tell("The plan is no longer kept on this device.");
    }
    drawHint();
  });

  /** A plan that is kept needs no answers in the address, which would leave out the amounts when the page is loaded again. */
  function plainAddress() {
    if (!keeping || !current) return;
    try {
      history.replaceState(history.state, "", location.href.split("#")[0]);
    } catch {
      // A page opened from a folder may not change its address.
    }
  }

  section.addEventListener("uep:answered", ({ detail }) => {
    current = detail;
    count();
    plainAddress();
    // What moved since the plan was kept is told until the reader works it out anew.
    if (!justOpened) save();
    justOpened = false;
  });

  // Owner and status, entered in the answer

  section.addEventListener("input", ({ target }) => {
    const row = target.closest("[data-key]");
    if (!row || !target.dataset.work) return;
    const name = row.closest("[data-worklist]").dataset.worklist;
    const field = form.querySelector(`[data-field="${name}"]`);
    const said = JSON.parse(field.dataset.value ?? "{}");
    said[row.dataset.key] = { ...said[row.dataset.key], [target.dataset.work]: target.value };
    field.dataset.value = JSON.stringify(said);
    current.result.answers[name] = said;
    current.result.work.find((item) => item.key === row.dataset.key)[target.dataset.work] = target.value;
    count();
    save();
  });

  function count() {
    for (const list of section.querySelectorAll("[data-worklist]")) {
      const summary = list.closest("details")?.querySelector("summary");
      if (!summary) continue;
      const statuses = [...list.querySelectorAll("[data-work=status]")].map((select) => select.value);
      const done = statuses.filter((status) => status === "done").length;
      const place = summary.querySelector(".ticked") ?? summary.appendChild(make("span", { class: "ticked" }));
      place.textContent = done ? `, ${done} done` : "";
    }
  }

  // Opening a file

  chooser.addEventListener("change", async () => {
    const [file] = chooser.files;
    chooser.value = "";
    if (!file) return;
    try {
      await openFile(file);
    } catch (error) {
      tell(make("p", { class: "field-error" }, error.message));
      open.focus();
    }
  });

  async function openFile(file) {
    const wrong = (why) => new Error(`“${file.name}” is no saved plan: ${why}. Choose a JSON file that was saved here.`);
    if (file.size > MOST_BYTES) throw wrong("it is larger than a plan can be");
    let saved;
    try {
      saved = JSON.parse(await file.text());
    } catch {
      throw wrong("it is not JSON");
    }
    if (!isObject(saved) || !isObject(saved.answers)) throw wrong("it holds no answers");
    if (saved.calculator && ![PLAN, ...section.dataset.parts.split(" ")].includes(saved.calculator)) throw wrong("it is an answer of another kind");
    const known = fieldNames(form);
    const given = Object.entries(saved.answers).filter(([, value]) => value != null);
    const answers = Object.fromEntries(given.filter(([name]) => known.has(name)));
    const left = given.map(([name]) => name).filter((name) => !known.has(name));
    if (!Object.keys(answers).length) throw wrong("none of its answers belongs to a plan");
    tell(`Opening “${file.name}”…`);
    const whole = saved.calculator === PLAN;
    // The answer of one calculator joins what is here; a plan takes its place.
    const asked = whole ? answers : { ...collect(form), ...answers };
    const answered = await window.uepPython.answer(PLAN, asked, whole ? before(saved) : null);
    if (whole) clear(form);
    keeping = keeping && !whole;
    fill(form, answers);
    drawHint();
    const without = left.length ? ` Left out, since a plan has no place for it: ${left.join(", ")}.` : "";
    if (answered.errors) {
      tell(`“${file.name}” was opened, and some of its answers cannot be used.${without}`);
      refuse(section, answered.errors);
      return;
    }
    tell(`“${file.name}” has been opened.${without}`);
    show(section, answered);
  }

  // What is here when the page opens: a link's answers (calculator.js has taken them up), what another calculator brings, or the plan that is kept

  function takeUp() {
    const carried = read("sessionStorage", CARRIED);
    write("sessionStorage", CARRIED, null);
    if (fromFragment(location.hash, form)) return;
    const kept = read("localStorage", KEPT);
    keeping = Boolean(kept);
    if (kept) fill(form, kept.answers);
    if (carried) {
      fill(form, carried.answers);
      tell(`Taken from: ${carried.from}.`);
    }
    if (!kept && !carried) return;
    justOpened = !carried;
    ask(section, kept && !carried ? before(kept) : null);
  }

  takeUp();
  drawHint();
  form.addEventListener("reset", () => tell());
})();
