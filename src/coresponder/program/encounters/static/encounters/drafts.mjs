// A draft from its birth to its filing. Every change is kept within 150 ms; who is overtaken by another tab goes on as a copy.

import { filedAnswers, withImplied } from "./answers.mjs";
import { instantOf } from "./form.mjs";
import { uuid5, uuid7 } from "./ids.mjs";
import { draftsOf, recall, saveDraft } from "./vault.mjs";

const SAVE_AFTER_MS = 150;

// The program's time as far as it is known: a phone's clock may be wrong by a day.
export const timeKeeper = async () => {
  const offset = (await recall("clock"))?.offset_ms ?? 0;
  const isWrong = Math.abs(offset) > 60_000;
  return { isWrong, offset, now: () => Date.now() + (isWrong ? offset : 0) };
};

// What the call and the status taps say, wherever nobody has said otherwise.
export const refilled = (form, draft, prefill = {}) => {
  const given = Object.entries(prefill).filter(([name]) => !draft.touched.includes(name));
  const filled = { ...draft, given: prefill, answers: { ...draft.answers, ...Object.fromEntries(given) }, prefilled: given.map(([name]) => name) };
  return withImplied(form, filled);
};

// When it was begun and filed is told by the phone's own clock: the program sees how wrong that is when it is sent.
export const born = async ({ form, part, assignment, ordinal, prefill = assignment?.prefill[part] }) => {
  const record = uuid7();
  const encounter = assignment ? await uuid5(form.namespace, `${assignment.id}:${ordinal}`) : uuid7();
  const plain = {
    record, encounter, part, ordinal, assignment: assignment?.id ?? null, call: assignment?.call.id ?? null, event_number: assignment?.call.event_number ?? "",
    person: null, answers: {}, prefilled: [], touched: [], given: {}, problems: [], problem: "", narrative: "", sections: {}, forked_from: null,
    started_at: instantOf(Date.now()), open_ms: 0, version: 0,
  };
  return refilled(form, plain, prefill);
};
export const titleOf = (draft) => (draft.event_number ? `Call ${draft.event_number}, person ${draft.ordinal}` : "Without a call");

// How long the form was open counts as the time of writing, unless somebody says otherwise.
const withMinutes = (form, draft) => {
  const element = form.elements.find((each) => each.prefilled_from === "phone.documentation_minutes" && each.parts.includes(draft.part));
  if (!element || draft.touched.includes(element.name)) return draft.answers;
  return { ...draft.answers, [element.name]: Math.max(1, Math.round(draft.open_ms / 60_000)) };
};
export const bodyOf = (form, draft) => ({
  encounter: draft.encounter, part: draft.part, record: draft.record, form_version: form.version, started_at: draft.started_at,
  filed_at: instantOf(Date.now()), assignment: draft.assignment, call: draft.call, ordinal: draft.ordinal, person: draft.person,
  answers: filedAnswers(form, draft.part, withMinutes(form, draft)), narrative: draft.narrative.trim(), forked_from: draft.forked_from, sections: draft.sections,
});

// Keeps one draft. `copied` is called when it had to become a copy.
export const keeper = (account, draft, copied) => {
  let timer;
  let last = Promise.resolve();
  const saveOnce = async () => {
    if ((await saveDraft(account, { ...draft })) === "saved") {
      draft.version += 1;
      return;
    }
    Object.assign(draft, { forked_from: draft.record, record: uuid7(), version: 0 });
    await saveOnce();
    await copied(draft);
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    last = last.then(saveOnce);
    return last;
  };
  return {
    draft,
    changed() {
      clearTimeout(timer);
      timer = setTimeout(flush, SAVE_AFTER_MS);
    },
    flush: () => (timer === undefined ? last : flush()),
    saveNow: flush,
  };
};

export const draftFor = async (account, assignment, ordinal, part) =>
  (await draftsOf(account)).find((draft) => draft.assignment === assignment.id && draft.ordinal === ordinal && draft.part === part && !draft.forked_from);
