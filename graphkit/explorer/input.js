// Pointer and keyboard on the map.

const pointers = new Map();
let dragged = 0, lastTap = { time: -1000, x: 0, y: 0, actor: null };

function at(event) {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

function wirePointer() {
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, at(event));
    if (pointers.size === 1) { dragged = 0; beginGesture(event, at(event)); }
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId), now = at(event);
    if (!before) return hover(...now);
    movePointer(event.pointerId, before, now);
  });
  const end = (event) => { pointers.delete(event.pointerId); };
  canvas.addEventListener("pointerup", (event) => {
    end(event);
    if (!pointers.size && endGesture(dragged >= 5)) return;
    if (dragged < 5 && event.button === 0 && !pointers.size) tap(...at(event), event.shiftKey);
  });
  canvas.addEventListener("pointercancel", (event) => { end(event); endGesture(false); draw(); });
  canvas.addEventListener("pointerleave", () => { byId("tip").hidden = true; });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.pow(1.0016, -event.deltaY * (event.deltaMode ? 18 : 1)), ...at(event));
  }, { passive: false });
}

function movePointer(id, before, now) {
  const others = [...pointers].filter(([key]) => key !== id).map(([, place]) => place);
  if (others.length) {
    const reach = (place) => Math.max(10, Math.hypot(place[0] - others[0][0], place[1] - others[0][1]));
    zoom(reach(now) / reach(before), (now[0] + others[0][0]) / 2, (now[1] + others[0][1]) / 2);
    dragged = 99;
    endGesture(false);
  } else {
    dragged += Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (dragged >= 5 && !moveGesture(before, now)) pan(now[0] - before[0], now[1] - before[1]);
  }
  pointers.set(id, now);
  byId("tip").hidden = true;
}

function tap(x, y, shift) {
  const actor = actorAt(x, y), now = performance.now();
  if (shift && actor) return toggleInGroup(actor);
  // The camera may have moved since the first click: the second one counts for the same actor.
  const again = now - lastTap.time < 380 && Math.hypot(x - lastTap.x, y - lastTap.y) < 12 && lastTap.actor;
  lastTap = { time: now, x, y, actor: again ? null : actor };
  if (again) return openOrFold(again);
  const pair = actor ? null : pairAt(x, y);
  if (actor) select({ actor });
  else if (pair) select({ pair, via: null });
  else if (state.selection) select(null);
}

function hover(x, y) {
  const tip = byId("tip"), actor = actorAt(x, y), pair = actor ? null : pairAt(x, y);
  canvas.classList.toggle("over", Boolean(actor || pair));
  tip.hidden = !(actor || pair);
  if (tip.hidden) return;
  tip.replaceChildren(...(actor
    ? [nameOf(actor, 90), " · " + WORDS.kinds[actor.kind] + " · " + count(actor.mentions, "mention")]
    : [nameOf(actors[pair.a], 60), " · ", nameOf(actors[pair.b], 60), " · " + count(pair.weight, "sentence")]));
  tip.style.left = Math.max(4, Math.min(x + 14, view.width - tip.offsetWidth - 6)) + "px";
  tip.style.top = (y + 22 + tip.offsetHeight > view.height ? y - tip.offsetHeight - 10 : y + 18) + "px";
}

// ---- keyboard

function wireKeys() {
  const arrows = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
  canvas.addEventListener("keydown", (event) => {
    const one = state.selection && state.selection.actor;
    if (arrows[event.key] && one && !event.shiftKey) stepAlong(-Math.sign(arrows[event.key][0]), -Math.sign(arrows[event.key][1]));
    else if (arrows[event.key]) pan(...arrows[event.key]);
    else if (event.key === "Enter" && one) openOrFold(one);
    else return;
    event.preventDefault();
  });
  const keys = {
    "/": () => { field.focus(); field.select(); }, n: () => stepBy(1), p: () => stepBy(-1), "+": () => zoom(1.3), "=": () => zoom(1.3),
    "-": () => zoom(1 / 1.3), 0: () => moveTo(frameAll()), Escape: () => (seeking ? endSeeking() : goBack()), u: undoDecision,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.key !== "Escape") return;
    if (event.key === "Enter" && event.target.tagName === "H2" && state.selection && state.selection.actor) expand(state.selection.actor);
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });
}
