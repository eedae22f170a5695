// A screening instrument in the browser: its questions as chips, and what the answers come to, exactly as the server
// computes it (formats/instruments/scoring.py; a test compares the two over every table). A missing answer is never
// filled in. `pack` is a pack as JSON; it needs nothing else, so it works without a line.

const ASKED_HERE = "items";

export function optionsOf(pack, item) {
  return pack.scales[item.scale].options;
}

function pointsOf(pack, item) {
  const options = optionsOf(pack, item);
  const values = options.map((each) => each.value);
  const ends = Math.min(...values) + Math.max(...values);
  return Object.fromEntries(options.map((each) => [each.code, item.reverse ? ends - each.value : each.value]));
}

function itemOf(known, key) {
  return known.pack.items.find((each) => each.key === key);
}

const opposite = (truth) => (truth === null ? null : !truth);

function either(truths) {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}

// true, false, or null where the answers that are missing could still decide it.
function holds(condition, known) {
  if (condition.any) return either(condition.any.map((each) => holds(each, known)));
  if (condition.all) return opposite(either(condition.all.map((each) => opposite(holds(each, known)))));
  if (condition.not) return opposite(holds(condition.not, known));
  if (condition.item) return itemHolds(condition, known);
  if (condition.score) return within(condition, known);
  if (condition.entered) return known.entered == null ? null : condition.entered.includes(known.entered);
  return known.cutoff ? within({ score: known.pack.cutoffs.score, from: known.cutoff.from }, known) : null;
}

function isShown(item, known) {
  return item.shown_if ? holds(item.shown_if, known) : true;
}

function itemHolds(condition, known) {
  const item = itemOf(known, condition.item);
  if (isShown(item, known) === false) return "below" in condition && condition.below > 0;
  const answer = known.answers[item.key];
  if (answer === undefined) return null;
  if (condition.in) return condition.in.includes(answer);
  const points = pointsOf(known.pack, item)[answer];
  return "above" in condition ? points > condition.above : points < condition.below;
}

function within({ score, from, to = Infinity }, known) {
  const [low, high] = rangeOf(score, known);
  if (high < from || low > to) return false;
  return low >= from && high <= to ? true : null;
}

function rangeOf(key, known) {
  if (key === "entered") return typeof known.entered === "number" ? [known.entered, known.entered] : [0, Infinity];
  const score = known.pack.scores.find((each) => each.key === key);
  const ends = score.items.map((each) => endsOf(score, itemOf(known, each), known));
  return [0, 1].map((end) => ends.reduce((sum, each) => sum + each[end], 0));
}

function endsOf(score, item, known) {
  const shown = isShown(item, known);
  if (shown === false) return [0, 0];
  const points = pointsOf(known.pack, item);
  for (const code in points) if (score.kind === "count") points[code] = score.of.includes(code) ? 1 : 0;
  const answer = known.answers[item.key];
  if (answer !== undefined) return [points[answer], points[answer]];
  const values = Object.values(points);
  return [shown ? Math.min(...values) : Math.min(0, ...values), Math.max(...values)];
}

function cutoffOf(pack, key) {
  if (!pack.cutoffs) return null;
  const lowest = pack.cutoffs.options.reduce((least, each) => (each.from < least.from ? each : least));
  return key ? pack.cutoffs.options.find((each) => each.key === key) : lowest;
}

function positiveOf(known) {
  const possible = [];
  for (const band of known.pack.bands) {
    const truth = holds(band.when, known);
    if (truth !== false) possible.push(band.positive);
    if (truth) break;
  }
  if (possible.every((each) => each)) return possible.length ? true : null;
  return possible.some((each) => each) ? null : false;
}

function stepsOf(known) {
  const opened = (known.pack.steps || []).filter((each) => holds(each.when, known));
  const keys = opened.map((each) => each.key);
  return opened.filter((each) => !keys.includes(each.unless));
}

// The questions that are asked after these answers.
export function shownItems(pack, answers) {
  const known = { pack, answers };
  return (pack.items || []).filter((each) => isShown(each, known) === true);
}

export function evaluate(pack, answers, cutoffKey) {
  const known = { pack, answers, cutoff: cutoffOf(pack, cutoffKey) };
  const asked = pack.items.filter((each) => !each.optional && isShown(each, known) !== false);
  const answered = asked.filter((each) => each.key in answers).length;
  const isCertain = (key) => key in answers || isShown(itemOf(known, key), known) === false;
  const scores = (pack.scores || []).filter((each) => each.items.every(isCertain));
  const complete = answered === asked.length;
  return {
    status: complete ? "complete" : "incomplete",
    answered,
    asked: asked.length,
    scores: Object.fromEntries(scores.map((each) => [each.key, rangeOf(each.key, known)[0]])),
    band: (complete && pack.bands.find((each) => holds(each.when, known))) || null,
    positive: positiveOf(known),
    steps: stepsOf(known),
    cutoff: known.cutoff,
  };
}

export function evaluateEntry(pack, entered) {
  const known = { pack, answers: {}, entered };
  return {
    status: "entered",
    answered: 0,
    asked: 0,
    scores: typeof entered === "number" ? { entered } : {},
    band: pack.bands.find((each) => holds(each.when, known)) || null,
    positive: positiveOf(known),
    steps: stepsOf(known),
    cutoff: null,
  };
}

export function sentenceOf(result) {
  if (result.band) return `${result.band.label}. ${result.band.sentence}`;
  const soFar = `Incomplete (${result.answered} of ${result.asked}).`;
  return result.positive ? `${soFar} Whatever the missing answers are, the screen is positive.` : soFar;
}

