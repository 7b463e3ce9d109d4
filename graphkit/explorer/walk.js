// Walking: who is so near, the shortest way between two, arrow keys along the lines, and folding in.

const NEAR_MOST = 800; // actors drawn around one: more would be read by nobody

// Whether a line may be walked along: it passes the filters, drawn or not.
function walkable(pair) {
  return pair.a !== pair.b && pair.weight >= state.minimum && actorPasses(actors[pair.a]) && actorPasses(actors[pair.b]);
}

// The actors within so many steps, the nearest and best connected first and no more than NEAR_MOST.
function reached(actor, steps) {
  const found = new Set([actor]);
  let edge = [actor];
  for (let step = 0; step < steps && edge.length; step++) {
    const next = new Set();
    for (const one of edge) for (const pair of one.pairs) if (walkable(pair) && !found.has(other(pair, one))) next.add(other(pair, one));
    edge = [...next].sort((p, q) => p.place - q.place);
    for (const one of edge) found.add(one);
  }
  reachedAll = found.size;
  return found.size > NEAR_MOST ? new Set([...found].slice(0, NEAR_MOST)) : found;
}
let reachedAll = 0; // how many there were before that limit

// The way with the fewest steps, and among those the one whose lines are strongest: {way: actors, hops: pairs} or null.
// `avoid` holds numbers of actors not to be passed; `direct` says whether the line between the two may be taken.
function findWay(from, to, avoid, direct) {
  const best = new Map([[from, { cost: 0, pair: null, before: null }]]);
  let edge = [from];
  while (edge.length && !best.has(to)) {
    const next = new Map();
    for (const one of edge) {
      for (const pair of one.pairs) {
        const then = other(pair, one);
        if (!walkable(pair) || best.has(then) || avoid.has(then.number) || (!direct && one === from && then === to)) continue;
        const cost = best.get(one).cost + 1 / pair.weight, known = next.get(then);
        if (!known || cost < known.cost || (cost === known.cost && one.place < known.before.place)) next.set(then, { cost, pair, before: one });
      }
    }
    for (const [actor, entry] of next) best.set(actor, entry);
    edge = [...next.keys()];
  }
  if (!best.has(to)) return null;
  const way = [], hops = [];
  for (let at = to; at; at = best.get(at).before) { way.unshift(at); if (best.get(at).pair) hops.unshift(best.get(at).pair); }
  return { way, hops };
}

// Actors linked to both, those with the strongest weaker link first: [actor, pair to one, pair to the other].
function linkedToBoth(one, two) {
  const reach = new Map(one.pairs.filter(walkable).map((pair) => [other(pair, one), pair]));
  return two.pairs.filter((pair) => walkable(pair) && reach.has(other(pair, two)) && ![one, two].includes(other(pair, two)))
    .map((pair) => [other(pair, two), reach.get(other(pair, two)), pair])
    .sort((p, q) => Math.min(q[1].weight, q[2].weight) - Math.min(p[1].weight, p[2].weight) || p[0].place - q[0].place);
}

// The neighbour that lies where the arrow points: near, and not far off its direction.
function stepAlong(dx, dy) {
  const from = state.selection.actor;
  let best = null, least = Infinity;
  for (const pair of from.pairs) {
    if (!pair.on) continue;
    const to = other(pair, from), x = to.x - from.x, y = to.y - from.y, length = Math.hypot(x, y) || 1;
    const along = (x * dx + y * dy) / length;
    const score = length * (2 - along);
    if (along > 0.5 && score < least) { best = to; least = score; }
  }
  if (!best) return announce(WORDS.noWay);
  select({ actor: best });
  canvas.focus({ preventScroll: true });
}

// Double click: adds hidden neighbours; where there are none, folds in those that hang on this actor alone.
function openOrFold(actor) {
  const hidden = actor.pairs.some((pair) => walkable(pair) && !state.shown.has(other(pair, actor).number));
  if (hidden) return expand(actor);
  const alone = actor.pairs.filter((pair) => pair.on).map((pair) => other(pair, actor))
    .filter((one) => one.pairs.every((pair) => !pair.on || other(pair, one) === actor));
  if (!alone.length) { announce(WORDS.nothingToFold); return select({ actor }); }
  for (const one of alone) state.shown.delete(one.number);
  refilter();
  select({ actor });
  announce(say("folded", { n: alone.length }));
}

function setEgo(ego) {
  state.ego = ego;
  refilter(frameAll);
  if (ego) announce(filterWords());
}

// The way here, as buttons: the last few selections passed, and where one is.
function breadcrumb() {
  const steps = trail.map((address, n) => [selectionOf("#" + address), n]).filter(([selection]) => selection).slice(-4);
  if (!steps.length) return null;
  const item = ([selection, n]) => el("li", {}, el("button", { type: "button", class: "crumb", click: () => goTo(n) }, el("bdi", {}, canvasText(titleOf(selection), 22))));
  return el("nav", { class: "way", "aria-label": WORDS.way }, el("ol", {}, steps.map(item), el("li", { "aria-current": "page" }, el("bdi", {}, canvasText(titleOf(state.selection), 22)))));
}

function pathTitle([one, other]) {
  return say("pathTitle", { one: canvasText(one.label, 14), other: canvasText(other.label, 14) });
}

function titleOf(selection) {
  if (selection.actor) return selection.actor.label;
  if (selection.group) return say("group", { n: selection.group.length });
  if (selection.path) return pathTitle(selection.path);
  if (selection.text !== undefined) return data.documents[selection.text][0] || WORDS.untitled;
  return endsOf(selection).map((actor) => canvasText(actor.label, 12)).join(" · ");
}
