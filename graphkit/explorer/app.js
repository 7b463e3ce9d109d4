// Everything together: selection and address, controls, pointer and keyboard, start.

let trail = []; // addresses passed on the way here, for Back and Esc

// ---- selection and address

function select(selection, keepPlace = false) {
  const address = addressOf(selection);
  if (address === currentAddress()) return apply(selection, keepPlace);
  trail.push(currentAddress());
  history.pushState(null, "", address || location.pathname + location.search);
  apply(selection, keepPlace);
}

function apply(selection, keepPlace = false) {
  state.selection = selection;
  if (selection) for (const actor of selection.actor ? [selection.actor] : [actors[selection.pair.a], actors[selection.pair.b]]) state.shown.add(actor.number);
  refresh();
  showShown();
  showPanel();
  if (!keepPlace) frameFocus();
  draw();
  const heading = panel.querySelector("h2");
  if (selection && !keepPlace) heading.focus({ preventScroll: true });
  else if (keepPlace) (panel.querySelector('.ways [aria-pressed="true"]') || heading).focus({ preventScroll: true });
  // On a phone the page scrolls, not the panel: what was chosen far down in a list opens at its heading.
  const place = heading.getBoundingClientRect();
  if (selection && (place.top < 0 || place.bottom > innerHeight)) heading.scrollIntoView({ block: "start" });
  if (selection) announce(selection.actor
    ? selection.actor.label + ", " + KINDS[selection.actor.kind].one.toLowerCase() + ", " + count(selection.actor.pairs.length, "neighbour")
    : heading.textContent + ", " + panel.querySelectorAll(".card").length + " sentences");
  else announce("Nothing selected");
}

function addressOf(selection) {
  if (!selection) return "";
  if (selection.actor) return "#actor=" + encodeURIComponent(selection.actor.id);
  const { pair, via } = selection;
  const ends = [actors[pair.a].id, actors[pair.b].id];
  if (via === "together") ends.push("together");
  else if (via) ends.push(via.source === pair.a ? "forth" : "back", via.label);
  return "#pair=" + ends.map(encodeURIComponent).join("/");
}

function currentAddress() {
  return location.hash.length > 1 ? location.hash : "";
}

function selectionOf(address) {
  try {
    const [kind, rest = ""] = address.slice(1).split("=");
    const parts = rest.split("/").map(decodeURIComponent);
    const [first, second] = parts.map((id) => actors.find((actor) => actor.id === id));
    if (kind === "actor" && first) return { actor: first };
    const pair = kind === "pair" && first && second && findPair(first.number, second.number);
    if (!pair) return null;
    const source = parts[2] === "forth" ? pair.a : pair.b;
    const told = pair.relations.find((relation) => relation.source === source && relation.label === parts[3]);
    return { pair, via: parts[2] === "together" ? "together" : parts[3] !== undefined && told ? told : null };
  } catch (error) {
    if (error instanceof URIError) return null; // an address somebody broke while copying
    throw error;
  }
}

function goBack() {
  if (trail.length) history.back();
  else if (state.selection) { history.replaceState(null, "", location.pathname + location.search); apply(null); moveTo(frameAll()); }
}

function arrive() {
  if (trail.length && trail[trail.length - 1] === currentAddress()) trail.pop();
  apply(selectionOf(currentAddress()));
  if (!state.selection) { moveTo(frameAll()); panel.querySelector("h2").focus({ preventScroll: true }); }
}

function expand(actor, quiet = false) {
  const before = state.shown.size;
  state.shown.add(actor.number);
  if (!quiet) for (const pair of actor.pairs) state.shown.add(other(pair, actor).number);
  if (state.shown.size === before) return;
  refresh();
  showShown();
  if (quiet) return;
  select({ actor });
  announce(count(state.shown.size - before, "actor") + " added to the map");
}

// ---- controls

function toggle(parent, content, pressed, change, title) {
  const button = el("button", { type: "button", "aria-pressed": String(pressed), title }, content);
  button.addEventListener("click", () => {
    const now = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(now));
    change(now);
    refilter();
  });
  parent.append(button);
  return button;
}

function refilter() {
  refresh();
  showShown();
  draw();
}

