// What is selected, and its address: a link or a reload brings the same view, filters included.

let trail = []; // addresses of the selections passed on the way here, for Back and Esc

function select(selection, keepPlace = false) {
  // The search box may wait for an actor: one that is chosen on the map or in a list is it, too.
  if (seeking && selection && selection.actor && sought(selection.actor)) return;
  if (seeking) endSeeking();
  const address = addressOf(selection), before = addressOf(state.selection);
  if (address === before) return apply(selection, keepPlace);
  trail.push(before);
  keepAddress(selection, true);
  apply(selection, keepPlace);
}

let awaited = null; // the selection last asked for, while texts are read
function apply(selection, keepPlace = false) {
  awaited = selection;
  if (selection && !textsHere) return void readTexts().then(() => { if (awaited === selection) apply(selection, keepPlace); });
  state.selection = selection;
  for (const actor of endsOf(selection)) state.shown.add(actor.number);
  refresh();
  showShown();
  showReset();
  showPanel();
  if (!keepPlace) frameFocus();
  draw();
  const heading = panel.querySelector("h2");
  if (selection && selection.text !== undefined) showHere();
  else if (selection && !keepPlace) heading.focus({ preventScroll: true });
  else if (keepPlace) (panel.querySelector('.ways [aria-pressed="true"]') || heading).focus({ preventScroll: true });
  // On a phone the page scrolls, not the panel: what was chosen far down in a list opens at its heading.
  const place = heading.getBoundingClientRect();
  if (selection && selection.text === undefined && (place.top < 0 || place.bottom > innerHeight)) heading.scrollIntoView({ block: "start" });
  keepAddress(selection);
  announce(!selection ? WORDS.nothingSelected : selection.actor
    ? selection.actor.label + ", " + count(1, selection.actor.kind).replace("1 ", "") + ", " + count(selection.actor.pairs.length, "neighbour")
    : heading.textContent + (selection.text === undefined ? ", " + count(panel.querySelectorAll(".card").length, "sentence") : ", " + WORDS.text));
}

// Keeps the view in the address. A page inside a notebook has none of its own; then the way back is kept here alone.
let addressWorks = true;
function keepAddress(selection, push = false) {
  if (!addressWorks) return;
  try {
    history[push ? "pushState" : "replaceState"]("own", "", fullAddress(selection));
  } catch (error) {
    if (error.name !== "SecurityError") throw error;
    addressWorks = false;
  }
}

// Back to a selection passed on the way, by its place in the trail.
function goTo(place) {
  if (addressWorks) return history.go(place - trail.length);
  const selection = selectionOf("#" + trail[place]);
  trail.length = place;
  apply(selection);
  if (!selection) moveTo(frameAll());
}

function goBack() {
  if (trail.length) goTo(trail.length - 1);
  else if (state.selection) { keepAddress(null); apply(null); moveTo(frameAll()); }
}

// Going back keeps the filters as they are now; an address somebody typed or followed brings its own.
function arrive() {
  const left = state.selection;
  if (history.state !== "own") { readFilters(location.hash); sift(); refresh(); showFilters(); showStage(); }
  const selection = selectionOf(location.hash);
  const passed = trail.lastIndexOf(addressOf(selection));
  if (passed >= 0) trail.length = passed;
  keepAddress(selection);
  apply(selection);
  if (!selection) { moveTo(frameAll()); panel.querySelector("h2").focus({ preventScroll: true }); }
  else if (left && left.text !== undefined && selection.pair) returnTo(left.sentence);
}

function returnTo(sentence) {
  const cards = [...panel.querySelectorAll(".card")], place = cards.findIndex((one) => one.dataset.sentence === String(sentence));
  if (place >= 0) { step = place - 1; stepBy(1); }
}

function expand(actor, quiet = false) {
  const before = state.shown.size;
  state.shown.add(actor.number);
  if (!quiet) for (const pair of actor.pairs) if (pair.weight >= state.minimum) state.shown.add(other(pair, actor).number);
  if (state.shown.size === before) return;
  refresh();
  showShown();
  showReset();
  if (quiet) return;
  select({ actor });
  announce(say("added", { n: state.shown.size - before }));
}

// ---- addresses

function addressOf(selection) {
  if (!selection) return "";
  if (selection.actor) return "actor=" + encodeURIComponent(selection.actor.id);
  if (selection.group) return "group=" + selection.group.map((actor) => encodeURIComponent(actor.id)).join(",");
  if (selection.path) return pathAddress(selection);
  const { pair, via } = selection;
  const parts = [actors[pair.a].id, actors[pair.b].id];
  if (via === "together") parts.push("together");
  else if (via) parts.push(via.source === pair.a ? "forth" : "back", via.label, via.event);
  const address = "pair=" + parts.map(encodeURIComponent).join("/");
  if (selection.text === undefined) return address;
  return address + "&text=" + encodeURIComponent(data.documents[selection.text][1]) + "/" + sentenceRow(selection.sentence)[3];
}

