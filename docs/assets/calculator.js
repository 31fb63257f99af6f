// The screen of a calculator: collects what was typed, hands it to Python (python.js), shows the answer or the errors. It knows no rule.
//
// uepCalculator.collect(form)             → raw answers, as tools_py.forms takes them; questions that are hidden are left out
// uepCalculator.fill(form, answers)       puts answers, as a result states them ("answers as understood"), back into the form
// uepCalculator.clear(form)              empties every field
// uepCalculator.ask(section)              → submits the form of a calculator's section; what the button does
// uepCalculator.show(section, answered)   shows an answer, with its links and downloads
// uepCalculator.refuse(section, errors)   shows errors beside their fields and in the summary
// uepCalculator.leave(section)            takes errors and answer away, and lets go of an answer that is still being worked out
// uepCalculator.toFragment / fromFragment the answers of a link: "#calculator=NAME&key=value&…"; lists are parted by commas, a name within a name by a dot
(() => {
  "use strict";

  const pageTitle = document.title;
  const PRIVATE = new Set([...document.querySelectorAll("[data-private]")].map((field) => field.dataset.field));

  const LONGEST_LINK = 8000;
  const PAUSE = 100; // milliseconds without an entry, after which the answer is worked out ahead

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children);
    return element;
  };

  // Fields

  const fieldsOf = (container) => [...container.querySelectorAll(".field")].filter((field) => field.parentElement.closest(".record, form") === container);
  const inputs = (field) => [...field.querySelectorAll("input, select")];
  const named = (field, name) => inputs(field).find((input) => input.name === name);
  const localName = (input) => input.name.split(".").pop();

  const readers = {
    date: (field) => Object.fromEntries(inputs(field).map((input) => [localName(input), input.value])),
    number: (field) => inputs(field)[0].value,
    choice: (field) => (field.querySelector("select") ?? field.querySelector("input:checked"))?.value ?? "",
    choices: (field) => inputs(field).filter((input) => input.checked).map((input) => input.value),
    lengths: (field) => Object.fromEntries(inputs(field).map((input) => [localName(input), input.value])),
    records: (field) => [...field.querySelectorAll(".record")].map(collect),
    assignments: (field) => JSON.parse(field.dataset.value ?? "{}"), // entered in the answer, kept here
  };
  const given = (value) => (typeof value === "string" ? value.trim() !== "" : Array.isArray(value) ? value.length > 0 : Object.values(value).some(given));

  function collect(container) {
    const answers = {};
    for (const field of fieldsOf(container)) {
      const value = field.hidden ? "" : readers[field.dataset.widget](field);
      if (given(value)) answers[field.dataset.field] = value;
    }
    return answers;
  }

  const writers = {
    date(field, value) {
      const [year, month, day] = typeof value === "string" ? value.split("-") : [];
      const parts = typeof value === "string" ? { year, month: String(Number(month)), day: String(Number(day)) } : value;
      for (const input of inputs(field)) input.value = parts[localName(input)] ?? "";
    },
    number: (field, value) => void (inputs(field)[0].value = value),
    choice(field, value) {
      const select = field.querySelector("select");
      if (select) select.value = value;
      for (const input of inputs(field)) if (input.type === "radio") input.checked = input.value === String(value);
    },
    choices: (field, value) => inputs(field).forEach((input) => void (input.checked = value.includes(input.value) || (input.value === "none" && !value.length))),
    lengths: (field, value) => inputs(field).forEach((input) => void (input.value = value[localName(input)] ?? "")),
    records(field, value) {
      field.querySelectorAll(".record").forEach((record) => record.remove());
      for (const answers of value) fill(addRecord(field), answers);
    },
    assignments: (field, value) => void (field.dataset.value = JSON.stringify(value)),
  };

  function fill(container, answers) {
    for (const field of fieldsOf(container)) {
      const value = answers[field.dataset.field];
      try {
        if (value == null) continue;
        writers[field.dataset.widget](field, value);
        field.closest("details.group")?.setAttribute("open", "");
      } catch {
        // A link can hold anything; what does not fit its field is left out.
      }
    }
    relevance(container);
  }

  /** Empty every field. */
  function clear(form) {
    for (const field of fieldsOf(form)) {
      field.querySelectorAll(".record").forEach((record) => record.remove());
      delete field.dataset.value;
      for (const input of inputs(field)) {
        if (input.type === "radio" || input.type === "checkbox") input.checked = false;
        else input.value = "";
      }
    }
    relevance(form);
  }

  /** Show the questions that come up and hide the others; return what was answered to those of the form's flow, undefined where nothing was. */
  function relevance(container) {
    const fields = fieldsOf(container);
    const flow = container.matches("[data-flow] > form") ? JSON.parse(container.parentElement.dataset.flow) : [];
    const inFlow = new Set(flow.map((question) => question.name));
    for (const field of fields) if (inFlow.has(field.dataset.field)) field.hidden = false;
    const given = collect(container);
    const kept = new Map();
    const holds = (clause) => [kept.get(clause.question) ?? ""].flat().some((word) => clause.values.includes(word));
    for (const question of flow) if (question.when.some((clauses) => clauses.every(holds))) kept.set(question.name, given[question.name]);
    for (const field of fields) {
      if (inFlow.has(field.dataset.field)) field.hidden = !kept.has(field.dataset.field);
      if (!field.dataset.when) continue;
      // Asked anew for each field: a question that has just been hidden no longer brings up the next.
      const value = [collect(container)[field.dataset.when] ?? []].flat();
      field.hidden = !field.dataset.whenValues.split(" ").some((wanted) => value.includes(wanted));
    }
    return kept;
  }

  function addRecord(field) {
    const list = field.querySelector(".records");
    const number = list.children.length;
    const record = field.querySelector("template").content.cloneNode(true).firstElementChild;
    for (const element of [record, ...record.querySelectorAll("*")]) {
      for (const attribute of ["id", "for", "aria-describedby"]) {
        const value = element.getAttribute(attribute);
        if (value) element.setAttribute(attribute, value.replace("-N-", `-${number}-`));
      }
      if (element.name) element.name = `${field.dataset.field}.${number}.${element.name}`;
    }
    record.querySelector(".record-name").textContent += ` ${number + 1}`;
    list.append(record);
    return record;
  }

  function removeRecord(field, record) {
    record.remove();
    const raw = [...field.querySelectorAll(".record")].map((each) => inputs(each).map((input) => [input.value, input.checked]));
    field.querySelector(".records").replaceChildren();
    for (const values of raw) {
      inputs(addRecord(field)).forEach((input, position) => {
        if (input.type === "radio" || input.type === "checkbox") input.checked = values[position][1];
        else input.value = values[position][0];
      });
    }
    (field.querySelector(".record input, .record select") ?? field.querySelector("[data-add]")).focus();
  }

  // Links

  function flatten(value, key, into) {
    if (value == null) return;
    if (Array.isArray(value) && value.every((item) => typeof item !== "object")) into.set(key, value.length ? value.join(",") : "none");
    else if (typeof value === "object") for (const [name, inner] of Object.entries(value)) flatten(inner, `${key}.${name}`, into);
    else into.set(key, value);
  }

  function toFragment(result, { amounts = false, facts = {} } = {}) {
    const link = new URLSearchParams({ calculator: result.calculator });
    for (const [name, value] of Object.entries(result.answers)) if (amounts || !PRIVATE.has(name)) flatten(value, name, link);
    link.set("_rules", result.register_version);
    link.set("_holidays", result.calendar_version);
    for (const [name, value] of Object.entries(facts)) link.set(`_was.${name}`, value);
    return `#${link}`;
  }

  function fromFragment(fragment, form) {
    if (fragment.length > LONGEST_LINK) return null;
    const link = new URLSearchParams(fragment.replace(/^#/, ""));
    if (link.get("calculator") !== form.dataset.form) return null;
    const answers = Object.create(null);
    const previous = { rules: link.get("_rules"), holidays: link.get("_holidays"), facts: {} };
    for (const [key, value] of link) {
      const [name, ...path] = key.split(".");
      const field = fieldsOf(form).find((each) => each.dataset.field === name);
      if (name === "_was") previous.facts[path.join(".")] = value;
      if (!field) continue;
      const widget = field.dataset.widget;
      if (widget === "choices") answers[name] = value === "none" ? [] : value.split(",");
      else if (widget === "lengths" && path.length === 1) (answers[name] ??= {})[path[0]] = value;
      else if (widget === "assignments" && path.length > 1) ((answers[name] ??= Object.create(null))[path.slice(0, -1).join(".")] ??= Object.create(null))[path.at(-1)] = value;
      else if (widget === "records" && path.length === 2 && /^\d$/.test(path[0])) ((answers[name] ??= [])[Number(path[0])] ??= {})[path[1]] = value;
      else if (!path.length) answers[name] = value;
    }
    for (const [name, value] of Object.entries(answers)) if (Array.isArray(value)) answers[name] = value.filter((item) => item != null);
    return { answers, previous };
  }

  // Errors

  function clearErrors(section) {
    section.querySelector(".error-summary").hidden = true;
    section.querySelectorAll(".field-error").forEach((error) => void (error.hidden = true));
    section.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
    section.querySelectorAll(".field.wrong").forEach((field) => field.classList.remove("wrong"));
    document.title = pageTitle;
  }

  function inputAt(section, error) {
    const form = section.querySelector("form");
    const field = form.querySelector(`.field[data-field="${CSS.escape(error.field)}"]`);
    if (!field) return null;
    const name = error.part ? `${error.field}.${error.part}` : error.field;
    return named(field, name) ?? inputs(field).find((input) => input.name.startsWith(`${name}.`)) ?? inputs(field)[0] ?? field.querySelector("button");
  }

  function refuse(section, errors) {
    const summary = section.querySelector(".error-summary");
    const list = summary.querySelector("ul");
    list.replaceChildren();
    for (const error of errors) {
      const input = inputAt(section, error);
      if (!input) {
        list.append(make("li", {}, error.message));
        continue;
      }
      const field = input.closest(".record .field") ?? input.closest(".field");
      const place = field.querySelector(".field-error");
      place.textContent = error.message;
      place.hidden = false;
      field.classList.add("wrong");
      field.closest("details")?.setAttribute("open", "");
      input.setAttribute("aria-invalid", "true");
      const described = field.querySelector("fieldset") ?? input;
      const ids = new Set([...(described.getAttribute("aria-describedby") ?? "").split(" "), place.id].filter(Boolean));
      described.setAttribute("aria-describedby", [...ids].join(" "));
      const focus = (event) => {
        event.preventDefault();
        (field.querySelector("legend, label") ?? field).scrollIntoView({ block: "center" });
        input.focus({ preventScroll: true });
      };
      list.append(make("li", {}, make("a", { href: `#${input.id}`, onclick: focus }, error.message)));
    }
    summary.hidden = false;
    document.title = `Error: ${pageTitle}`;
    summary.scrollIntoView({ block: "start" });
    summary.focus({ preventScroll: true });
  }

  // Answers

  const say = (section, ...words) => section.querySelector(".status").replaceChildren(...words);

  function forget(section) {
    const place = section.querySelector("[data-answer]");
    if (!place.hidden) say(section, "The answers have changed. Calculate again to bring the result up to date.");
    place.hidden = true;
    place.replaceChildren();
  }

  function save(name, type, text) {
    const address = URL.createObjectURL(new Blob([text], { type }));
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  const TYPES = { csv: "text/csv", ics: "text/calendar", json: "application/json", md: "text/markdown" };
  const NAMES = { csv: "Spreadsheet (CSV)", ics: "Calendar (.ics)", json: "JSON", md: "Markdown" };

  async function copy(section, text, done) {
    try {
      await navigator.clipboard.writeText(text);
      say(section, done);
    } catch {
      const box = make("input", { type: "text", value: text, readonly: true, "aria-label": "Copy this by hand", class: "copy-by-hand" });
      say(section, "Copy this by hand: ", box);
      box.select();
    }
  }

  function copyLink(section, address) {
    if (new URL(address).hash.length > LONGEST_LINK) say(section, "This is too much for a link. Save it as a JSON file, or leave out the amounts and names.");
    else copy(section, address, "The link has been copied.");
  }

  /** A file that Python writes when it is wanted: the libraries it needs may still be on their way, and the page may have entered an owner or a status since. */
  async function fetchFile(section, result, ending) {
    try {
      say(section, "Writing the file…");
      save(`${result.calculator}.${ending}`, TYPES[ending], await window.uepPython.call("download", result.calculator, JSON.stringify(result), ending));
      say(section, "The file has been saved.");
    } catch (error) {
      trouble(section, error, () => fetchFile(section, result, ending));
    }
  }

  function tools(section, answered) {
    const { result } = answered;
    const json = () => JSON.stringify({ ...result, facts: answered.facts }, null, 2);
    const address = (amounts) => location.href.split("#")[0] + toFragment(result, { amounts, facts: answered.facts });
    const holdsAmounts = Object.entries(result.answers).some(([name, value]) => PRIVATE.has(name) && value != null);
    const withAmounts = make("input", { type: "checkbox", id: `${result.calculator}-with-amounts` });
    return make(
      "div",
      { class: "answer-tools" },
      make("button", { type: "button", class: "plain", onclick: () => print() }, "Print or save as PDF"),
      ...answered.files.map((ending) =>
        make("button", { type: "button", class: "plain", onclick: () => fetchFile(section, result, ending) }, NAMES[ending] ?? ending),
      ),
      make("button", { type: "button", class: "plain", onclick: () => save(`${result.calculator}.json`, TYPES.json, json()) }, NAMES.json),
      make("button", { type: "button", class: "plain", onclick: () => copyLink(section, address(withAmounts.checked)) }, "Copy a link to this answer"),
      ...(holdsAmounts ? [make("span", { class: "with-amounts" }, withAmounts, make("label", { for: withAmounts.id }, result.answers.evidence ? "with the amounts and the names" : "with the amounts"))] : []),
    );
  }

  // The last answer as elements, which are made as soon as it is there, be it ahead.
  let drawn = { html: "", element: null };

  function draw(section, html) {
    if (drawn.html !== html) {
      drawn = { html, element: make("div") };
      // The markup is written by tools_py.report, which escapes all that was typed.
      drawn.element.innerHTML = html;
      section.dispatchEvent(new CustomEvent("uep:drawn", { detail: drawn.element, bubbles: true }));
    }
    return drawn.element;
  }

  function show(section, answered) {
    const place = section.querySelector("[data-answer]");
    // First, because the browser notes the state of every field with it, those of the answer too if they are there.
    try {
      history.replaceState(history.state, "", toFragment(answered.result, { facts: answered.facts }));
    } catch {
      // A page opened from a folder may not change its address.
    }
    const made = make("p", { class: "made" }, `${location.href.split("#")[0]} · ${answered.day}`);
    place.replaceChildren(...draw(section, answered.html).childNodes, tools(section, answered), made);
    drawn = { html: "", element: null };
    place.hidden = false;
    place.classList.add("first-frame");
    requestAnimationFrame(() => setTimeout(() => place.classList.remove("first-frame")));
    say(section);
    document.title = `${answered.result.headline} - ${pageTitle}`;
    const heading = place.querySelector(".headline");
    heading.scrollIntoView({ block: "start" });
    heading.focus({ preventScroll: true });
    section.dispatchEvent(new CustomEvent("uep:answered", { detail: answered, bubbles: true }));
  }

  /** Tell a fault, with a button for `again`, which does anew what failed. */
  function trouble(section, error, again) {
    const known = { calculator: section.dataset.calculator, code: error.code ?? error.name, detail: error.detail ?? "", page: location.pathname };
    const report = JSON.stringify({ ...known, browser: navigator.userAgent, when: new Date().toISOString() }, null, 2);
    say(
      section,
      make(
        "div",
        { class: "callout warning" },
        make("p", {}, error.message),
        make("button", { type: "button", class: "primary", onclick: again }, "Try again"),
        make("button", { type: "button", class: "plain", onclick: () => copy(section, report, "The report has been copied. It holds nothing that you entered.") }, "Copy a report without what you entered"),
      ),
    );
  }

  let asked = 0;

  async function ask(section, previous = null) {
    asked += 1;
    const mine = asked;
    clearErrors(section);
    forget(section);
    section.dataset.busy = "";
    const stop = uepPython.on((state) => mine === asked && say(section, state.name === "ready" ? "Working it out…" : state.text));
    try {
      const answered = await uepPython.answer(section.dataset.calculator, collect(section.querySelector("form")), previous);
      if (mine !== asked) return;
      stop();
      say(section);
      if (answered.errors) refuse(section, answered.errors);
      else show(section, answered);
    } catch (error) {
      stop();
      if (mine === asked) trouble(section, error, () => ask(section, previous));
    } finally {
      stop();
      if (mine === asked) delete section.dataset.busy;
    }
  }

  function leave(section) {
    asked += 1;
    const place = section.querySelector("[data-answer]");
    place.hidden = true;
    place.replaceChildren();
    clearErrors(section);
    say(section);
    delete section.dataset.busy;
  }

  function set(section) {
    const form = section.querySelector("form");
    for (const intent of ["focusin", "pointerover", "input"]) form.addEventListener(intent, () => uepPython.start(), { once: true, passive: true });
    // Whoever pauses, or comes to the button, is about to ask: by then the answer lies ready.
    let pausing = 0;
    const lookAhead = () => {
      pausing = 0;
      const answers = collect(form);
      if (Object.keys(answers).length) uepPython.ahead(section.dataset.calculator, answers, ({ html }) => html && draw(section, html));
    };
    form.addEventListener("input", () => {
      clearTimeout(pausing);
      pausing = setTimeout(lookAhead, PAUSE);
    });
    // A pointer on its way does not put off what an entry has begun.
    for (const sign of ["focusin", "pointerover"]) form.addEventListener(sign, () => void (pausing ||= setTimeout(lookAhead, PAUSE)), { passive: true });
    uepPython.on(({ name }) => name === "ready" && lookAhead());
    relevance(form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(section);
    });
    form.addEventListener("input", ({ target }) => {
      asked += 1;
      if (target.type === "checkbox" && target.checked) {
        for (const other of target.closest(".field").querySelectorAll("input:checked")) {
          if (other !== target && ("exclusive" in target.dataset || "exclusive" in other.dataset)) other.checked = false;
        }
      }
      relevance(form);
      forget(section);
    });
    form.addEventListener("reset", () => {
      setTimeout(() => {
        clear(form);
        clearErrors(section);
        forget(section);
        say(section, "All answers have been cleared.");
      });
    });
    form.addEventListener("click", ({ target }) => {
      const field = target.closest(".field");
      if (target.matches("[data-add]")) addRecord(field).querySelector("input, select").focus();
      if (target.matches("[data-remove]")) removeRecord(field, target.closest(".record"));
      if (target.matches("[data-suggest]")) {
        document.getElementById(target.dataset.for).value = target.dataset.suggest;
        document.getElementById(target.dataset.for).dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
    const link = fromFragment(location.hash, form);
    if (link) {
      fill(form, link.answers);
      // A link to an answer says under which rules it was made; one from another calculator only brings what is known already.
      if (link.previous.rules && !("wizard" in section.dataset)) ask(section, link.previous);
    }
  }

  window.uepCalculator = { collect, fill, clear, ask, show, refuse, leave, clearErrors, relevance, toFragment, fromFragment, make };
  document.querySelectorAll("section.calculator").forEach(set);
})();
