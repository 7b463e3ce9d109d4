// Light and dark: the system decides until the reader does; paper is light.

function themeNow() {
  return document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

function setTheme(theme, keep) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  // Storage may be closed to files; then the choice lasts as long as the page.
  if (keep) try { localStorage.setItem("graphkit-theme", theme); } catch { /* closed */ }
  byId("theme").textContent = themeNow() === "dark" ? WORDS.light : WORDS.dark;
  byId("theme").setAttribute("aria-label", themeNow() === "dark" ? WORDS.toLight : WORDS.toDark);
  readPalette();
}

function wireTheme() {
  let kept = "";
  try { kept = localStorage.getItem("graphkit-theme") || ""; } catch { /* closed */ }
  setTheme(["dark", "light"].includes(kept) ? kept : "", false);
  byId("theme").addEventListener("click", () => { setTheme(themeNow() === "dark" ? "light" : "dark", true); draw(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { setTheme(document.documentElement.dataset.theme, false); draw(); });
  let before = "";
  addEventListener("beforeprint", () => { before = document.documentElement.dataset.theme || ""; setTheme("light", false); byId("legend").open = true; sharpen(3); draw(); });
  addEventListener("afterprint", () => { setTheme(before, false); sharpen(0); draw(); });
}
