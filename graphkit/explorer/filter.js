// What passes the filters. `sift` decides for each piece of evidence, `refresh` for actors and pairs.

const state = {
  shown: new Set(), // numbers of the actors put on the map
  selection: null, // {actor}, {pair, via}, {text, sentence, pair, via}, {group: [actor, …]} or {path: [from, to], …}
  table: false, // the table stands in the map's place
  ...filterDefaults(),
};
const CROWDED = 1500; // links from which on the page opens with the main ones alone
let inTime = null; // for each document whether its date passes; null while all do

function filterDefaults() {
  return {
    kinds: { person: true, organisation: true, place: true, other: true },
    observers: true, // media and news agencies
    layers: { together: true, relations: true, unsure: false },
    off: new Set(), // event types and the like that are switched off
    moodsOff: new Set(), // of what is not asserted: “negated”, “planned” …
    communitiesOff: new Set(),
    documentsOff: new Set(), // numbers
    ego: null, // {actor, steps}: only who is so near
    top: null, by: "strength", // only so many actors, the first by this measure
    main: pairs ? pairs.length > CROWDED : false, // only main links, and those of who is selected
    named: false, // only evidence that names both actors
    minimum: 1,
    from: null, to: null, // bins of the timeline, null for the ends
    undated: true,
  };
}

function isNarrow() {
  return Boolean(inTime || state.named || state.off.size || state.moodsOff.size || state.documentsOff.size);
}

function sentencePasses(sentence) {
  const document = data.sentences[sentence][0];
  return !(inTime && !inTime[document]) && !state.documentsOff.has(document);
}

function claimPasses(claim) {
  return sentencePasses(claim[0]) && !(state.named && claim[7]);
}

// The evidence of each pair and relation that passes: `pair.now` and `relation.now`.
function sift() {
  inTime = documentsInTime();
  if (!isNarrow()) {
    for (const relation of relations) relation.now = relation.claims;
    for (const pair of pairs) { pair.now = pair; pair.strength = pair.whole; }
    return;
  }
  for (const relation of relations) relation.now = state.off.has(relation.choice) || moodsOf(relation).every((mood) => state.moodsOff.has(mood)) ? [] : relation.claims.filter(claimPasses);
  const all = !inTime && !state.documentsOff.size && !state.named;
  for (const pair of pairs) {
    const rows = all ? pair.rows : pair.rows.filter((sentence) => sentencePasses(sentence) && !(state.named && pair.weak.includes(sentence)));
    pair.now = { __proto__: PASSED, rows, relations: pair.relations };
    pair.strength = weigh(rows);
  }
}

// What of a pair's evidence passes, as sets when first asked for.
const PASSED = {
  get together() { return settle(this, "together", this.rows.length ? new Set(this.rows) : NONE); },
  get plain() { return settle(this, "plain", passed(this.relations, true)); },
  get unsure() { return settle(this, "unsure", passed(this.relations, false)); },
};

function passed(list, plain) {
  return list.length ? new Set(list.filter((relation) => relation.plain === plain).flatMap((relation) => relation.now.map((claim) => claim[0]))) : NONE;
}

// What a relation is: “negated”, “planned” …, or else “asserted”.
function moodsOf(relation) {
  return relation.plain ? [PLAIN.modality] : [relation.polarity, relation.modality].filter((word) => word !== PLAIN.polarity && word !== PLAIN.modality);
}

function layerWeight(pair) {
  const { together, relations: told, unsure } = state.layers, now = pair.now;
  if (!pair.relations.length) return together ? pair.strength : 0;
  if (together && !now.plain.size && !now.unsure.size) return pair.strength;
  const sentences = new Set(together ? now.together : []);
  if (told) for (const sentence of now.plain) sentences.add(sentence);
  if (told && unsure) for (const sentence of now.unsure) sentences.add(sentence);
  return weigh(sentences) + (pair.now === pair && together ? pair.cut : 0);
}

function chosen(pair) {
  const selection = state.selection;
  return Boolean(selection && (selection.pair === pair || (selection.hops && selection.hops.includes(pair))));
}

