// The field page: which screen is shown, the strip that says what has not arrived, the kit, coming and leaving.

import { SignedOut, Unreachable } from "../dispatch/asking.mjs";
import { prepared } from "./answers.mjs";
import { born, draftFor, keeper as keeperOf, refilled, timeKeeper } from "./drafts.mjs";
import { askState, keepSending, lastTry, send, tellAll, whenChanged } from "./filing.mjs";
import { fetchKit, forget, kitOf, noteFiled } from "./kit.mjs";
import { clockOf, made } from "./made.mjs";
import { isDark, turn } from "./theme.mjs";
import { receipt } from "./receipt.mjs";
import { loadSections } from "./sections.mjs";
import { tonight } from "./tonight.mjs";
import { backToDraft, draftOf, draftsOf, dropReceipts, eraseKit, factsOf, filedOf, outboxRows, recall, remember, tryAgain } from "./vault.mjs";
import { addressOf, writing } from "./writing.mjs";

const place = (id) => document.getElementById(id);
const body = document.body;
let keeper;
let shownAt;
let drawn = "";

const show = (address) => { location.hash = address; };
const replace = (address) => {
  history.replaceState(null, "", address);
  return render(true);
};

// What the phone knows at the moment, for whoever uses it.
const facts = async () => {
  const reader = await recall("reader");
  const found = await recall("form");
  if (!reader || !found) return { reader };
  const [kit, drafts, filed, rows] = [await kitOf(reader.account), await draftsOf(reader.account), await filedOf(reader.account), await outboxRows()];
  const own = rows.filter((row) => row.account === reader.account);
  const rejected = await Promise.all(own.filter((row) => row.state === "attention").map(async (row) => ({ ...(await factsOf(row)), row })));
  return { reader, form: prepared(found), kit, drafts, filed, rows, own, rejected };
};

// The strip: a loud count of what has not arrived, and how the last real attempt ended.
const sayWhatWaits = async (known) => {
  const [tried, time] = [await lastTry(), await timeKeeper()];
  const unsent = (known.own ?? []).filter((row) => row.state === "waiting").length;
  const others = (known.rows ?? (await outboxRows())).filter((row) => row.account !== known.reader?.account).length;
  const parts = [];
  if (unsent) parts.push(made("strong", { className: "fp-count" }, `${unsent} not sent.`));
  if (tried?.result === "no_answer") parts.push(made("span", {}, `No answer at ${clockOf(tried.at)}.`));
  if (tried?.result === "signed_out") parts.push(made("span", {}, "You are signed out or locked. "), made("a", { className: "fp-link", href: body.dataset.field }, unsent ? "Sign in to send" : "Sign in"));
  if (known.rejected?.length) parts.push(made("a", { className: "fp-link", href: "#" }, `${known.rejected.length} need${known.rejected.length === 1 ? "s" : ""} you`));
  if (others) parts.push(made("span", {}, `${others} of another account wait until it signs in.`));
  if (time.isWrong) parts.push(made("span", {}, `This phone’s clock is wrong by ${Math.round(Math.abs(time.offset) / 60_000)} minutes; the program’s time is used.`));
  const ribbon = place("ribbon");
  const said = parts.map((each) => each.textContent).join(" ");
  if (ribbon.dataset.said === said) return;
  ribbon.dataset.said = said;
  ribbon.hidden = !parts.length;
  ribbon.replaceChildren(...parts);
};

const begin = async (assignment, ordinal, part) => {
  const known = await facts();
  const there = assignment && (await draftFor(known.reader.account, assignment, ordinal, part));
  const prefill = assignment ? assignment.prefill[part] : known.kit?.without_call?.[part];
  const draft = there ?? (await born({ form: known.form, part, assignment, ordinal, prefill }));
  await write(known.reader.account, there && assignment ? refilled(known.form, draft, prefill) : draft);
  if (!there) await keeper.saveNow();
  show(addressOf(draft, "scene"));
};
const write = async (account, draft) => {
  await stopWriting();
  keeper = keeperOf(account, draft, (copy) => replace(addressOf(copy, location.hash.split("/")[2] ?? "scene")));
  shownAt = Date.now();
};
const stopWriting = async () => {
  if (!keeper) return;
  const { draft } = keeper;
  draft.open_ms += Math.max(0, Date.now() - shownAt);
  shownAt = Date.now();
  await keeper.flush();
};

const mend = async ({ row, problem, problems, draft }) => {
  const mended = { ...draft, problem, problems: problems ?? [], version: 1 };
  if ((await backToDraft(row, mended)) === "saved") show(addressOf(mended, mended.problems.length ? stepOf(await facts(), mended) : "scene"));
  await tellAll();
};
const stepOf = ({ form }, draft) => form.elements.find((each) => each.name === draft.problems[0].element)?.step ?? "scene";

const leave = async () => {
  const { own, reader } = await facts();
  if (own?.length && !(await confirmed(own.length))) return;
  await remember("left", true);
  await forget();
  if (reader) await dropReceipts(reader.account);
  await signOut().catch(() => {});
  location.assign(body.dataset.home);
};
const confirmed = (count) => {
  const dialog = place("leave-dialog");
  place("leave-words").textContent = `${count} not sent. They stay on this phone, encrypted, and are sent after you sign in again. Nobody else can send them.`;
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === "leave"), { once: true }));
};
// Signing out without a line is done as soon as there is one, before anything else.
const signOut = async () => {
  const { token } = await askState();
  await fetch(body.dataset.signOut, { method: "POST", redirect: "manual", headers: { "X-CSRFToken": token } });
  await remember("left", false);
};

