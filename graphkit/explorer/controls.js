// The row of filters: buttons and boxes that show the state and change it.

function toggle(parent, content, name, read, write, title) {
  const button = el("button", { type: "button", title, "data-filter": name }, content);
  const show = () => button.setAttribute("aria-pressed", String(read()));
  button.addEventListener("click", () => { write(!read()); refilter(); });
  parent.append(button);
  shows.push(show);
}

function box(id, label, title, number, read, write) {
  const input = el("input", { type: "checkbox", id });
  input.addEventListener("change", () => { write(input.checked); refilter(); });
  shows.push(() => { input.checked = read(); });
  return el("label", { class: "check", title }, input, el("span", {}, label), " ", el("span", { class: "number" }, number.toLocaleString("en-GB")));
}

const shows = []; // functions that bring each control up to the state

function showFilters() {
  for (const show of shows) show();
  showReset();
}

function showReset() {
  byId("reset").disabled = !filterAddress() && !state.selection;
}

// After any filter changed: evidence, map, panel, table and address follow.
function refilter() {
  sift();
  refresh();
  if (state.selection && state.selection.path) {
    state.selection = routed(state.selection);
    for (const actor of endsOf(state.selection)) state.shown.add(actor.number);
    refresh();
  }
  showShown();
  showFilters();
  showStage();
  freshenPanel();
  measureFixed();
  draw();
  keepAddress(state.selection);
}

function clearFilters() {
  stopPlaying();
  Object.assign(state, filterDefaults());
  state.shown = baseShown();
  refilter();
  announce("All filters lifted");
}

// Back to the start: no selection, no filter, the first actors, the whole map.
function reset() {
  state.table = false;
  for (const actor of moved) putHome(actor);
  Object.assign(home, { list: "actors", by: "mentions", length: 25 });
  state.selection = null;
  trail = [];
  clearFilters();
  panel.scrollTop = 0;
  resize();
  moveTo(frameAll());
  announce("Back to the start");
}

function buildControls() {
  for (const kind of Object.keys(KINDS)) {
    const number = actors.filter((actor) => actor.kind === kind).length;
    if (number) toggle(byId("kinds"), [icon(kind), KINDS[kind].many + " ", el("span", { class: "number" }, number.toLocaleString("en-GB"))], kind, () => state.kinds[kind], (on) => { state.kinds[kind] = on; });
  }
  const layers = byId("layers"), told = relations.filter((relation) => relation.plain).length;
  const part = (name, text, number, title) => toggle(layers, [text + " ", el("span", { class: "number" }, number.toLocaleString("en-GB"))], name, () => state.layers[name], (on) => { state.layers[name] = on; }, title);
  part("together", "Named together", data.together.length, "Links between actors named in one sentence");
  part("relations", "Relations", told, "What one actor does to another, as the text asserts it");
  buildSlider();
  buildFacets();
  byId("reset").addEventListener("click", reset);
}

let strongest = 0;
function mostSentences() {
  if (!strongest) strongest = pairs.reduce((most, pair) => Math.min(20, Math.max(most, pair.whole, pair.relations.reduce((sum, relation) => sum + relation.claims.length, 0))), 1);
  return strongest;
}

function buildSlider() {
  const slider = byId("minimum");
  slider.max = String(mostSentences());
  slider.disabled = mostSentences() < 2;
  slider.addEventListener("input", () => { state.minimum = Number(slider.value); refilter(); });
  shows.push(() => {
    slider.value = String(state.minimum);
    byId("minimum-value").textContent = slider.value;
    byId("minimum-unit").textContent = state.minimum === 1 ? "sentence" : "sentences";
  });
}

// ---- event types: a box for each, under its quad class, with the number of claims that the other filters leave

function buildEvents() {
  const menu = byId("events"), present = new Set(relations.map((relation) => relation.choice));
  menu.hidden = !relations.length;
  const flip = (choices, on) => { for (const choice of choices) if (on) state.off.delete(choice); else state.off.add(choice); refilter(); };
  const groups = Object.entries(QUADS).map(([quad, { side, types }]) => [quad, side, Object.keys(types).filter((type) => present.has(type))]);
  const known = groups.flatMap((group) => group[2]);
  groups.push(["no class", "", allChoices().filter((choice) => present.has(choice) && !known.includes(choice))]);
  for (const [quad, side, choices] of groups) if (choices.length) byId("event-list").append(eventGroup(quad, side, choices, flip));
  byId("event-list").before(el("p", { class: "presets" }, [["all", "All"], ...Object.entries(SIDES)].map(([side, words]) =>
    el("button", { type: "button", "data-side": side, click: () => choose(side) }, side === "all" ? words : "Only " + words))));
  wireMenu(menu);
  shows.push(() => {
    const on = [...present].filter((choice) => !state.off.has(choice)).length;
    showNarrowed(menu, byId("events-on"), on === present.size ? WORDS.all : on + " of " + present.size);
  });
}

// Moves an open menu to the left as far as the window asks for.
function keepInside(menu) {
  const sheetOf = menu.querySelector("div");
  sheetOf.style.left = Math.min(0, document.documentElement.clientWidth - 10 - sheetOf.offsetWidth - menu.getBoundingClientRect().left) + "px";
}

// One side of conflict and cooperation, without the links that tell no event.
function choose(side) {
  state.off = new Set(side === "all" ? [] : allChoices().filter((choice) => sideOf(choice) !== side));
  state.layers.together = side === "all";
  refilter();
}

function eventGroup(quad, side, choices, flip) {
  const head = el("input", { type: "checkbox", "data-quad": quad }), total = el("span", { class: "number" });
  head.addEventListener("change", () => flip(choices, head.checked));
  const rows = choices.map((choice) => {
    const input = el("input", { type: "checkbox", "data-choice": choice }), number = el("span", { class: "number" });
    input.addEventListener("change", () => flip([choice], input.checked));
    const words = choice in REST ? REST[choice] : [el("span", { class: "tag " + side }, choice), " ", eventWords(choice)];
    return { choice, input, number, row: el("label", { class: "check" }, input, el("span", { class: "words" }, words), number) };
  });
  shows.push(() => {
    if (!byId("events").open) return;
    const counts = countChoices();
    const on = choices.filter((choice) => !state.off.has(choice)).length;
    head.checked = on === choices.length;
    head.indeterminate = on > 0 && on < choices.length;
    total.textContent = String(choices.reduce((sum, choice) => sum + (counts.get(choice) || 0), 0));
    for (const { choice, input, number } of rows) { input.checked = !state.off.has(choice); number.textContent = String(counts.get(choice) || 0); }
  });
  return el("fieldset", {}, el("legend", {}, el("label", { class: "check" }, head, el("b", {}, quad), total)), rows.map(({ row }) => row));
}
