// Painting the map. While the camera moves and a full picture is slow, the last picture is moved instead.

const pen = canvas.getContext("2d");
const still = document.createElement("canvas"); // the last full picture and the camera it was taken with
let stillCamera = null, lastCost = 0, pending = 0, frames = 0;
let palette = {}, lastLabels = [], fixedBoxes = [];

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["map", "ink", "muted", "accent", "line", "told", "denied", "coop", "conflict"]) palette[name] = style.getPropertyValue("--" + name).trim();
  palette.dark = luminance(palette.map) < 0.2;
}

function resize() {
  const box = canvas.getBoundingClientRect();
  view.width = box.width;
  view.height = box.height;
  view.ratio = Math.min(3, window.devicePixelRatio || 1);
  canvas.width = still.width = Math.round(box.width * view.ratio);
  canvas.height = still.height = Math.round(box.height * view.ratio);
  measureFixed();
}

// More points for the same picture, for paper; 0 for as many as the screen has.
function sharpen(ratio) {
  view.ratio = ratio || Math.min(3, window.devicePixelRatio || 1);
  canvas.width = still.width = Math.round(view.width * view.ratio);
  canvas.height = still.height = Math.round(view.height * view.ratio);
}

function measureFixed() {
  const box = canvas.getBoundingClientRect();
  fixedBoxes = ["legend", "zoom", "shown", "said"].map(byId).filter((part) => part.offsetParent).map((part) => {
    const own = part.getBoundingClientRect();
    return { x: own.left - box.left - 4, y: own.top - box.top - 4, w: own.width + 8, h: own.height + 8 };
  });
}

function drawMoving() {
  if (lastCost <= 14 || !stillCamera) return draw();
  const scale = camera.k / stillCamera.k;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.fillStyle = palette.map;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const x = (stillCamera.x - camera.x) * camera.k + (view.width / 2) * (1 - scale);
  const y = (stillCamera.y - camera.y) * camera.k + (view.height / 2) * (1 - scale);
  pen.drawImage(still, x * view.ratio, y * view.ratio, still.width * scale, still.height * scale);
  clearTimeout(pending);
  pending = setTimeout(draw, 110);
}

function draw() {
  const begun = performance.now();
  clearTimeout(pending);
  if (!canvas.width || !canvas.height) return; // a frame that has no size yet
  pen.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  pen.fillStyle = palette.map;
  pen.fillRect(0, 0, view.width, view.height);
  const lit = focus(), regions = regionsOf();
  drawRegions(regions, lit);
  drawEdges(lit);
  for (const actor of actors) if (actor.on && lit && !lit.actors.has(actor) && onScreen(actor)) drawActor(actor, 0.78);
  const crowd = actors.filter((actor) => actor.on && (!lit || lit.actors.has(actor)) && onScreen(actor));
  for (const actor of crowd.length > MANY ? drawSpecks(crowd) : crowd) drawActor(actor, 0);
  lastLabels = placeLabels(pen, lit, regions, fixedBoxes);
  lastLabels.forEach(drawLabel);
  const copy = still.getContext("2d");
  copy.drawImage(canvas, 0, 0);
  stillCamera = { ...camera };
  lastCost = performance.now() - begun;
  frames += 1;
}

function trace(kind, x, y, r) {
  pen.beginPath();
  if (kind === "person") pen.arc(x, y, r, 0, 7);
  else if (kind === "organisation") pen.rect(x - r * 0.89, y - r * 0.89, r * 1.78, r * 1.78);
  else {
    const corners = kind === "place" ? [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]] : [[0, -1.15], [1.1, 0.85], [-1.1, 0.85]];
    corners.forEach(([dx, dy], n) => (n ? pen.lineTo(x + dx * r, y + dy * r) : pen.moveTo(x + dx * r, y + dy * r)));
    pen.closePath();
  }
}

function drawActor(actor, faded) {
  const x = screenX(actor.x), y = screenY(actor.y), r = radius(actor);
  trace(actor.kind, x, y, r);
  pen.fillStyle = faded ? mix(hueOf(actor), palette.map, faded) : hueOf(actor);
  pen.fill();
  pen.lineWidth = 1.25;
  pen.strokeStyle = palette.map;
  pen.stroke();
  if (isSelected(actor)) {
    trace(actor.kind, x, y, r + 4);
    pen.lineWidth = 2.5;
    pen.strokeStyle = palette.accent;
    pen.stroke();
  }
}

