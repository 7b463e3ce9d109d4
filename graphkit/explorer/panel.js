// The panel: a list of actors, one actor, or the evidence between two. It is also the text alternative to the map.

const panel = byId("panel");
const home = { list: "actors", by: "mentions", length: 25 };
let step = -1; // which card of the evidence is current

function showPanel() {
  const selection = state.selection;
  step = -1;
  panel.replaceChildren(...(!selection ? homeView() : selection.actor ? actorView(selection.actor) : pairView(selection.pair, selection.via)));
  panel.scrollTop = 0;
}

function measured(actor, by) {
  if (by === "mentions" || by === "documents") return actor[by];
  return actor.measures[data.measures.indexOf(by)];
}

function shortNumber(value) {
  return Number.isInteger(value) ? value.toLocaleString("en-GB") : Number(value.toPrecision(3)).toString();
}

function homeView() {
  const tab = (name, text) => el("button", { type: "button", "aria-pressed": String(home.list === name), click: () => { home.list = name; showPanel(); panel.querySelector('.tabs [aria-pressed="true"]').focus(); } }, text);
  const tabs = relations.length > 0 && el("div", { class: "tabs ways", role: "group", "aria-label": "What to list" }, tab("actors", "Actors"), tab("relations", "Relations"));
  return [tabs, ...(home.list === "relations" && relations.length ? relationList() : actorList())].filter(Boolean);
}

function relationList() {
  const sorted = relations.slice().sort((p, q) => q.plain - p.plain || q.claims.length - p.claims.length || actors[p.source].place + actors[p.target].place - actors[q.source].place - actors[q.target].place);
  const row = (relation) => el("li", {}, el("button", { type: "button", class: relation.plain ? "row told" : "row told unsure", click: () => select({ pair: findPair(relation.source, relation.target), via: relation }) },
    el("span", { class: "name" }, nameOf(actors[relation.source], 60), " ", el("b", {}, phrase(relation)), " ", nameOf(actors[relation.target], 60), " ", badges(relation)),
    el("span", { class: "value" }, count(relation.claims.length, "claim"))));
  return [
    el("h2", { tabindex: "-1" }, "Who acts on whom"),
    el("p", { class: "hint" }, "Relations as the documents tell them. What is asserted comes first; what is negated, planned or only possible is marked."),
    section("Relations", sorted.length, sorted.map(row), "rows"),
  ];
}

function actorList() {
  const ranked = actors.slice().sort((p, q) => measured(q, home.by) - measured(p, home.by) || p.place - q.place);
  const options = ["mentions", "documents", ...data.measures].map((name) =>
    el("option", { value: name, selected: name === home.by }, MEASURES[name] ? MEASURES[name][0] : name[0].toUpperCase() + name.slice(1)));
  const choice = el("select", { id: "by" }, options);
  choice.addEventListener("change", () => { home.by = choice.value; showPanel(); byId("by").focus(); });
  const rest = ranked.length - home.length;
  const more = rest > 0 && el("button", { type: "button", class: "more", click: () => { home.length += 100; showPanel(); } }, "Show " + Math.min(100, rest) + " more");
  return [
    el("h2", { tabindex: "-1" }, "Main actors"),
    el("p", { class: "hint" }, "Choose an actor to read what the documents say about it."),
    el("p", { class: "order" }, el("label", { for: "by" }, "Order by "), choice),
    el("ol", { class: "rows" }, ranked.slice(0, home.length).map((actor) => el("li", {}, actorRow(actor, shortNumber(measured(actor, home.by)))))),
    more,
  ].filter(Boolean);
}

function actorRow(actor, value) {
  return el("button", { type: "button", class: "row", "data-actor": actor.id, click: () => select({ actor }) },
    icon(actor.kind, actor.color), el("span", { class: "name" }, nameOf(actor, 80)),
    el("span", { class: "unseen" }, ", " + KINDS[actor.kind].one.toLowerCase() + ", "), el("span", { class: "value" }, value));
}

function backBar(extra) {
  return el("div", { class: "bar" }, el("button", { type: "button", id: "back", title: "Esc", click: goBack }, "← Back"), extra);
}

