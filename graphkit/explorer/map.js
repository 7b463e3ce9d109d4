// The camera, what is visible, and what lies under the pointer. World units are pixels at zoom 1.

const canvas = byId("map");
const camera = { x: 0, y: 0, k: 1 }; // the world point in the middle of the view, and the zoom
const view = { width: 0, height: 0, ratio: 1 };
let stretch = [1, 1]; // how far the layout was drawn out, see `fillStage`
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const screenX = (x) => (x - camera.x) * camera.k + view.width / 2;
const screenY = (y) => (y - camera.y) * camera.k + view.height / 2;
const worldX = (x) => (x - view.width / 2) / camera.k + camera.x;
const worldY = (y) => (y - view.height / 2) / camera.k + camera.y;

function radius(actor) {
  return Math.max(2.4, camera.k < 1 ? actor.size * camera.k : actor.size * Math.sqrt(camera.k));
}

// What the selection puts in the light: null means everything.
function focus() {
  const selection = state.selection;
  if (!selection) return null;
  if (selection.group || selection.path) {
    const members = new Set(endsOf(selection)), inner = selection.path ? selection.hops || [] : drawn.filter((pair) => members.has(actors[pair.a]) && members.has(actors[pair.b]));
    return { actors: members, pairs: new Set(inner) };
  }
  if (selection.pair) return { actors: new Set([actors[selection.pair.a], actors[selection.pair.b]]), pairs: new Set([selection.pair]) };
  const lit = selection.actor.pairs.filter((pair) => pair.on);
  return { actors: new Set([selection.actor, ...lit.map((pair) => other(pair, selection.actor))]), pairs: new Set(lit) };
}

// The camera that shows these actors as large as fits, `most` being the largest zoom.
// Boxes of the page that lie over the map stay clear of actors: the picture moves up until they are.
function framing(list, most) {
  const low = fixedBoxes.filter((box) => box.y > view.height / 2);
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    const goal = frameAbove(list, most, share * Math.max(0, ...low.map((box) => view.height - box.y)));
    const covered = list.some((actor) => {
      const x = (actor.x - goal.x) * goal.k + view.width / 2, y = (actor.y - goal.y) * goal.k + view.height / 2;
      return low.some((box) => x > box.x - 12 && x < box.x + box.w + 12 && y > box.y - 12 && y < box.y + box.h);
    });
    if (!covered || share === 1) return goal;
  }
}

// The layout knows no screen. Once, at the start, it is drawn out along the longer side of the map: shapes only move apart.
function fillStage() {
  const list = actors.filter((actor) => actor.place < CORE), low = fixedBoxes.filter((box) => box.y > view.height / 2 && box.w > view.width / 2);
  if (list.length < 3 || !view.width || !view.height) return;
  const span = (axis) => Math.max(...list.map((actor) => actor.home[axis])) - Math.min(...list.map((actor) => actor.home[axis]));
  const wide = view.width - 2 * Math.min(110, view.width * 0.1), high = view.height - 2 * Math.min(56, view.height * 0.1) - Math.max(0, ...low.map((box) => view.height - box.y));
  const share = wide / high / (span(0) / span(1));
  if (!Number.isFinite(share) || share <= 0) return;
  const x = Math.min(1.7, Math.max(1, share)), y = Math.min(1.7, Math.max(1, 1 / share));
  stretch = [x, y];
  for (const actor of actors) {
    actor.home = [actor.home[0] * x, actor.home[1] * y];
    [actor.x, actor.y] = [actor.x * x, actor.y * y];
  }
}

function frameAbove(list, most, below) {
  if (!list.length) return { x: 0, y: 0, k: 1 };
  const room = { x: Math.min(110, view.width * 0.1), y: Math.min(56, view.height * 0.1) };
  const height = Math.max(80, view.height - below);
  const left = Math.min(...list.map((a) => a.x - a.size)), right = Math.max(...list.map((a) => a.x + a.size));
  const top = Math.min(...list.map((a) => a.y - a.size)), bottom = Math.max(...list.map((a) => a.y + a.size));
  const k = Math.min(most, (view.width - 2 * room.x) / (right - left), (height - 2 * room.y) / (bottom - top));
  return { x: (left + right) / 2, y: (top + bottom) / 2 + (view.height - height) / 2 / k, k: Math.max(k, 0.02) };
}

