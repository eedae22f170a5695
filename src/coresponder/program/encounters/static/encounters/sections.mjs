// Further sections of a part, each drawn by a module of the app that registered it.

import { made, pressed } from "./made.mjs";

const known = JSON.parse(document.body.dataset.sections);
const modules = new Map();
export const loadSections = () =>
  Promise.all(known.map(async (each) => modules.set(each.name, await import(each.module)).size));
export const sectionsOf = (part, step) => known.filter((each) => each.part === part && each.step === step && modules.has(each.name));

// A module offers draw({ offered, value, changed, take, … }) -> an element; see docs/reference/the-field-page.md.
export const drawSections = (sections, { kit, draft, changed, take }) =>
  sections.map(({ name }) =>
    modules.get(name).draw({
      offered: kit?.[name],
      made,
      pressed,
      take,
      assignment: draft?.assignment,
      value: draft?.sections[name],
      changed: (value) => {
        if (value === undefined) delete draft.sections[name];
        else draft.sections[name] = value;
        changed();
      },
    }),
  );