const screen = async (known, time) => {
  const [kind, id, step, about] = location.hash.slice(1).split("/");
  if (kind === "draft") {
    if (keeper?.draft.record !== id) {
      const draft = await draftOf(known.reader.account, id);
      if (draft) await write(known.reader.account, draft);
    }
    if (keeper?.draft.record === id) {
      const filed = async (record) => {
        keeper = undefined;
        await replace(`#receipt/${record}`);
      };
      keeper.draft.open_ms += Math.max(0, Date.now() - shownAt);
      shownAt = Date.now();
      return writing({ form: known.form, kit: known.kit, keeper, step, about, time, account: known.reader.account, show, filed });
    }
    if (known.filed.some((each) => each.record === id)) return replaceWithReceipt(known, id);
  }
  if (kind === "receipt") {
    const each = known.filed.find((one) => one.record === id);
    if (each) return receipt({ form: known.form, each: { ...each, problem: known.rejected.find((one) => one.row.record === id)?.problem } });
  }
  const again = async () => {
    await tryAgain(known.reader.account);
    send();
  };
  const kit = known.kit && { ...known.kit, until_words: clockOf(known.kit.gone_at) };
  return tonight({ ...known, kit, parts: known.reader.parts, begin, mend, again, leave, theme: isDark, turn: () => { turn(); render(true); } });
};
const replaceWithReceipt = (known, id) => {
  history.replaceState(null, "", `#receipt/${id}`);
  return receipt({ form: known.form, each: known.filed.find((one) => one.record === id) });
};
const notYet = () => ({
  title: "Field page", under: "",
  main: made("p", { className: "fp-notice tone-info" }, "This phone has not been used here yet. The form comes with the first answer of the program."),
});

const keyOf = (element) => element?.getAttribute("aria-label") || element?.id || element?.textContent;
let rendering = Promise.resolve();
const renderNow = async (isNew) => {
  const known = await facts();
  await sayWhatWaits(known);
  const isWriting = location.hash.startsWith("#draft/");
  const { kit, drafts, filed, rejected } = known;
  const now = JSON.stringify([location.hash, kit?.version, kit?.assignments, drafts, filed, rejected?.map((each) => each.problem), isDark()]);
  // While somebody writes, only their own taps change the screen.
  if (!isNew && (now === drawn || (isWriting && keeper))) return;
  drawn = now;
  const found = known.reader && known.form ? await screen(known, await timeKeeper()) : notYet();
  const [main, heading] = [place("content"), place("heading")];
  const [open, focused] = [[...main.querySelectorAll("details[open] > summary")].map(keyOf), main.contains(document.activeElement) && keyOf(document.activeElement)];
  heading.textContent = found.title;
  document.title = `${found.title} – Coresponder`;
  place("under").textContent = found.under;
  place("tabs").replaceChildren(...[found.tabs].filter(Boolean));
  place("bottom").replaceChildren(...[found.bar].filter(Boolean));
  main.replaceChildren(found.main);
  if (isNew) {
    main.scrollTop = 0;
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
    found.arrived?.();
    return;
  }
  for (const each of main.querySelectorAll("summary")) if (open.includes(keyOf(each))) each.parentElement.open = true;
  if (focused) [...main.querySelectorAll("a, button, summary, input, textarea")].find((each) => keyOf(each) === focused)?.focus({ preventScroll: true });
};
// Changes that come while one is being drawn are drawn together.
let again;
const render = (isNew = false) => {
  if (!isNew && again) return again;
  const mine = rendering.catch(() => {}).then(() => {
    again = undefined;
    return renderNow(isNew);
  });
  rendering = mine;
  if (!isNew) again = mine;
  return mine;
};

// What the program said: another account, a newer kit, how far the parts are.
const taken = async ({ state, result }) => {
  if (result === "signed_out") await eraseKit();
  // Where the line is cut in between, the next attempt does the rest.
  if (state) await take(state).catch((problem) => { if (!(problem instanceof Unreachable || problem instanceof SignedOut)) throw problem; });
  await render();
};
const take = async (state) => {
  if (await recall("left")) return signOut();
  const reader = await recall("reader");
  if (reader && reader.account !== state.account) {
    await eraseKit();
    await dropReceipts(reader.account);
    keeper = undefined;
  }
  const kit = await kitOf(state.account);
  if (!kit || reader?.account !== state.account || kit.version !== state.kit_version) await fetchKit();
  else await noteFiled(kit, state.filed);
};

const start = async () => {
  if (!crypto.subtle) return place("content").replaceChildren(made("p", { className: "fp-notice tone-problem" }, "This page needs a secure address (https). Ask whoever looks after the program."));
  addEventListener("hashchange", () => render(true));
  whenChanged(taken);
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? stopWriting() : (shownAt = Date.now())));
  addEventListener("pagehide", stopWriting);
  await loadSections();
  await render(true);
  navigator.storage?.persist?.();
  navigator.serviceWorker?.register(body.dataset.worker, { scope: body.dataset.field }).catch(() => {});
  await keepSending();
  body.dataset.ready = "";
};
start();
