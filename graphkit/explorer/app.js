// Everything together: the header, what is shown, and the start.

function showShown() {
  const on = visibleActors().length, hidden = actors.length - state.shown.size;
  const all = hidden > 0 && el("button", { type: "button", id: "show-all", click: () => setTop(actors.length, state.by) }, WORDS.showAll);
  const links = drawn.length, may = state.main ? among.filter((pair) => actors[pair.a].on && actors[pair.b].on && pair.weight >= state.minimum).length : links;
  const bare = links < may && [" · " + say("linksDrawn", { n: links, all: may }) + " ", el("button", { type: "button", id: "show-links", click: () => { state.main = false; refilter(); } }, WORDS.showLinks)];
  byId("shown").replaceChildren(say("shownOf", { n: on, all: count(actors.length, "actor") }) + " ", all || "", ...(bare || []));
  const words = filterWords();
  byId("said").hidden = !words;
  byId("said").textContent = words;
  byId("empty").hidden = on > 0;
  byId("empty").textContent = on ? "" : actors.length ? WORDS.emptyFilters : WORDS.emptyCorpus;
}

function buildHeader() {
  document.title = canvasText(data.title, 120) || "graphkit";
  byId("title").textContent = data.title || "graphkit";
  byId("counts").textContent = [count(data.documents.length, "document"), count(actors.length, "actor"), count(data.together.length + relations.length, "link"), period(data.period)].filter(Boolean).join(" · ");
  const item = (sign, ...words) => el("li", {}, el("span", { class: "sign " + sign, "aria-hidden": "true" }), el("span", {}, words));
  byId("legend-list").append(
    ...hues(item),
    item("dots", el("b", {}, WORDS.size), " ", WORDS.measures[data.options.size_by]),
    item("together", WORDS.keyTogether),
    item("told", sayWith("keyRelation", { coop: el("span", { class: "tag coop" }, WORDS.sides.coop), conflict: el("span", { class: "tag conflict" }, WORDS.sides.conflict) })),
    item("maybe", WORDS.keyMaybe),
    item("denied", WORDS.keyDenied));
  if (window.innerWidth < 800) byId("legend").open = false;
  byId("legend").addEventListener("toggle", () => { measureFixed(); draw(); });
}

// Where no regions bear their names, the key names the largest communities.
const NAMED = 6;
function communityHues() {
  const lead = new Map(actors.map((actor) => [actor.community, actor]).reverse());
  return communityNames().slice(0, NAMED).map((name) => el("li", {}, icon("person", lead.get(name).color), el("bdi", {}, canvasText(name, 32))));
}

function hues(item) {
  if (data.options.color_by === "community") return [item("hue", el("b", {}, WORDS.colour), " ", WORDS.community), ...(data.options.layout === "communities" ? [] : communityHues())];
  const seen = new Map(actors.map((actor) => [WORDS.kinds[actor.kind], actor]));
  return [...seen].map(([words, actor]) => el("li", {}, icon(actor.kind, actor.color), el("span", {}, words)));
}

function wireButtons() {
  byId("lasso").addEventListener("click", () => setLasso(!lassoOn));
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("zoom-all").addEventListener("click", () => moveTo(frameAll()));
  byId("skip").addEventListener("click", (event) => { event.preventDefault(); panel.focus(); });
  byId("tools-switch").addEventListener("click", () => {
    const open = byId("tools").classList.toggle("open");
    byId("tools-switch").setAttribute("aria-expanded", String(open));
  });
}

// The map in its new size. A frame that had none when the page opened shows the whole map now.
function fitStage() {
  const box = canvas.getBoundingClientRect();
  if (state.table || (box.width === view.width && box.height === view.height)) return;
  const unseen = !view.width || !view.height;
  resize();
  if (unseen) Object.assign(camera, frameAll());
  draw();
}

async function start() {
  await readData();
  indexTime();
  const opening = openingAddress();
  readDecisions(opening);
  readFilters(opening);
  sift();
  refresh();
  buildHeader();
  buildControls();
  buildEvents();
  buildTimeline();
  wireTheme();
  resize();
  fillStage();
  Object.assign(camera, frameAll());
  wireSearch();
  wirePointer();
  wireKeys();
  wireButtons();
  wireTable();
  wireSaving();
  wireDecisions();
  showShown();
  showFilters();
  showStage();
  const first = selectionOf(opening);
  if (first) await readTexts();
  state.selection = first;
  keepAddress(state.selection);
  measureFixed();
  if (state.selection) { apply(state.selection); } else { showPanel(); draw(); }
  addEventListener("popstate", arrive);
  new ResizeObserver(fitStage).observe(byId("stage"));
  // For tests: a canvas has no elements to ask.
  window.__app = {
    data, state, camera, storage: () => storageWorks, corrections: correctionsText, pairs, actors, relations, timeline,
    position: (number) => [screenX(actors[number].x), screenY(actors[number].y)],
    number: (label) => actors.findIndex((actor) => actor.label === label),
    visible: () => visibleActors().map((actor) => actor.number),
    labels: () => lastLabels.map(({ text, box, font }) => ({ text, font, x: box.x, y: box.y, w: box.w, h: box.h })),
    lines: (a, b) => linesOf(findPair(a, b)).map(({ points, style, weight, tone, told }) => ({ points, style, weight, tone, events: (told || []).map((relation) => relation.event) })),
    drawnLines: () => drawn.flatMap(linesOf).length,
    frames: () => frames,
  };
  window.__ready = true;
}

start();
