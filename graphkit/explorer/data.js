// The data block and the indexes over it. Nothing here touches the page.

const KINDS = {
  person: { one: "Person", many: "People", types: ["PERSON", "PER"] },
  organisation: { one: "Organisation", many: "Organisations", types: ["ORG"] },
  place: { one: "Place", many: "Places", types: ["GPE", "LOC", "FAC"] },
  other: { one: "Other", many: "Others", types: [] },
};
const TYPE_NAMES = {
  PERSON: "Person", ORG: "Organisation", GPE: "Country, city or government", LOC: "Place", FAC: "Building or site",
  NORP: "Nationality or group", EVENT: "Event", LAW: "Law", PRODUCT: "Product", WORK_OF_ART: "Work",
};
const MEASURES = {
  degree: ["Degree", "how many other actors it is named with"],
  strength: ["Strength", "in how many sentences, counted for each of the others named there"],
  betweenness: ["Betweenness", "how often it lies on the shortest paths between others"],
  closeness: ["Closeness", "how near it is to all others"],
  eigenvector: ["Eigenvector", "how well connected its neighbours are"],
  pagerank: ["PageRank", "how often a random walk along the links comes by"],
};
const START = 400; // actors on the map when it opens; the layout packs as many
const PLAIN = { polarity: "affirmed", modality: "asserted" };

let data, actors, relations, pairs, pairByKey;

async function readData() {
  const block = document.getElementById("data");
  let text = block.textContent;
  if (block.type === "application/gzip") {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }
  index(JSON.parse(text));
}

function index(parsed) {
  data = parsed;
  actors = data.actors;
  actors.forEach((actor, number) => {
    actor.number = number;
    actor.kind = kindOf(actor.type);
    actor.pairs = [];
    actor.text = canvasText(actor.label);
    actor.keys = [actor.label, ...actor.aliases].map(fold);
  });
  data.order.forEach((number, place) => { actors[number].place = place; });
  relations = data.relations.map(([source, target, predicate, event, polarity, modality, label, standing, claims], number) => ({
    number, source, target, predicate, event, polarity, modality, label, standing: Boolean(standing), claims, now: claims,
    choice: event || (standing ? "standing" : "other"),
    plain: polarity === PLAIN.polarity && modality === PLAIN.modality,
  }));
  indexPairs();
}

function indexPairs() {
  pairs = [];
  pairByKey = new Map();
  for (const [a, b, sentences, byReference] of data.together) {
    const pair = pairBetween(a, b);
    for (const sentence of sentences) pair.together.add(sentence);
    for (const sentence of byReference) pair.byReference.add(sentence);
  }
  relations.forEach((relation) => {
    const pair = pairBetween(relation.source, relation.target);
    pair.relations.push(relation);
    for (const claim of relation.claims) (relation.plain ? pair.plain : pair.unsure).add(claim[0]);
  });
  for (const pair of pairs) {
    pair.all = new Set([...pair.together, ...pair.plain, ...pair.unsure]);
    pair.now = pair;
    actors[pair.a].pairs.push(pair);
    if (pair.b !== pair.a) actors[pair.b].pairs.push(pair);
  }
  for (const actor of actors) actor.pairs.sort((p, q) => q.all.size - p.all.size || other(p, actor).place - other(q, actor).place);
}

// ---- sentences: [document, start, stop, offset]; documents: [title, source, date, text, whole, marks]

function documentOf(sentence) {
  return data.documents[data.sentences[sentence][0]];
}

function sentenceText(sentence) {
  const [, start, stop] = data.sentences[sentence];
  return documentOf(sentence)[3].slice(start, stop);
}

// The mentions inside a range of a document's text: [start, stop, actor, indirect] counted from the range's start.
function marksWithin(document, start, stop) {
  const marks = data.documents[document][5];
  let low = 0, high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle][0] < start) low = middle + 1; else high = middle;
  }
  const found = [];
  for (let n = low; n < marks.length && marks[n][0] < stop; n++) {
    if (marks[n][1] <= stop) found.push([marks[n][0] - start, marks[n][1] - start, marks[n][2], marks[n][3]]);
  }
  return found;
}

function marksOf(sentence) {
  return marksWithin(...data.sentences[sentence].slice(0, 3));
}

// ---- actors and pairs

function pairBetween(a, b) {
  const [low, high] = a < b ? [a, b] : [b, a];
  const key = low + "/" + high;
  if (!pairByKey.has(key)) {
    const pair = { a: low, b: high, together: new Set(), byReference: new Set(), plain: new Set(), unsure: new Set(), relations: [], weight: 0 };
    pairByKey.set(key, pair);
    pairs.push(pair);
  }
  return pairByKey.get(key);
}

function findPair(a, b) {
  return pairByKey.get(Math.min(a, b) + "/" + Math.max(a, b));
}

function other(pair, actor) {
  return actors[pair.a === actor.number ? pair.b : pair.a];
}

function kindOf(type) {
  return Object.keys(KINDS).find((kind) => KINDS[kind].types.includes(type)) || "other";
}

// Letters without accents and case, so that "skoda" finds "Škoda".
function fold(text) {
  const plain = { "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'" };
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[łøđßæœı’]/g, (letter) => plain[letter]);
}

// A name as it may be drawn: one line, no controls, no marks that turn the direction of writing, not too long.
function canvasText(text, limit = 36) {
  const clean = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200e\u200f]+/gu, " ").trim();
  const letters = Array.from(clean);
  return letters.length > limit ? letters.slice(0, limit - 1).join("") + "…" : clean;
}

function rankIn(measure, actor) {
  const column = data.measures.indexOf(measure);
  return 1 + actors.filter((one) => one.measures[column] > actor.measures[column]).length;
}

function count(number, one, many = one + "s") {
  return number.toLocaleString("en-GB") + " " + (number === 1 ? one : many);
}

function period([first, last]) {
  if (!first) return "";
  return first === last ? first : first + " – " + last;
}

// "not meet with": the predicate with its denial; the modality is shown as a badge beside it.
function phrase(relation) {
  return (relation.polarity === PLAIN.polarity ? "" : "not ") + relation.predicate;
}
