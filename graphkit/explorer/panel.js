// The panel: a list of actors, one actor, or the evidence between two. It is also the text alternative to the map.

const panel = byId("panel");
const home = { list: "actors", by: "mentions", length: 25 };
let step = -1; // which card of the evidence is current

function showPanel() {
  const selection = state.selection;
  step = -1;
  const view = !selection ? homeView() : selection.actor ? actorView(selection.actor) : selection.group ? groupView(selection) : selection.path ? pathView(selection) : selection.text !== undefined ? textView(selection) : pairView(selection.pair, selection.via);
  panel.replaceChildren(...view);
  panel.scrollTop = 0;
}

// The panel again after a filter changed: what is read stays where it is.
function freshenPanel() {
  const place = panel.scrollTop;
  showPanel();
  panel.scrollTop = place;
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
  const tabs = el("div", { class: "tabs ways", role: "group", "aria-label": "What to list" }, tab("actors", "Actors"), relations.length > 0 && tab("relations", "Relations"), tab("decisions", WORDS.decisions));
  return [tabs, ...(home.list === "decisions" ? decisionList() : home.list === "relations" && relations.length ? relationList() : actorList())].filter(Boolean);
}

function actorList() {
  const ranked = rankedBy(home.by);
  const options = ["mentions", "documents", ...data.measures].map((name) =>
    el("option", { value: name, selected: name === home.by }, MEASURES[name] ? MEASURES[name][0] : name[0].toUpperCase() + name.slice(1)));
  const choice = el("select", { id: "by" }, options);
  choice.addEventListener("change", () => { home.by = choice.value; showPanel(); byId("by").focus(); });
  const rest = ranked.length - home.length;
  const more = rest > 0 && el("button", { type: "button", class: "more", click: () => { home.length += 100; showPanel(); } }, "Show " + Math.min(100, rest) + " more");
  return [
    el("h2", { tabindex: "-1" }, "Main actors"),
    el("p", { class: "hint" }, "Choose an actor to read what the documents say about it."),
    leftOut(),
    evidenceLeft(),
    isNarrow() && el("p", { class: "hint" }, "The numbers here count all documents, whatever the filters."),
    el("p", { class: "order" }, el("label", { for: "by" }, "Order by "), choice),
    el("ol", { class: "rows" }, ranked.slice(0, home.length).map((number) => actors[number]).map((actor) => el("li", {}, actorRow(actor, shortNumber(measured(actor, home.by)))))),
    more,
  ].filter(Boolean);
}

function leftOut() {
  const number = data.documents.filter((document) => !document[4]).length;
  return number > 0 && el("p", { class: "hint left-out" }, "To keep this page small, " + count(number, "document") + " of " + data.documents.length.toLocaleString("en-GB") + " are here without their whole text; all evidence is.");
}

function evidenceLeft() {
  const number = pairs.reduce((sum, pair) => sum + pair.cut, 0);
  return number > 0 && el("p", { class: "hint left-out" }, WORDS.leftAll(number.toLocaleString("en-GB")));
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
  const hidden = actor.pairs.filter((pair) => pair.a !== pair.b && pair.weight >= state.minimum && !state.shown.has(other(pair, actor).number)).length;
  const expandButton = hidden > 0 && el("button", { type: "button", id: "expand", title: "Enter", click: () => expand(actor) }, "Add " + count(hidden, "hidden neighbour"));
  return [
    backBar([stepButton("p", "Previous actor", "‹"), stepButton("n", "Next actor", "›")]),
    breadcrumb(),
    el("h2", { tabindex: "-1", dir: "auto" }, icon(actor.kind, actor.color), actor.label),
    chips(actor),
    actor.aliases.length > 0 && el("p", { class: "aliases" }, "Also written: ", actor.aliases.flatMap((alias, n) => [n ? "; " : "", el("bdi", {}, alias)])),
    wikidata(actor),
    actorActs(actor),
    expandButton,
    correctBox([actor]),
    ...relationGroups(actor),
    neighbours(actor),
    ...[actorDocuments(actor)].flat(),
    ranks(actor),
  ].filter(Boolean);
}

