// The number beside each choice: what the other filters leave of it.

// Whether the actor has a link whose evidence passes; while nothing narrows the evidence, all have.
function evidenced(actor) {
  return !(narrow || state.minimum > 1) || actor.pairs.some((pair) => pair.a !== pair.b && pair.weight >= state.minimum);
}

function relationOn(relation) {
  return actorPasses(actors[relation.source]) && actorPasses(actors[relation.target]);
}

// How many claims each choice stands for.
function countChoices() {
  const counts = new Map();
  for (const relation of relations) {
    if ((!relation.plain && !state.layers.unsure) || !relationOn(relation) || moodsOf(relation).every((mood) => state.moodsOff.has(mood))) continue;
    counts.set(relation.choice, (counts.get(relation.choice) || 0) + relation.claims.filter(claimPasses).length);
  }
  return counts;
}

// How many claims are of one of these moods.
function countMoods(moods) {
  const found = relations.filter((relation) => !state.off.has(relation.choice) && moodsOf(relation).some((mood) => moods.includes(mood)) && relationOn(relation));
  return found.reduce((sum, relation) => sum + relation.claims.filter(claimPasses).length, 0);
}

// How many pieces of evidence rest on a pronoun or noun.
function countReferences() {
  const sentences = pairs.reduce((sum, pair) => sum + pair.weak.length, 0);
  return sentences + relations.reduce((sum, relation) => sum + relation.claims.filter((claim) => claim[7]).length, 0);
}

// How many sentences of each document are evidence, whether or not the document is switched on.
let documentCounts = null, documentsCounted = -1;
function countDocuments() {
  if (documentsCounted === sifted) return documentCounts;
  const seen = new Uint8Array(data.sentences.length / 4), { together, relations: told, unsure } = state.layers;
  const dated = (sentence) => !inTime || inTime[documentNumber(sentence)];
  for (const pair of pairs) {
    if (!actorPasses(actors[pair.a]) || !actorPasses(actors[pair.b])) continue;
    if (together) for (const sentence of pair.rows) if (dated(sentence) && !(state.named && pair.weak.includes(sentence))) seen[sentence] = 1;
    for (const relation of pair.relations) {
      if (!told || !(relation.plain || unsure) || !relationPasses(relation)) continue;
      for (const claim of relation.claims) if (dated(claim[0]) && !(state.named && claim[7])) seen[claim[0]] = 1;
    }
  }
  documentCounts = new Uint32Array(data.documents.length);
  seen.forEach((yes, sentence) => { documentCounts[documentNumber(sentence)] += yes; });
  documentsCounted = sifted;
  return documentCounts;
}

// Actors of each community that are on the map or would be if it were switched on.
let communityCounts = null, communitiesCounted = -1;
function countCommunity(name) {
  if (communitiesCounted !== sifted) {
    communitiesCounted = sifted;
    communityCounts = new Map();
    for (const actor of actors) if (state.shown.has(actor.number) && state.kinds[actor.kind] && (state.observers || !actor.observer) && evidenced(actor)) communityCounts.set(actor.community, (communityCounts.get(actor.community) || 0) + 1);
  }
  return communityCounts.get(name) || 0;
}

// ---- the row of buttons: its numbers follow a moment later, as all actors and links are looked at for them

const tallies = []; // [where the number stands, how many there are]
let tallying = 0;

function tallyLater() {
  clearTimeout(tallying);
  tallying = setTimeout(() => { for (const [place, number] of tallies) place.textContent = grouped(number()); }, 0);
}

function tally(number) {
  const place = el("span", { class: "number" }, grouped(number()));
  tallies.push([place, number]);
  return place;
}

function countActors(passes) {
  return actors.filter((actor) => passes(actor) && !state.communitiesOff.has(actor.community) && evidenced(actor)).length;
}

function countTogether() {
  if (!narrow) return data.together.length;
  return pairs.filter((pair) => pair.rows.length && passingRows(pair).length).length;
}

function countRelations() {
  return relations.filter((relation) => relation.plain && relation.now.length).length;
}
