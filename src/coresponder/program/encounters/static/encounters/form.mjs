// Draws one step of the form out of the registry: chips, Now buttons, steppers, words; at each question also why there is no answer.

import { choicesOf, isAbsent, isAnswered, isFollowUp, isShown, partOf, withImplied } from "./answers.mjs";
import { made, pressed } from "./made.mjs";

const IN_VIEW = 9;
const MINUTES_A_PRESS = 5;

// With the offset of the place, so that the hour that autumn has twice is told apart.
export const instantOf = (milliseconds) => {
  const minutes = -new Date(milliseconds).getTimezoneOffset();
  const two = (number) => String(number).padStart(2, "0");
  const offset = `${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return new Date(milliseconds + minutes * 60_000).toISOString().slice(0, 19) + offset;
};
const localOf = (iso) => instantOf(new Date(iso).getTime()).slice(0, 16);

const chip = (type, name, { code, label }, checked, tell) =>
  made("label", { className: "fp-chip" }, made("input", { type, name, value: code, checked, on: { change: tell } }), made("span", {}, label));
// A second tap on the chosen one takes it back; so does Delete on the keyboard.
const canBeTakenBack = (label, clear) => {
  const input = label.firstChild;
  let was = false;
  label.addEventListener("pointerdown", () => { was = input.checked; });
  input.addEventListener("click", () => { if (was) clear(); was = false; });
  input.addEventListener("keydown", (event) => { if (["Delete", "Backspace"].includes(event.key)) clear(); });
};

const chips = (element, type, sheet) => {
  const value = sheet.answers[element.name];
  const chosen = Array.isArray(value) ? value : [value];
  const all = element.codes.map((each) => chip(type, element.name, each, chosen.includes(each.code), () => sheet.chose(element, each.code)));
  if (type === "radio") for (const each of all) canBeTakenBack(each, () => sheet.clear(element));
  const box = made("div", { className: element.tiles ? "fp-chips fp-chips--tiles" : "fp-chips" }, all);
  const rest = element.name in sheet.form.among ? [] : all.slice(element.tiles ?? IN_VIEW);
  for (const each of rest) each.hidden = !each.firstChild.checked;
  const hidden = rest.filter((each) => each.hidden);
  if (hidden.length) box.append(more(hidden));
  return box;
};
const more = (hidden) => {
  const button = pressed(`More (${hidden.length})`, () => {
    for (const each of hidden) each.hidden = false;
    hidden[0].firstChild.focus();
    button.remove();
  }, "fp-more", { "aria-expanded": "false" });
  return button;
};

const instant = (element, sheet) => {
  const value = sheet.answers[element.name];
  const shown = isAnswered(value) && !isAbsent(sheet.form, value) ? localOf(value) : "";
  const input = made("input", { type: "datetime-local", className: "fp-input", value: shown, "aria-label": element.question });
  input.addEventListener("change", () => sheet.set(element, input.value ? instantOf(new Date(input.value).getTime()) : undefined));
  const now = () => {
    const at = instantOf(sheet.now());
    input.value = localOf(at);
    sheet.set(element, at);
  };
  return made("div", { className: "fp-row" }, pressed("Now", now, "fp-now", { "aria-label": `Now: ${element.question}` }), input);
};

const stepper = (element, sheet) => {
  const value = sheet.answers[element.name];
  const size = element.kind === "minutes" ? MINUTES_A_PRESS : 1;
  const input = made("input", { inputMode: "numeric", className: "fp-input fp-number", value: Number.isInteger(value) ? String(value) : "", "aria-label": element.question, autocomplete: "off" });
  const keep = () => {
    const words = input.value.trim();
    const isNumber = /^\d{1,6}$/.test(words);
    input.setAttribute("aria-invalid", String(words !== "" && !isNumber));
    sheet.set(element, words === "" ? undefined : isNumber ? Number(words) : words);
  };
  const by = (amount) => () => {
    input.value = String(Math.max(0, (Number.parseInt(input.value, 10) || 0) + amount));
    keep();
  };
  input.addEventListener("input", keep);
  return made("div", { className: "fp-row fp-stepper" },
    pressed("−", by(-size), "", { "aria-label": `${size} less: ${element.question}` }), input,
    pressed("+", by(size), "", { "aria-label": `${size} more: ${element.question}` }), made("span", {}, element.unit ?? ""));
};

const words = (element, sheet) => {
  const value = sheet.answers[element.name];
  const shown = isAnswered(value) && !isAbsent(sheet.form, value) ? value : "";
  const input = made("input", { className: "fp-input", value: shown, maxLength: element.most ?? 500, "aria-label": element.question, autocomplete: "off" });
  input.addEventListener("input", () => sheet.set(element, input.value.trim() || undefined));
  return made("div", { className: "fp-row" }, input);
};
const drawn = {
  code: (element, sheet) => chips(element, "radio", sheet), codes: (element, sheet) => chips(element, "checkbox", sheet),
  instant, minutes: stepper, count: stepper, text: words,
};

// Why there is no answer. It stands open where that is what was said.
const noAnswer = (element, sheet) => {
  if (!element.absent.length) return [];
  const value = sheet.answers[element.name];
  const group = element.kind === "code" ? element.name : `${element.name}--absent`;
  const reasons = sheet.form.absent.filter((each) => element.absent.includes(each.code));
  const all = reasons.map((each) => chip("radio", group, each, value === each.code, () => sheet.say(element, each.code)));
  for (const each of all) canBeTakenBack(each, () => sheet.clear(element));
  const box = made("div", { className: "fp-chips fp-absent", hidden: !isAbsent(sheet.form, value), id: `no-${element.name}` }, all);
  const open = pressed("No answer", () => {
    box.hidden = !box.hidden;
    open.setAttribute("aria-expanded", String(!box.hidden));
  }, "fp-quiet", { "aria-expanded": String(!box.hidden), "aria-controls": box.id, "aria-label": `No answer: ${element.question}` });
  return [open, box];
};

const question = (element, sheet) => {
  const problem = sheet.problems.find((each) => each.element === element.name)?.sentence;
  const isFilledIn = sheet.prefilled.includes(element.name);
  const box = made("fieldset", { className: problem ? "fp-q fp-q--wrong" : "fp-q", id: `q-${element.name}` },
    made("legend", {}, element.question, element.required && !isFilledIn ? made("span", { className: "fp-must" }, " must be answered") : ""),
    problem ? made("p", { className: "fp-problem", id: `p-${element.name}` }, problem) : "",
    isFilledIn ? made("p", { className: "fp-small", dataset: { prefilled: "" } }, "Filled in from the call. Change it where it is wrong.") : "",
    element.help ? made("p", { className: "fp-small" }, element.help) : "",
    drawn[element.kind](element, sheet), noAnswer(element, sheet));
  if (problem) box.setAttribute("aria-describedby", `p-${element.name}`);
  return box;
};

// One tap for several questions that stand in view and are all answered with no.
const canBeNo = (element) => element.kind === "code" && element.codes.some((each) => each.code === "no");
const noToAll = (elements, all, sheet) => {
  const open = () => elements.filter((each) => isShown(sheet.form, all, each, sheet.answers) && !isAnswered(sheet.answers[each.name]));
  const button = pressed("", () => {
    for (const element of open()) {
      for (const each of sheet.inputs(element, 'input[value="no"]')) each.checked = true;
      sheet.set(element, "no");
    }
  }, "fp-none");
  const draw = () => {
    const left = open();
    button.hidden = left.length < 2;
    button.textContent = `No to these ${left.length}: ${left.map((each) => each.question).join(" ")}`;
  };
  draw();
  sheet.watchers.push(draw);
  return button;
};

const folded = (title, elements, sheet) =>
  elements.length ? made("details", { className: "fp-fold" }, made("summary", {}, `${title} (${elements.length})`), elements.map((each) => question(each, sheet))) : "";

// First what is expected of this part, then what is filled in already, then the rest. A question that follows an answer stands by
// the ones before it, and shows when it is asked.
const inGroups = (form, elements, draft) => {
  const groups = { front: [], filled: [], rest: [] };
  let last = "rest";
  for (const each of elements) {
    const hasProblem = (draft.problems ?? []).some((problem) => problem.element === each.name);
    const isFilled = draft.prefilled.includes(each.name) && !hasProblem;
    if (isFilled) groups.filled.push(each);
    else if (isFollowUp(form, each) && !hasProblem) groups[last].push(each);
    else groups[(last = each.required || each.isExpected || each.front || hasProblem || isAnswered(draft.answers[each.name]) ? "front" : "rest")].push(each);
  }
  return groups;
};
export const hasFront = (form, part, step, draft) => {
  const elements = partOf(form, part);
  const here = elements.filter((each) => each.step === step);
  return inGroups(form, here, draft).front.some((each) => isShown(form, elements, each, draft.answers));
};

// Draws the questions of one step; `saved` is called after every change.
export const drawStep = ({ form, part, step, draft, now, saved }) => {
  const all = partOf(form, part);
  const elements = all.filter((each) => each.step === step);
  const root = made("div", { className: "fp-step" });
  const boxOf = (element) => root.querySelector(`#q-${element.name}`);
  const sheet = {
    form, now, answers: draft.answers, prefilled: draft.prefilled, problems: draft.problems ?? [], watchers: [],
    inputs: (element, kind) => [...boxOf(element).querySelectorAll(kind)],
    set(element, value) {
      if (value === undefined) delete draft.answers[element.name];
      else draft.answers[element.name] = value;
      if (!draft.touched.includes(element.name)) draft.touched.push(element.name);
      draft.prefilled = draft.prefilled.filter((name) => name !== element.name);
      withImplied(form, draft);
      boxOf(element).querySelector("[data-prefilled]")?.remove();
      for (const each of sheet.inputs(element, ".fp-absent input")) each.checked = each.value === value;
      showAsked();
      for (const each of sheet.watchers) each();
      saved();
    },
    chose(element, code) {
      const on = () => sheet.inputs(element, ".fp-chips:not(.fp-absent) input:checked");
      const alone = element.codes.filter((each) => each.alone).map((each) => each.code);
      for (const each of on()) if (element.kind === "codes" && each.value !== code && (alone.includes(code) || alone.includes(each.value))) each.checked = false;
      const chosen = on().map((each) => each.value);
      sheet.set(element, element.kind === "codes" ? (chosen.length ? chosen : undefined) : chosen[0]);
    },
    say(element, code) {
      for (const each of sheet.inputs(element, ".fp-chips:not(.fp-absent) input")) each.checked = false;
      for (const each of sheet.inputs(element, ".fp-input")) each.value = "";
      sheet.set(element, code);
    },
    clear(element) {
      for (const each of sheet.inputs(element, "input:checked")) each.checked = false;
      sheet.set(element, undefined);
    },
  };
  const showAsked = () => {
    for (const each of elements) {
      boxOf(each).hidden = !isShown(form, all, each, draft.answers);
      if (!(each.name in form.among)) continue;
      const open = choicesOf(form, each, draft.answers).map((choice) => choice.code);
      for (const input of sheet.inputs(each, ".fp-chips:not(.fp-absent) input")) input.parentElement.hidden = !open.includes(input.value);
    }
    for (const fold of root.querySelectorAll(".fp-fold")) fold.hidden = [...fold.querySelectorAll(".fp-q")].every((each) => each.hidden);
  };
  const { front, filled, rest } = inGroups(form, elements, draft);
  const couldBeNo = front.filter((each) => !isFollowUp(form, each) && canBeNo(each));
  root.append(...front.map((each) => question(each, sheet)));
  if (couldBeNo.length > 1) root.append(noToAll(couldBeNo, all, sheet));
  root.append(...[folded("Filled in from the call", filled, sheet), folded("More questions", rest, sheet)].filter(Boolean));
  showAsked();
  return root;
};
