// Turns what is shown into what should be shown, by ids, moving as little as possible: focus, scrolling and what somebody
// is typing stay. An element with data-keep keeps its content, which somebody else put there. One that is wanted with
// data-same is the one that is shown already, wherever it stands.

const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
const keyOf = (node) => (isElement(node) ? node.id : "");
const alike = (one, other) =>
  one.nodeType === other.nodeType && one.nodeName === other.nodeName && keyOf(one) === keyOf(other);

export const morph = (shown, wanted) => {
  const focused = document.activeElement;
  const selection = selectionOf(focused);
  morphElement(shown, wanted);
  // A browser that cannot move a focused element without blurring it gets its focus back.
  if (focused && focused !== document.activeElement && focused.isConnected) {
    focused.focus({ preventScroll: true });
    if (selection) focused.setSelectionRange(...selection);
  }
};

const selectionOf = (element) => {
  try {
    return element && "selectionStart" in element && element.selectionStart !== null
      ? [element.selectionStart, element.selectionEnd]
      : null;
  } catch {
    return null;
  }
};

const morphElement = (shown, wanted) => {
  morphAttributes(shown, wanted);
  if (!shown.hasAttribute("data-keep")) morphChildren(shown, wanted);
};

const morphAttributes = (shown, wanted) => {
  for (const { name, value } of wanted.attributes) {
    if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  }
  for (const { name } of [...shown.attributes]) {
    // Whether a fold is open, and what this page marked itself, is this page's own.
    if (!wanted.hasAttribute(name) && !(name === "open" && shown.nodeName === "DETAILS")) shown.removeAttribute(name);
  }
};

const morphChildren = (shown, wanted) => {
  const byId = new Map([...shown.children].filter((each) => each.id).map((each) => [each.id, each]));
  const later = new Set([...wanted.children].map((each) => each.id).filter(Boolean));
  let at = shown.firstChild;
  for (const next of [...wanted.childNodes]) {
    const id = keyOf(next);
    const isSame = isElement(next) && next.hasAttribute("data-same");
    const known = id ? (byId.get(id) ?? (isSame ? document.getElementById(id) : null)) : null;
    if (isSame && !known) throw new Error("A card that the server takes for shown is not here.");
    if (known && known.nodeName === next.nodeName) {
      if (known === at) at = at.nextSibling;
      else move(shown, known, at);
      if (!isSame) morphElement(known, next);
      continue;
    }
    // An element that is wanted further down is not overwritten by one without an id.
    if (at && alike(at, next) && !(keyOf(at) && later.has(keyOf(at)) && !id)) {
      const here = at;
      at = at.nextSibling;
      if (isElement(here)) morphElement(here, next);
      else if (here.nodeValue !== next.nodeValue) here.nodeValue = next.nodeValue;
      continue;
    }
    shown.insertBefore(document.importNode(next, true), at);
  }
  while (at) {
    const over = at;
    at = at.nextSibling;
    over.remove();
  }
};

const move = (parent, child, before) => {
  if (parent.moveBefore) parent.moveBefore(child, before);
  else parent.insertBefore(child, before);
};