// In a great crowd the smallest actors are specks, those of one colour drawn at once; returns the others.
function drawSpecks(crowd) {
  const hues = new Map(), rest = [];
  for (const actor of crowd) {
    if (radius(actor) > 3.2 || isSelected(actor)) { rest.push(actor); continue; }
    const hue = hueOf(actor);
    if (!hues.has(hue)) hues.set(hue, []);
    hues.get(hue).push(actor);
  }
  for (const [hue, list] of hues) {
    pen.fillStyle = hue;
    for (const actor of list) { const r = radius(actor); pen.fillRect(screenX(actor.x) - r * 0.8, screenY(actor.y) - r * 0.8, r * 1.6, r * 1.6); }
  }
  return rest;
}

// A name that found no room beside its actor hangs on a thread.
function threadOf({ box, actor, far }) {
  if (!far || !actor) return null;
  const x = screenX(actor.x), y = screenY(actor.y), to = [Math.min(box.x + box.w, Math.max(box.x, x)), Math.min(box.y + box.h, Math.max(box.y, y))];
  return [x, y, ...to];
}

function drawThread(thread) {
  pen.beginPath();
  pen.moveTo(thread[0], thread[1]);
  pen.lineTo(thread[2], thread[3]);
  pen.lineWidth = 1;
  pen.strokeStyle = palette.muted;
  pen.stroke();
}

function drawLabel(label) {
  const thread = threadOf(label);
  if (thread) drawThread(thread);
  pen.font = fonts[label.font] + family;
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = label.edge ? 3 : 3.5;
  pen.strokeStyle = palette.map;
  pen.strokeText(label.text, label.x, label.y + 0.5);
  pen.fillStyle = label.colour || (label.edge ? (label.denied ? palette.denied : palette[label.tone || "told"]) : palette.ink);
  pen.fillText(label.text, label.x, label.y + 0.5);
}

// Those of a community that stand together: one far away, beside its neighbours in another, would stretch the region.
function gathered(list) {
  const middle = (key) => list.map((actor) => actor[key]).sort((p, q) => p - q)[list.length >> 1], x = middle("x"), y = middle("y");
  const away = list.map((actor) => Math.hypot(actor.x - x, actor.y - y)), usual = away.slice().sort((p, q) => p - q)[list.length >> 1];
  return list.filter((actor, n) => away[n] <= 2.6 * usual + 60 || moved.has(actor));
}

// Communities of three or more visible actors of the packed part, as rounded hulls on the screen.
function regionsOf() {
  if (data.options.layout !== "communities") return []; // elsewhere they would lie over each other
  const members = new Map();
  for (const actor of actors) {
    if (!actor.on || actor.place >= CORE) continue;
    if (!members.has(actor.community)) members.set(actor.community, []);
    members.get(actor.community).push(actor);
  }
  const found = [];
  for (const [name, list] of members) {
    if (list.length < 3) continue;
    const pad = Math.max(10, 22 * Math.min(1, camera.k));
    const hull = convexHull(gathered(list).map((actor) => [screenX(actor.x), screenY(actor.y)]));
    const colour = data.options.color_by === "community" ? list[0].color : "#8a929c";
    found.push({ name: canvasText(name, 44), hull, pad, colour, ink: readable(colour), size: list.length });
  }
  return found.sort((p, q) => q.size - p.size || (p.name < q.name ? -1 : 1));
}

function drawRegions(regions, lit) {
  for (const region of regions) {
    pen.fillStyle = pen.strokeStyle = mix(region.colour, palette.map, lit ? 0.95 : palette.dark ? 0.86 : 0.9);
    pen.lineJoin = "round";
    pen.lineWidth = 2 * region.pad;
    pen.beginPath();
    region.hull.forEach(([x, y], n) => (n ? pen.lineTo(x, y) : pen.moveTo(x, y)));
    pen.closePath();
    pen.fill();
    pen.stroke();
  }
}
