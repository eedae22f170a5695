// Light or dark by a tap, remembered on this phone.

const root = document.documentElement;
export const isDark = () => root.dataset.theme === "dark" || (root.dataset.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
export const turn = () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  localStorage.setItem("field-theme", root.dataset.theme);
};
