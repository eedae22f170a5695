// Menus of the navigation close by Esc, and when somebody goes elsewhere. Without this script they close by their title.

const open = () => document.querySelector("details.menu[open]");

addEventListener("keydown", (event) => {
  const menu = open();
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
for (const elsewhere of ["click", "focusin"]) {
  addEventListener(elsewhere, (event) => {
    const menu = open();
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
}
