// The screens of one draft: at most five steps, the check before holds, force and arrest are filed, and filing.

import { asked, faults, filedAnswers, needsCheck, stepsOf, wordsOf } from "./answers.mjs";
import { bodyOf, titleOf } from "./drafts.mjs";
import { drawStep, hasFront } from "./form.mjs";
import { file } from "./filing.mjs";
import { made, pressed } from "./made.mjs";
import { drawSections, sectionsOf } from "./sections.mjs";

export const partTitle = (form, part) => form.parts.find((each) => each.name === part)?.title ?? part;
export const addressOf = (draft, step) => `#draft/${draft.record}/${step}`;
const underOf = (form, draft) => `${titleOf(draft)} · ${partTitle(form, draft.part)}`;
const hidden = (words) => made("span", { className: "visually-hidden" }, words);

const tabs = (form, draft, here) => {
  const steps = stepsOf(form, draft.part, draft.answers);
  const open = new Set(faults(form, draft.part, draft.answers).map((each) => each.element.step));
  const items = steps.map((each, place) =>
    made("li", {}, made("a", { href: addressOf(draft, each.name), className: "fp-tab", "aria-current": each.name === here.name ? "step" : undefined },
      made("span", { "aria-hidden": "true", className: "fp-tab__number" }, open.has(each.name) ? "!" : String(place + 1)), made("span", { className: "fp-tab__words" }, each.title),
      open.has(each.name) ? hidden(", something must be answered") : "")));
  return made("nav", { "aria-label": "Steps" }, made("ol", { className: "fp-tabs" }, items));
};

const summaryOf = (found, draft) =>
  made("div", { className: "fp-notice tone-problem", id: "problems", tabIndex: -1, role: "group", "aria-labelledby": "problems-title" },
    made("h2", { id: "problems-title" }, "Not filed yet"),
    made("ul", {}, found.map(({ element, sentence }) => made("li", {}, made("a", { href: `${addressOf(draft, element.step)}/${element.name}`, className: "fp-link" }, sentence)))));

const narrative = (draft, keeper) => {
  const box = made("textarea", { id: "narrative", className: "fp-input fp-words", rows: 3, maxLength: 8000, value: draft.narrative });
  box.addEventListener("input", () => {
    draft.narrative = box.value;
    keeper.changed();
  });
  return made("div", { className: "fp-q" }, made("label", { htmlFor: "narrative", className: "fp-label" }, "In your own words"),
    made("p", { className: "fp-small" }, "One sentence is enough. The keyboard’s microphone takes dictation."), box);
};

const whoIsIt = (assignment, draft, keeper) => {
  if (!assignment?.persons?.length) return "";
  const options = [...assignment.persons.map(({ id, name }) => [id, name]), [null, "Somebody else, or not known"]];
  const option = ([id, words]) => {
    const tell = () => {
      draft.person = id;
      keeper.changed();
    };
    return made("label", { className: "fp-chip" }, made("input", { type: "radio", name: "who", checked: draft.person === id, on: { change: tell } }), made("span", {}, words));
  };
  return made("fieldset", { className: "fp-q", id: "q-who" }, made("legend", {}, "Who is it?"), made("div", { className: "fp-chips" }, options.map(option)));
};

const checkList = (form, draft) => {
  const filed = filedAnswers(form, draft.part, draft.answers);
  const rows = asked(form, draft.part, draft.answers).filter((each) => each.name in filed).map((element) =>
    made("div", {}, made("dt", {}, element.question), made("dd", {}, made("span", {}, wordsOf(form, element, filed[element.name])),
      made("a", { href: `${addressOf(draft, element.step)}/${element.name}`, className: "fp-link" }, "Change", hidden(`: ${element.question}`)))));
  if (draft.narrative.trim()) rows.push(made("div", {}, made("dt", {}, "In your own words"), made("dd", {}, made("span", {}, draft.narrative))));
  return made("dl", { className: "fp-check" }, rows);
};

const focusOn = (main, name) => {
  const box = main.querySelector(`#q-${CSS.escape(name)}`);
  box?.closest("details")?.setAttribute("open", "");
  box?.scrollIntoView({ block: "start" });
  box?.querySelector("input, textarea, button")?.focus({ preventScroll: true });
};

