// What has the keyboard's focus, and why a person might not see that. Null when nothing in the page has it.
() => {
  const stop = document.activeElement;
  if (!stop || stop === document.body || stop === document.documentElement) return null;
  const path = [];
  for (let node = stop; node && node !== document.documentElement; node = node.parentElement) {
    const place = node.parentElement ? [...node.parentElement.children].indexOf(node) : 0;
    path.unshift(`${node.tagName.toLowerCase()}${node.id ? "#" + node.id : ""}[${place}]`);
  }
  const box = stop.getBoundingClientRect();
  const faults = [];
  const inView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  if (!inView) faults.push("is outside of the window");
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const points = [box.top + 2, box.top + box.height / 2, box.bottom - 2].map((y) => [x, Math.min(Math.max(y, 1), innerHeight - 1)]);
  const uncovered = points.some(([px, py]) => {
    const top = document.elementFromPoint(px, py);
    return top && (stop.contains(top) || top.contains(stop));
  });
  if (inView && !uncovered) faults.push("is covered");
  const style = getComputedStyle(stop);
  const marked = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  if (!marked) faults.push("has no mark");
  return { path: path.join(" > "), faults };
}
