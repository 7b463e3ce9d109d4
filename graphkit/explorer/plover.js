// PLOVER event types in words, and their quad classes (Open Event Data Alliance, PLOVER codebook).

const QUADS = {
  "verbal cooperation": { side: "coop", types: { __proto__: null, AGREE: "agrees, promises", CONSULT: "meets, talks", SUPPORT: "backs, praises", CONCEDE: "gives way in words" } },
  "material cooperation": { side: "coop", types: { __proto__: null, COOPERATE: "works together, trades", AID: "gives aid", RETREAT: "withdraws, releases" } },
  "verbal conflict": { side: "conflict", types: { __proto__: null, REQUEST: "demands", ACCUSE: "accuses, criticises", REJECT: "refuses", THREATEN: "threatens, warns" } },
  "material conflict": { side: "conflict", types: { __proto__: null, PROTEST: "protests", SANCTION: "sanctions, breaks ties", MOBILIZE: "readies forces", COERCE: "arrests, seizes, bans", ASSAULT: "attacks" } },
};
const SIDES = { coop: "cooperation", conflict: "conflict" };
const REST = { __proto__: null, standing: "Role, place, circumstance", other: "Other actions, no event type" };

function quadOf(event) {
  return Object.keys(QUADS).find((quad) => event in QUADS[quad].types) || "";
}

function sideOf(event) {
  const quad = quadOf(event);
  return quad ? QUADS[quad].side : "";
}

function eventWords(event) {
  const quad = quadOf(event);
  return quad ? QUADS[quad].types[event] : "";
}

// All choices a relation can fall under: event types in the codebook's order, types we do not know, and the rest.
function allChoices() {
  const known = Object.values(QUADS).flatMap(({ types }) => Object.keys(types));
  const unknown = [...new Set(relations.map((relation) => relation.event))].filter((event) => event && !known.includes(event)).sort();
  return [...known, ...unknown, ...Object.keys(REST)];
}

// The event type as a small sign; its title says what it means and that it is a reading, not the text's own word.
function eventTag(relation) {
  if (!relation.event) return null;
  const quad = quadOf(relation.event);
  const title = "PLOVER event type " + relation.event + (quad ? " (" + eventWords(relation.event) + "): " + quad : "") + ". Given by graphkit from the words of the sentence.";
  return el("span", { class: "tag " + sideOf(relation.event), title }, relation.event);
}
