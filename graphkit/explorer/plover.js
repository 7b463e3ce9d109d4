// PLOVER event types in words, and their quad classes (Open Event Data Alliance, PLOVER codebook).

const QUADS = {
  __proto__: null,
  "verbal cooperation": { side: "coop", types: { __proto__: null, AGREE: true, CONSULT: true, SUPPORT: true, CONCEDE: true } },
  "material cooperation": { side: "coop", types: { __proto__: null, COOPERATE: true, AID: true, RETREAT: true } },
  "verbal conflict": { side: "conflict", types: { __proto__: null, REQUEST: true, ACCUSE: true, REJECT: true, THREATEN: true } },
  "material conflict": { side: "conflict", types: { __proto__: null, PROTEST: true, SANCTION: true, MOBILIZE: true, COERCE: true, ASSAULT: true } },
};
const SIDES = { coop: "cooperation", conflict: "conflict" };
const REST = ["standing", "other"];

// What the user's own ontology says of its event types: [type, class], where a class may be one of the four or another.
function learnQuads(own) {
  for (const [event, quad] of own) {
    for (const { types } of Object.values(QUADS)) delete types[event];
    QUADS[quad] ||= { side: Object.keys(SIDES).find((side) => quad.endsWith(SIDES[side])) || "", types: { __proto__: null } };
    QUADS[quad].types[event] = false;
  }
}

function quadOf(event) {
  return Object.keys(QUADS).find((quad) => event in QUADS[quad].types) || "";
}

function sideOf(event) {
  const quad = quadOf(event);
  return quad ? QUADS[quad].side : "";
}

function eventWords(event) {
  const quad = quadOf(event);
  return quad && QUADS[quad].types[event] ? called("eventNames", event) : "";
}

let choicesKnown = null;

// All choices a relation can fall under: event types in the codebook's order, types we do not know, and the rest.
function allChoices() {
  if (choicesKnown) return choicesKnown;
  const known = Object.values(QUADS).flatMap(({ types }) => Object.keys(types));
  const unknown = [...new Set(relations.map((relation) => relation.event))].filter((event) => event && !known.includes(event)).sort();
  choicesKnown = [...known, ...unknown, ...REST];
  return choicesKnown;
}

// The event type as a small sign; its title says what it means and that it is a reading, not the text's own word.
function eventTag(relation) {
  if (!relation.event) return null;
  const quad = quadOf(relation.event);
  const words = eventWords(relation.event);
  const title = say(words ? "ploverType" : "ontologyType", { event: relation.event + (words ? " (" + words + ")" : "") + (quad ? ": " + called("quads", quad) : "") });
  return el("span", { class: "tag " + sideOf(relation.event), title }, relation.event);
}
