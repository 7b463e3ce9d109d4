// The panel of a path: each hop with the sentence that carries it.

function pathView(selection) {
  const [from, to] = selection.path;
  const head = [
    backBar(selection.hops ? [el("span", { id: "step-at" }, count(selection.hops.length, "hop")), stepButton("p", WORDS.previousHop, "‹"), stepButton("n", WORDS.nextHop, "›")] : null),
    breadcrumb(),
    el("h2", { tabindex: "-1", class: "pair" }, pairActor(from), " → ", pairActor(to)),
  ];
  const ways = detours(selection);
  if (!selection.hops) return [...head, el("p", { class: "hint warning" }, WORDS.noPath), ways];
  const round = selection.avoid.map((number) => canvasText(actors[number].label)).join(", ");
  return [
    ...head,
    el("p", { class: "hint" }, pathWords(selection.hops.length, round)),
    ways,
    el("ol", { class: "cards hops" }, selection.hops.map((pair, n) => hopCard(selection, pair, n))),
    bothSection(from, to),
  ].filter(Boolean);
}

function pathWords(steps, round) {
  const text = say("pathSaid", { steps: steps === 1 ? WORDS.pathDirect : say("pathSteps", { n: steps }) });
  return round ? say("pathRound", { text, names: round }) : text;
}

function detours(selection) {
  const again = (change) => select(routed({ path: selection.path, avoid: selection.avoid, direct: selection.direct, ...change }), true);
  const buttons = [
    selection.hops && selection.hops.length === 1 && el("button", { type: "button", click: () => again({ direct: false }) }, WORDS.skipDirect),
    (selection.avoid.length > 0 || !selection.direct) && el("button", { type: "button", click: () => again({ avoid: [], direct: true }) }, WORDS.allWays),
  ].filter(Boolean);
  return buttons.length > 0 && el("p", { class: "acts" }, buttons);
}

function hopCard(selection, pair, n) {
  const one = selection.way[n], two = selection.way[n + 1], entries = evidenceOf(pair, null), entry = entries.find((one) => one.claims.some(({ relation }) => relation.plain)) || entries[0];
  const middle = n > 0 && el("button", {
    type: "button", class: "small", title: say("goRoundTitle", { name: one.label }),
    click: () => select(routed({ path: selection.path, avoid: [...selection.avoid, one.number], direct: selection.direct }), true),
  }, sayWith("goRound", { name: nameOf(one, 24) }));
  return el("li", { class: "card", tabindex: "-1", "aria-label": say("hopOf", { n: n + 1, all: selection.hops.length }) },
    el("p", { class: "hop" }, pairActor(one), " – ", pairActor(two)),
    entry && [entry.claims.length ? entry.claims.map(claimLine) : el("p", { class: "claim plain" }, WORDS.layerTogether), quotation(entry, pair), readings(entry, pair), reasons(entry),
      el("p", { class: "origin" }, origin(documentNumber(entry.sentence)))],
    el("p", { class: "card-acts" }, el("button", { type: "button", class: "small", click: () => select({ pair, via: null }) }, say("allOf", { n: entries.length })), " ",
      entry && el("button", { type: "button", class: "small", "aria-label": say("readInLong", { n: n + 1 }), click: () => select({ text: documentNumber(entry.sentence), sentence: entry.sentence, pair, via: null }) }, WORDS.readIn), " ", middle));
}

// Who stands between two actors; each row shows the way through that actor.
function bothSection(one, two) {
  const found = linkedToBoth(one, two);
  if (!found.length) return null;
  const row = ([actor, first, second]) => el("li", {}, el("button", { type: "button", class: "row", click: () => select({ actor }) },
    icon(actor.kind, actor.color), el("span", { class: "name" }, nameOf(actor, 60)), el("span", { class: "value" }, first.weight + " · " + second.weight)));
  return section(WORDS.between, found.length, found.map(row), "rows");
}

// A path selection with its way worked out anew: filters may have changed since it was chosen.
function routed(selection) {
  const found = findWay(...selection.path, new Set(selection.avoid), selection.direct);
  return { ...selection, way: found ? found.way : selection.path, hops: found ? found.hops : null };
}

// The search box asks for the other end of a path, or for one more actor of a selection.
let seeking = null;
function seek(what, from) {
  seeking = { what, from };
  field.placeholder = what === "path" ? say("pathFrom", { name: canvasText(from[0].label, 20) }) : say("selectFrom", { name: canvasText(from[0].label, 20) });
  field.parentElement.classList.add("seeking");
  field.value = "";
  field.focus();
  announce(field.placeholder);
}

function endSeeking() {
  seeking = null;
  field.placeholder = WORDS.find;
  field.parentElement.classList.remove("seeking");
}

// The actor that the search box was asked for: true if it was.
function sought(actor) {
  if (!seeking) return false;
  const { what, from } = seeking;
  endSeeking();
  if (from.includes(actor)) return false;
  select(what === "path" ? routed({ path: [from[0], actor], avoid: [], direct: true }) : { group: [...from, actor] });
  return true;
}
