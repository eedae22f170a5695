// What the answers mean for the form: what is asked, what is missing, what is said back. No screen, no storage.

const values = (value) => (Array.isArray(value) ? value : [value]);
// A question that hangs on more than what came of the contact follows an answer.
const CONTACT = "contact_result";

// The form as it came, with what is worked out of it once.
export const prepared = (form) => ({
  ...form,
  absent: Object.entries(form.absent).map(([code, label]) => ({ code, label })),
  among: Object.fromEntries(form.among.map(({ first, second }) => [first, second])),
  elements: form.elements.map((each) => ({ expected_in: [], shown_if: [], ...each, codes: form.lists[each.list] ?? [] })),
});
export const partOf = (form, part) =>
  form.elements.filter((each) => each.parts.includes(part)).map((each) => ({ ...each, isExpected: each.expected_in.includes(part) }));
export const isAbsent = (form, value) => typeof value === "string" && form.absent.some((each) => each.code === value);
export const isAnswered = (value) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
export const isFollowUp = (form, element) => element.name in form.among || element.shown_if.some((each) => each.element !== CONTACT);

// What has to be among the answers to another question can be chosen out of those alone.
export const choicesOf = (form, element, answers) => {
  const of = form.among[element.name];
  return of ? element.codes.filter((each) => values(answers[of]).includes(each.code)) : element.codes;
};

const holds = (form, elements, { element, any_of: wanted }, answers) => {
  const asked = elements.find((each) => each.name === element);
  return Boolean(asked) && isShown(form, elements, asked, answers) && values(answers[element]).some((value) => wanted.includes(value));
};
export const isShown = (form, elements, element, answers) => {
  const choices = element.name in form.among ? choicesOf(form, element, answers).length : undefined;
  if (choices !== undefined && choices < (element.kind === "code" ? 2 : 1)) return false;
  return element.shown_if.every((each) => holds(form, elements, each, answers));
};

export const asked = (form, part, answers, step) => {
  const elements = partOf(form, part);
  return elements.filter((each) => (!step || each.step === step) && isShown(form, elements, each, answers));
};
export const stepsOf = (form, part, answers) => form.steps.filter((step) => asked(form, part, answers, step.name).length > 0);

// Answers to what was asked. What a changed answer has hidden stays in the draft, and is not filed.
export const filedAnswers = (form, part, answers) => {
  const found = {};
  for (const element of asked(form, part, answers)) {
    const value = answers[element.name];
    const allowed = element.name in form.among && !isAbsent(form, value) ? choicesOf(form, element, answers).map((each) => each.code) : undefined;
    const kept = allowed ? values(value).filter((each) => allowed.includes(each)) : value;
    const plain = allowed && !Array.isArray(value) ? kept[0] : kept;
    if (isAnswered(plain)) found[element.name] = plain;
  }
  return found;
};

// What one answer says of another question, as long as nobody has answered that: who refused contact has declined help.
export const withImplied = (form, draft) => {
  for (const name of new Set(form.implied.map((each) => each.gives))) {
    if (draft.touched.includes(name)) continue;
    const rule = form.implied.find((each) => each.gives === name && values(draft.answers[each.element]).some((value) => each.any_of.includes(value)));
    const value = rule ? rule.value : draft.given[name];
    if (value === undefined) delete draft.answers[name];
    else draft.answers[name] = value;
  }
  return draft;
};

// What keeps it from being filed, each with its question and a sentence.
export const faults = (form, part, answers) => {
  const elements = asked(form, part, answers);
  const missing = elements.filter((each) => each.required && !isAnswered(answers[each.name]));
  const found = missing.map((element) => ({ element, sentence: `Answer “${element.question}”${element.absent.length ? ", or say why there is no answer" : ""}.` }));
  for (const { first: earlier, second: later, sentence } of form.orders) {
    const element = elements.find((each) => each.name === later);
    const times = [answers[earlier], answers[later]].map((each) => new Date(each).getTime());
    if (element && elements.some((each) => each.name === earlier) && times[0] > times[1]) found.push({ element, sentence });
  }
  const wrong = elements.filter((each) => ["minutes", "count"].includes(each.kind) && isAnswered(answers[each.name]) && !isAbsent(form, answers[each.name]) && !(Number.isInteger(answers[each.name]) && answers[each.name] <= (each.most ?? Infinity)));
  return [...found, ...wrong.map((element) => ({ element, sentence: `“${element.question}” takes a whole number${element.most ? ` up to ${element.most}` : ""}.` }))];
};

export const needsCheck = (form, part, answers) => {
  const filed = filedAnswers(form, part, answers);
  return Object.entries(form.check_before_filing).some(([name, codes]) => values(filed[name]).some((value) => codes.includes(value)));
};

const whenOf = (iso) => new Date(iso).toLocaleString("en-US", { weekday: "short", hour: "2-digit", minute: "2-digit", hour12: false, timeZoneName: "short" });
export const wordsOf = (form, element, value) => {
  const absent = form.absent.find((each) => each.code === value);
  if (absent) return absent.label;
  if (element.kind === "instant") return whenOf(value);
  const labels = Object.fromEntries(element.codes.map(({ code, label }) => [code, label]));
  return values(value).map((each) => labels[each] ?? each).join(", ") + (element.unit ? ` ${element.unit}` : "");
};
