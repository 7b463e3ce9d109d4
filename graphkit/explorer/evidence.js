// Sentences with the names and the telling word marked.

// The evidence of a pair, one entry for each sentence: {sentence, together, claims: [{relation, claim}]}.
// Sentences that tell a relation come first, then the newest. `via` narrows it: null for all, "together", or one relation.
function evidenceOf(pair, via) {
  const entries = new Map();
  const entry = (sentence) => {
    if (!entries.has(sentence)) entries.set(sentence, { sentence, together: pair.together.has(sentence), claims: [] });
    return entries.get(sentence);
  };
  if (!via || via === "together") for (const sentence of pair.together) entry(sentence);
  if (via !== "together") {
    for (const relation of pair.relations) {
      if (!via || via === relation) for (const claim of relation.claims) entry(claim[0]).claims.push({ relation, claim });
    }
  }
  return [...entries.values()].sort((p, q) => Boolean(q.claims.length) - Boolean(p.claims.length) || newestFirst(p, q));
}

function newestFirst(p, q) {
  const a = data.sentences[p.sentence], b = data.sentences[q.sentence];
  const left = data.documents[a[0]][2], right = data.documents[b[0]][2];
  return left === right ? p.sentence - q.sentence : left < right ? 1 : -1;
}

// Pieces of a sentence between all starts and stops of `ranges`, each with the ranges that cover it.
function pieces(text, ranges) {
  const cuts = [...new Set([0, text.length, ...ranges.flatMap((range) => [range.start, range.stop])])].sort((p, q) => p - q);
  return cuts.slice(1).map((stop, n) => ({
    text: text.slice(cuts[n], stop),
    over: ranges.filter((range) => range.start <= cuts[n] && range.stop >= stop && range.start < range.stop),
    stop,
  }));
}

function rangesOf(entry, pair) {
  const marks = data.sentences[entry.sentence][2];
  const ranges = marks.filter((mark) => mark[2] === pair.a || mark[2] === pair.b).map(([start, stop, number, indirect]) => ({
    start, stop, kind: "actor", title: actors[number].label, gloss: indirect ? actors[number].label : null,
  }));
  for (const { relation, claim } of entry.claims) {
    const [, s0, s1, o0, o1, c0, c1] = claim;
    ranges.push({ start: s0, stop: s1, kind: "actor subject", title: "subject: " + actors[relation.source].label });
    ranges.push({ start: o0, stop: o1, kind: "actor object", title: "object: " + actors[relation.target].label });
    ranges.push({ start: c0, stop: c1, kind: "cue", title: "predicate: " + relation.label });
  }
  return ranges;
}

function quotation(entry, pair) {
  const text = data.sentences[entry.sentence][1];
  const parts = pieces(text, rangesOf(entry, pair)).map((piece) => {
    if (!piece.over.length) return piece.text;
    const kinds = [...new Set(piece.over.flatMap((range) => range.kind.split(" ")))].join(" ");
    const gloss = piece.over.find((range) => range.gloss && range.stop === piece.stop);
    const title = [...new Set(piece.over.map((range) => range.title))].join("; ");
    return el("mark", { class: kinds, title, "data-gloss": gloss ? gloss.gloss : null }, piece.text);
  });
  return el("blockquote", { dir: "auto" }, el("p", {}, parts));
}

function claimLine(relation) {
  return el("p", { class: relation.plain ? "claim" : "claim unsure" },
    nameOf(actors[relation.source]), " → ", el("b", {}, phrase(relation)), " → ", nameOf(actors[relation.target]), " ", badges(relation));
}

function card(entry, pair, place, total) {
  const [document, ,] = data.sentences[entry.sentence];
  const [title, source, date] = data.documents[document];
  const lines = entry.claims.length
    ? entry.claims.map(({ relation }) => claimLine(relation))
    : el("p", { class: "claim plain" }, "Named together");
  return el("li", { class: "card", tabindex: "-1", "aria-label": "Evidence " + place + " of " + total },
    lines, quotation(entry, pair),
    el("p", { class: "origin" }, el("cite", { dir: "auto" }, title || "Untitled"), " · ", el("span", { class: "date" }, date || "undated"), " · ", el("span", { class: "path", dir: "auto" }, source)));
}
