// The view as a drawing: real text and lines that an editor can restyle, with title and key.

const SVG = "http://www.w3.org/2000/svg";

function svgEl(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== "") element.setAttribute(name, typeof value === "number" ? String(Math.round(value * 100) / 100) : value);
  element.append(...children);
  return element;
}

function fontOf(font) {
  const [, style, weight, size] = /^(italic )?(\d+ )?([\d.]+px)$/.exec(font);
  return { "font-size": size, "font-weight": (weight || "").trim(), "font-style": (style || "").trim() };
}

function svgShape(actor) {
  const x = screenX(actor.x), y = screenY(actor.y), r = radius(actor), fill = hueOf(actor), rim = { fill, stroke: isSelected(actor) ? palette.accent : palette.map, "stroke-width": isSelected(actor) ? 2.5 : 1.25 };
  const name = svgEl("title", {}, canvasText(actor.label, 200));
  if (actor.kind === "person") return svgEl("circle", { cx: x, cy: y, r, ...rim }, name);
  if (actor.kind === "organisation") return svgEl("rect", { x: x - r * 0.89, y: y - r * 0.89, width: r * 1.78, height: r * 1.78, ...rim }, name);
  const corners = actor.kind === "place" ? [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]] : [[0, -1.15], [1.1, 0.85], [-1.1, 0.85]];
  return svgEl("polygon", { points: corners.map(([dx, dy]) => (x + dx * r).toFixed(1) + "," + (y + dy * r).toFixed(1)).join(" "), ...rim }, name);
}

function svgLine(line, lit) {
  const [x0, y0, cx, cy, x1, y1] = line.points.map((part) => part.toFixed(1)), together = line.style === "together";
  const stroke = line.style === "denied" ? palette.denied : together ? (lit ? palette.accent : palette.line) : palette[line.tone || "told"];
  const path = svgEl("path", {
    d: "M" + x0 + " " + y0 + (together ? "L" + x1 + " " + y1 : "Q" + cx + " " + cy + " " + x1 + " " + y1), fill: "none", stroke,
    "stroke-width": Math.min(7, 0.8 + (together ? 0.85 : 0.6) * Math.log2(line.weight)), "stroke-opacity": lit ? 0.8 : together ? 0.34 : 0.5, "stroke-dasharray": { maybe: "7 5", denied: "2 4" }[line.style] || "",
  });
  if (together) return [path];
  const [px, py, qx, qy] = line.points.slice(2), length = Math.hypot(qx - px, qy - py) || 1, ux = (qx - px) / length, uy = (qy - py) / length, size = 6;
  const head = [[qx + ux * 2, qy + uy * 2], [qx - ux * size - uy * size * 0.45, qy - uy * size + ux * size * 0.45], [qx - ux * size + uy * size * 0.45, qy - uy * size - ux * size * 0.45]];
  return [path, svgEl("polygon", { points: head.map((point) => point.map((part) => part.toFixed(1)).join(",")).join(" "), fill: stroke })];
}

function svgLabel(label) {
  const colour = label.colour || (label.edge ? (label.denied ? palette.denied : palette[label.tone || "told"]) : palette.ink);
  return svgEl("text", { x: label.x, y: label.y + 4, ...fontOf(fonts[label.font]), fill: colour, stroke: palette.map, "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke" }, label.text);
}

function svgRegion(region, lit) {
  const colour = mix(region.colour, palette.map, lit ? 0.95 : palette.dark ? 0.86 : 0.9);
  return svgEl("polygon", { points: region.hull.map((point) => point.map((part) => part.toFixed(1)).join(",")).join(" "), fill: colour, stroke: colour, "stroke-width": 2 * region.pad, "stroke-linejoin": "round" });
}

function drawing() {
  draw();
  const lit = focus(), head = 58, foot = 30, height = view.height + head + foot;
  const faint = (bright) => (lit && !bright ? 0.16 : 1);
  const lines = drawn.map((pair) => { const bright = Boolean(lit && lit.pairs.has(pair)); return svgEl("g", { opacity: faint(bright) }, ...linesOf(pair).flatMap((line) => svgLine(line, bright))); });
  const shapes = visibleActors().map((actor) => svgEl("g", { opacity: lit && !lit.actors.has(actor) ? 0.25 : 1 }, svgShape(actor)));
  const map = svgEl("svg", { y: head, width: view.width, height: view.height },
    ...regionsOf().map((region) => svgRegion(region, lit)), ...lines, ...shapes, ...lastLabels.map(threadOf).filter(Boolean).map(([x1, y1, x2, y2]) => svgEl("line", { x1, y1, x2, y2, stroke: palette.muted })), ...lastLabels.map(svgLabel));
  const words = pictureWords(), line = (text, y, size, weight, fill) => svgEl("text", { x: 14, y, "font-size": size, "font-weight": weight, fill }, text);
  return svgEl("svg", { width: view.width, height, viewBox: "0 0 " + view.width + " " + height, "font-family": family.trim().replace(/'/g, ""), role: "img" },
    svgEl("title", {}, words.title),
    svgEl("rect", { width: view.width, height, fill: palette.map }), map,
    line(words.title, 27, "19px", "600", palette.ink), line(words.counts, 47, "13px", "", palette.muted), line(words.key, head + view.height + 19, "12px", "", palette.muted));
}

function saveDrawing() {
  const text = '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(drawing()) + "\n";
  download(new Blob([text], { type: "image/svg+xml" }), fileName("map.svg"));
}
