// Steppers: a minus and a plus beside a number, so that a thumb is enough. Without this script the number can be written.
const pressed = (words, sign, act) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = sign;
  button.ariaLabel = words;
  button.addEventListener("click", act);
  return button;
};

for (const row of document.querySelectorAll("[data-stepper]")) {
  const input = row.querySelector("input");
  const name = document.querySelector(`label[for="${input.id}"]`).textContent;
  const by = (amount) => () => {
    input.value = String(Math.min(999, Math.max(0, (Number.parseInt(input.value, 10) || 0) + amount)));
  };
  row.prepend(pressed(`One less: ${name}`, "−", by(-1)));
  row.append(pressed(`One more: ${name}`, "+", by(1)));
}