// The same with what has to be done, for whoever stands beside the person and may have no line.
export function wordsOf(result) {
  return [sentenceOf(result), ...result.steps.map((each) => `${each.title}: ${each.sentence}`)].join(" ");
}

// Only the answers to questions that are asked; an answer above that changes may take others out.
export function kept(pack, answers) {
  let left = { ...answers };
  for (;;) {
    const shown = shownItems(pack, left).map((each) => each.key);
    const next = Object.fromEntries(Object.entries(left).filter(([key]) => shown.includes(key)));
    if (Object.keys(next).length === Object.keys(left).length) return next;
    left = next;
  }
}

// For the desk page: the form is there already. Hides what is not asked, and says below what the answers come to.
export function enhance(form, pack) {
  const said = form.querySelector("[data-result]");
  const refresh = () => {
    const answers = kept(pack, readFrom(form, pack));
    const shown = shownItems(pack, answers).map((each) => each.key);
    for (const item of pack.items) {
      const group = form.querySelector(`[data-item="${item.key}"]`);
      group.hidden = !shown.includes(item.key);
      if (group.hidden) for (const radio of group.querySelectorAll("input")) radio.checked = false;
    }
    const chosen = form.querySelector("[name=cutoff]:checked");
    said.textContent = wordsOf(evaluate(pack, answers, chosen ? chosen.value : ""));
  };
  form.addEventListener("change", refresh);
  refresh();
}

function readFrom(form, pack) {
  const answers = {};
  for (const item of pack.items) {
    const chosen = form.querySelector(`[name="item-${item.key}"]:checked`);
    if (chosen && chosen.value) answers[item.key] = chosen.value;
  }
  return answers;
}

// For the field page: makes the questions, one to a line, and tells `onChange` about answers and result. `look` names the
// classes of a question, its row of chips, and one chip.
export function render(root, pack, { answers = {}, cutoff = "", look = {}, onChange }) {
  const state = { answers: { ...answers }, cutoff, entered: null, look };
  const said = element("p", { className: "result", role: "status" });
  const groups = pack.instrument.entry === ASKED_HERE ? itemGroups(pack, state, refresh) : [entryGroup(pack, state, refresh)];
  if (pack.cutoffs) groups.push(cutoffGroup(pack, state, refresh));
  const stem = pack.instrument.stem ? [element("p", { className: "stem", textContent: pack.instrument.stem })] : [];
  root.replaceChildren(...stem, ...groups.map((each) => each.group), said);
  refresh();

  function refresh() {
    if (pack.instrument.entry !== ASKED_HERE) {
      const result = state.entered === null ? null : evaluateEntry(pack, state.entered);
      said.textContent = result ? wordsOf(result) : "";
      return onChange({ entered: state.entered, result });
    }
    state.answers = kept(pack, state.answers);
    const shown = shownItems(pack, state.answers).map((each) => each.key);
    for (const each of groups) if (each.key) hide(each.group, !shown.includes(each.key));
    const result = evaluate(pack, state.answers, state.cutoff);
    said.textContent = wordsOf(result);
    return onChange({ answers: { ...state.answers }, cutoff: state.cutoff, result });
  }
}

// What is hidden forgets its answer, so that it does not come back with it.
function hide(group, hidden) {
  group.hidden = hidden;
  for (const radio of group.querySelectorAll("input")) {
    if (hidden) radio.checked = false;
    radio.dispatchEvent(new Event("settle"));
  }
}

function itemGroups(pack, state, refresh) {
  return pack.items.map((item) => {
    const choose = (code) => {
      if (code === "") delete state.answers[item.key];
      else state.answers[item.key] = code;
      refresh();
    };
    const words = [item.lead, item.text].filter(Boolean).join(" ");
    return { key: item.key, group: chips(words, item.key, optionsOf(pack, item), state.answers[item.key], choose, state.look) };
  });
}

function cutoffGroup(pack, state, refresh) {
  const options = pack.cutoffs.options.map((each) => ({ code: each.key, label: each.label }));
  const choose = (code) => {
    state.cutoff = code;
    refresh();
  };
  return { group: chips(pack.cutoffs.question, "cutoff", options, state.cutoff, choose, state.look) };
}

function entryGroup(pack, state, refresh) {
  const asks = pack.entry;
  const numbers = () => Array.from({ length: asks.maximum - asks.minimum + 1 }, (_, index) => asks.minimum + index);
  const options = asks.options || numbers().map((each) => ({ code: String(each), label: String(each) }));
  const choose = (code) => {
    state.entered = code === "" ? null : asks.options ? code : Number(code);
    refresh();
  };
  return { group: chips(asks.question, "entered", options, undefined, choose, state.look) };
}

// Radio buttons that look like chips; a second tap on the chosen one takes the answer back.
function chips(words, name, options, chosen, choose, { question = "question", row = "chips", chip = "chip" }) {
  const id = `i-${name}-${Math.random().toString(36).slice(2, 8)}`;
  const radios = options.map((each) => {
    const radio = element("input", { type: "radio", name: id, value: each.code, checked: each.code === chosen });
    let was = radio.checked;
    radio.addEventListener("click", () => {
      radio.checked = !was;
      for (const other of radio.closest("fieldset").querySelectorAll("input")) other.dispatchEvent(new Event("settle"));
      choose(radio.checked ? each.code : "");
    });
    radio.addEventListener("settle", () => {
      was = radio.checked;
    });
    return element("label", { className: chip }, radio, element("span", { textContent: each.label }));
  });
  const legend = element("legend", { textContent: words });
  return element("fieldset", { className: question }, legend, element("div", { className: row }, ...radios));
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
