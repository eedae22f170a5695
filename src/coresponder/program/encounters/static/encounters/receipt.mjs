// The receipt: whether the program has it, what is due, how long it took.

import { made } from "./made.mjs";
import { partTitle } from "./writing.mjs";

const spoken = (seconds) => (seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`);
const standing = (each) => {
  if (each.problem) return ["problem", `The program could not take it: ${each.problem} Mend it under Tonight.`];
  if (each.state !== "received") return ["attention", "On this phone, not sent yet. It is sent by itself as soon as the program answers."];
  return each.code === "kept_both" ? ["attention", each.sentence] : ["good", each.sentence || "The program has it. It is erased from this phone."];
};

export const receipt = ({ form, each }) => {
  const [tone, sentence] = standing(each);
  const tasks = each.tasks ?? [];
  const main = made("div", { className: "fp-step" },
    made("p", { className: `fp-notice tone-${tone}`, id: "standing" }, sentence),
    made("dl", { className: "fp-check" },
      made("div", {}, made("dt", {}, "What"), made("dd", {}, `${each.title}, ${partTitle(form, each.part)}`)),
      made("div", {}, made("dt", {}, "It took you"), made("dd", { id: "took" }, spoken(each.seconds)))),
    made("h2", {}, "Due now"),
    tasks.length ? made("ul", { className: "fp-lines", id: "tasks" }, tasks.map((task) => made("li", {}, task.sentence ?? task))) : made("p", { id: "tasks" }, each.state === "received" ? "Nothing." : "The program says what is due when it has it."));
  const bar = made("div", { className: "fp-bar" }, made("a", { className: "fp-button fp-button--likely", href: "#" }, "Tonight"));
  return { title: "Filed", under: "", main, bar };
};
