// Painting the map. While the camera moves and a full picture is slow, the last picture is moved instead.

const pen = canvas.getContext("2d");
const still = document.createElement("canvas"); // the last full picture and the camera it was taken with
let stillCamera = null, lastCost = 0, pending = 0, frames = 0;
let palette = {}, lastLabels = [], fixedBoxes = [];

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["map", "ink", "muted", "accent", "line", "told", "denied"]) palette[name] = style.getPropertyValue("--" + name).trim();
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

function measureFixed() {
  const box = canvas.getBoundingClientRect();
  fixedBoxes = ["legend", "zoom", "shown"].map(byId).filter((part) => part.offsetParent).map((part) => {
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
  pen.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  pen.fillStyle = palette.map;
  pen.fillRect(0, 0, view.width, view.height);
  const lit = focus(), regions = regionsOf();
  drawRegions(regions, lit);
  drawEdges(lit);
  for (const actor of actors) if (actor.on && lit && !lit.actors.has(actor) && onScreen(actor)) drawActor(actor, 0.78);
  for (const actor of actors) if (actor.on && (!lit || lit.actors.has(actor)) && onScreen(actor)) drawActor(actor, 0);
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
  pen.fillStyle = faded ? mix(actor.color, palette.map, faded) : actor.color;
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

// The lines of a pair on the screen: {points, style, weight, told}. A told relation bends to the left of its way, so
// that both directions are seen.
function linesOf(pair) {
  const a = actors[pair.a], b = actors[pair.b], mine = chosen(pair), lines = [];
  const [x0, y0, x1, y1] = [screenX(a.x), screenY(a.y), screenX(b.x), screenY(b.y)];
  if (pair.together.size && (state.layers.together || mine)) {
    lines.push({ points: [x0, y0, (x0 + x1) / 2, (y0 + y1) / 2, x1, y1], style: "together", weight: pair.together.size });
  }
  if (!state.layers.relations && !mine) return lines;
  for (const source of [a, b]) {
    const told = pair.relations.filter((relation) => relation.source === source.number);
    const groups = [["told", told.filter((r) => r.plain), 0.1]];
    if (state.layers.unsure || mine) {
      groups.push(["maybe", told.filter((r) => !r.plain && r.polarity === PLAIN.polarity), 0.2]);
      groups.push(["denied", told.filter((r) => r.polarity !== PLAIN.polarity), 0.28]);
    }
    for (const [style, members, bend] of groups) if (members.length) lines.push(curve(source, source === a ? b : a, style, members, bend));
  }
  return lines;
}

function curve(source, target, style, told, bend) {
  const [x0, y0, x1, y1] = [screenX(source.x), screenY(source.y), screenX(target.x), screenY(target.y)];
  const cx = (x0 + x1) / 2 + (y1 - y0) * bend, cy = (y0 + y1) / 2 - (x1 - x0) * bend;
  const length = Math.hypot(x1 - cx, y1 - cy) || 1, stop = radius(target) + 3;
  const points = [x0, y0, cx, cy, x1 - ((x1 - cx) / length) * stop, y1 - ((y1 - cy) / length) * stop];
  return { points, style, told, weight: told.reduce((sum, relation) => sum + relation.claims.length, 0) };
}

function drawEdges(lit) {
  const busy = pairs.reduce((sum, pair) => sum + (pair.on ? 1 : 0), 0) > 250;
  const drawPair = (pair, strength) => {
    const inner = actors[pair.a].community === actors[pair.b].community;
    const bright = Boolean(lit && lit.pairs.has(pair)), bare = !bright && (Boolean(lit) || (busy && camera.k < 1));
    for (const line of linesOf(pair)) drawLine(line, strength * (inner || lit ? 1 : 0.5), bright, bare);
  };
  for (const pair of pairs) if (pair.on && !(lit && lit.pairs.has(pair))) drawPair(pair, lit ? 0.1 : busy ? 0.55 : 1);
  if (lit) for (const pair of lit.pairs) if (pair.on) drawPair(pair, 1.9);
  pen.globalAlpha = 1;
  pen.setLineDash([]);
}

// `bare` leaves the arrow heads away: in a crowd they would be all one sees.
function drawLine(line, strength, lit, bare) {
  const [x0, y0, cx, cy, x1, y1] = line.points;
  const together = line.style === "together";
  pen.globalAlpha = Math.min(lit ? 0.85 : 0.7, (together ? 0.36 : 0.5) * strength);
  pen.strokeStyle = pen.fillStyle = line.style === "denied" ? palette.denied : together ? (lit ? palette.accent : palette.line) : palette.told;
  pen.lineWidth = Math.min(7, 0.8 + (together ? 0.85 : 0.6) * Math.log2(line.weight));
  pen.setLineDash({ maybe: [7, 5], denied: [2, 4] }[line.style] || []);
  pen.beginPath();
  pen.moveTo(x0, y0);
  if (together) pen.lineTo(x1, y1); else pen.quadraticCurveTo(cx, cy, x1, y1);
  pen.stroke();
  if (together || bare) return;
  const length = Math.hypot(x1 - cx, y1 - cy) || 1, ux = (x1 - cx) / length, uy = (y1 - cy) / length;
  const size = (lit ? 6 : 4.5) + pen.lineWidth * 0.8;
  pen.setLineDash([]);
  pen.beginPath();
  pen.moveTo(x1 + ux * 2, y1 + uy * 2);
  pen.lineTo(x1 - ux * size - uy * size * 0.45, y1 - uy * size + ux * size * 0.45);
  pen.lineTo(x1 - ux * size + uy * size * 0.45, y1 - uy * size - ux * size * 0.45);
  pen.fill();
}

function drawLabel(label) {
  pen.font = fonts[label.font] + family;
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = label.edge ? 3 : 3.5;
  pen.strokeStyle = palette.map;
  pen.strokeText(label.text, label.x, label.y + 0.5);
  pen.fillStyle = label.colour || (label.edge ? (label.denied ? palette.denied : palette.told) : palette.ink);
  pen.fillText(label.text, label.x, label.y + 0.5);
}

// Communities of three or more visible actors of the packed part, as rounded hulls on the screen.
function regionsOf() {
  const members = new Map();
  for (const actor of actors) {
    if (!actor.on || actor.place >= START) continue;
    if (!members.has(actor.community)) members.set(actor.community, []);
    members.get(actor.community).push(actor);
  }
  const found = [];
  for (const [name, list] of members) {
    if (list.length < 3) continue;
    const pad = Math.max(10, 22 * Math.min(1, camera.k));
    const hull = convexHull(list.map((actor) => [screenX(actor.x), screenY(actor.y)]));
    const xs = hull.map((p) => p[0]), ys = hull.map((p) => p[1]), colour = list[0].color;
    const left = Math.min(...xs) - pad, right = Math.max(...xs) + pad;
    const top = Math.min(...ys) - pad, bottom = Math.max(...ys) + pad;
    found.push({ name: canvasText(name, 44), hull, pad, colour, ink: readable(colour), left, right, top, bottom, middle: (left + right) / 2, size: list.length });
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

// Andrew's monotone chain.
function convexHull(points) {
  const sorted = [...points].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const turn = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  const half = (list) => {
    const chain = [];
    for (const point of list) {
      while (chain.length > 1 && turn(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function rgb(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

function mix(colour, ground, share) {
  const a = rgb(colour), b = rgb(ground);
  return "#" + a.map((part, n) => Math.round(part + (b[n] - part) * share).toString(16).padStart(2, "0")).join("");
}

function luminance(colour) {
  const [r, g, b] = rgb(colour).map((part) => part / 255).map((c) => (c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4)));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

// The colour moved towards the ink until it reads well on the map (contrast 5.2 to 1, as WCAG counts).
function readable(colour) {
  const ground = luminance(palette.map);
  for (let share = 0; share <= 1; share += 0.1) {
    const tried = mix(colour, palette.ink, share), own = luminance(tried);
    if ((Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05) >= 5.2) return tried;
  }
  return palette.ink;
}
