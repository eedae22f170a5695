// The first screen: what needs somebody, the calls of the shift, what was filed, plans and cards.

import { made, pressed } from "./made.mjs";
import { partTitle, addressOf } from "./writing.mjs";
import { titleOf } from "./drafts.mjs";
import { drawSections, sectionsOf } from "./sections.mjs";

const fold = (title, ...inside) => made("details", { className: "fp-fold" }, made("summary", {}, title), ...inside);
const lines = (all) => made("ul", { className: "fp-lines" }, all.map((each) => made("li", {}, each)));

const needsYou = ({ rejected, mend, again }) =>
  rejected.length
    ? made("section", { className: "fp-notice tone-problem", "aria-labelledby": "needs-you", id: "attention" }, made("h2", { id: "needs-you" }, "Needs you"),
        rejected.map((facts) => made("div", { className: "fp-needs" }, made("p", {}, made("strong", {}, `${facts.title}: `), facts.problem),
          made("div", { className: "fp-pair" }, pressed("Mend it", () => mend(facts)), pressed("Try again", again)))))
    : "";

// How each part of one person's encounter stands: the own one here, the other one as the program last said.
const standing = ({ form, part, assignment, ordinal, drafts, filed }) => {
  const own = filed.find((each) => each.assignment === assignment.id && each.ordinal === ordinal && each.part === part);
  const known = assignment.filed?.[ordinal] ?? [];
  const draft = drafts.find((each) => each.assignment === assignment.id && each.ordinal === ordinal && each.part === part);
  const words = draft ? "begun, not filed" : own ? (own.state === "received" ? "filed" : "filed on this phone, not sent yet") : known.includes(part) ? "filed" : "not yet";
  const others = form.parts.filter((each) => each.name !== part && ["operational", "clinical"].includes(each.name));
  return { draft, isFiled: Boolean(own) || known.includes(part), rows: [`${partTitle(form, part)}: ${words}`, ...others.map((each) => `${each.title}: ${known.includes(each.name) ? "complete" : "not yet"}`)] };
};

const call = (assignment, context) => {
  const { form, parts, drafts, filed, begin } = context;
  const part = parts[0];
  const known = [...drafts, ...filed].filter((each) => each.assignment === assignment.id).map((each) => each.ordinal);
  const most = Math.max(1, ...known, ...Object.keys(assignment.filed ?? {}).map(Number));
  const persons = Array.from({ length: most }, (_, place) => standing({ ...context, part, assignment, ordinal: place + 1 }));
  const open = persons.findIndex((each) => !each.isFiled);
  const name = `Call ${assignment.call.event_number}`;
  const to = (ordinal, which = part) => () => begin(assignment, ordinal, which);
  const more = parts.slice(1).map((each) => pressed(`Add: ${partTitle(form, each)}`, to(most, each)));
  return made("article", { className: "fp-call", "aria-label": name },
    made("h2", {}, name), made("p", { className: "fp-place" }, assignment.call.place || "No place given"),
    made("p", {}, [assignment.call.priority ? `P${assignment.call.priority}` : "", assignment.call.type, ...assignment.call.flags].filter(Boolean).join(" · ")),
    persons.map((each, place) => made("div", { className: "fp-person" }, persons.length > 1 ? made("h3", {}, `Person ${place + 1}`) : "", lines(each.rows))),
    open >= 0 ? pressed(persons[open].draft ? "Go on writing" : "Write it down", to(open + 1), "fp-button--likely", { "aria-label": `${persons[open].draft ? "Go on writing" : "Write it down"}: ${name}` }) : "",
    made("div", { className: "fp-also" }, pressed("Another person", to(most + 1), "", { "aria-label": `Another person: ${name}` }), more));
};

const plan = (each) =>
  fold(`${each.person.name}: response plan`,
    each.safety.length ? made("div", { className: "fp-safety" }, made("h3", {}, "Safety"), lines(each.safety)) : "",
    each.sections.map(({ title, lines: said, phones = [] }) => made("section", {}, made("h3", {}, title), lines(said), phones.map((number) => made("a", { className: "fp-button", href: `tel:${number.replace(/[^\d+]/g, "")}` }, `Call ${number}`)))),
    made("p", { className: "fp-small" }, each.footer));

const card = ({ text, hint, choices }) =>
  made("li", {}, made("strong", {}, text), hint ? made("p", { className: "fp-small" }, hint) : "", choices.length ? made("p", {}, choices.join(" · ")) : "");

export const tonight = (context) => {
  const { kit, drafts, filed, parts, begin, theme, turn, leave } = context;
  const loose = drafts.filter((each) => !each.assignment || each.forked_from || !kit?.assignments.some((one) => one.id === each.assignment));
  const main = made("div", { className: "fp-step" },
    needsYou(context),
    kit ? "" : made("p", { className: "fp-notice tone-info", id: "no-kit" }, "Tonight’s calls and plans are not on this phone. They come when the program answers and you are on a shift. You can write anyway."),
    (kit?.assignments ?? []).map((each) => call(each, context)),
    kit && !kit.assignments.length ? made("p", { className: "fp-empty" }, "No call for you yet.") : "",
    loose.map((draft) => made("article", { className: "fp-call", "aria-label": titleOf(draft) }, made("h2", {}, titleOf(draft)), made("p", {}, `${partTitle(context.form, draft.part)}: ${draft.forked_from ? "a copy, " : ""}begun, not filed`),
      made("a", { className: "fp-button fp-button--likely", href: addressOf(draft, "scene") }, "Go on writing"))),
    made("div", { className: "fp-also" }, pressed("Write without a call", () => begin(undefined, 1, parts[0]))),
    kit?.plans.length ? made("section", { "aria-labelledby": "plans" }, made("h2", { id: "plans" }, "Response plans"), kit.plans.map(plan)) : "",
    kit?.cards.length ? fold("Question cards", made("ol", { className: "fp-cards" }, kit.cards.map(card))) : "",
    kit?.duties?.length ? fold("Who does what now", lines(kit.duties)) : "",
    kit ? drawSections(sectionsOf("any", "tonight"), { kit }) : "",
    filed.length ? made("section", { "aria-labelledby": "filed" }, made("h2", { id: "filed" }, "Filed"),
      filed.map((each) => made("a", { className: "fp-button", href: `#receipt/${each.record}` }, `${each.title}: ${each.state === "received" ? "the program has it" : "on this phone"}`))) : "",
    made("div", { className: "fp-also" }, pressed(theme() ? "Light" : "Dark", turn, "", { id: "turn" }), made("a", { className: "fp-button", href: document.body.dataset.home }, "Home"), pressed("Sign out", leave, "", { id: "leave" })));
  return { title: "Tonight", under: kit ? `${kit.name} · until ${kit.until_words}` : "", main };
};
