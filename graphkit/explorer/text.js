// The whole text of a document, with the sentence one came from in view.

let markAt = -1; // which mark of the two actors is current, for stepping

function textView({ text, sentence, pair }) {
  const [title, source, date, , whole] = data.documents[text];
  const cards = evidenceOf(pair, null).filter((entry) => documentNumber(entry.sentence) === text).map((entry) => entry.sentence);
  const notice = whole ? null : el("p", { class: "hint warning" }, WORDS.textLeftOut);
  markAt = -1;
  return [
    backBar([stepButton("p", WORDS.previousMark, "‹"), stepButton("n", WORDS.nextMark, "›")]),
    el("h2", { tabindex: "-1", dir: "auto" }, title || WORDS.untitled),
    el("p", { class: "origin" }, el("span", { class: "date" }, date || WORDS.undated), " · ", el("span", { class: "path", dir: "auto" }, source)),
    el("p", { class: "keys" }, el("mark", { class: "actor" }, nameOf(actors[pair.a], 40)), " ", el("mark", { class: "actor" }, nameOf(actors[pair.b], 40)), " ",
      el("mark", { class: "other" }, WORDS.keyOthers)),
    notice,
    el("article", { class: "text", dir: "auto" }, paragraphs(text, pair, new Set([...cards, sentence]), sentence)),
  ].filter(Boolean);
}

function paragraphs(text, pair, evidence, sentence) {
  const whole = data.documents[text][3], found = [];
  const places = [...evidence].map((number) => [...sentenceRow(number).slice(1, 3), number]);
  let start = 0;
  for (const line of whole.split("\n")) {
    const stop = start + line.length;
    if (line.trim()) found.push(el("p", {}, paragraph(text, pair, [start, stop], places, sentence)));
    start = stop + 1;
  }
  return found;
}

// One line of the text; sentences that are evidence for the pair are set apart, the one come from most of all.
function paragraph(text, pair, [start, stop], places, sentence) {
  const inside = places.filter(([from, to]) => from < stop && to > start).sort((p, q) => p[0] - q[0]);
  const parts = [];
  let at = start;
  for (const [from, to, number] of inside) {
    const begin = Math.max(from, at), end = Math.min(to, stop);
    if (begin >= end) continue;
    parts.push(markedRange(text, pair, at, begin));
    parts.push(el("span", number === sentence ? { class: "evidence here", "aria-current": "true", tabindex: "-1" } : { class: "evidence" }, markedRange(text, pair, begin, end)));
    at = end;
  }
  parts.push(markedRange(text, pair, at, stop));
  return parts;
}

function markedRange(text, pair, start, stop) {
  const ranges = marksWithin(text, start, stop).map(([from, to, number, indirect]) => {
    const own = number === pair.a || number === pair.b;
    return { start: from, stop: to, kind: (own ? "actor" : "other") + (indirect ? " indirect" : ""), title: actors[number].label, gloss: indirect && own ? actors[number].label : null };
  });
  return start < stop ? marked(data.documents[text][3].slice(start, stop), ranges) : [];
}

function showHere() {
  const here = panel.querySelector(".here");
  if (!here) return;
  here.scrollIntoView({ block: "center" });
  here.focus({ preventScroll: true });
}

function stepMark(by) {
  const marks = [...panel.querySelectorAll("article mark.actor")];
  if (!marks.length) return;
  markAt = Math.min(marks.length - 1, Math.max(0, markAt + by));
  marks.forEach((mark, n) => mark.classList.toggle("current", n === markAt));
  marks[markAt].scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  announce(say("markOf", { n: markAt + 1, all: marks.length }));
}