function buildControls() {
  for (const kind of Object.keys(KINDS)) {
    const number = actors.filter((actor) => actor.kind === kind).length;
    if (number) toggle(byId("kinds"), [icon(kind), KINDS[kind].many + " ", el("span", { class: "number" }, number.toLocaleString("en-GB"))], true, (on) => { state.kinds[kind] = on; });
  }
  const layers = byId("layers"), told = relations.filter((relation) => relation.plain).length, unsure = relations.length - told;
  const part = (name, text, number, title) => toggle(layers, [text + " ", el("span", { class: "number" }, number.toLocaleString("en-GB"))], state.layers[name], (on) => { state.layers[name] = on; }, title);
  part("together", "Named together", data.together.length, "Links between actors named in one sentence");
  part("relations", "Relations", told, "What one actor does to another, as the text asserts it");
  if (unsure) {
    const box = el("input", { type: "checkbox", id: "unsure" });
    box.addEventListener("change", () => { state.layers.unsure = box.checked; refilter(); });
    layers.append(el("label", { class: "check", title: "Relations that the text negates or gives as planned, possible, conditional …" }, box,
      el("span", {}, "negated, planned, possible … "), el("span", { class: "number" }, unsure.toLocaleString("en-GB"))));
  }
  buildSlider();
}

function buildSlider() {
  const slider = byId("minimum"), most = Math.max(1, ...pairs.map((pair) => pair.all.size));
  slider.max = String(Math.min(most, 20));
  slider.disabled = most < 2;
  slider.addEventListener("input", () => {
    state.minimum = Number(slider.value);
    byId("minimum-value").textContent = slider.value;
    byId("minimum-unit").textContent = state.minimum === 1 ? "sentence" : "sentences";
    refilter();
  });
}

function showShown() {
  const on = visibleActors().length, hidden = actors.length - state.shown.size;
  const all = hidden > 0 && el("button", { type: "button", id: "show-all", click: () => { actors.forEach((actor) => state.shown.add(actor.number)); refilter(); moveTo(frameAll()); } }, "Show all");
  byId("shown").replaceChildren(on.toLocaleString("en-GB") + " of " + count(actors.length, "actor") + " shown ", all || "");
  byId("empty").hidden = on > 0;
  byId("empty").textContent = on ? "" : actors.length ? "Every actor is hidden by the filters above." : "No actor was found in these documents.";
}

function buildHeader() {
  document.title = canvasText(data.title, 120) || "graphkit";
  byId("title").textContent = data.title || "graphkit";
  byId("counts").textContent = [count(data.documents.length, "document"), count(actors.length, "actor"), count(data.together.length + relations.length, "link"), period(data.period)].filter(Boolean).join(" · ");
  const item = (sign, ...words) => el("li", {}, el("span", { class: "sign " + sign, "aria-hidden": "true" }), el("span", {}, words));
  byId("legend-list").append(
    item("hue", el("b", {}, "Colour"), " community"),
    item("dots", el("b", {}, "Size"), " centrality"),
    item("together", "named in one sentence"),
    item("told", "who acts on whom"),
    item("maybe", "planned, possible"),
    item("denied", "negated"));
  if (window.innerWidth < 800) byId("legend").open = false;
  byId("legend").addEventListener("toggle", () => { measureFixed(); draw(); });
}

// ---- theme

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

// ---- pointer

const pointers = new Map();
let dragged = 0, lastTap = { time: -1000, x: 0, y: 0, actor: null };

function at(event) {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

function wirePointer() {
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, at(event));
    if (pointers.size === 1) dragged = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId), now = at(event);
    if (!before) return hover(...now);
    movePointer(event.pointerId, before, now);
  });
  const end = (event) => { pointers.delete(event.pointerId); };
  canvas.addEventListener("pointerup", (event) => { end(event); if (dragged < 5 && event.button === 0 && !pointers.size) tap(...at(event)); });
  canvas.addEventListener("pointercancel", end);
  canvas.addEventListener("pointerleave", () => { byId("tip").hidden = true; });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.pow(1.0016, -event.deltaY * (event.deltaMode ? 18 : 1)), ...at(event));
  }, { passive: false });
}

