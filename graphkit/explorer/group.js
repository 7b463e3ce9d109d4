// Several actors selected: who they are, what links them, which documents name them.

function toggleInGroup(actor) {
  const now = endsOf(state.selection).filter((one) => one !== actor);
  const list = isSelected(actor) ? now : [...now, actor];
  select(list.length > 1 ? { group: list } : list.length ? { actor: list[0] } : null, list.length > 0);
}

function groupView({ group }) {
  const members = new Set(group), inner = group.flatMap((one) => one.pairs).filter((pair, n, all) => pair.a !== pair.b && members.has(actors[pair.a]) && members.has(actors[pair.b]) && all.indexOf(pair) === n && pair.weight >= state.minimum && pair.weight > 0);
  const told = inner.flatMap((pair) => pair.relations).filter((relation) => relation.now.length);
  return [
    backBar(null),
    breadcrumb(),
    el("h2", { tabindex: "-1" }, say("group", { n: group.length })),
    el("p", { class: "chips" }, [say("amongThem", { n: inner.length }), count(told.length, "relation"), count(new Set(group.map((actor) => actor.community)).size, "community"), typeWords(group)].map((text) => el("span", {}, text))),
    groupActs(group),
    group.length === 2 && correctBox(group),
    memberSection(group),
    innerSection(inner),
    group.length === 2 && bothSection(...group),
    sharedSection(group),
  ].filter(Boolean);
}

function typeWords(group) {
  return Object.keys(KINDS).map((kind) => [group.filter((actor) => actor.kind === kind).length, kind]).filter(([number]) => number).map(([number, kind]) => count(number, kind)).join(", ");
}

function groupActs(group) {
  const two = group.length === 2, pair = two && findPair(group[0].number, group[1].number);
  return el("p", { class: "acts" },
    pair && el("button", { type: "button", click: () => select({ pair, via: null }) }, WORDS.evidence),
    two && el("button", { type: "button", click: () => select(routed({ path: group, avoid: [], direct: true })) }, WORDS.path),
    el("button", { type: "button", title: WORDS.selectHint, click: () => seek("group", group) }, WORDS.selectWith));
}

function memberSection(group) {
  const row = (actor) => el("li", { class: "with-remove" }, actorRow(actor, count(actor.mentions, "mention")),
    el("button", { type: "button", class: "remove", "aria-label": say("remove", { name: actor.label }), title: say("remove", { name: actor.label }), click: () => toggleInGroup(actor) }, "×"));
  return section(WORDS.types, group.length, group.slice().sort((p, q) => p.place - q.place).map(row), "rows");
}

function innerSection(inner) {
  if (!inner.length) return el("p", { class: "hint" }, WORDS.groupNone);
  const row = (pair) => el("li", {}, el("button", { type: "button", class: "row", click: () => select({ pair, via: null }) },
    el("span", { class: "name" }, nameOf(actors[pair.a], 40), " · ", nameOf(actors[pair.b], 40)), el("span", { class: "value" }, count(pair.weight, "sentence"))));
  return section(WORDS.inside, inner.length, inner.sort((p, q) => q.weight - p.weight).map(row), "rows");
}

// Documents that name two or more of them, those that name most of them first.
function sharedSection(group) {
  const named = new Map();
  for (const actor of group) for (const n of documentsOf(actor).keys()) named.set(n, (named.get(n) || 0) + 1);
  const found = [...named].filter(([n, times]) => times > 1 && !state.documentsOff.has(n));
  if (!found.length) return el("p", { class: "hint" }, WORDS.noShared);
  found.sort((p, q) => q[1] - p[1] || (data.documents[p[0]][2] < data.documents[q[0]][2] ? 1 : -1));
  const row = ([n, named]) => el("li", { class: "document" }, el("span", { class: "name" }, origin(n)), el("span", { class: "value" }, named === group.length ? WORDS.sharedAll : say("of", { n: named, all: group.length })));
  return section(WORDS.shared, found.length, found.map(row), "rows");
}
