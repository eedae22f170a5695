// Screenings on the field page: choose an instrument, ask it, and what was answered is filed with the part. An answer is
// kept as it is tapped; nothing is filled in. Works without a line, since the packs come with the kit of the shift.
import { instantOf } from "../encounters/form.mjs";
import { made, pressed as button } from "../encounters/made.mjs";
import { evaluate, evaluateEntry, render, wordsOf } from "./instrument.mjs";

const LOOK = { question: "fp-q", row: "fp-chips", chip: "fp-chip" };

const now = () => instantOf(Date.now());

export function draw({ offered, value, changed }) {
  const kept = [...(value || [])];
  const list = made("div", { className: "fp-also" });
  const asked = made("div", {});
  const root = made("section", { "aria-label": "Screenings" }, made("h2", { textContent: "Screenings" }), list, asked);
  const packOf = (each) => (offered || []).find((one) => one.sha256 === each.sha256);
  const tell = () => changed(kept.length ? kept.map((each) => ({ ...each })) : undefined);
  listed();
  return root;

  function listed() {
    const buttons = (offered || []).map((one) => button(one.pack.instrument.name, () => open(one)));
    list.replaceChildren(...(buttons.length ? buttons : [made("p", { textContent: "No instrument was taken along." })]));
    asked.replaceChildren(...kept.map(summary));
  }

  function summary(each) {
    const name = packOf(each)?.pack.instrument.name || each.instrument;
    const words = each.how ? "not done" : !packOf(each) ? "" : wordsOf(resultOf(packOf(each).pack, each));
    const again = packOf(each) ? [button(`Open ${name}`, () => open(packOf(each), each))] : [];
    return made("p", {}, made("strong", { textContent: name }), ` ${words} `, ...again, button(`Take ${name} out`, () => remove(each)));
  }

  function remove(each) {
    kept.splice(kept.indexOf(each), 1);
    tell();
    listed();
  }

  function open(one, before) {
    const entry = before || { id: crypto.randomUUID(), instrument: one.key, sha256: one.sha256, administered_at: now() };
    const place = made("div", { className: "fp-step" });
    const done = button("Done", listed);
    list.replaceChildren();
    asked.replaceChildren(made("h3", { textContent: one.pack.instrument.title }), place, notDone(entry), done);
    render(place, one.pack, {
      answers: entry.answers,
      cutoff: entry.cutoff,
      look: LOOK,
      onChange: ({ answers, cutoff, entered }) => keep(entry, { answers, cutoff, entered }),
    });
  }

  function keep(entry, { answers, cutoff, entered }) {
    if (entered === undefined && !Object.keys(answers).length && !kept.includes(entry)) return;
    if (entered === null && !kept.includes(entry)) return;
    for (const name of ["answers", "cutoff", "entered", "how", "reason"]) delete entry[name];
    if (entered === undefined) Object.assign(entry, { answers, cutoff: cutoff || "" });
    else if (entered !== null) entry.entered = entered;
    const says = entry.entered !== undefined || Object.keys(entry.answers || {}).length;
    if (says && !kept.includes(entry)) kept.push(entry);
    if (!says && kept.includes(entry)) kept.splice(kept.indexOf(entry), 1);
    tell();
  }

  function notDone(entry) {
    const reason = made("input", { type: "text", className: "fp-input", maxLength: 1000, "aria-label": "Why it was not done" });
    const record = (how) => () => {
      if (!reason.value.trim()) return reason.focus();
      for (const name of ["answers", "cutoff", "entered"]) delete entry[name];
      Object.assign(entry, { how, reason: reason.value.trim() });
      if (!kept.includes(entry)) kept.push(entry);
      tell();
      return listed();
    };
    const declined = button("The person declined", record("declined"));
    const unable = button("Could not be done", record("unable"));
    return made("details", { className: "fp-fold" }, made("summary", { textContent: "It was not done" }), made("div", { className: "fp-also" }, reason, declined, unable));
  }
}

function resultOf(pack, { answers, cutoff, entered }) {
  return entered === undefined ? evaluate(pack, answers || {}, cutoff) : evaluateEntry(pack, entered);
}
