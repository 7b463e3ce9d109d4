// Sentences with the names and the telling word marked.

const INDIRECT = ["", "readingPronoun", "readingNoun"];

// The evidence of a pair that passes the filters, one entry for each sentence: {sentence, together, claims: [{relation,
// claim}]}. Sentences that tell a relation come first, then the newest. `via` narrows it: null for all, "together", or
// one relation.
function evidenceOf(pair, via) {
  const entries = new Map();
  const entry = (sentence) => {
    if (!entries.has(sentence)) entries.set(sentence, { sentence, together: pair.together.has(sentence), claims: [] });
    return entries.get(sentence);
  };
  if (!via || via === "together") for (const sentence of pair.now.together) entry(sentence);
  if (via !== "together") {
    for (const relation of pair.relations) {
      if (!via || via === relation) for (const claim of relation.now) entry(claim[0]).claims.push({ relation, claim });
    }
  }
  return [...entries.values()].sort((p, q) => Boolean(q.claims.length) - Boolean(p.claims.length) || newestFirst(p, q));
}

// How many sentences the filters keep back.
function hiddenEvidence(pair, via, shown) {
  const all = !via ? pair.all : via === "together" ? pair.together : new Set(via.claims.map((claim) => claim[0]));
  return all.size - shown;
}

function newestFirst(p, q) {
  const left = documentOf(p.sentence)[2], right = documentOf(q.sentence)[2];
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
  const ranges = marksOf(entry.sentence).filter((mark) => mark[2] === pair.a || mark[2] === pair.b).map(([start, stop, number, indirect]) => ({
    start, stop, kind: indirect ? "actor indirect" : "actor", title: actors[number].label, gloss: indirect ? actors[number].label : null,
  }));
  for (const { relation, claim } of entry.claims) {
    const [, s0, s1, o0, o1, c0, c1, , speaker] = claim;
    ranges.push({ start: s0, stop: s1, kind: "actor subject", title: say("subject", { name: actors[relation.source].label }) });
    ranges.push({ start: o0, stop: o1, kind: "actor object", title: say("object", { name: actors[relation.target].label }) });
    ranges.push({ start: c0, stop: c1, kind: "cue", title: say("predicate", { words: relationWords(relation) }) });
    if (speaker) ranges.push({ start: speaker[2], stop: speaker[3], kind: "speaker", title: say("saysSo", { name: speakerName(speaker) }) });
  }
  return ranges;
}

function marked(text, ranges) {
  return pieces(text, ranges).map((piece) => {
    if (!piece.over.length) return piece.text;
    const kinds = [...new Set(piece.over.flatMap((range) => range.kind.split(" ")))].join(" ");
    const gloss = piece.over.find((range) => range.gloss && range.stop === piece.stop);
    const title = [...new Set(piece.over.map((range) => range.title))].join("; ");
    return el("mark", { class: kinds, title, "data-gloss": gloss ? gloss.gloss : null }, piece.text);
  });
}

function quotation(entry, pair) {
  return el("blockquote", { dir: "auto" }, el("p", {}, marked(sentenceText(entry.sentence), rangesOf(entry, pair))));
}

function speakerName([actor, words]) {
  return actor >= 0 ? actors[actor].label : words;
}

// "according to …" for some claims: nothing unless each of them has a speaker.
function attribution(claims) {
  if (!claims.length || !claims.every((claim) => claim[8])) return null;
  const names = [...new Set(claims.map((claim) => speakerName(claim[8])))];
  const who = names.length > 1 ? say("speakers", { n: names.length }) : el("bdi", {}, canvasText(names[0], 60));
  return el("span", { class: "speaker-note" }, sayWith("accordingTo", { who }));
}

function claimLine({ relation, claim }) {
  const source = attribution([claim]), when = claim[10] && el("span", { class: "tense-note", title: WORDS.tenseTitle }, called("tenses", claim[10]));
  return el("p", { class: relation.plain ? "claim" : "claim unsure" },
    nameOf(actors[relation.source]), " → ", el("b", {}, phrase(relation)), " → ", nameOf(actors[relation.target]), " ", eventTag(relation), " ", badges(relation), when && [" ", when],
    source && [" ", source]);
}

// What stands in for a name, in words: “He” (a pronoun) is read as Barack Obama.
function readings(entry, pair) {
  const text = sentenceText(entry.sentence), seen = new Set(), notes = [];
  for (const [start, stop, number, indirect] of marksOf(entry.sentence)) {
    const words = text.slice(start, stop), key = words + "/" + number;
    if (!indirect || (number !== pair.a && number !== pair.b) || seen.has(key)) continue;
    seen.add(key);
    notes.push(el("p", { class: "reading" }, sayWith("reading", { words, kind: WORDS[INDIRECT[indirect]], name: nameOf(actors[number], 60) })));
  }
  return notes;
}

function origin(document) {
  const [title, source, date, , , , , outlet, url] = data.documents[document];
  const named = /^https?:\/\//i.test(url) ? el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, title || WORDS.untitled) : title || WORDS.untitled;
  return [el("cite", { dir: "auto" }, named), " · ", outlet && [el("bdi", {}, outlet), " · "], el("span", { class: "date" }, date || WORDS.undated), " · ", el("span", { class: "path", dir: "auto" }, source)];
}

function card(entry, pair, via, place, total) {
  const document = documentNumber(entry.sentence);
  const lines = entry.claims.length ? entry.claims.map(claimLine) : el("p", { class: "claim plain" }, WORDS.layerTogether);
  const open = () => select({ text: document, sentence: entry.sentence, pair, via });
  return el("li", { class: "card", tabindex: "-1", "aria-label": say("evidenceOf", { n: place, all: total }), "data-sentence": entry.sentence },
    lines, quotation(entry, pair), readings(entry, pair), reasons(entry),
    el("p", { class: "origin" }, origin(document)),
    el("p", { class: "card-acts" },
      el("button", { type: "button", class: "read", "aria-label": say("readInLong", { n: place }), click: open }, WORDS.readIn), " ",
      rejectButton(entry, pair, place)));
}
