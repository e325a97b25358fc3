// The theme, set before the first paint: the system's, until the reader chose one.
"use strict";
(() => {
  const root = document.documentElement;
  const remembered = (() => {
    try {
      return localStorage.getItem("viva-theme");
    } catch {
      return null; // storage may be switched off; the system's theme serves
    }
  })();
  if (remembered === "light" || remembered === "dark") root.dataset.theme = remembered;

  const isDark = () => (root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches);

  document.addEventListener("click", (click) => {
    if (!click.target.closest("[data-theme-toggle]")) return;
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("viva-theme", root.dataset.theme);
    } catch {
      // not remembered then; the choice holds for this visit
    }
  });
})();
