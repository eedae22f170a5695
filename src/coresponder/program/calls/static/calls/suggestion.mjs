// A suggested type is taken by a press of its button, and only then; nothing that somebody wrote is written over.

const show = (root) => {
  for (const line of root.querySelectorAll("[data-use-suggestion]")) line.hidden = false;
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-fills]");
  if (!button) return;
  const field = button.closest("form").elements[button.dataset.fills];
  field.value = button.dataset.with;
  field.focus();
});
document.addEventListener("htmx:afterSwap", (event) => show(event.target));
show(document);
