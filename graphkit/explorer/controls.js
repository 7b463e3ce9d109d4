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
  const place = el("span", { class: "number" });
  shows.push(() => { input.checked = read(); place.textContent = grouped(typeof number === "function" ? number() : number); });
  return el("label", { class: "check", title }, input, el("span", {}, label), " ", place);
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
function refilter(goal = null) {
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
  tallyLater();
  measureFixed();
  if (goal) moveTo(goal()); else draw();
  keepAddress(state.selection);
}

function clearFilters(goal = null, lifted = true) {
  stopPlaying();
  Object.assign(state, filterDefaults(), lifted ? { from: null, to: null } : null);
  state.shown = baseShown();
  refilter(goal);
  announce(WORDS.liftDone);
}

// Back to the start: no selection, no filter, the first actors, the whole map.
function reset() {
  state.table = false;
  for (const actor of moved) putHome(actor);
  Object.assign(home, { list: "actors", by: "mentions", length: 25 });
  state.selection = null;
  trail = [];
  showStage();
  resize();
  clearFilters(frameAll, false);
  panel.scrollTop = 0;
  announce(WORDS.resetDone);
}

function buildControls() {
  for (const kind of Object.keys(KINDS)) {
    const number = () => countActors((actor) => actor.kind === kind && (state.observers || !actor.observer));
    if (actors.some((actor) => actor.kind === kind)) toggle(byId("kinds"), [icon(kind), WORDS.manyKinds[kind] + " ", tally(number)], kind, () => state.kinds[kind], (on) => { state.kinds[kind] = on; });
  }
  const layers = byId("layers");
  const part = (name, text, number, title) => toggle(layers, [text + " ", tally(number)], name, () => state.layers[name], (on) => { state.layers[name] = on; }, title);
  part("together", WORDS.layerTogether, countTogether, WORDS.layerTogetherTitle);
  part("relations", WORDS.layerRelations, countRelations, WORDS.layerRelationsTitle);
  buildSlider();
  buildFacets();
  byId("reset").addEventListener("click", reset);
}

let strongest = 0;
function mostSentences() {
  if (strongest) return strongest;
  strongest = 1;
  for (const pair of pairs) {
    strongest = Math.min(20, Math.max(strongest, pair.whole, pair.relations.reduce((sum, relation) => sum + relation.claims.length, 0)));
    if (strongest === 20) break;
  }
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
    byId("minimum-unit").textContent = say("minimumUnit", { n: state.minimum });
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
  byId("event-list").before(el("p", { class: "presets" }, [["all", WORDS.allButton], ...Object.entries(WORDS.sides)].map(([side, words]) =>
    el("button", { type: "button", "data-side": side, click: () => choose(side) }, side === "all" ? words : say("onlyOf", { what: words })))));
  wireMenu(menu);
  shows.push(() => {
    const on = [...present].filter((choice) => !state.off.has(choice)).length;
    showNarrowed(menu, byId("events-on"), on === present.size ? WORDS.all : say("of", { n: on, all: present.size }));
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
    const words = REST.includes(choice) ? WORDS[{ standing: "standing", other: "otherActs" }[choice]] : [el("span", { class: "tag " + side }, choice), " ", eventWords(choice)];
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
  return el("fieldset", {}, el("legend", {}, el("label", { class: "check" }, head, el("b", {}, quad === "no class" ? WORDS.noClass : called("quads", quad)), total)), rows.map(({ row }) => row));
}
