// More about an actor: what can be done with it, its documents and when it is named.

function actorActs(actor) {
  const steps = [1, 2, 3].map((n) => {
    const on = Boolean(state.ego && state.ego.actor === actor && state.ego.steps === n);
    return el("button", { type: "button", "aria-pressed": String(on), "data-steps": n, click: () => { setEgo(on ? null : { actor, steps: n }); focusAfter('[data-steps="' + n + '"]'); } }, say("steps", { n }));
  });
  return el("section", { class: "doing", "aria-label": WORDS.doWhat },
    el("p", { class: "acts" },
      el("button", { type: "button", title: WORDS.pathHint, click: () => seek("path", [actor]) }, WORDS.pathTo),
      el("button", { type: "button", title: WORDS.selectHint, click: () => seek("group", [actor]) }, WORDS.selectWith),
      moved.has(actor) && el("button", { type: "button", title: WORDS.putBackTitle, click: () => { unpin(actor); focusAfter("h2"); } }, WORDS.putBack)),
    el("div", { class: "within", role: "group", "aria-label": WORDS.within }, el("span", {}, WORDS.within), steps),
    state.ego && state.ego.actor === actor && reachedAll > NEAR_MOST && el("p", { class: "hint" }, say("withinMany", { n: NEAR_MOST, all: reachedAll })));
}

// Documents that name the actor and when they are from; the marks of each document's text tell.
function documentsNaming(actor) {
  return [...documentsOf(actor)].filter(([n]) => !state.documentsOff.has(n) && !(inTime && !inTime[n]));
}

function actorDocuments(actor) {
  const found = documentsNaming(actor);
  if (!found.length) return null;
  const bars = miniTimeline(found);
  const sorted = found.slice().sort((p, q) => q[1] - p[1] || (data.documents[p[0]][2] < data.documents[q[0]][2] ? 1 : -1));
  const row = ([n, times]) => el("li", { class: "document" }, el("span", { class: "name" }, origin(n)), el("span", { class: "value" }, say("times", { n: times })));
  return [bars, section(WORDS.documents, found.length, sorted.map(row), "rows")];
}

function miniTimeline(found) {
  const bins = timeline.bins.length, ranges = found.map(([n, times]) => [timeline.ranges[n], times]).filter(([range]) => range);
  if (!bins || !ranges.length) return null;
  const width = Math.min(bins, 48), counts = new Array(width).fill(0);
  for (const [range, times] of ranges) counts[Math.min(width - 1, Math.floor((range[0] / bins) * width))] += times;
  const space = "http://www.w3.org/2000/svg", most = Math.max(...counts), svg = document.createElementNS(space, "svg");
  for (const [name, value] of Object.entries({ class: "mini", viewBox: "0 0 " + width + " 1", preserveAspectRatio: "none", role: "img", "aria-label": say("datedDocuments", { what: WORDS.timeline, n: ranges.length }) })) svg.setAttribute(name, value);
  counts.forEach((number, n) => {
    const height = number ? 0.08 + 0.92 * (number / most) : 0, bar = document.createElementNS(space, "rect");
    for (const [name, value] of Object.entries({ x: n + 0.08, y: 1 - height, width: 0.84, height })) bar.setAttribute(name, String(value));
    svg.append(bar);
  });
  return el("section", {}, el("h3", {}, WORDS.timeline), svg, el("p", { class: "mini-marks", "aria-hidden": "true" }, el("span", {}, timeline.bins[0]), el("span", {}, timeline.bins[bins - 1])));
}
