// The data block and the indexes over it. Nothing here touches the page.

const KINDS = {
  person: { one: "Person", many: "People", types: ["PERSON", "PER"] },
  organisation: { one: "Organisation", many: "Organisations", types: ["ORG"] },
  place: { one: "Place", many: "Places", types: ["GPE", "LOC", "FAC"] },
  other: { one: "Other", many: "Others", types: [] },
};
const TYPE_NAMES = {
  __proto__: null, // a type may be called “constructor”
  PERSON: "Person", ORG: "Organisation", GPE: "Country, city or government", LOC: "Place", FAC: "Building or site",
  NORP: "Nationality or group", EVENT: "Event", LAW: "Law", PRODUCT: "Product", WORK_OF_ART: "Work",
};
const MEASURES = {
  __proto__: null,
  degree: ["Degree", "how many other actors it is named with"],
  strength: ["Strength", "in how many sentences, counted for each of the others named there"],
  betweenness: ["Betweenness", "how often it lies on the shortest paths between others"],
  closeness: ["Closeness", "how near it is to all others"],
  eigenvector: ["Eigenvector", "how well connected its neighbours are"],
  pagerank: ["PageRank", "how often a random walk along the links comes by"],
};
const CORE = 400; // best connected actors, which the layout packs together
const PLAIN = { polarity: "affirmed", modality: "asserted" };

const NONE = new Set(), NOTHING = []; // stand for nothing in most pairs; never added to
let START = CORE; // actors on the map when it opens
let data, actors, relations, pairs, pairByKey, copied;

async function readData() {
  index(JSON.parse(await readBlock(document.getElementById("data"))));
}

async function readBlock(block) {
  const text = block.textContent;
  if (block.type !== "application/gzip") return text;
  return new Response(new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text), bytes = new Uint8Array(letters.length);
  for (let n = 0; n < letters.length; n++) bytes[n] = letters.charCodeAt(n);
  return bytes;
}

// In a large page the documents' texts wait in a block of their own until evidence is first asked for.
let textsHere = !document.getElementById("texts"), textsComing = null;
function readTexts() {
  if (textsHere) return Promise.resolve();
  textsComing = textsComing || readBlock(document.getElementById("texts")).then((text) => {
    JSON.parse(text).forEach(([words, marks], n) => { data.documents[n][3] = words; data.documents[n][5] = marks; });
    textsHere = true;
  });
  return textsComing;
}

function index(parsed) {
  data = parsed;
  actors = data.actors;
  START = Math.max(1, data.options.top);
  copied = new Set(data.documents.map((document) => document[6])).size < data.documents.length;
  actors.forEach((actor, number) => {
    actor.number = number;
    actor.kind = kindOf(actor.type);
    actor.pairs = [];
    actor.observer = actor.role === "observer";
    actor.home = [actor.x, actor.y];
  });
  data.order.forEach((number, place) => { actors[number].place = place; });
  relations = data.relations.map(([source, target, predicate, event, polarity, modality, label, standing, claims], number) => ({
    number, source, target, predicate, event, polarity, modality, label, standing: Boolean(standing), claims, now: claims,
    choice: event || (standing ? "standing" : "other"),
    plain: polarity === PLAIN.polarity && modality === PLAIN.modality,
  }));
  indexPairs();
}

// A pair of actors. What it is made of becomes sets when first asked for: most pairs of a large graph never are.
const PAIR = {
  get together() { return settle(this, "together", this.rows.length ? new Set(this.rows) : NONE); },
  get plain() { return settle(this, "plain", claimed(this.relations, true)); },
  get unsure() { return settle(this, "unsure", claimed(this.relations, false)); },
  get all() { return settle(this, "all", this.relations.length ? new Set([...this.together, ...this.plain, ...this.unsure]) : this.together); },
};

function settle(pair, name, value) {
  Object.defineProperty(pair, name, { value });
  return value;
}

function claimed(list, plain) {
  return list.length ? new Set(list.filter((relation) => relation.plain === plain).flatMap((relation) => relation.claims.map((claim) => claim[0]))) : NONE;
}

function indexPairs() {
  pairByKey = new Map();
  pairs = data.together.map(([a, b, rows, weak, cut, main]) => newPair(a, b, rows, weak, cut, Boolean(main)));
  for (const relation of relations) {
    const pair = findPair(relation.source, relation.target) || newPair(Math.min(relation.source, relation.target), Math.max(relation.source, relation.target), NOTHING, NOTHING, 0, true);
    if (!pair.rows.length && !pair.relations.length) pairs.push(pair);
    if (pair.relations === NOTHING) pair.relations = [];
    pair.relations.push(relation);
    pair.main = true;
  }
}

function newPair(a, b, rows, weak, cut, main) {
  const [low, high] = a < b ? [a, b] : [b, a], whole = weigh(rows) + cut;
  const pair = { __proto__: PAIR, a: low, b: high, rows, weak, cut, main, relations: NOTHING, weight: 0, on: false, strength: whole, whole, now: null };
  pair.now = pair;
  pairByKey.set(low * actors.length + high, pair);
  actors[low].pairs.push(pair);
  if (low !== high) actors[high].pairs.push(pair);
  return pair;
}

// ---- actors and pairs

function findPair(a, b) {
  return pairByKey.get(Math.min(a, b) * actors.length + Math.max(a, b));
}

function other(pair, actor) {
  return actors[pair.a === actor.number ? pair.b : pair.a];
}

// Names as the map draws them and as the search compares them: made when first asked for, as most are not.
function textOf(actor) {
  if (actor.text === undefined) actor.text = canvasText(actor.label);
  return actor.text;
}

function keysOf(actor) {
  if (!actor.keys) actor.keys = [actor.label, ...actor.aliases].map(fold);
  return actor.keys;
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
function canvasText(text, limit = 42) {
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
