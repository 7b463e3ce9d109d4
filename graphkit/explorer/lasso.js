// Moving actors by hand, and drawing around several to select them.

let lassoOn = false, loop = null, grabbed = null;

const moved = new Set(); // actors that were moved by hand

function putHome(actor) {
  [actor.x, actor.y] = actor.home;
  moved.delete(actor);
}

function unpin(actor) {
  putHome(actor);
  keepAddress(state.selection);
  freshenPanel();
  draw();
}

// A press on an actor may move it (a finger moves only who is selected: else the map could not be moved past actors);
// with Shift, or after the lasso's button was pressed, the pointer draws a loop.
function beginGesture(event, place) {
  loop = lassoOn || (event.shiftKey && !actorAt(...place)) ? [place] : null;
  const actor = loop || event.shiftKey ? null : actorAt(...place);
  grabbed = actor && (event.pointerType !== "touch" || isSelected(actor)) ? actor : null;
}

// True if the movement was one of ours.
function moveGesture(before, now) {
  if (loop) { loop.push(now); draw(); drawLoop(); return true; }
  if (!grabbed) return false;
  grabbed.x = Math.round((grabbed.x + (now[0] - before[0]) / camera.k) * 10) / 10;
  grabbed.y = Math.round((grabbed.y + (now[1] - before[1]) / camera.k) * 10) / 10;
  moved.add(grabbed);
  draw();
  return true;
}

function endGesture(dragged) {
  const drawn = loop, actor = grabbed;
  loop = grabbed = null;
  if (drawn && dragged) { setLasso(false); takeLoop(drawn); return true; }
  if (actor && dragged) {
    keepAddress(state.selection);
    if (isSelected(actor)) freshenPanel();
    showReset();
    draw();
  }
  return false;
}

function drawLoop() {
  pen.beginPath();
  loop.forEach(([x, y], n) => (n ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.closePath();
  pen.globalAlpha = 0.12;
  pen.fillStyle = pen.strokeStyle = palette.accent;
  pen.fill();
  pen.globalAlpha = 1;
  pen.lineWidth = 1.5;
  pen.setLineDash([5, 4]);
  pen.stroke();
  pen.setLineDash([]);
}

function takeLoop(points) {
  const inside = visibleActors().filter((actor) => within(points, screenX(actor.x), screenY(actor.y))).sort((p, q) => p.place - q.place);
  if (inside.length > 1) select({ group: inside }, true);
  else if (inside.length) select({ actor: inside[0] }, true);
  else draw();
}

// Whether a point lies inside a polygon: a ray to the right crosses its sides an odd number of times.
function within(points, x, y) {
  let inside = false;
  for (let n = 0, last = points.length - 1; n < points.length; last = n++) {
    const [x0, y0] = points[n], [x1, y1] = points[last];
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
  }
  return inside;
}

function setLasso(on) {
  lassoOn = on;
  byId("lasso").setAttribute("aria-pressed", String(on));
  canvas.classList.toggle("lasso", on);
}

function pinAddress() {
  const listed = [...moved].sort((p, q) => p.number - q.number).slice(0, 200);
  return listed.length ? "at=" + listed.map((actor) => [encodeURIComponent(actor.id), Math.round(actor.x / stretch[0]), Math.round(actor.y / stretch[1])].join("/")).join(",") : "";
}

function readPins(parts) {
  for (const actor of moved) putHome(actor);
  const flat = parts.at || [];
  for (let n = 0; n + 2 < flat.length; n += 3) {
    const actor = actorOf(flat[n]), x = Number(flat[n + 1]), y = Number(flat[n + 2]);
    if (actor && Number.isFinite(x) && Number.isFinite(y)) { actor.x = x * stretch[0]; actor.y = y * stretch[1]; moved.add(actor); }
  }
}