// Grows with the zoom that shows everything: a tiny graph must not fill the screen with one disc.
function frameAll() {
  return framing(visibleActors(), 1.5);
}

function frameFocus() {
  const lit = focus();
  if (!lit) return;
  const all = frameAll();
  const near = framing([...lit.actors].filter((actor) => actor.on), 2);
  moveTo(near.k > all.k * 1.08 ? near : all);
}

let moving = 0;
function moveTo(goal) {
  cancelAnimationFrame(moving);
  const from = { ...camera }, begun = performance.now(), length = calm.matches ? 0 : 280;
  const step = (now) => {
    const t = length ? Math.min(1, (now - begun) / length) : 1, s = t * t * (3 - 2 * t);
    camera.k = from.k * Math.pow(goal.k / from.k, s);
    camera.x = from.x + (goal.x - from.x) * s;
    camera.y = from.y + (goal.y - from.y) * s;
    if (t < 1) { drawMoving(); moving = requestAnimationFrame(step); } else { moving = 0; draw(); }
  };
  if (length) moving = requestAnimationFrame(step); else step(begun);
}

function zoom(factor, x = view.width / 2, y = view.height / 2) {
  cancelAnimationFrame(moving);
  const wx = worldX(x), wy = worldY(y);
  camera.k = Math.min(8, Math.max(0.02, camera.k * factor));
  camera.x = wx - (x - view.width / 2) / camera.k;
  camera.y = wy - (y - view.height / 2) / camera.k;
  drawMoving();
}

function pan(dx, dy) {
  cancelAnimationFrame(moving);
  camera.x -= dx / camera.k;
  camera.y -= dy / camera.k;
  drawMoving();
}

function actorAt(x, y) {
  let best = null, least = Infinity;
  for (const actor of actors) {
    if (!actor.on) continue;
    const distance = Math.hypot(screenX(actor.x) - x, screenY(actor.y) - y) - radius(actor);
    if (distance < least && distance < 5) { best = actor; least = distance; }
  }
  return best;
}

function pairAt(x, y) {
  const lit = focus();
  let best = null, least = 6;
  for (const pair of drawn) {
    if ((lit && !lit.pairs.has(pair)) || !mayReach(pair, x, y)) continue;
    for (const line of linesOf(pair)) {
      const distance = distanceTo(line, x, y);
      if (distance < least) { best = pair; least = distance; }
    }
  }
  return best;
}

// Whether a point lies in the box of a pair's lines, bends included: most pairs are ruled out by this alone.
function mayReach(pair, x, y) {
  const a = actors[pair.a], b = actors[pair.b];
  const [x0, y0, x1, y1] = [screenX(a.x), screenY(a.y), screenX(b.x), screenY(b.y)];
  const reach = 8 + 0.15 * (Math.abs(x1 - x0) + Math.abs(y1 - y0));
  return x > Math.min(x0, x1) - reach && x < Math.max(x0, x1) + reach && y > Math.min(y0, y1) - reach && y < Math.max(y0, y1) + reach;
}

// Distance from a point to a quadratic curve, by way of a few chords.
function distanceTo(line, x, y) {
  const [x0, y0, cx, cy, x1, y1] = line.points;
  const reach = 8;
  if (x < Math.min(x0, cx, x1) - reach || x > Math.max(x0, cx, x1) + reach) return Infinity;
  if (y < Math.min(y0, cy, y1) - reach || y > Math.max(y0, cy, y1) + reach) return Infinity;
  let least = Infinity, px = x0, py = y0;
  for (let step = 1; step <= 12; step++) {
    const t = step / 12, u = 1 - t;
    const qx = u * u * x0 + 2 * u * t * cx + t * t * x1, qy = u * u * y0 + 2 * u * t * cy + t * t * y1;
    const dx = qx - px, dy = qy - py, square = dx * dx + dy * dy || 1;
    const s = Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / square));
    least = Math.min(least, Math.hypot(px + s * dx - x, py + s * dy - y));
    px = qx; py = qy;
  }
  return least;
}
