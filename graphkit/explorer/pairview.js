// The evidence between two actors, and stepping through it.

function stepButton(key, label, sign) {
  return el("button", { type: "button", class: "step", "aria-label": label, title: label + " (" + key + ")", click: () => stepBy(key === "n" ? 1 : -1) }, sign);
}

function pairView(pair, via) {
  const [first, second] = via && via !== "together" ? [actors[via.source], actors[via.target]] : [actors[pair.a], actors[pair.b]].sort((p, q) => p.place - q.place);
  const entries = evidenceOf(pair, via), hidden = hiddenEvidence(pair, via, entries.length);
  return [
    backBar([el("span", { id: "step-at" }, count(entries.length, "sentence")), stepButton("p", WORDS.previousSentence, "‹"), stepButton("n", WORDS.nextSentence, "›")]),
    breadcrumb(),
    el("h2", { tabindex: "-1", class: "pair" }, pairActor(first), via && via !== "together" ? " → " : " · ", pairActor(second)),
    ways(pair, via),
    gist(entries),
    ...[explanation(via)].flat(),
    spread(entries),
    sources(entries),
    pair.cut > 0 && via !== null && via !== "together" ? null : pair.cut > 0 && el("p", { class: "hint left-out" }, say("left", { n: pair.cut })),
    correctBox([first, second]),
    hidden > 0 && el("p", { class: "hint" }, withheld(hidden, "sentence")),
    el("p", { class: "keys" }, el("mark", { class: "actor" }, WORDS.keyActor), " ", entries.some((e) => e.claims.length) && el("mark", { class: "cue" }, WORDS.keyCue)),
    entries.length > 0 && el("button", { type: "button", id: "save-evidence", click: () => saveEvidence(pair, via) }, WORDS.saveText),
    el("ol", { class: "cards" }, entries.map((entry, n) => card(entry, pair, via, n + 1, entries.length))),
  ].filter(Boolean);
}

// In one line: how many claims there are and of what kind, and how many documents they stand in.
function gist(entries) {
  if (!entries.length) return null;
  const claims = entries.flatMap((entry) => entry.claims), moods = new Map();
  for (const { relation } of claims) for (const mood of moodsOf(relation)) moods.set(mood, (moods.get(mood) || 0) + 1);
  const kinds = [...moods].sort((p, q) => (q[0] === PLAIN.modality) - (p[0] === PLAIN.modality) || q[1] - p[1] || (p[0] < q[0] ? -1 : 1));
  const told = claims.length > 0 && count(claims.length, "claim") + " (" + kinds.map(([mood, n]) => say("moodCount", { n, mood: called("moods", mood) })).join(", ") + ")";
  const number = new Set(entries.map((entry) => documentNumber(entry.sentence))).size;
  return el("p", { class: "gist" }, [told, say("inDocuments", { n: number, what: count(entries.length, "sentence") })].filter(Boolean).join(" · "));
}

// The documents of the sentences below, most first; each leads to the first of its sentences.
function sources(entries) {
  const found = new Map();
  for (const { sentence } of entries) found.set(documentNumber(sentence), (found.get(documentNumber(sentence)) || 0) + 1);
  if (found.size < 2) return null;
  const to = (n) => { step = entries.findIndex(({ sentence }) => documentNumber(sentence) === n) - 1; stepBy(1); };
  const row = ([n, times]) => el("li", {}, el("button", { type: "button", class: "row", click: () => to(n) }, el("span", { class: "name" }, el("bdi", {}, canvasText(data.documents[n][0] || WORDS.untitled, 90)), " ", el("span", { class: "number" }, data.documents[n][2] || WORDS.undated)), el("span", { class: "value" }, say("times", { n: times }))));
  return el("details", { class: "reasons sources" }, el("summary", {}, WORDS.whichDocuments, " ", el("span", { class: "number" }, "" + found.size)), el("ul", { class: "rows" }, [...found].sort((p, q) => q[1] - p[1] || p[0] - q[0]).map(row)));
}

function pairActor(actor) {
  return el("button", { type: "button", class: "link", click: () => select({ actor }) }, icon(actor.kind, actor.color), nameOf(actor, 80));
}

// Where copies of one text stand among the documents: how many independent stories the sentences are from.
function spread(entries) {
  const sentences = entries.map((entry) => entry.sentence), number = storiesOf(sentences);
  return copied && number < new Set(sentences.map((one) => documentNumber(one))).size && el("p", { class: "hint" }, say("stories", { n: number, what: count(sentences.length, "sentence") }));
}

function explanation(via) {
  if (!via) return null;
  if (via === "together") return el("p", { class: "hint" }, WORDS.togetherHint);
  const quad = quadOf(via.event);
  const event = via.event && el("p", { class: "hint event" }, eventTag(via), " ",
    (quad ? (eventWords(via.event) ? eventWords(via.event) + ": " : "") + called("quads", quad) + ". " : "") + (eventWords(via.event) || !quad ? WORDS.byPlover : WORDS.byOntology));
  const denial = via.polarity === PLAIN.polarity ? "" : WORDS.denied + " ";
  const mood = via.modality === PLAIN.modality ? "" : say("unsure", { mood: called("moods", via.modality) });
  return [event, !via.plain && el("p", { class: "hint warning" }, denial + mood)];
}

// What links the two: everything, being named together, and each relation; the pressed one is what is listed below.
function ways(pair, via) {
  const button = (target, children, number) => el("button", { type: "button", "aria-pressed": String(via === target), click: () => select({ pair, via: target }, true) },
    children, " ", el("span", { class: "number" }, "" + number));
  const told = pair.relations.filter((relation) => relation.now.length || relation === via)
    .map((relation) => button(relation, [nameOf(actors[relation.source], 24), " → ", phrase(relation), " ", eventTag(relation), " ", badges(relation)], relation.now.length));
  const together = pair.now.together.size > 0 && button("together", WORDS.layerTogether, pair.now.together.size);
  return el("div", { class: "ways", role: "group", "aria-label": WORDS.linksThem }, button(null, WORDS.allWord, evidenceOf(pair, null).length), told, together);
}

function stepBy(by) {
  if (!state.selection || state.selection.actor || state.selection.group) return stepActor(by);
  if (state.selection.text !== undefined) return stepMark(by);
  const cards = [...panel.querySelectorAll(".card")];
  if (!cards.length) return;
  step = Math.min(cards.length - 1, Math.max(0, step + by));
  cards.forEach((one, n) => (n === step ? one.setAttribute("aria-current", "true") : one.removeAttribute("aria-current")));
  cards[step].focus({ preventScroll: true });
  cards[step].scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
  byId("step-at").textContent = say("of", { n: step + 1, all: cards.length });
}

function stepActor(by) {
  const place = state.selection ? endsOf(state.selection)[0].place + by : by > 0 ? 0 : actors.length - 1;
  if (actors.length) select({ actor: actors[data.order[(place + actors.length) % actors.length]] });
}
