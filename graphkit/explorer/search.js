// Finding an actor by any of its names: an input with a list of hits under it (the combobox pattern).

const field = byId("search");
const list = byId("hits");
let hits = [], active = -1;

function findActors(query, most = 12) {
  const wanted = fold(query).trim();
  if (!wanted) return [];
  const found = [];
  for (const actor of actors) {
    let best = 99, alias = "";
    keysOf(actor).forEach((key, n) => {
      const score = closeness(key, wanted);
      if (score < best) { best = score; alias = n ? actor.aliases[n - 1] : ""; }
    });
    if (best < 99) found.push({ actor, best, alias });
  }
  return found.sort((p, q) => p.best - q.best || p.actor.place - q.actor.place).slice(0, most);
}

// 0: a whole word of the name or more; 1: the beginning of a word; 2: inside a word; 99: not in it
function closeness(key, wanted) {
  let best = 99;
  for (let at = key.indexOf(wanted); at >= 0; at = key.indexOf(wanted, at + 1)) {
    const begins = at === 0 || /[^\p{L}\p{N}]/u.test(key[at - 1]);
    const ends = at + wanted.length === key.length || /[^\p{L}\p{N}]/u.test(key[at + wanted.length]);
    best = Math.min(best, begins && ends ? 0 : begins ? 1 : 2);
  }
  return best;
}

function showHits() {
  hits = findActors(field.value);
  active = hits.length ? 0 : -1;
  list.replaceChildren(...hits.map(({ actor, alias }, n) => {
    const option = el("li", { role: "option", id: "hit-" + n, "aria-selected": "false" }, icon(actor.kind, actor.color),
      el("span", { class: "name" }, nameOf(actor, 60), alias ? el("span", { class: "alias" }, " ", el("bdi", {}, canvasText(alias, 40))) : null),
      el("span", { class: "value" }, say("times", { n: actor.mentions }), el("span", { class: "unseen" }, " " + WORDS.mentioned)));
    option.addEventListener("mousedown", (event) => { event.preventDefault(); takeHit(n); });
    return option;
  }));
  if (!hits.length && field.value.trim()) {
    list.append(el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "none" }, WORDS.foundNone));
    announce(WORDS.foundNone);
  } else if (hits.length) announce(say("foundSome", { n: hits.length }));
  openHits(Boolean(field.value.trim()));
}

function openHits(open) {
  list.hidden = !open;
  field.setAttribute("aria-expanded", String(open));
  markHit(open ? active : -1);
}

function markHit(number) {
  active = number;
  [...list.children].forEach((option, n) => {
    if (hits.length) option.setAttribute("aria-selected", String(n === number));
    if (n === number) option.scrollIntoView({ block: "nearest" });
  });
  if (number >= 0) field.setAttribute("aria-activedescendant", "hit-" + number);
  else field.removeAttribute("aria-activedescendant");
}

function takeHit(number) {
  const hit = hits[number];
  if (!hit) return;
  field.value = "";
  openHits(false);
  expand(hit.actor, true);
  if (sought(hit.actor)) return;
  select({ actor: hit.actor });
}

// Names are made ready to be compared while the reader looks around, so that the first key is as quick as the next.
const whenIdle = window.requestIdleCallback ? (act) => requestIdleCallback(act) : (act) => setTimeout(act, 40);
function foldAhead(from = 0) {
  const stop = Math.min(actors.length, from + 1000);
  for (let n = from; n < stop; n++) keysOf(actors[n]);
  if (stop < actors.length) whenIdle(() => foldAhead(stop));
}

function wireSearch() {
  whenIdle(() => foldAhead());
  field.addEventListener("input", showHits);
  field.addEventListener("focus", () => { if (field.value.trim()) showHits(); });
  field.addEventListener("blur", () => openHits(false));
  field.addEventListener("keydown", (event) => {
    const size = hits.length;
    if (event.key === "ArrowDown" && size) markHit((active + 1) % size);
    else if (event.key === "ArrowUp" && size) markHit((active - 1 + size) % size);
    else if (event.key === "Enter") takeHit(active);
    else if (event.key === "Escape") { if (field.value) { field.value = ""; openHits(false); } else { field.blur(); endSeeking(); } }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
