// Relations as rows: who acts on whom, and what actors are to each other.

function byWeight(p, q) {
  return q.plain - p.plain || q.now.length - p.now.length || actors[p.source].place + actors[p.target].place - actors[q.source].place - actors[q.target].place || p.number - q.number;
}

function passing(list) {
  return list.filter((relation) => relation.now.length).sort(byWeight);
}

// `self`: the actor whose panel this stands in, null for both names.
function relationRow(relation, self) {
  const source = actors[relation.source], target = actors[relation.target];
  const partner = self && source === self ? target : source;
  const words = [source !== self && [nameOf(source, 60), " "], el("b", {}, phrase(relation)), target !== self && [" ", nameOf(target, 60)]];
  const open = () => select({ pair: findPair(relation.source, relation.target), via: relation });
  return el("li", {}, el("button", { type: "button", class: relation.plain ? "row told" : "row told unsure", click: open },
    self && icon(partner.kind, partner.color),
    el("span", { class: "name" }, words, " ", eventTag(relation), " ", badges(relation), " ", attribution(relation.now)),
    el("span", { class: "value" }, count(relation.now.length, "claim"))));
}

function relationGroups(actor) {
  const all = actor.pairs.flatMap((pair) => pair.relations), mine = passing(all);
  const group = (title, list) => list.length > 0 && section(title, list.length, list.map((relation) => relationRow(relation, actor)), "rows");
  const left = all.length - mine.length;
  return [
    group(WORDS.actsOn, mine.filter((r) => !r.standing && r.source === actor.number)),
    group(WORDS.actedOnBy, mine.filter((r) => !r.standing && r.target === actor.number && r.source !== actor.number)),
    group(WORDS.standing, mine.filter((r) => r.standing)),
    left > 0 && el("p", { class: "hint" }, withheld(left, "relation")),
  ];
}

function relationList() {
  const sorted = passing(relations), left = relations.length - sorted.length;
  const group = (title, list) => list.length > 0 && section(title, list.length, list.map((relation) => relationRow(relation, null)), "rows");
  return [
    el("h2", { tabindex: "-1" }, WORDS.whoActs),
    el("p", { class: "hint" }, WORDS.whoActsHint),
    group(WORDS.acts, sorted.filter((relation) => !relation.standing)),
    group(WORDS.standing, sorted.filter((relation) => relation.standing)),
    left > 0 && el("p", { class: "hint" }, withheld(left, "relation")),
  ].filter(Boolean);
}