function movePointer(id, before, now) {
  const others = [...pointers].filter(([key]) => key !== id).map(([, place]) => place);
  if (others.length) {
    const reach = (place) => Math.max(10, Math.hypot(place[0] - others[0][0], place[1] - others[0][1]));
    zoom(reach(now) / reach(before), (now[0] + others[0][0]) / 2, (now[1] + others[0][1]) / 2);
    dragged = 99;
  } else {
    dragged += Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (dragged >= 5) pan(now[0] - before[0], now[1] - before[1]);
  }
  pointers.set(id, now);
  byId("tip").hidden = true;
}

function tap(x, y) {
  const actor = actorAt(x, y), now = performance.now();
  // The camera may have moved since the first click: the second one counts for the same actor.
  const again = now - lastTap.time < 380 && Math.hypot(x - lastTap.x, y - lastTap.y) < 12 && lastTap.actor;
  lastTap = { time: now, x, y, actor: again ? null : actor };
  if (again) return expand(again);
  const pair = actor ? null : pairAt(x, y);
  if (actor) select({ actor });
  else if (pair) select({ pair, via: null });
  else if (state.selection) select(null);
}

function hover(x, y) {
  const tip = byId("tip"), actor = actorAt(x, y), pair = actor ? null : pairAt(x, y);
  canvas.classList.toggle("over", Boolean(actor || pair));
  tip.hidden = !(actor || pair);
  if (tip.hidden) return;
  tip.replaceChildren(...(actor
    ? [nameOf(actor, 90), " · " + KINDS[actor.kind].one + " · " + count(actor.mentions, "mention")]
    : [nameOf(actors[pair.a], 60), " · ", nameOf(actors[pair.b], 60), " · " + count(pair.all.size, "sentence")]));
  tip.style.left = Math.max(4, Math.min(x + 14, view.width - tip.offsetWidth - 6)) + "px";
  tip.style.top = (y + 22 + tip.offsetHeight > view.height ? y - tip.offsetHeight - 10 : y + 18) + "px";
}

// ---- keyboard

function wireKeys() {
  const arrows = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
  canvas.addEventListener("keydown", (event) => {
    if (arrows[event.key]) pan(...arrows[event.key]);
    else if (event.key === "Enter" && state.selection && state.selection.actor) expand(state.selection.actor);
    else return;
    event.preventDefault();
  });
  const keys = {
    "/": () => { field.focus(); field.select(); }, n: () => stepBy(1), p: () => stepBy(-1), "+": () => zoom(1.3), "=": () => zoom(1.3),
    "-": () => zoom(1 / 1.3), 0: () => moveTo(frameAll()), Escape: goBack,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.key !== "Escape") return;
    if (event.key === "Enter" && event.target.tagName === "H2" && state.selection && state.selection.actor) expand(state.selection.actor);
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });
}

function wireButtons() {
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("zoom-all").addEventListener("click", () => moveTo(frameAll()));
  byId("skip").addEventListener("click", (event) => { event.preventDefault(); panel.focus(); });
  byId("tools-switch").addEventListener("click", () => {
    const open = byId("tools").classList.toggle("open");
    byId("tools-switch").setAttribute("aria-expanded", String(open));
  });
}

// ---- start

async function start() {
  await readData();
  for (const number of data.order.slice(0, START)) state.shown.add(number);
  refresh();
  buildHeader();
  buildControls();
  wireTheme();
  resize();
  Object.assign(camera, frameAll());
  wireSearch();
  wirePointer();
  wireKeys();
  wireButtons();
  showShown();
  state.selection = selectionOf(currentAddress());
  if (state.selection) { apply(state.selection); } else { showPanel(); draw(); }
  addEventListener("popstate", arrive);
  new ResizeObserver(() => { resize(); draw(); }).observe(byId("stage"));
  // For tests: a canvas has no elements to ask.
  window.__app = {
    data, state, camera, pairs, actors,
    position: (number) => [screenX(actors[number].x), screenY(actors[number].y)],
    number: (label) => actors.findIndex((actor) => actor.label === label),
    visible: () => visibleActors().map((actor) => actor.number),
    labels: () => lastLabels.map(({ text, box, font }) => ({ text, font, x: box.x, y: box.y, w: box.w, h: box.h })),
    lines: (a, b) => linesOf(findPair(a, b)).map(({ points, style, weight }) => ({ points, style, weight })),
    drawnLines: () => pairs.filter((pair) => pair.on).flatMap(linesOf).length,
    frames: () => frames,
  };
  window.__ready = true;
}

start();
