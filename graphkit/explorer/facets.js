// Filters that are lists of choices: communities, documents; and how much is drawn.

const LISTED = 200; // rows in one menu

// One menu, filled when it is first opened: groups of {title, choices: [{key, words, number}]}; `off` holds the keys switched off.
function choiceMenu(id, label, hint, groupsOf, off) {
  let groups = null;
  const made = () => groups || (groups = groupsOf()), all = () => made().flatMap((group) => group.choices), rows = [], list = el("div", { class: "list" });
  const flip = (choices, on) => { for (const choice of choices) if (on) off().delete(choice.key); else off().add(choice.key); refilter(); };
  const fieldset = ({ title, choices }) => {
    const head = title && el("input", { type: "checkbox" }), shownRows = choices.slice(0, LISTED).map((choice) => {
      const input = el("input", { type: "checkbox", "data-key": choice.key }), number = el("span", { class: "number" });
      input.addEventListener("change", () => flip([choice], input.checked));
      rows.push({ choice, input, number });
      return el("label", { class: "check" }, input, el("span", { class: "words" }, choice.words), number);
    });
    if (head) { head.addEventListener("change", () => flip(choices, head.checked)); rows.push({ head, choices }); }
    return el("fieldset", {}, el("legend", {}, head ? el("label", { class: "check" }, head, el("b", {}, title)) : el("span", { class: "unseen" }, label)), shownRows,
      choices.length > LISTED && el("p", { class: "hint" }, say("more", { n: choices.length - LISTED })));
  };
  const on = el("span", { class: "number" }), menu = el("details", { id, class: "menu choices" }, el("summary", {}, label, on));
  menu.append(el("div", {},
    el("p", { class: "presets" }, el("button", { type: "button", click: () => flip(all(), true) }, WORDS.allButton), el("button", { type: "button", click: () => flip(all(), false) }, WORDS.noneButton)),
    list, el("p", { class: "hint" }, hint)));
  shows.push(() => {
    const number = off().size && all().length;
    showNarrowed(menu, on, number ? say("of", { n: number - off().size, all: number }) : WORDS.all);
    if (!menu.open) return;
    if (!list.firstChild) list.append(...made().map(fieldset));
    for (const { choice, input, number, head, choices } of rows) {
      if (head) { const left = choices.filter((one) => !off().has(one.key)).length; head.checked = left === choices.length; head.indeterminate = left > 0 && left < choices.length; continue; }
      input.checked = !off().has(choice.key);
      number.textContent = grouped(choice.number());
    }
  });
  return wireMenu(menu);
}

// What all menus of the row do: fresh numbers on opening, closed by a press beside them and by Esc.
function wireMenu(menu) {
  menu.addEventListener("toggle", () => { if (menu.open) { showFilters(); keepInside(menu); } });
  document.addEventListener("pointerdown", (event) => { if (menu.open && !menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); event.stopPropagation(); } });
  return menu;
}

// What a menu has narrowed stands beside its name; nothing does while it lets all pass.
function showNarrowed(menu, on, words) {
  on.textContent = words;
  on.hidden = words === WORDS.all;
  menu.classList.toggle("narrowed", words !== WORDS.all && words !== WORDS.moods.asserted);
}

let communityCache = null;
function communityNames() {
  if (!communityCache) {
    const sizes = new Map();
    for (const actor of actors) sizes.set(actor.community, (sizes.get(actor.community) || 0) + 1);
    communityCache = [...sizes.keys()].sort((p, q) => sizes.get(q) - sizes.get(p) || (p < q ? -1 : 1));
  }
  return communityCache;
}

function communityMenu() {
  return choiceMenu("communities", WORDS.communities, WORDS.communityHint, communityGroups, () => state.communitiesOff);
}

function communityGroups() {
  const lead = new Map();
  for (const number of data.order) if (!lead.has(actors[number].community)) lead.set(actors[number].community, actors[number]);
  const choices = communityNames().map((name) => ({ key: name, words: [data.options.color_by === "community" && icon("person", lead.get(name).color), " ", el("bdi", {}, canvasText(name, 60))], number: () => countCommunity(name) }));
  return [{ title: "", choices }];
}

function documentMenu() {
  return choiceMenu("documents", WORDS.documents, WORDS.documentHint, documentGroups, () => state.documentsOff);
}

function documentGroups() {
  const evidence = new Map();
  for (let at = 0; at < data.sentences.length; at += 4) evidence.set(data.sentences[at], (evidence.get(data.sentences[at]) || 0) + 1);
  const outlets = new Map();
  [...evidence.keys()].sort((p, q) => evidence.get(q) - evidence.get(p) || p - q).forEach((n) => {
    const [title, source, date, , , , , outlet] = data.documents[n];
    const words = [el("bdi", {}, canvasText(title || source, 70)), " ", el("span", { class: "number" }, date)];
    if (!outlets.has(outlet)) outlets.set(outlet, []);
    outlets.get(outlet).push({ key: n, words, number: () => countDocuments()[n] });
  });
  return [...outlets].map(([outlet, choices]) => ({ title: outlet || (outlets.size > 1 ? WORDS.noOutlet : ""), choices }));
}

// ---- how much is drawn: the first actors by a measure, and main links only

const rankings = new Map();
function rankedBy(by) {
  if (!rankings.has(by)) {
    const values = actors.map((actor) => measured(actor, by));
    rankings.set(by, data.order.slice().sort((p, q) => values[q] - values[p] || actors[p].place - actors[q].place));
  }
  return rankings.get(by);
}

