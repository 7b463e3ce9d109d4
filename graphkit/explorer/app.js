// Everything together: the header, what is shown, and the start.

function showShown() {
  const on = visibleActors().length, hidden = actors.length - state.shown.size;
  const all = hidden > 0 && el("button", { type: "button", id: "show-all", click: () => { setTop(actors.length, state.by); moveTo(frameAll()); } }, "Show all");
  const links = state.main ? pairs.filter((pair) => pair.on).length : 0, may = state.main && pairs.filter((pair) => pair.a !== pair.b && actors[pair.a].on && actors[pair.b].on && pair.weight >= state.minimum).length;
  const bare = links < may && [" · " + WORDS.links(links.toLocaleString("en-GB"), may.toLocaleString("en-GB")) + " ", el("button", { type: "button", id: "show-links", click: () => { state.main = false; refilter(); } }, WORDS.showLinks)];
  byId("shown").replaceChildren(on.toLocaleString("en-GB") + " of " + count(actors.length, "actor") + " shown ", all || "", ...(bare || []));
  const words = filterWords();
  byId("said").hidden = !words;
  byId("said").textContent = words;
  byId("empty").hidden = on > 0;
  byId("empty").textContent = on ? "" : actors.length ? "Every actor is hidden by the filters above." : "No actor was found in these documents.";
}

function buildHeader() {
  document.title = canvasText(data.title, 120) || "graphkit";
  byId("title").textContent = data.title || "graphkit";
  byId("counts").textContent = [count(data.documents.length, "document"), count(actors.length, "actor"), count(data.together.length + relations.length, "link"), period(data.period)].filter(Boolean).join(" · ");
  const item = (sign, ...words) => el("li", {}, el("span", { class: "sign " + sign, "aria-hidden": "true" }), el("span", {}, words));
  byId("legend-list").append(
    ...hues(item),
    item("dots", el("b", {}, "Size"), " " + data.options.size_by),
    item("together", "named in one sentence"),
    item("told", "relation: ", el("span", { class: "tag coop" }, "cooperation"), " ", el("span", { class: "tag conflict" }, "conflict"), " other"),
    item("maybe", "planned, possible"),
    item("denied", "negated"));
  if (window.innerWidth < 800) byId("legend").open = false;
  byId("legend").addEventListener("toggle", () => { measureFixed(); draw(); });
}

function hues(item) {
  if (data.options.color_by === "community") return [item("hue", el("b", {}, "Colour"), " community")];
  const seen = new Map(actors.map((actor) => [KINDS[actor.kind].one, actor]));
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
  if (state.table) return;
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
    drawnLines: () => pairs.filter((pair) => pair.on).flatMap(linesOf).length,
    frames: () => frames,
  };
  window.__ready = true;
}

start();
