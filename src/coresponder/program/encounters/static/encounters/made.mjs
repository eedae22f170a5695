// Makes elements of a page out of words: never out of markup, so that nothing that anybody wrote is ever read as code.

export const made = (tag, properties = {}, ...inside) => {
  const { dataset, on, ...rest } = properties;
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(rest)) {
    if (value === undefined || value === false) continue;
    if (name in element && !name.startsWith("aria")) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  Object.assign(element.dataset, dataset);
  for (const [kind, deed] of Object.entries(on ?? {})) element.addEventListener(kind, deed);
  element.append(...inside.flat().filter((each) => each !== undefined && each !== false && each !== ""));
  return element;
};
export const pressed = (words, deed, className = "", more = {}) =>
  made("button", { type: "button", className: `fp-button ${className}`, on: { click: deed }, ...more }, words);
export const clockOf = (iso) => new Date(iso).toLocaleTimeString("en-US", { hour: "2-digit", minute: "2-digit", hour12: false, timeZoneName: "short" });