function baseShown() {
  return new Set(state.top === null ? data.order.slice(0, START) : rankedBy(state.by).slice(0, state.top));
}

function setTop(top, by) {
  Object.assign(state, { top, by });
  state.shown = baseShown();
  refilter(frameAll);
}

// The stops of the slider: 5, 10, 20 … and all.
function stops() {
  const found = [5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200, 300, 400, 600, 800, 1000, 1500, 2000, 3000, 5000, 10000].filter((number) => number < actors.length);
  return [...found, actors.length];
}

function amountMenu() {
  const menu = byId("amount"), slider = byId("top"), by = byId("top-by"), at = stops();
  slider.max = String(at.length - 1);
  for (const name of ["mentions", "documents", ...data.measures]) by.append(el("option", { value: name }, WORDS.measures[name]));
  slider.addEventListener("input", () => setTop(at[Number(slider.value)], by.value));
  by.addEventListener("change", () => setTop(state.top === null ? Math.min(START, actors.length) : state.top, by.value));
  const bare = () => among.filter((pair) => pair.main && actors[pair.a].on && actors[pair.b].on && pair.weight >= state.minimum).length;
  if (pairs.length > 300 && pairs.some((pair) => !pair.main)) byId("main-place").append(box("main", WORDS.mainOnly, WORDS.mainTitle, bare, () => state.main, (on) => { state.main = on; }));
  shows.push(() => {
    const now = state.top === null ? Math.min(START, actors.length) : state.top;
    slider.value = String(at.findIndex((number) => number >= now));
    slider.setAttribute("aria-valuetext", say("topText", { n: now }));
    byId("top-value").textContent = grouped(now);
    by.value = data.measures.includes(state.by) || ["mentions", "documents"].includes(state.by) ? state.by : by.options[0].value;
    showNarrowed(menu, byId("amount-on"), [state.top !== null && say("topWords", { n: now }), state.minimum > 1 && state.minimum + "+", state.main && WORDS.mainWords].filter(Boolean).join(", ") || WORDS.all);
  });
  wireMenu(menu);
}

function buildFacets() {
  const place = byId("facets");
  const media = () => countActors((actor) => actor.observer && state.kinds[actor.kind]);
  if (actors.some((actor) => actor.observer)) toggle(byId("kinds"), [WORDS.media + " ", tally(media)], "media", () => state.observers, (on) => { state.observers = on; }, WORDS.mediaTitle);
  const certainty = certaintyMenu();
  if (certainty) place.append(certainty);
  place.append(byId("events"));
  if (communityNames().length > 1) place.append(communityMenu());
  if (data.documents.length > 1) place.append(documentMenu());
  place.append(byId("amount"));
  amountMenu();
}

// ---- in the address

function facetAddress() {
  const list = (name, values) => (values.length ? name + "=" + values.map(encodeURIComponent).join(",") : "");
  const base = baseShown(), plus = [...state.shown].filter((number) => !base.has(number)), minus = [...base].filter((number) => !state.shown.has(number));
  const documents = data.documents.map((document, n) => n).filter((n) => state.documentsOff.has(n)), few = documents.length * 2 <= data.documents.length;
  const sources = (few ? documents : data.documents.map((document, n) => n).filter((n) => !state.documentsOff.has(n))).map((n) => encodeURIComponent(data.documents[n][1]));
  return [
    state.observers ? "" : "media=no",
    list("nomood", [...state.moodsOff].sort()),
    list("nocommunity", [...state.communitiesOff].sort()),
    documents.length ? (few ? "nodocument=" : "document=") + sources.join(",") : "",
    state.ego ? "near=" + encodeURIComponent(state.ego.actor.id) + "/" + state.ego.steps : "",
    state.top === null ? "" : "top=" + state.top + "/" + state.by,
    list("plus", plus.slice(0, 300).map((number) => actors[number].id)),
    list("minus", minus.slice(0, 300).map((number) => actors[number].id)),
    state.main === filterDefaults().main ? "" : "main=" + (state.main ? "yes" : "no"),
    pinAddress(),
  ];
}

function readFacets(parts, start) {
  const known = (id) => actors.find((actor) => actor.id === id), names = new Set(communityNames()), moods = new Set(relations.flatMap(moodsOf));
  const numbers = (sources) => sources.map((source) => data.documents.findIndex((document) => document[1] === source)).filter((n) => n >= 0);
  start.observers = !parts.media;
  start.moodsOff = new Set((parts.nomood || []).filter((mood) => moods.has(mood)));
  start.communitiesOff = new Set((parts.nocommunity || []).filter((name) => names.has(name)));
  start.documentsOff = new Set(numbers(parts.nodocument || []));
  if (parts.document) { const kept = new Set(numbers(parts.document)); start.documentsOff = new Set(kept.size ? data.documents.map((document, n) => n).filter((n) => !kept.has(n)) : []); }
  const [id, steps] = parts.near || [], [top, by] = parts.top || [];
  start.ego = known(id) && ["1", "2", "3"].includes(steps) ? { actor: known(id), steps: Number(steps) } : null;
  start.by = data.measures.includes(by) || ["mentions", "documents"].includes(by) ? by : "strength";
  start.top = /^\d+$/.test(top || "") ? Math.min(actors.length, Math.max(1, Number(top))) : null;
  if (parts.main) start.main = parts.main[0] === "yes";
  Object.assign(state, start);
  state.shown = baseShown();
  for (const one of (parts.plus || []).map(known)) if (one) state.shown.add(one.number);
  for (const one of (parts.minus || []).map(known)) if (one) state.shown.delete(one.number);
  readPins(parts);
}
