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
  return Number.isInteger(value) ? grouped(value) : Number(value.toPrecision(3)).toString().replace(".", WORDS.decimal);
}

function homeView() {
  const tab = (name, text) => el("button", { type: "button", "aria-pressed": String(home.list === name), click: () => { home.list = name; showPanel(); panel.querySelector('.tabs [aria-pressed="true"]').focus(); } }, text);
  const tabs = el("div", { class: "tabs ways", role: "group", "aria-label": WORDS.toList }, tab("actors", WORDS.actors), relations.length > 0 && tab("relations", WORDS.layerRelations), tab("decisions", WORDS.decisions));
  return [tabs, ...(home.list === "decisions" ? decisionList() : home.list === "relations" && relations.length ? relationList() : actorList())].filter(Boolean);
}

function actorList() {
  const ranked = rankedBy(home.by);
  const options = ["mentions", "documents", ...data.measures].map((name) =>
    el("option", { value: name, selected: name === home.by }, WORDS.measures[name]));
  const choice = el("select", { id: "by" }, options);
  choice.addEventListener("change", () => { home.by = choice.value; showPanel(); byId("by").focus(); });
  const rest = ranked.length - home.length;
  const more = rest > 0 && el("button", { type: "button", class: "more", click: () => { home.length += 100; showPanel(); } }, say("showMore", { n: Math.min(100, rest) }));
  return [
    el("h2", { tabindex: "-1" }, WORDS.mainActors),
    el("p", { class: "hint" }, WORDS.mainActorsHint),
    leftOut(),
    evidenceLeft(),
    isNarrow() && el("p", { class: "hint" }, WORDS.numbersWhole),
    el("p", { class: "order" }, el("label", { for: "by" }, WORDS.orderBy + " "), choice),
    el("ol", { class: "rows" }, ranked.slice(0, home.length).map((number) => actors[number]).map((actor) => el("li", {}, actorRow(actor, shortNumber(measured(actor, home.by)))))),
    more,
  ].filter(Boolean);
}

function leftOut() {
  const number = data.documents.filter((document) => !document[4]).length;
  return number > 0 && el("p", { class: "hint left-out" }, say("textsLeftOut", { n: count(number, "document"), all: data.documents.length }));
}

let cutAway = -1;
function evidenceLeft() {
  if (cutAway < 0) cutAway = pairs.reduce((sum, pair) => sum + pair.cut, 0);
  const number = cutAway;
  return number > 0 && el("p", { class: "hint left-out" }, say("leftAll", { n: number }));
}

function actorRow(actor, value) {
  return el("button", { type: "button", class: "row", "data-actor": actor.id, click: () => select({ actor }) },
    icon(actor.kind, actor.color), el("span", { class: "name" }, nameOf(actor, 80)),
    el("span", { class: "unseen" }, ", " + WORDS.kinds[actor.kind] + ", "), el("span", { class: "value" }, value));
}

function backBar(extra) {
  return el("div", { class: "bar" }, el("button", { type: "button", id: "back", title: WORDS.backKey, click: goBack }, WORDS.back), extra);
}

function actorView(actor) {
  const hidden = actor.pairs.filter((pair) => pair.a !== pair.b && pair.weight >= state.minimum && !state.shown.has(other(pair, actor).number)).length;
  const expandButton = hidden > 0 && el("button", { type: "button", id: "expand", title: WORDS.addKey, click: () => expand(actor) }, say("addHidden", { n: hidden }));
  return [
    backBar([stepButton("p", WORDS.previousActor, "‹"), stepButton("n", WORDS.nextActor, "›")]),
    breadcrumb(),
    el("h2", { tabindex: "-1", dir: "auto" }, icon(actor.kind, actor.color), actor.label),
    chips(actor),
    actor.aliases.length > 0 && el("p", { class: "aliases" }, WORDS.alsoWritten + " ", actor.aliases.flatMap((alias, n) => [n ? "; " : "", el("bdi", {}, alias)])),
    wikidata(actor),
    ...noteLines(actor),
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
  const texts = [called("typeNames", actor.type), count(actor.mentions, "mention"), count(actor.documents, "document"), period(actor.period)];
  return el("p", { class: "chips" }, texts.filter(Boolean).map((text) => el("span", {}, text)),
    el("span", { title: say("communityTitle", { stability: actor.stability > 0 ? say("stability", { n: Math.round(100 * actor.stability) }) : "" }) }, data.options.color_by === "community" && icon("person", actor.color), el("bdi", {}, canvasText(actor.community, 60))));
}

function wikidata(actor) {
  if (!/^Q[1-9]\d*$/.test(actor.wikidata)) return null;
  const link = { href: "https://www.wikidata.org/wiki/" + actor.wikidata, rel: "noopener noreferrer", target: "_blank" };
  return el("p", { class: "aliases" }, "Wikidata: ", el("a", link, actor.wikidata));
}

function ranks(actor) {
  if (!data.measures.length) return null;
  return el("section", { class: "ranks", "aria-label": WORDS.rankLabel },
    el("h3", {}, say(isNarrow() ? "rankAmongAll" : "rankAmong", { all: count(actors.length, "actor") })),
    el("dl", {}, data.measures.map((name, column) => el("div", { title: WORDS.measureHints[name] + ": " + shortNumber(actor.measures[column]) },
      el("dt", {}, WORDS.measures[name]), el("dd", {}, "" + rankIn(name, actor), interval(actor.ranks && actor.ranks[column]))))));
}

function interval(range) {
  if (!range || range[0] >= range[1]) return null;
  return el("span", { class: "number", title: WORDS.rankTitle }, " (" + range.join("–") + ")");
}

function section(title, number, rows, name) {
  const list = el("ul", { class: name }, rows.slice(0, 40));
  const rest = rows.slice(40);
  const more = rest.length > 0 && el("button", { type: "button", class: "more", click: (event) => { list.append(...rest); event.target.remove(); } }, say("showMore", { n: rest.length }));
  return el("section", {}, el("h3", {}, title, " ", el("span", { class: "number" }, "" + number)), list, more);
}

function neighbours(actor) {
  const found = actor.pairs.filter((pair) => pair.now.together.size && pair.a !== pair.b);
  const left = actor.pairs.filter((pair) => pair.together.size && pair.a !== pair.b).length - found.length;
  if (!found.length) return el("p", { class: "hint" }, left ? withheld(left, "neighbour") : actor.pairs.length ? "" : WORDS.noNeighbour);
  const sorted = found.slice().sort((p, q) => q.strength - p.strength || other(p, actor).place - other(q, actor).place);
  const most = sorted[0].strength;
  const row = (pair) => {
    const partner = other(pair, actor), bar = el("span", { class: "meter" }, el("span", {}));
    bar.firstChild.style.width = Math.round((100 * pair.strength) / most) + "%";
    return el("li", {}, el("button", { type: "button", class: "row", click: () => select({ pair, via: "together" }) },
      icon(partner.kind, partner.color), el("span", { class: "name" }, nameOf(partner, 60)),
      el("span", { class: "value" }, count(pair.now.together.size + (narrow ? 0 : pair.cut), "sentence")), bar));
  };
  const list = section(WORDS.namedWith, sorted.length, sorted.map(row), "rows");
  list.className = "neighbours";
  if (left) list.append(el("p", { class: "hint" }, withheld(left, "neighbour")));
  return list;
}

function withheld(number, what) {
  return [say("withheld", { what: count(number, what) }) + " ", el("button", { type: "button", class: "lift", click: () => { clearFilters(); } }, WORDS.lift)];
}
