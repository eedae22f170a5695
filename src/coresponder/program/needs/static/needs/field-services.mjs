// Searched on the phone, so that no line is needed; where there is one, the table is asked for anew when somebody looks.
const DAY = 1440;
const WEEK = 7 * DAY;
const SHOWN = 5;
const CLOSED = ["full", "diversion"];

export const agoWords = (since, now) => {
  const minutes = Math.max(0, Math.floor((now - new Date(since)) / 60_000));
  return minutes < 60 ? `${minutes} min ago` : minutes < 2 * DAY ? `${Math.floor(minutes / 60)} h ago` : `${Math.floor(minutes / DAY)} days ago`;
};
const milesTo = (from, latitude, longitude) => {
  if (!from || latitude == null) return undefined;
  const across = (longitude - from[1]) * Math.cos(((latitude + from[0]) * Math.PI) / 360);
  return Math.hypot(across, latitude - from[0]) * 69.09;
};
// true, false, or undefined where nobody knows: on a holiday, regular hours say nothing.
const isOpen = (hours, minute, holidays) => {
  if (hours === 1 || !hours) return hours ? true : undefined;
  const span = hours.find(([opens, closes]) => [minute, minute + WEEK].some((each) => opens <= each && each < closes));
  return span && holidays.some(([from, to]) => from <= span[0] && span[0] < to) ? undefined : Boolean(span);
};

// What suits, the best first: takes people now, then near, then by name.
export const suitable = (table, { need, openNow, from, now }) => {
  const wanted = table.needs.find(([code]) => code === need)?.[2] ?? [];
  const minute = (table.minute + Math.floor((now - new Date(table.taken_at)) / 60_000)) % WEEK;
  return table.rows
    .filter((row) => row[4].some((kind) => wanted.includes(kind)))
    .map(([name, phone, latitude, longitude, , hours, dropOff, destination, languages, live, address]) => {
      const says = live && (new Date(live[2]) > now ? live[0] : "unknown");
      return { name, phone, dropOff, destination, languages, live, address, says, open: isOpen(hours, minute, table.holidays), miles: milesTo(from, latitude, longitude), isClosed: CLOSED.includes(says) };
    })
    .filter((each) => !openNow || (each.open && !each.isClosed))
    .sort((a, b) => a.isClosed - b.isClosed || (b.open === true) - (a.open === true) || (a.miles ?? 1e9) - (b.miles ?? 1e9) || (a.name < b.name ? -1 : 1));
};

const lines = ({ open, miles, live, says, dropOff, languages, address }, now) => [
  `${open ? "open now" : open === false ? "closed now" : "hours not known: call"}${miles === undefined ? "" : ` · ${miles.toFixed(1)} mi`}`,
  live && `${says === live[0] ? [says, live[3]].filter(Boolean).join(", ") : `not known how full; last said: ${live[0]}`}, ${agoWords(live[1], now)}`,
  { y: "takes police drop-off", n: "takes no police drop-off" }[dropOff],
  languages.length > 0 && `also speaks ${languages.join(", ")}`,
  address,
];

export const draw = ({ offered, assignment, take, made, pressed }) => {
  let table = offered;
  let [need, openNow] = ["place", true];
  const from = () => table.calls[assignment ?? Object.keys(table.calls)[0]];
  const [list, age] = [made("ul", { className: "fp-lines", "aria-live": "polite" }), made("p", { className: "fp-small" })];
  const item = (each, now) =>
    made("li", {}, made("strong", {}, each.name), lines(each, now).filter(Boolean).map((words) => made("p", {}, words)),
      made("div", { className: "fp-also" }, each.phone && made("a", { className: "fp-button", href: `tel:${each.phone.replace(/[^\d+]/g, "")}` }, `Call ${each.phone}`),
        take && each.destination && pressed("Taken there", () => take({ destination: each.destination, facility_name: each.name }), "", { "aria-label": `Taken there: ${each.name}` })));
  const show = (most = SHOWN) => {
    const now = new Date();
    const found = suitable(table, { need, openNow, from: from(), now });
    age.replaceChildren(`From the directory as it was ${agoWords(table.taken_at, now)}.${from() ? " Miles as the crow flies from the call." : ""}`);
    list.replaceChildren(...found.slice(0, most).map((each) => item(each, now)),
      found.length > most ? made("li", {}, pressed(`More (${found.length - most})`, () => show(found.length))) : found.length ? "" : made("li", {}, openNow ? "None that is known to be open now. Show all, or call 988." : "None in the directory."));
  };
  const chip = (type, words, checked, chosen) => {
    const change = ({ target }) => {
      chosen(target.checked);
      show();
    };
    return made("label", { className: "fp-chip" }, made("input", { type, name: "fp-need", checked, on: { change } }), made("span", {}, words));
  };
  const toggle = async ({ target }) => {
    if (!target.open) return;
    show();
    const answer = await fetch(table.address, { redirect: "manual", cache: "no-store" }).catch(() => undefined);
    if (answer?.ok) table = await answer.json();
    show();
  };
  if (!table?.rows) return made("p", { className: "fp-small" }, "No services were taken along.");
  const chips = made("div", { className: "fp-chips" }, chip("checkbox", "open now only", true, (is) => { openNow = is; }), table.needs.map(([code, words]) => chip("radio", words, code === need, () => { need = code; })));
  return made("details", { className: "fp-fold", on: { toggle } }, made("summary", {}, "Nearest services"), age, chips, list);
};
