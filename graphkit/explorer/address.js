// What is selected, and its address: a link or a reload brings the same view, filters included.

let trail = []; // addresses of the selections passed on the way here, for Back and Esc

function select(selection, keepPlace = false) {
  const address = addressOf(selection), before = addressOf(state.selection);
  if (address === before) return apply(selection, keepPlace);
  trail.push(before);
  history.pushState("own", "", fullAddress(selection));
  apply(selection, keepPlace);
}

function apply(selection, keepPlace = false) {
  state.selection = selection;
  const ends = !selection ? [] : selection.actor ? [selection.actor] : [actors[selection.pair.a], actors[selection.pair.b]];
  for (const actor of ends) state.shown.add(actor.number);
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
  announce(!selection ? "Nothing selected" : selection.actor
    ? selection.actor.label + ", " + KINDS[selection.actor.kind].one.toLowerCase() + ", " + count(selection.actor.pairs.length, "neighbour")
    : heading.textContent + (selection.text === undefined ? ", " + count(panel.querySelectorAll(".card").length, "sentence") : ", text"));
}

function goBack() {
  if (trail.length) history.back();
  else if (state.selection) { history.replaceState("own", "", fullAddress(null)); apply(null); moveTo(frameAll()); }
}

// Going back keeps the filters as they are now; an address somebody typed or followed brings its own.
function arrive() {
  const left = state.selection, selection = selectionOf(location.hash);
  if (trail.length && trail[trail.length - 1] === addressOf(selection)) trail.pop();
  if (history.state !== "own") { readFilters(location.hash); sift(); showFilters(); showStage(); }
  history.replaceState("own", "", fullAddress(selection));
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
  announce(count(state.shown.size - before, "actor") + " added to the map");
}

// ---- addresses

function addressOf(selection) {
  if (!selection) return "";
  if (selection.actor) return "actor=" + encodeURIComponent(selection.actor.id);
  const { pair, via } = selection;
  const parts = [actors[pair.a].id, actors[pair.b].id];
  if (via === "together") parts.push("together");
  else if (via) parts.push(via.source === pair.a ? "forth" : "back", via.label, via.event);
  const address = "pair=" + parts.map(encodeURIComponent).join("/");
  if (selection.text === undefined) return address;
  return address + "&text=" + encodeURIComponent(data.documents[selection.text][1]) + "/" + data.sentences[selection.sentence][3];
}

function fullAddress(selection) {
  const parts = [addressOf(selection), filterAddress()].filter(Boolean);
  return parts.length ? "#" + parts.join("&") : location.pathname + location.search;
}

// The parts of an address by name, each a list; what somebody broke while copying is left out.
function partsOf(address) {
  const found = {};
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
  const { actor: one = [], pair: ends = [], text } = partsOf(address);
  const known = (id) => actors.find((actor) => actor.id === id);
  if (known(one[0])) return { actor: known(one[0]) };
  const first = known(ends[0]), second = known(ends[1]);
  const pair = first && second && findPair(first.number, second.number);
  if (!pair) return null;
  const source = ends[2] === "forth" ? pair.a : pair.b;
  const told = pair.relations.find((relation) => relation.source === source && relation.label === ends[3] && relation.event === (ends[4] || ""));
  const via = ends[2] === "together" ? "together" : ends[3] !== undefined && told ? told : null;
  const sentence = text ? data.sentences.findIndex((row) => data.documents[row[0]][1] === text[0] && String(row[3]) === text[1]) : -1;
  return sentence < 0 ? { pair, via } : { text: data.sentences[sentence][0], sentence, pair, via };
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
    state.from === null ? "" : "from=" + timeline.bins[state.from],
    state.to === null ? "" : "to=" + timeline.bins[state.to],
    state.undated ? "" : "undated=no",
    state.table ? "view=table" : "",
  ].filter(Boolean).join("&");
}

function readFilters(address) {
  const parts = partsOf(address), start = filterDefaults();
  const bin = (name) => { const found = timeline.bins.indexOf((parts[name] || [])[0]); return found < 0 ? null : found; };
  for (const kind of parts.hide || []) if (kind in start.kinds) start.kinds[kind] = false;
  for (const layer of parts.without || []) if (layer in start.layers) start.layers[layer] = false;
  start.layers.unsure = Boolean(parts.unsure);
  start.off = new Set((parts.not || []).filter((choice) => allChoices().includes(choice)));
  start.named = Boolean(parts.names);
  start.minimum = Math.min(mostSentences(), Math.max(1, parseInt((parts.least || [])[0], 10) || 1));
  start.from = bin("from");
  start.to = bin("to");
  start.undated = !parts.undated;
  Object.assign(state, start, { table: (parts.view || [])[0] === "table" });
}
