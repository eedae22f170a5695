// The program decides what may leave.
import { made, pressed } from "../encounters/made.mjs";

const MOST = 3;
const labelled = (words, control) => made("label", { className: "fp-q" }, made("span", { className: "fp-label" }, words), control);
const select = (words, options, value, changed) =>
  labelled(words, made("select", { className: "fp-input", on: { change: ({ target }) => changed(target.value) } }, [{ code: "", words: "choose" }, ...options].map((each) => new Option(each.words, each.code, false, each.code === value))));

export function draw({ offered, value, changed }) {
  const kept = [...(value || [])];
  const { needs = [], services = {}, urgencies, consents } = offered || {};
  const place = made("div", { className: "fp-step" });
  const needOf = (code) => needs.find((each) => each.code === code);
  listed();
  return made("section", { "aria-label": "Referrals" }, made("h2", {}, "Referrals"), place);

  function listed() {
    place.replaceChildren(...kept.map(summary), needs.length ? pressed("Refer to a service", open) : "No service to refer to.");
  }

  function told() {
    changed(kept.length ? [...kept] : undefined);
    listed();
  }

  function summary(each, number) {
    const words = needOf(each.need)?.words ?? each.need;
    const out = () => {
      kept.splice(number, 1);
      told();
    };
    return made("p", {}, `${words} to ${each.services.map((id) => services[id]).join(", ")} `, pressed(`Take ${words} out`, out));
  }

  function open() {
    const entry = { id: crypto.randomUUID(), need: "", services: [], urgency: "today", consent_said: "", reason: "" };
    const put = (name) => (said) => (entry[name] = said.trim());
    const chips = made("div", { className: "fp-chips" });
    const problem = made("p", { className: "fp-problem", role: "alert" });
    const chosen = (need) => {
      Object.assign(entry, { need, services: [] });
      chips.replaceChildren(...(needOf(need)?.services ?? []).map(chip));
    };
    const chip = (id) => {
      const act = ({ target }) => {
        const had = entry.services.includes(id);
        if (!had && entry.services.length === MOST) return;
        entry.services = had ? entry.services.filter((each) => each !== id) : [...entry.services, id];
        target.ariaPressed = target.classList.toggle("fp-button--likely");
      };
      return pressed(services[id], act, "", { "aria-pressed": "false" });
    };
    const keep = () => {
      if (!entry.services.length || Object.values(entry).includes("")) return (problem.textContent = "Something is missing.");
      kept.push(entry);
      return told();
    };
    place.replaceChildren(
      select("What is needed", needs, "", chosen),
      made("fieldset", { className: "fp-q" }, made("legend", {}, `Whom to ask, ${MOST} at most`), chips),
      select("How soon", urgencies, entry.urgency, put("urgency")),
      labelled("What the service has to know, without a name", made("textarea", { className: "fp-input", on: { input: ({ target }) => put("reason")(target.value) } })),
      select("What the person said to it", consents, "", put("consent_said")),
      problem,
      pressed("Keep this referral", keep),
      pressed("Leave it", listed),
    );
  }
}