function fullAddress(selection) {
  const parts = [addressOf(selection), filterAddress(), decisionAddress()].filter(Boolean);
  return parts.length ? "#" + parts.join("&") : location.pathname + location.search;
}

// The parts of an address by name, each a list; what somebody broke while copying is left out.
function partsOf(address) {
  const found = { __proto__: null };
  for (const part of address.replace(/^#/, "").split("&")) {
    const [name, rest = ""] = part.split("=");
    try {
      found[name] = rest.split(/[/,]/).map(decodeURIComponent);
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
    }
  }
  return found;
}

function selectionOf(address) {
  const parts = partsOf(address), { actor: one = [], pair: ends = [], text } = parts;
  const known = (id) => actors.find((actor) => actor.id === id);
  if (known(one[0])) return { actor: known(one[0]) };
  const group = [...new Set((parts.group || []).map(known))].filter(Boolean);
  if (group.length) return group.length > 1 ? { group } : { actor: group[0] };
  if (parts.path) return pathOf(parts, known);
  const first = known(ends[0]), second = known(ends[1]);
  const pair = first && second && findPair(first.number, second.number);
  if (!pair) return null;
  const source = ends[2] === "forth" ? pair.a : pair.b;
  const told = pair.relations.find((relation) => relation.source === source && relation.label === ends[3] && relation.event === (ends[4] || ""));
  const via = ends[2] === "together" ? "together" : ends[3] !== undefined && told ? told : null;
  const sentence = text ? findSentence((row) => data.documents[row[0]][1] === text[0] && String(row[3]) === text[1]) : -1;
  return sentence < 0 ? { pair, via } : { text: documentNumber(sentence), sentence, pair, via };
}

function pathAddress({ path, avoid, direct }) {
  const round = avoid.length ? "&round=" + avoid.map((number) => encodeURIComponent(actors[number].id)).join(",") : "";
  return "path=" + path.map((actor) => encodeURIComponent(actor.id)).join("/") + round + (direct ? "" : "&direct=no");
}

function pathOf(parts, known) {
  const path = parts.path.map(known), avoid = (parts.round || []).map(known).filter(Boolean).map((actor) => actor.number);
  return path.length === 2 && path[0] && path[1] && path[0] !== path[1] ? routed({ path, avoid, direct: !parts.direct }) : null;
}

// ---- filters in the address: only what differs from the start

function filterAddress() {
  const list = (name, values) => (values.length ? name + "=" + values.map(encodeURIComponent).join(",") : "");
  const { kinds, layers } = state;
  return [
    list("hide", Object.keys(kinds).filter((kind) => !kinds[kind])),
    list("without", ["together", "relations"].filter((layer) => !layers[layer])),
    layers.unsure ? "unsure=yes" : "",
    list("not", allChoices().filter((choice) => state.off.has(choice))),
    state.named ? "names=only" : "",
    state.minimum > 1 ? "least=" + state.minimum : "",
    ...periodAddress(),
    state.undated ? "" : "undated=no",
    state.table ? "view=table" : "",
    ...facetAddress(),
  ].filter(Boolean).join("&");
}

// An end of the period that the page opens with and the reader lifted is told too.
function periodAddress() {
  const start = openingPeriod();
  return ["from", "to"].map((end) => (state[end] === start[end] ? "" : end + "=" + (state[end] === null ? "all" : timeline.bins[state[end]])));
}

function readFilters(address) {
  const parts = partsOf(address), start = filterDefaults();
  const bin = (name) => { const found = timeline.bins.indexOf((parts[name] || [])[0]); return found < 0 ? null : found; };
  for (const kind of parts.hide || []) if (Object.hasOwn(start.kinds, kind)) start.kinds[kind] = false;
  for (const layer of parts.without || []) if (Object.hasOwn(start.layers, layer)) start.layers[layer] = false;
  start.layers.unsure = Boolean(parts.unsure);
  start.off = new Set((parts.not || []).filter((choice) => allChoices().includes(choice)));
  start.named = Boolean(parts.names);
  start.minimum = Math.min(mostSentences(), Math.max(1, parseInt((parts.least || [])[0], 10) || 1));
  for (const end of ["from", "to"]) if (parts[end]) start[end] = parts[end][0] === "all" ? null : bin(end);
  start.undated = !parts.undated;
  start.table = (parts.view || [])[0] === "table";
  readFacets(parts, start);
}