function actorView(actor) {
  const hidden = actor.pairs.filter((pair) => pair.a !== pair.b && !state.shown.has(other(pair, actor).number)).length;
  const expandButton = hidden > 0 && el("button", { type: "button", id: "expand", title: "Enter", click: () => expand(actor) }, "Add " + count(hidden, "hidden neighbour"));
  return [
    backBar([stepButton("p", "Previous actor", "‹"), stepButton("n", "Next actor", "›")]),
    el("h2", { tabindex: "-1", dir: "auto" }, icon(actor.kind, actor.color), actor.label),
    chips(actor),
    actor.aliases.length > 0 && el("p", { class: "aliases" }, "Also written: ", actor.aliases.flatMap((alias, n) => [n ? "; " : "", el("bdi", {}, alias)])),
    wikidata(actor),
    expandButton,
    ranks(actor),
    relationGroup("Acts on", actor, actor.pairs.flatMap((pair) => pair.relations).filter((r) => r.source === actor.number)),
    relationGroup("Acted on by", actor, actor.pairs.flatMap((pair) => pair.relations).filter((r) => r.target === actor.number && r.source !== actor.number)),
    neighbours(actor),
  ].filter(Boolean);
}

function chips(actor) {
  const texts = [TYPE_NAMES[actor.type] || actor.type, count(actor.mentions, "mention"), count(actor.documents, "document"), period(actor.period)];
  return el("p", { class: "chips" }, texts.filter(Boolean).map((text) => el("span", {}, text)),
    el("span", { title: "Community: actors named together more than with others" }, icon("person", actor.color), el("bdi", {}, canvasText(actor.community, 60))));
}

function wikidata(actor) {
  if (!/^Q[1-9]\d*$/.test(actor.wikidata)) return null;
  const link = { href: "https://www.wikidata.org/wiki/" + actor.wikidata, rel: "noopener noreferrer", target: "_blank" };
  return el("p", { class: "aliases" }, "Wikidata: ", el("a", link, actor.wikidata));
}

function ranks(actor) {
  if (!data.measures.length) return null;
  return el("section", { class: "ranks", "aria-label": "Rank among all actors" },
    el("h3", {}, "Rank among " + count(actors.length, "actor")),
    el("dl", {}, data.measures.map((name, column) => el("div", { title: MEASURES[name][1] + ": " + shortNumber(actor.measures[column]) },
      el("dt", {}, MEASURES[name][0]), el("dd", {}, "" + rankIn(name, actor))))));
}

function relationGroup(title, actor, list) {
  if (!list.length) return null;
  const sorted = list.slice().sort((p, q) => q.plain - p.plain || q.claims.length - p.claims.length || (p.label < q.label ? -1 : 1));
  const row = (relation) => {
    const partner = actors[relation.source === actor.number ? relation.target : relation.source];
    const words = relation.source === actor.number ? [el("b", {}, phrase(relation)), " ", nameOf(partner, 60)] : [nameOf(partner, 60), " ", el("b", {}, phrase(relation))];
    const pair = findPair(relation.source, relation.target);
    return el("li", {}, el("button", { type: "button", class: relation.plain ? "row told" : "row told unsure", click: () => select({ pair, via: relation }) },
      icon(partner.kind, partner.color), el("span", { class: "name" }, words, " ", badges(relation)), el("span", { class: "value" }, count(relation.claims.length, "claim"))));
  };
  return section(title, sorted.length, sorted.map(row), "rows");
}

function section(title, number, rows, name) {
  const list = el("ul", { class: name }, rows.slice(0, 40));
  const rest = rows.slice(40);
  const more = rest.length > 0 && el("button", { type: "button", class: "more", click: (event) => { list.append(...rest); event.target.remove(); } }, "Show " + rest.length + " more");
  return el("section", {}, el("h3", {}, title, " ", el("span", { class: "number" }, "" + number)), list, more);
}