// The actors that a selection is about.
function endsOf(selection) {
  if (!selection) return [];
  if (selection.actor) return [selection.actor];
  if (selection.group) return selection.group;
  if (selection.path) return selection.way || selection.path;
  return [actors[selection.pair.a], actors[selection.pair.b]];
}

let ends = new Set(), endsFor = null; // the actors of the selection, kept because every actor is asked for at every drawing
function isSelected(actor) {
  if (endsFor !== state.selection) { endsFor = state.selection; ends = new Set(endsOf(endsFor)); }
  return ends.has(actor);
}

// Works out again which actors and pairs are on the map: `on` for actors, `on` and `weight` for pairs.
function refresh() {
  for (const pair of pairs) pair.weight = layerWeight(pair);
  const near = state.ego && reached(state.ego.actor, state.ego.steps), none = !state.selection;
  for (const actor of actors) actor.on = (!none && isSelected(actor)) || ((near ? near.has(actor) : state.shown.has(actor.number)) && actorPasses(actor));
  for (const pair of pairs) {
    if (pair.a === pair.b || !actors[pair.a].on || !actors[pair.b].on) { pair.on = false; continue; }
    const bare = state.main && !pair.main && (none || (!isSelected(actors[pair.a]) && !isSelected(actors[pair.b])));
    pair.on = (pair.weight >= state.minimum && !bare) || (!none && chosen(pair));
  }
  if (state.minimum > 1 || isNarrow()) {
    for (const actor of actors) actor.on = actor.on && (isSelected(actor) || actor.pairs.some((pair) => pair.on));
  }
}

function actorPasses(actor) {
  return state.kinds[actor.kind] && (state.observers || !actor.observer) && !state.communitiesOff.has(actor.community);
}

function visibleActors() {
  return actors.filter((actor) => actor.on);
}

// The filters in words, for the map, the picture and paper: a part must not look like the whole.
function filterWords() {
  const present = [...new Set(relations.map((relation) => relation.choice))], off = present.filter((choice) => state.off.has(choice));
  const on = present.length - off.length, bins = timeline.bins;
  return [
    inTime && (state.from !== null || state.to !== null) && period([bins[state.from === null ? 0 : state.from], bins[state.to === null ? bins.length - 1 : state.to]]),
    inTime && !state.undated && "dated documents only",
    state.named && "names only",
    off.length > 0 && (on <= 3 && on > 0 ? "only " + present.filter((choice) => !state.off.has(choice)).sort().join(", ") : on + " of " + present.length + " event types"),
    state.moodsOff.size > 0 && (state.moodsOff.has(PLAIN.modality) ? "only " + [...new Set(relations.flatMap(moodsOf))].filter(moodOn).sort().join(", ") : "not " + [...state.moodsOff].sort().join(", ")),
    state.documentsOff.size > 0 && data.documents.length - state.documentsOff.size + " of " + count(data.documents.length, "document"),
    state.communitiesOff.size > 0 && communityNames().length - state.communitiesOff.size + " of " + count(communityNames().length, "community", "communities"),
    !state.observers && "without media",
    state.ego && "within " + count(state.ego.steps, "step") + " of " + canvasText(state.ego.actor.label),
    state.minimum > 1 && "links with " + state.minimum + " sentences or more",
  ].filter(Boolean).join("; ");
}

// How many claims each choice stands for, among those that pass all other filters.
function countChoices() {
  const counts = new Map();
  for (const relation of relations) {
    if (!relation.plain && !state.layers.unsure) continue;
    const passing = relation.claims.filter(claimPasses).length;
    counts.set(relation.choice, (counts.get(relation.choice) || 0) + passing);
  }
  return counts;
}

// How many pieces of evidence rest on a pronoun or noun.
function countReferences() {
  const sentences = pairs.reduce((sum, pair) => sum + pair.weak.length, 0);
  return sentences + relations.reduce((sum, relation) => sum + relation.claims.filter((claim) => claim[7]).length, 0);
}
