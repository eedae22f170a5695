// Dark at night unless somebody chose otherwise. It runs before anything is drawn, so that nothing blinds.
{
  const root = document.documentElement;
  const hour = new Date().getHours();
  const usual = root.dataset.theme === "system" && (hour >= 19 || hour < 7) ? "dark" : root.dataset.theme;
  root.dataset.theme = localStorage.getItem("field-theme") ?? usual;
}
