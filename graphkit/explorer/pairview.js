// The evidence between two actors, and stepping through it.

function stepButton(key, label, sign) {
  return el("button", { type: "button", class: "step", "aria-label": label, title: label + " (" + key + ")", click: () => stepBy(key === "n" ? 1 : -1) }, sign);
}

function pairView(pair, via) {
  const [first, second] = via && via !== "together" ? [actors[via.source], actors[via.target]] : [actors[pair.a], actors[pair.b]].sort((p, q) => p.place - q.place);
  const entries = evidenceOf(pair, via), hidden = hiddenEvidence(pair, via, entries.length);
  return [
    backBar([el("span", { id: "step-at" }, count(entries.length, "sentence")), stepButton("p", "Previous sentence", "‹"), stepButton("n", "Next sentence", "›")]),
    breadcrumb(),
    el("h2", { tabindex: "-1", class: "pair" }, pairActor(first), via && via !== "together" ? " → " : " · ", pairActor(second)),
    ways(pair, via),
    ...[explanation(via)].flat(),
    spread(entries),
    pair.cut > 0 && via !== null && via !== "together" ? null : pair.cut > 0 && el("p", { class: "hint left-out" }, WORDS.left(pair.cut)),
    correctBox([first, second]),
    hidden > 0 && el("p", { class: "hint" }, withheld(hidden, "sentence")),
    el("p", { class: "keys" }, el("mark", { class: "actor" }, "actor"), " ", entries.some((e) => e.claims.length) && el("mark", { class: "cue" }, "word that tells the relation")),
    entries.length > 0 && el("button", { type: "button", id: "save-evidence", click: () => saveEvidence(pair, via) }, "Save as text"),
    el("ol", { class: "cards" }, entries.map((entry, n) => card(entry, pair, via, n + 1, entries.length))),
  ].filter(Boolean);
}

function pairActor(actor) {
  return el("button", { type: "button", class: "link", click: () => select({ actor }) }, icon(actor.kind, actor.color), nameOf(actor, 80));
}

// Where copies of one text stand among the documents: how many independent stories the sentences are from.
function spread(entries) {
  const sentences = entries.map((entry) => entry.sentence), number = storiesOf(sentences);
  return copied && number < new Set(sentences.map((one) => data.sentences[one][0])).size && el("p", { class: "hint" }, count(sentences.length, "sentence") + " " + WORDS.stories(number) + ".");
}

function explanation(via) {
  if (!via) return null;
  if (via === "together") return el("p", { class: "hint" }, "Both are named in each of these sentences. That alone does not say what they have to do with each other.");
  const quad = quadOf(via.event);
  const event = via.event && el("p", { class: "hint event" }, eventTag(via), " ",
    (quad ? eventWords(via.event) + ": " + quad + ". " : "") + "A PLOVER event type, given by graphkit from the words of the sentence.");
  const denial = via.polarity === PLAIN.polarity ? "" : "The text says that this is not so. ";
  const mood = via.modality === PLAIN.modality ? "" : "The text gives this as " + via.modality + ", not as something that has happened.";
  return [event, !via.plain && el("p", { class: "hint warning" }, denial + mood)];
}

// What links the two: everything, being named together, and each relation; the pressed one is what is listed below.
function ways(pair, via) {
  const button = (target, children, number) => el("button", { type: "button", "aria-pressed": String(via === target), click: () => select({ pair, via: target }, true) },
    children, " ", el("span", { class: "number" }, "" + number));
  const told = pair.relations.filter((relation) => relation.now.length || relation === via)
    .map((relation) => button(relation, [nameOf(actors[relation.source], 24), " → ", phrase(relation), " ", eventTag(relation), " ", badges(relation)], relation.now.length));
  const together = pair.now.together.size > 0 && button("together", "Named together", pair.now.together.size);
  return el("div", { class: "ways", role: "group", "aria-label": "What links them" }, button(null, "All", evidenceOf(pair, null).length), told, together);
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
  byId("step-at").textContent = step + 1 + " of " + cards.length;
}

function stepActor(by) {
  const place = state.selection ? endsOf(state.selection)[0].place + by : by > 0 ? 0 : actors.length - 1;
  if (actors.length) select({ actor: actors[data.order[(place + actors.length) % actors.length]] });
}
