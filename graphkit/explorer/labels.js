// Names on the map: each takes the first free place around its actor, in the order of importance, or none.

const GAP = 2, FIRST = 10; // the most central actors, whose names come before all else
const MOST_SHAPES = 2500; // the largest shapes, which names keep clear of
const fonts = { small: "12px", large: "600 13.5px", chosen: "700 15px", region: "700 12px", edge: "italic 11.5px" };
const family = " system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const widths = new Map();

function widthOf(pen, text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    pen.font = font + family;
    widths.set(key, Math.ceil(pen.measureText(text).width));
  }
  return widths.get(key);
}

// Rectangles by cells of 64 px, so that asking whether a place is free stays cheap.
function rectangles() {
  const cells = new Map();
  const cover = (box, visit) => {
    for (let i = Math.floor(box.x / 64); i <= Math.floor((box.x + box.w) / 64); i++) {
      for (let j = Math.floor(box.y / 64); j <= Math.floor((box.y + box.h) / 64); j++) visit(i * 65536 + j);
    }
  };
  return {
    add(box) {
      cover(box, (cell) => {
        if (!cells.has(cell)) cells.set(cell, []);
        cells.get(cell).push(box);
      });
    },
    under(box, own) {
      const found = new Set();
      cover(box, (cell) => { for (const one of cells.get(cell) || []) if (one.owner !== own && overlap(one, box)) found.add(one); });
      return [...found].reduce((sum, one) => sum + (one.cost || 1), 0);
    },
  };
}

