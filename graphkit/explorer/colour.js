// Colours mixed and made readable, and the hull of points.

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

// The colour moved towards the ink until it stands out from the map: 5.2 to 1 for words, as WCAG counts.
const stood = new Map();
function readable(colour, contrast = 5.2) {
  const key = colour + palette.map + contrast;
  if (!stood.has(key)) stood.set(key, standOut(colour, contrast));
  return stood.get(key);
}

function standOut(colour, contrast) {
  const ground = luminance(palette.map);
  for (let share = 0; share <= 1; share += 0.1) {
    const tried = mix(colour, palette.ink, share), own = luminance(tried);
    if ((Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05) >= contrast) return tried;
  }
  return palette.ink;
}

// An actor's colour as the map paints it: in the dark the deepest hues are raised until they are seen.
function hueOf(actor) {
  return palette.dark ? readable(actor.color, 3) : actor.color;
}
