// The data block and the indexes over it. Nothing here touches the page.

const KINDS = {
  person: ["PERSON", "PER"],
  organisation: ["ORG"],
  place: ["GPE", "LOC", "FAC"],
  other: [],
};
const CORE = 400; // best connected actors, which the layout packs together
const PLAIN = { polarity: "affirmed", modality: "asserted" };

const NONE = new Set(), NOTHING = []; // stand for nothing in most pairs; never added to
let START = CORE; // actors on the map when it opens
let data, actors, relations, pairs, copied;
let sifted = 0, narrow = false; // what passes the filters is worked out when asked for, once for each state of them

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
    actor.notes = NOTHING;
    actor.observer = actor.role === "observer";
    actor.home = [actor.x, actor.y];
  });
  learnQuads(data.quads);
  for (const [number, ...told] of data.notes) actors[number].notes = told;
  data.order.forEach((number, place) => { actors[number].place = place; });
  relations = data.relations.map((row, number) => new Relation(row, number));
  indexPairs();
}

class Relation {
  constructor([source, target, predicate, event, polarity, modality, label, standing, claims], number) {
    Object.assign(this, { number, source, target, predicate, event, polarity, modality, label, standing: Boolean(standing), claims });
    this.choice = event || (standing ? "standing" : "other");
    this.plain = polarity === PLAIN.polarity && modality === PLAIN.modality;
    this.sifted = -1;
    this.passed = claims;
  }

  // The claims that pass the filters.
  get now() {
    if (!narrow) return this.claims;
    if (this.sifted !== sifted) { this.sifted = sifted; this.passed = relationPasses(this) ? this.claims.filter(claimPasses) : NOTHING; }
    return this.passed;
  }
}

// A pair of actors. What it is made of becomes sets when first asked for: most pairs of a large graph never are.
class Pair {
  constructor(number, a, b, rows, weak, cut, main) {
    this.number = number;
    this.a = a;
    this.b = b;
    this.packed = rows;
    this.weak = weak || NOTHING;
    this.cut = cut; // sentences that the page's budget left out
    this.main = main;
    this.relations = NOTHING;
    this.on = false;
    this.sets = this.passed = null;
    this.sifted = this.weighed = -1;
    this.heavy = 0;
  }

  get rows() { return typeof this.packed === "number" ? [this.packed] : this.packed; }
  get made() { return this.sets || (this.sets = new Evidence(this.rows, this.relations, (relation) => relation.claims)); }
  get together() { return this.made.together; }
  get plain() { return this.made.plain; }
  get unsure() { return this.made.unsure; }
  get all() { return this.relations.length ? new Set([...this.together, ...this.plain, ...this.unsure]) : this.together; }
  get whole() { return (typeof this.packed === "number" ? 1 : weigh(this.packed)) + this.cut; }

  // What of it passes the filters.
  get now() {
    if (!narrow) return this.made;
    if (this.sifted !== sifted) { this.sifted = sifted; this.passed = new Evidence(passingRows(this), this.relations, (relation) => relation.now); }
    return this.passed;
  }

  // In how many sentences that pass the two are named together; and how many the layers count that are switched on.
  get strength() { return narrow ? weigh(this.now.rows) : this.whole; }
  get weight() {
    if (this.weighed !== sifted) { this.weighed = sifted; this.heavy = layerWeight(this); }
    return this.heavy;
  }
}

// Sentences of a pair as sets: those that name both, those that tell what is asserted, and what is not.
class Evidence {
  constructor(rows, relations, claims) {
    this.rows = rows;
    this.relations = relations;
    this.claims = claims;
    this.kept = {};
  }

  get together() { return this.kept.together || (this.kept.together = this.rows.length ? new Set(this.rows) : NONE); }
  get plain() { return this.kept.plain || (this.kept.plain = this.told(true)); }
  get unsure() { return this.kept.unsure || (this.kept.unsure = this.told(false)); }

  told(plain) {
    if (!this.relations.length) return NONE;
    return new Set(this.relations.filter((relation) => relation.plain === plain).flatMap((relation) => this.claims(relation).map((claim) => claim[0])));
  }
}

function indexPairs() {
  pairs = [];
  for (const [a, b, rows, weak, cut, main] of data.together) addPair(a, b, rows, weak, cut, Boolean(main));
  for (const relation of relations) {
    const pair = findPair(relation.source, relation.target) || addPair(relation.source, relation.target, NOTHING, NOTHING, 0, true);
    if (pair.relations === NOTHING) pair.relations = [];
    pair.relations.push(relation);
    pair.main = true;
  }
}

function addPair(a, b, rows, weak, cut, main) {
  const pair = new Pair(pairs.length, Math.min(a, b), Math.max(a, b), rows, weak, cut, main);
  pairs.push(pair);
  actors[a].pairs.push(pair);
  if (a !== b) actors[b].pairs.push(pair);
  return pair;
}

// ---- actors and pairs

function findPair(a, b) {
  const low = Math.min(a, b), high = Math.max(a, b), [one, two] = [actors[low].pairs, actors[high].pairs];
  return (one.length < two.length ? one : two).find((pair) => pair.a === low && pair.b === high);
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
  return Object.keys(KINDS).find((kind) => KINDS[kind].includes(type)) || "other";
}

// Letters without accents and case, so that "skoda" finds "Škoda".
function fold(text) {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
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

function period([first, last]) {
  if (!first) return "";
  return first === last ? first : first + " – " + last;
}

// "not meet with (planned)": what the map and the marks say of a relation.
function relationWords(relation) {
  return phrase(relation) + (relation.modality === PLAIN.modality ? "" : " (" + called("moods", relation.modality) + ")");
}

// "not meet with": the predicate with its denial; the modality is shown as a badge beside it.
function phrase(relation) {
  return relation.polarity === PLAIN.polarity ? relation.predicate : say("not", { what: relation.predicate });
}