// One screen of a draft: { title, under, tabs, main, bar, arrived }. `filed` is called with the id under which it was filed.
export const writing = ({ form, kit, keeper, step, about, time, account, show, filed }) => {
  const { draft } = keeper;
  const steps = stepsOf(form, draft.part, draft.answers);
  const here = steps.find((each) => each.name === step) ?? steps[0];
  const place = steps.indexOf(here);
  const main = made("div", { className: "fp-step" });
  const bar = made("div", { className: "fp-bar" });

  const finish = async (button) => {
    button.disabled = true;
    await keeper.flush();
    const found = faults(form, draft.part, draft.answers);
    if (found.length) {
      button.disabled = false;
      document.getElementById("problems")?.remove();
      main.prepend(summaryOf(found, draft));
      return document.getElementById("problems").focus();
    }
    if (step !== "check" && needsCheck(form, draft.part, draft.answers)) return show(addressOf(draft, "check"));
    const body = bodyOf(form, draft);
    const seconds = Math.round((new Date(body.filed_at) - new Date(body.started_at)) / 1000);
    filed(await file(account, draft, { body, title: titleOf(draft), seconds }));
  };
  const fileButton = () => {
    const button = pressed("File", () => finish(button), "fp-button--likely", { id: "file" });
    return button;
  };

  if (step === "check") {
    main.append(made("p", {}, "A hold, force or an arrest is in it. Read it once more."), checkList(form, draft));
    bar.append(made("a", { className: "fp-button", href: addressOf(draft, steps.at(-1).name) }, "Back"), fileButton());
    return { title: "Check before filing", under: underOf(form, draft), main, bar };
  }

  const assignment = kit?.assignments.find((each) => each.id === draft.assignment);
  const expects = (each) => hasFront(form, draft.part, each.name, draft) || (each.name === "person" && assignment?.persons?.length > 0);
  const top = made("div");
  // The next screen that expects something. Where nobody was seen, it can be filed from here as well.
  const drawBar = () => {
    top.replaceChildren(tabs(form, draft, here));
    const order = form.steps.map((each) => each.name);
    const later = stepsOf(form, draft.part, draft.answers).filter((each) => order.indexOf(each.name) > order.indexOf(here.name));
    const result = draft.answers.contact_result;
    const next = later.find(expects) ?? (result ? undefined : later[0]);
    const isEnough = !next || (result && result !== "seen" && !faults(form, draft.part, draft.answers).length);
    const key = `${next?.name} ${isEnough}`;
    if (bar.dataset.next === key) return;
    bar.dataset.next = key;
    const back = made("a", { className: "fp-button", href: place > 0 ? addressOf(draft, steps[place - 1].name) : "#" }, place > 0 ? "Back" : "Tonight");
    const forward = next && made("a", { className: isEnough ? "fp-button" : "fp-button fp-button--likely", href: addressOf(draft, next.name), id: "next" }, `Go on: ${next.title}`);
    bar.replaceChildren(...[back, forward, isEnough && fileButton()].filter(Boolean));
  };
  const saved = () => {
    keeper.changed();
    drawBar();
  };
  if (draft.problem) {
    const others = draft.problems.filter((each) => !form.elements.some((element) => element.name === each.element));
    main.append(made("div", { className: "fp-notice tone-problem" }, made("p", {}, `It was not taken: ${draft.problem}`), others.map((each) => made("p", {}, each.sentence))));
  }
  if (draft.forked_from) main.append(made("p", { className: "fp-notice tone-info" }, "This is a copy: the same draft was changed or filed elsewhere. Both are kept."));
  if (here.name === "person") main.append(whoIsIt(assignment, draft, keeper));
  main.append(drawStep({ form, part: draft.part, step: here.name, draft, now: time.now, saved }));
  // What a section puts in is shown where it is asked for.
  const take = (answers) => {
    Object.assign(draft.answers, answers);
    keeper.changed();
    const shown = asked(form, draft.part, draft.answers).map((each) => each.name);
    const address = `${addressOf(draft, here.name)}/${Object.keys(answers).find((each) => shown.includes(each)) ?? "transport_by"}`;
    if (location.hash === address) dispatchEvent(new Event("hashchange"));
    else show(address);
  };
  main.append(...drawSections(sectionsOf(draft.part, here.name), { kit, draft, changed: keeper.changed, take }));
  if (here.name === steps.at(-1).name || here.name === form.steps.at(-1).name) main.append(narrative(draft, keeper));
  drawBar();
  return { title: here.title, under: underOf(form, draft), tabs: top, main, bar, arrived: about ? () => focusOn(main, about) : undefined };
};
