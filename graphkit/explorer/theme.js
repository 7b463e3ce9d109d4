// Light and dark: the system decides until the reader does; paper is light.

function themeNow() {
  return document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

function setTheme(theme, keep) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  // Storage may be closed to files; then the choice lasts as long as the page.
  if (keep) try { localStorage.setItem("graphkit-theme", theme); } catch { /* closed */ }
  byId("theme").textContent = themeNow() === "dark" ? "Light" : "Dark";
  byId("theme").setAttribute("aria-label", "Switch to " + (themeNow() === "dark" ? "light" : "dark") + " colours");
  readPalette();
}

function wireTheme() {
  let kept = "";
  try { kept = localStorage.getItem("graphkit-theme") || ""; } catch { /* closed */ }
  setTheme(["dark", "light"].includes(kept) ? kept : "", false);
  byId("theme").addEventListener("click", () => { setTheme(themeNow() === "dark" ? "light" : "dark", true); draw(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { setTheme(document.documentElement.dataset.theme, false); draw(); });
  let before = "";
  addEventListener("beforeprint", () => { before = document.documentElement.dataset.theme || ""; setTheme("light", false); draw(); });
  addEventListener("afterprint", () => { setTheme(before, false); draw(); });
}