function chips(actor) {
  const texts = [TYPE_NAMES[actor.type] || actor.type, count(actor.mentions, "mention"), count(actor.documents, "document"), period(actor.period)];
  return el("p", { class: "chips" }, texts.filter(Boolean).map((text) => el("span", {}, text)),
    el("span", { title: "Community: actors named together more than with others" + (actor.stability > 0 ? "; " + WORDS.stability(Math.round(100 * actor.stability)) : "") }, data.options.color_by === "community" && icon("person", actor.color), el("bdi", {}, canvasText(actor.community, 60))));
}

function wikidata(actor) {
  if (!/^Q[1-9]\d*$/.test(actor.wikidata)) return null;
  const link = { href: "https://www.wikidata.org/wiki/" + actor.wikidata, rel: "noopener noreferrer", target: "_blank" };
  return el("p", { class: "aliases" }, "Wikidata: ", el("a", link, actor.wikidata));
}

function ranks(actor) {
  if (!data.measures.length) return null;
  return el("section", { class: "ranks", "aria-label": "Rank among all actors" },
    el("h3", {}, "Rank among " + count(actors.length, "actor") + (isNarrow() ? ", all documents" : "")),
    el("dl", {}, data.measures.map((name, column) => el("div", { title: MEASURES[name][1] + ": " + shortNumber(actor.measures[column]) },
      el("dt", {}, MEASURES[name][0]), el("dd", {}, "" + rankIn(name, actor), interval(actor.ranks[column]))))));
}

function interval(range) {
  if (!range || range[0] >= range[1]) return null;
  return el("span", { class: "number", title: WORDS.rankTitle }, " (" + WORDS.rank(...range) + ")");
}

function section(title, number, rows, name) {
  const list = el("ul", { class: name }, rows.slice(0, 40));
  const rest = rows.slice(40);
  const more = rest.length > 0 && el("button", { type: "button", class: "more", click: (event) => { list.append(...rest); event.target.remove(); } }, "Show " + rest.length + " more");
  return el("section", {}, el("h3", {}, title, " ", el("span", { class: "number" }, "" + number)), list, more);
}

function neighbours(actor) {
  const found = actor.pairs.filter((pair) => pair.now.together.size && pair.a !== pair.b);
  const left = actor.pairs.filter((pair) => pair.together.size && pair.a !== pair.b).length - found.length;
  if (!found.length) return el("p", { class: "hint" }, left ? withheld(left, "neighbour") : actor.pairs.length ? "" : "No sentence names this actor together with another.");
  const sorted = found.slice().sort((p, q) => q.strength - p.strength || other(p, actor).place - other(q, actor).place);
  const most = sorted[0].strength;
  const row = (pair) => {
    const partner = other(pair, actor), bar = el("span", { class: "meter" }, el("span", {}));
    bar.firstChild.style.width = Math.round((100 * pair.strength) / most) + "%";
    return el("li", {}, el("button", { type: "button", class: "row", click: () => select({ pair, via: "together" }) },
      icon(partner.kind, partner.color), el("span", { class: "name" }, nameOf(partner, 60)),
      el("span", { class: "value" }, count(pair.now.together.size + (pair.now === pair ? pair.cut : 0), "sentence")), bar));
  };
  const list = section("Named together with", sorted.length, sorted.map(row), "rows");
  list.className = "neighbours";
  if (left) list.append(el("p", { class: "hint" }, withheld(left, "neighbour")));
  return list;
}

function withheld(number, what) {
  return [count(number, what) + " hidden by the filters. ", el("button", { type: "button", class: "lift", click: () => { clearFilters(); } }, "Lift the filters")];
}
