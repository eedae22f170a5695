// Tonight's kit: kept for as long as the shift lasts, by the program's clock, and not a minute longer.

import { askJson } from "../dispatch/asking.mjs";
import { eraseKit, keepKit, keptKit, recall, remember } from "./vault.mjs";

// How far a clock may go back before nobody can tell any more how late it is.
const SLACK_MS = 5 * 60_000;

export const fetchKit = async () => {
  const kit = await askJson(document.body.dataset.kit);
  await remember("reader", { account: kit.account, name: kit.name, parts: kit.parts });
  // The form names nobody, so that it may stay: a draft outlives the shift.
  await remember("form", kit.form);
  // The program has answered, so that the clock is told anew how late it is.
  await remember("latest", Date.now());
  await keepKit(kit.account, { ...kit, form: undefined, fetched_at: Date.now(), lives_ms: new Date(kit.gone_at) - new Date(kit.now) });
  // Whoever left while it was on its way leaves nothing behind.
  if (await recall("left")) await forget();
  return kit;
};

export const forget = async () => {
  await eraseKit();
  await remember("reader", undefined);
};

export const kitOf = async (account) => {
  const [kit, now, latest] = [await keptKit(account), Date.now(), (await recall("latest")) ?? 0];
  if (now > latest) await remember("latest", now);
  if (!kit) return undefined;
  const wasSetBack = now < Math.max(latest, kit.fetched_at) - SLACK_MS;
  if (!wasSetBack && now - kit.fetched_at < kit.lives_ms) return kit;
  await eraseKit();
  return undefined;
};

// How far each part is, as the program says it; nothing else of the kit changes.
export const noteFiled = async (kit, filed) => {
  const assignments = kit.assignments.map((each) => ({ ...each, filed: filed[each.id] ?? {} }));
  if (JSON.stringify(assignments) !== JSON.stringify(kit.assignments)) await keepKit(kit.account, { ...kit, assignments });
};