function overlap(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function around(x, y, r, w, h) {
  const d = r + 4, s = r * 0.7 + 3;
  return [
    [x + d, y - h / 2], [x - d - w, y - h / 2], [x - w / 2, y + d - 1], [x - w / 2, y - d - h + 1],
    [x + s, y - s - h + 4], [x + s, y + s - 4], [x - s - w, y - s - h + 4], [x - s - w, y + s - 4],
  ];
}

// All names with their boxes on the screen: no name covers another, and each covers shapes worth `most` at most. `fixed` are boxes of the page that lie over the map.
function placeLabels(pen, lit, regions, fixed) {
  const shapes = rectangles();
  let taken, labels;
  const begin = () => {
    taken = rectangles();
    labels = [];
    for (const box of fixed) taken.add(box);
  };
  begin();
  const crowd = visibleActors().filter(onScreen).sort((p, q) => q.size - p.size || p.place - q.place);
  for (const actor of lit ? crowd : crowd.slice(0, MOST_SHAPES)) {
    if (lit && !lit.actors.has(actor)) continue;
    const r = 0.9 * radius(actor);
    shapes.add({ x: screenX(actor.x) - r, y: screenY(actor.y) - r, w: 2 * r, h: 2 * r, owner: actor, cost: isSelected(actor) ? 99 : Math.max(1, r / 5) });
  }
  const settle = (text, font, places, height, options) => {
    const w = widthOf(pen, text, fonts[font]);
    let best = null, least = options.most + 1;
    for (const [x, y, far = 0] of places(w, height)) {
      const box = { x: x - GAP, y, w: w + 2 * GAP, h: height };
      if (!inside(box) || taken.under(box, null)) continue;
      const covered = far + shapes.under(box, options.owner);
      if (covered < least) { least = covered; best = { text, font, x, y: y + height / 2, box, far, ...options }; }
    }
    if (!best) return false;
    taken.add(best.box);
    labels.push(best);
    return true;
  };
  if (!lit) {
    placeFirst(crowd, settle, begin);
    placeRegionNames(regions, settle);
  }
  placeActorNames(crowd, lit, settle, lit ? 0 : FIRST);
  if (lit) placePredicates(lit, settle);
  return labels;
}

// The first names all find room, where there is any: those that found none go before the others in the next round.
function placeFirst(crowd, settle, begin) {
  const ranks = new Map(crowd.map((actor, rank) => [actor, rank]));
  let queue = crowd.slice(0, FIRST);
  for (let round = 0; round < 8; round++) {
    begin();
    const left = queue.filter((actor) => !placeName(actor, ranks.get(actor), null, settle));
    if (!left.length) return;
    queue = [...left, ...queue.filter((actor) => !left.includes(actor))];
  }
}

function placeRegionNames(regions, settle) {
  for (const region of regions) {
    const others = regions.filter((one) => one !== region);
    const alone = ([x, y], w, h) => [0, 0.25, 0.5, 0.75, 1].every((part) => !others.some((one) => within(one.hull, x + part * w, y + h / 2)));
    const places = (w, h) => besideHull(region, w, h).filter((place) => alone(place, w, h));
    settle(region.name, "region", places, 17, { colour: region.ink, owner: null, most: 0 });
  }
}

// Places that touch the hull, at its highest, lowest and outermost corners: a name elsewhere would be taken for another's.
function besideHull({ hull, pad }, w, h) {
  const most = (score) => hull.reduce((best, point) => (score(point) > score(best) ? point : best));
  const [tx, ty] = most((p) => -p[1]), [bx, by] = most((p) => p[1]), [lx, ly] = most((p) => -p[0]), [rx, ry] = most((p) => p[0]);
  return [
    ...[0.5, 0.25, 0.75, 0, 1].map((part) => [tx - part * w, ty - pad - h - 3]), ...[0.5, 0.25, 0.75, 0, 1].map((part) => [bx - part * w, by + pad + 3]),
    [lx - pad - w - 4, ly - h / 2], [rx + pad + 4, ry - h / 2],
  ];
}

// Names of the actors from the place `from` on, in the order of importance.
function placeActorNames(crowd, lit, settle, from) {
  const most = mapCap() * (lit ? 2 : 1.6);
  (lit ? litOrder(crowd, lit) : crowd).forEach((actor, rank) => { if (rank >= from && rank <= most) placeName(actor, rank, lit, settle); });
}

// How many names a map of this size bears.
function mapCap() {
  return Math.max(14, (view.width * view.height) / 13000);
}

function placeName(actor, rank, lit, settle) {
  const cap = mapCap(), font = isSelected(actor) ? "chosen" : rank < Math.min(12, cap / 5) && !lit ? "large" : "small";
  const x = screenX(actor.x), y = screenY(actor.y), r = radius(actor) * (actor.kind === "place" ? 1.15 : 1) + (isSelected(actor) ? 6 : 0);
  const most = isSelected(actor) || (!lit && rank < FIRST) ? 98 : lit && rank < cap ? 1 : 0;
  const places = (w, h) => (most > 90 ? [0, 14, 28, 42, 60, 84] : [0]).flatMap((more) => around(x, y, r + more, w, h).map((place) => [...place, more / 5]));
  return settle(textOf(actor), font, places, font === "chosen" ? 19 : 16, { owner: actor, actor, most });
}

function litOrder(crowd, lit) {
  const weight = new Map([...lit.pairs].flatMap((pair) => [[actors[pair.a], pair.weight], [actors[pair.b], pair.weight]]));
  const score = (actor) => (isSelected(actor) ? Infinity : weight.get(actor) || 0);
  return crowd.filter((actor) => lit.actors.has(actor)).sort((p, q) => (score(q) > score(p)) - (score(q) < score(p)) || p.place - q.place);
}

function placePredicates(lit, settle) {
  for (const pair of lit.pairs) {
    for (const line of linesOf(pair)) {
      if (!line.told) continue;
      const [x0, y0, cx, cy, x1, y1] = line.points;
      if (Math.hypot(x1 - x0, y1 - y0) < 70) continue;
      const words = [...new Set(line.told.map(relationWords))];
      const text = canvasText(words[0], 30) + (words.length > 1 ? " +" + (words.length - 1) : "");
      const at = (t) => {
        const u = 1 - t;
        return [u * u * x0 + 2 * u * t * cx + t * t * x1, u * u * y0 + 2 * u * t * cy + t * t * y1];
      };
      const places = (w, h) => [0.5, 0.62, 0.38, 0.72].map(at).map(([x, y]) => [x - w / 2, y - h / 2]);
      settle(text, "edge", places, 14, { owner: null, most: 0, edge: true, denied: line.style === "denied", tone: line.tone });
    }
  }
}

function onScreen(actor) {
  const x = screenX(actor.x), y = screenY(actor.y);
  return x > -20 && y > -20 && x < view.width + 20 && y < view.height + 20;
}

function inside(box) {
  return box.x >= 2 && box.y >= 2 && box.x + box.w <= view.width - 2 && box.y + box.h <= view.height - 2;
}