function neighbours(actor) {
  const found = actor.pairs.filter((pair) => pair.together.size && pair.a !== pair.b);
  if (!found.length) return el("p", { class: "hint" }, actor.pairs.length ? "" : "No sentence names this actor together with another.");
  const sorted = found.slice().sort((p, q) => q.together.size - p.together.size || other(p, actor).place - other(q, actor).place);
  const most = sorted[0].together.size;
  const row = (pair) => {
    const partner = other(pair, actor), bar = el("span", { class: "meter" }, el("span", {}));
    bar.firstChild.style.width = Math.round((100 * pair.together.size) / most) + "%";
    return el("li", {}, el("button", { type: "button", class: "row", click: () => select({ pair, via: "together" }) },
      icon(partner.kind, partner.color), el("span", { class: "name" }, nameOf(partner, 60)),
      el("span", { class: "value" }, count(pair.together.size, "sentence")), bar));
  };
  return section("Named together with", sorted.length, sorted.map(row), "rows");
}

function stepButton(key, label, sign) {
  return el("button", { type: "button", class: "step", "aria-label": label, title: label + " (" + key + ")", click: () => stepBy(key === "n" ? 1 : -1) }, sign);
}

function pairView(pair, via) {
  const [first, second] = via && via !== "together" ? [actors[via.source], actors[via.target]] : [actors[pair.a], actors[pair.b]].sort((p, q) => p.place - q.place);
  const entries = evidenceOf(pair, via);
  return [
    backBar([el("span", { id: "step-at" }, count(entries.length, "sentence")), stepButton("p", "Previous sentence", "‹"), stepButton("n", "Next sentence", "›")]),
    el("h2", { tabindex: "-1", class: "pair" }, pairActor(first), via && via !== "together" ? " → " : " · ", pairActor(second)),
    ways(pair, via),
    explanation(via),
    el("p", { class: "keys" }, el("mark", { class: "actor" }, "actor"), " ", entries.some((e) => e.claims.length) && el("mark", { class: "cue" }, "word that tells the relation")),
    el("ol", { class: "cards" }, entries.map((entry, n) => card(entry, pair, n + 1, entries.length))),
  ].filter(Boolean);
}

function pairActor(actor) {
  return el("button", { type: "button", class: "link", click: () => select({ actor }) }, icon(actor.kind, actor.color), nameOf(actor, 80));
}

function explanation(via) {
  if (!via) return null;
  if (via === "together") return el("p", { class: "hint" }, "Both are named in each of these sentences. That alone does not say what they have to do with each other.");
  if (via.plain) return null;
  const denial = via.polarity === PLAIN.polarity ? "" : "The text says that this is not so. ";
  const mood = via.modality === PLAIN.modality ? "" : "The text gives this as " + via.modality + ", not as something that has happened.";
  return el("p", { class: "hint warning" }, denial + mood);
}

// What links the two: everything, being named together, and each relation; the pressed one is what is listed below.
function ways(pair, via) {
  const button = (target, children, number) => el("button", { type: "button", "aria-pressed": String(via === target), click: () => select({ pair, via: target }, true) },
    children, " ", el("span", { class: "number" }, "" + number));
  const told = pair.relations.map((relation) => button(relation, [nameOf(actors[relation.source], 24), " → ", phrase(relation), " ", badges(relation)], relation.claims.length));
  const together = pair.together.size > 0 && button("together", "Named together", pair.together.size);
  return el("div", { class: "ways", role: "group", "aria-label": "What links them" }, button(null, "All", pair.all.size), told, together);
}

function stepBy(by) {
  if (!state.selection || state.selection.actor) return stepActor(by);
  const cards = [...panel.querySelectorAll(".card")];
  if (!cards.length) return;
  step = Math.min(cards.length - 1, Math.max(0, step + by));
  cards.forEach((one, n) => (n === step ? one.setAttribute("aria-current", "true") : one.removeAttribute("aria-current")));
  cards[step].focus({ preventScroll: true });
  cards[step].scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
  byId("step-at").textContent = step + 1 + " of " + cards.length;
}

function stepActor(by) {
  const place = state.selection ? state.selection.actor.place + by : by > 0 ? 0 : actors.length - 1;
  if (actors.length) select({ actor: actors[data.order[(place + actors.length) % actors.length]] });
}
