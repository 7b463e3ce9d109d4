// The lines between actors: how they bend, and how they are drawn.

// The lines of a pair on the screen: {points, style, weight, told, tone}. A told relation bends to the left of its way, so
// that both directions are seen.
function linesOf(pair) {
  const a = actors[pair.a], b = actors[pair.b], mine = chosen(pair), lines = [];
  const [x0, y0, x1, y1] = [screenX(a.x), screenY(a.y), screenX(b.x), screenY(b.y)];
  if (pair.now.together.size && (state.layers.together || mine)) {
    lines.push({ points: [x0, y0, (x0 + x1) / 2, (y0 + y1) / 2, x1, y1], style: "together", weight: Math.max(1, pair.strength) });
  }
  if (!state.layers.relations && !mine) return lines;
  for (const source of [a, b]) {
    const told = pair.relations.filter((relation) => relation.source === source.number && relation.now.length);
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
  const sides = new Set(told.map((relation) => sideOf(relation.event)));
  return { points, style, told, tone: sides.size === 1 ? [...sides][0] : "", weight: told.reduce((sum, relation) => sum + relation.now.length, 0) };
}

const MANY = 4000; // from so many on, lines and small shapes are drawn in bunches of one look

// Thousands of lines, straight and without heads: those of one look share a path, as many as a browser draws quickly.
function drawMany(list) {
  const bunches = new Map();
  for (const pair of list) {
    const a = actors[pair.a], b = actors[pair.b], inner = a.community === b.community, width = Math.min(4, Math.round(Math.log2(pair.weight || 1)));
    const key = (inner ? 8 : 0) + width;
    if (!bunches.has(key)) bunches.set(key, []);
    bunches.get(key).push(a, b);
  }
  pen.strokeStyle = palette.line;
  for (const [key, ends] of bunches) {
    pen.globalAlpha = key >= 8 ? 0.2 : 0.1;
    pen.lineWidth = 0.8 + 0.85 * (key % 8);
    for (let from = 0; from < ends.length; from += 600) {
      pen.beginPath();
      for (let n = from; n < Math.min(ends.length, from + 600); n += 2) {
        pen.moveTo(screenX(ends[n].x), screenY(ends[n].y));
        pen.lineTo(screenX(ends[n + 1].x), screenY(ends[n + 1].y));
      }
      pen.stroke();
    }
  }
}

function drawEdges(lit) {
  const busy = drawn.length > 250;
  const drawPair = (pair, strength) => {
    const inner = actors[pair.a].community === actors[pair.b].community;
    const bright = Boolean(lit && lit.pairs.has(pair)), bare = !bright && (Boolean(lit) || (busy && camera.k < 1));
    for (const line of linesOf(pair)) drawLine(line, strength * (inner || lit ? 1 : 0.5), bright, bare);
  };
  const rest = lit ? drawn.filter((pair) => !lit.pairs.has(pair)) : drawn;
  if (lit && busy) drawFaint(rest); else if (!lit && rest.length > MANY) drawMany(rest); else for (const pair of rest) drawPair(pair, lit ? 0.1 : busy ? 0.55 : 1);
  if (lit) for (const pair of lit.pairs) if (pair.on) drawPair(pair, 1.9);
  pen.globalAlpha = 1;
  pen.setLineDash([]);
}

// What is not in the light, as one path: thousands of strokes of their own would take a quarter of a second.
function drawFaint(list) {
  pen.globalAlpha = 0.08;
  pen.strokeStyle = palette.line;
  pen.lineWidth = 1;
  pen.beginPath();
  for (const pair of list) {
    const a = actors[pair.a], b = actors[pair.b];
    pen.moveTo(screenX(a.x), screenY(a.y));
    pen.lineTo(screenX(b.x), screenY(b.y));
  }
  pen.stroke();
}

// `bare` leaves the arrow heads away: in a crowd they would be all one sees.
function drawLine(line, strength, lit, bare) {
  const [x0, y0, cx, cy, x1, y1] = line.points;
  const together = line.style === "together";
  pen.globalAlpha = Math.min(lit ? 0.85 : 0.7, (together ? 0.36 : 0.5) * strength);
  pen.strokeStyle = pen.fillStyle = line.style === "denied" ? palette.denied : together ? (lit ? palette.accent : palette.line) : palette[line.tone || "told"];
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
