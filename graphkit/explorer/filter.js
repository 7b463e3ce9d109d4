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
    ...(data ? openingPeriod() : { from: null, to: null }), // bins of the timeline, null for the ends
    undated: true,
  };
}

function isNarrow() {
  return Boolean(inTime || state.named || state.off.size || state.moodsOff.size || state.documentsOff.size);
}

function sentencePasses(sentence) {
  const document = documentNumber(sentence);
  return !(inTime && !inTime[document]) && !state.documentsOff.has(document);
}

function claimPasses(claim) {
  return sentencePasses(claim[0]) && !(state.named && claim[7]);
}

// The filters changed: what passes is worked out anew, each piece of it when it is asked for.
function sift() {
  inTime = documentsInTime();
  narrow = isNarrow();
  sifted += 1;
}

function relationPasses(relation) {
  return !state.off.has(relation.choice) && !moodsOf(relation).every((mood) => state.moodsOff.has(mood));
}

function passingRows(pair) {
  if (!inTime && !state.documentsOff.size && !state.named) return pair.rows;
  return pair.rows.filter((sentence) => sentencePasses(sentence) && !(state.named && pair.weak.includes(sentence)));
}

// What a relation is: “negated”, “planned” …, or else “asserted”.
function moodsOf(relation) {
  return relation.plain ? [PLAIN.modality] : [relation.polarity, relation.modality].filter((word) => word !== PLAIN.polarity && word !== PLAIN.modality);
}

function layerWeight(pair) {
  const { together, relations: told, unsure } = state.layers;
  if (!pair.relations.length) return together ? pair.strength : 0;
  const now = pair.now;
  if (together && !now.plain.size && !now.unsure.size) return pair.strength;
  const sentences = new Set(together ? now.together : []);
  if (told) for (const sentence of now.plain) sentences.add(sentence);
  if (told && unsure) for (const sentence of now.unsure) sentences.add(sentence);
  return weigh(sentences) + (!narrow && together ? pair.cut : 0);
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

let drawn = [], among = []; // pairs on the map; pairs whose actors both are

// Works out again which actors and pairs are on the map. Of pairs only those among these actors are looked at.
function refresh() {
  const near = state.ego && reached(state.ego.actor, state.ego.steps), none = !state.selection;
  for (const actor of actors) actor.on = (!none && isSelected(actor)) || ((near ? near.has(actor) : state.shown.has(actor.number)) && actorPasses(actor));
  for (const pair of drawn) pair.on = false;
  among = [];
  for (const actor of actors) {
    if (actor.on) for (const pair of actor.pairs) if (pair.a === actor.number && pair.b !== pair.a && actors[pair.b].on) among.push(pair);
  }
  for (const pair of among) {
    const bare = state.main && !pair.main && (none || (!isSelected(actors[pair.a]) && !isSelected(actors[pair.b])));
    pair.on = (!bare && pair.weight >= state.minimum) || (!none && chosen(pair));
  }
  drawn = among.filter((pair) => pair.on);
  if (state.minimum > 1 || narrow) {
    const linked = new Set(drawn.flatMap((pair) => [pair.a, pair.b]));
    for (const actor of actors) actor.on = actor.on && (isSelected(actor) || linked.has(actor.number));
  }
}

function actorPasses(actor) {
  return state.kinds[actor.kind] && (state.observers || !actor.observer) && !state.communitiesOff.has(actor.community);
}

function visibleActors() {
  return actors.filter((actor) => actor.on);
}

let choicesThere = null;
function presentChoices() {
  if (!choicesThere) choicesThere = [...new Set(relations.map((relation) => relation.choice))];
  return choicesThere;
}

// The filters in words, for the map, the picture and paper: a part must not look like the whole.
function filterWords() {
  const present = presentChoices(), off = present.filter((choice) => state.off.has(choice));
  const on = present.length - off.length, bins = timeline.bins;
  return [
    inTime && (state.from !== null || state.to !== null) && period([bins[state.from === null ? 0 : state.from], bins[state.to === null ? bins.length - 1 : state.to]]),
    inTime && !state.undated && WORDS.saidDated,
    state.named && WORDS.saidNames,
    off.length > 0 && (on <= 3 && on > 0 ? say("saidOnly", { what: present.filter((choice) => !state.off.has(choice)).sort().join(", ") }) : say("saidEvents", { n: on, all: present.length })),
    state.moodsOff.size > 0 && (state.moodsOff.has(PLAIN.modality) ? say("saidOnly", { what: [...new Set(relations.flatMap(moodsOf))].filter(moodOn).sort().map((mood) => called("moods", mood)).join(", ") }) : say("saidNot", { what: [...state.moodsOff].sort().map((mood) => called("moods", mood)).join(", ") })),
    state.documentsOff.size > 0 && say("of", { n: data.documents.length - state.documentsOff.size, all: count(data.documents.length, "document") }),
    state.communitiesOff.size > 0 && say("of", { n: communityNames().length - state.communitiesOff.size, all: count(communityNames().length, "community") }),
    !state.observers && WORDS.saidMedia,
    state.ego && say("saidNear", { n: state.ego.steps, name: canvasText(state.ego.actor.label) }),
    state.minimum > 1 && say("saidMinimum", { n: state.minimum }),
  ].filter(Boolean).join("; ");
}
