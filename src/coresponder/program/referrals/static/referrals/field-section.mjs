// Referrals on the field page: a need, up to three services that take it, and a sentence. Filed with the part, and sent
// by the program as far as each service may be told. Works without a line, since the services come with the kit.
import { made, pressed } from "../encounters/made.mjs";

const MOST = 3;

const button = (words, act, likely) => pressed(words, act, likely ? "fp-button--likely" : "");

const labelled = (words, control) => made("label", { className: "fp-q" }, made("span", { className: "fp-label", textContent: words }), control);

const select = (words, options, value, changed) => {
  const control = made("select", { className: "fp-input", "aria-label": words });
  control.append(...[["", "choose"], ...options].map(([code, text]) => new Option(text, code, false, code === value)));
  control.addEventListener("change", () => changed(control.value));
  return labelled(words, control);
};

export function draw({ offered, value, changed }) {
  const kept = [...(value || [])];
  const have = offered && offered.needs ? offered : { needs: [], services: {}, urgencies: [], consents: [] };
  const place = made("div", { className: "fp-step" });
  const root = made("section", { "aria-label": "Referrals" }, made("h2", { textContent: "Referrals" }), place);
  const tell = () => changed(kept.length ? kept.map((each) => ({ ...each })) : undefined);
  const needOf = (code) => have.needs.find((each) => each.code === code);
  listed();
  return root;

  function listed() {
    const again = have.needs.length ? button("Refer to a service", () => open()) : made("p", { textContent: "No service was taken along to refer to." });
    place.replaceChildren(...kept.map(summary), again);
  }

  function summary(each) {
    const words = needOf(each.need)?.words || each.need;
    const names = each.services.map((id) => have.services[id] || "a service").join(", ");
    return made("p", {}, made("strong", { textContent: words }), ` to ${names} `, button(`Take ${words} out`, () => remove(each)));
  }

  function remove(each) {
    kept.splice(kept.indexOf(each), 1);
    tell();
    listed();
  }

  function open() {
    const entry = { id: crypto.randomUUID(), need: "", services: [], urgency: "today", consent_said: "", reason: "" };
    const services = made("div", { className: "fp-chips" });
    const problem = made("p", { className: "fp-problem", role: "alert" });
    const reason = made("textarea", { className: "fp-input", rows: 3, maxLength: 600, "aria-label": "What the service has to know" });
    reason.addEventListener("input", () => { entry.reason = reason.value; });
    const pick = () => services.replaceChildren(...(needOf(entry.need)?.services || []).map((id) => chip(entry, id, problem)));
    const done = button("Keep this referral", () => keep(entry, problem), true);
    place.replaceChildren(
      select("What is needed", have.needs.map((each) => [each.code, each.words]), "", (code) => { entry.need = code; entry.services = []; pick(); }),
      made("fieldset", { className: "fp-q" }, made("legend", { textContent: "Whom to ask, three at most" }), services),
      select("How soon", have.urgencies.map((each) => [each.code, each.words]), entry.urgency, (code) => { entry.urgency = code; }),
      labelled("What the service has to know, without a name", reason),
      select("What the person said to it", have.consents.map((each) => [each.code, each.words]), "", (code) => { entry.consent_said = code; }),
      problem,
      made("div", { className: "fp-also" }, done, button("Leave it", listed)),
    );
  }

  function chip(entry, id, problem) {
    const chosen = button(have.services[id] || "a service", () => {
      const was = entry.services.includes(id);
      if (!was && entry.services.length >= MOST) return (problem.textContent = "Three services at most.");
      entry.services = was ? entry.services.filter((each) => each !== id) : [...entry.services, id];
      chosen.setAttribute("aria-pressed", String(!was));
      return undefined;
    });
    chosen.classList.add("fp-chip");
    chosen.setAttribute("aria-pressed", "false");
    return chosen;
  }

  function keep(entry, problem) {
    const missing = [
      [!entry.need, "Choose what is needed."],
      [!entry.services.length, "Choose at least one service."],
      [!entry.urgency, "Say how soon."],
      [!entry.reason.trim(), "Write what the service has to know."],
      [!entry.consent_said, "Say what the person said."],
    ].find(([wrong]) => wrong);
    if (missing) return (problem.textContent = missing[1]);
    kept.push({ ...entry, reason: entry.reason.trim() });
    tell();
    return listed();
  }
}
