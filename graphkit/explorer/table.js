// The table of actors in the map's place: every actor the filters leave, sorted by any column.

const sheet = { by: "mentions", down: true, length: 100, query: "" };

function columns() {
  return [
    ["name", WORDS.name, (actor) => actor.label], ["type", WORDS.kind, (actor) => WORDS.kinds[actor.kind]],
    ["mentions", WORDS.measures.mentions, (actor) => actor.mentions], ["documents", WORDS.measures.documents, (actor) => actor.documents],
    ...data.measures.map((name, n) => [name, WORDS.measures[name], (actor) => actor.measures[n]]),
    ["community", WORDS.communityHead, (actor) => actor.community],
  ];
}

// Actors by the table's filter and order: words first letter first, numbers largest first.
function tableActors() {
  const wanted = fold(sheet.query).trim(), value = columns().find(([name]) => name === sheet.by)[2];
  const found = actors.filter((actor) => passesTable(actor) && (!wanted || [...keysOf(actor), fold(actor.community), fold(called("typeNames", actor.type))].some((key) => key.includes(wanted))));
  const keyed = found.map((actor) => [typeof value(actor) === "string" ? fold(value(actor)) : value(actor), actor]);
  keyed.sort((p, q) => (p[0] < q[0] ? -1 : p[0] > q[0] ? 1 : 0) * (sheet.down ? -1 : 1) || p[1].place - q[1].place);
  return keyed.map(([, actor]) => actor);
}

// The table reaches further than the map: it also lists actors not put there yet.
function passesTable(actor) {
  return state.kinds[actor.kind] && (!(isNarrow() || state.minimum > 1) || actor.pairs.some((pair) => pair.weight >= state.minimum));
}

function showStage() {
  byId("table").hidden = !state.table;
  byId("stage").hidden = state.table;
  byId("table-switch").setAttribute("aria-pressed", String(state.table));
  if (state.table) showTable();
}

function showTable() {
  const list = tableActors(), rest = list.length - sheet.length, listed = say("tableCount", { n: list.length, all: count(actors.length, "actor") });
  byId("table-count").textContent = isNarrow() ? say("tableWhole", { text: listed }) : listed;
  byId("table-head").replaceChildren(el("tr", {}, columns().map(([name, words]) => {
    const own = sheet.by === name;
    return el("th", { scope: "col", "aria-sort": own ? (sheet.down ? "descending" : "ascending") : "none", class: name },
      el("button", { type: "button", "data-by": name, title: WORDS.measureHints[name], click: () => sortBy(name) }, words, el("span", { "aria-hidden": "true" }, own ? (sheet.down ? " ▾" : " ▴") : "")));
  })));
  byId("table-body").replaceChildren(...list.slice(0, sheet.length).map(tableRow));
  byId("table-more").hidden = rest <= 0;
  byId("table-more").textContent = say("showMore", { n: Math.min(200, rest) });
}

function tableRow(actor) {
  const open = () => { select({ actor }); showTable(); };
  return el("tr", { class: isSelected(actor) ? "chosen" : null }, columns().map(([name, , value]) => {
    if (name === "name") return el("th", { scope: "row" }, icon(actor.kind, actor.color), " ", el("button", { type: "button", class: "link", "data-actor": actor.id, click: open }, nameOf(actor, 60)));
    const shown = value(actor);
    return el("td", { class: typeof shown === "number" ? "figure" : null }, typeof shown === "number" ? shortNumber(shown) : el("bdi", {}, canvasText(shown, 60)));
  }));
}

function sortBy(name) {
  const words = ["name", "type", "community"].includes(name);
  Object.assign(sheet, sheet.by === name ? { down: !sheet.down } : { by: name, down: !words });
  showTable();
  byId("table-head").querySelector('[data-by="' + name + '"]').focus();
  announce(say(sheet.down ? "sortedDown" : "sortedUp", { name: columns().find(([one]) => one === name)[1] }));
}

function wireTable() {
  byId("table-switch").addEventListener("click", () => {
    state.table = !state.table;
    showStage();
    keepAddress(state.selection);
    showFilters();
    if (state.table) byId("table-filter").focus();
    else { resize(); frameFocus(); draw(); }
  });
  byId("table-filter").addEventListener("input", () => { sheet.query = byId("table-filter").value; sheet.length = 100; showTable(); announce(byId("table-count").textContent); });
  byId("table-more").addEventListener("click", () => { sheet.length += 200; showTable(); });
}
