// What passes the filters. `sift` decides for each piece of evidence, `refresh` for actors and pairs.

const state = {
  shown: new Set(), // numbers of the actors put on the map
  selection: null, // {actor}, {pair, via} or {text, sentence, pair, via}
  table: false, // the table stands in the map's place
  ...filterDefaults(),
};
let inTime = null; // for each document whether its date passes; null while all do

function filterDefaults() {
  return {
    kinds: { person: true, organisation: true, place: true, other: true },
    layers: { together: true, relations: true, unsure: false },
    off: new Set(), // event types and the like that are switched off
    named: false, // only evidence that names both actors
    minimum: 1,
    from: null, to: null, // bins of the timeline, null for the ends
    undated: true,
  };
}

function isNarrow() {
  return Boolean(inTime || state.named || state.off.size);
}

function sentencePasses(sentence) {
  return !inTime || inTime[data.sentences[sentence][0]];
}

function claimPasses(claim) {
  return sentencePasses(claim[0]) && !(state.named && claim[7]);
}

// The evidence of each pair and relation that passes: `pair.now` and `relation.now`.
function sift() {
  inTime = documentsInTime();
  if (!isNarrow()) {
    for (const relation of relations) relation.now = relation.claims;
    for (const pair of pairs) pair.now = pair;
    return;
  }
  for (const relation of relations) relation.now = state.off.has(relation.choice) ? [] : relation.claims.filter(claimPasses);
  for (const pair of pairs) {
    const now = { together: new Set(), plain: new Set(), unsure: new Set() };
    for (const sentence of pair.together) if (sentencePasses(sentence) && !(state.named && pair.byReference.has(sentence))) now.together.add(sentence);
    for (const relation of pair.relations) for (const claim of relation.now) (relation.plain ? now.plain : now.unsure).add(claim[0]);
    pair.now = now;
  }
}

function layerWeight(pair) {
  const { together, relations: told, unsure } = state.layers, now = pair.now;
  if (together && !now.plain.size && !now.unsure.size) return now.together.size;
  const sentences = new Set(together ? now.together : []);
  if (told) for (const sentence of now.plain) sentences.add(sentence);
  if (told && unsure) for (const sentence of now.unsure) sentences.add(sentence);
  return sentences.size;
}

function chosen(pair) {
  return Boolean(state.selection && state.selection.pair === pair);
}

function isSelected(actor) {
  const selection = state.selection;
  return Boolean(selection && (selection.actor === actor || (selection.pair && (selection.pair.a === actor.number || selection.pair.b === actor.number))));
}

// Works out again which actors and pairs are on the map: `on` for actors, `on` and `weight` for pairs.
function refresh() {
  for (const actor of actors) actor.on = isSelected(actor) || (state.shown.has(actor.number) && state.kinds[actor.kind]);
  for (const pair of pairs) {
    pair.weight = layerWeight(pair);
    pair.on = pair.a !== pair.b && actors[pair.a].on && actors[pair.b].on && (chosen(pair) || pair.weight >= state.minimum);
  }
  if (state.minimum > 1 || isNarrow()) {
    for (const actor of actors) actor.on = actor.on && (isSelected(actor) || actor.pairs.some((pair) => pair.on));
  }
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
  const sentences = pairs.reduce((sum, pair) => sum + pair.byReference.size, 0);
  return sentences + relations.reduce((sum, relation) => sum + relation.claims.filter((claim) => claim[7]).length, 0);
}
