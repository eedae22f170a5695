// What is pressed and is lower than it should be. A link in running text is as high as its line.
(pixels) => {
  const pressed = document.querySelectorAll("button, input, select, textarea, summary, [role=button], nav a, a.button");
  const visible = [...pressed].filter((element) => element.checkVisibility() && element.type !== "hidden");
  const small = visible.filter((element) => {
    const target = ["checkbox", "radio"].includes(element.type) ? element.closest("label") ?? element.parentElement : element;
    const inText = element.matches("nav.breadcrumb a");
    return !inText && Math.round(target.getBoundingClientRect().height) < pixels;
  });
  return small.map((element) => `${element.tagName.toLowerCase()} “${element.textContent.trim() || element.name}”, ${Math.round(element.getBoundingClientRect().height)} px`);
}
