// Sentences and the mentions in them, and what a set of sentences weighs.

// ---- sentences: document, start, stop, offset of each, in one flat list; documents: [title, source, date, text, whole, marks]

function sentenceRow(sentence) {
  return data.sentences.slice(4 * sentence, 4 * sentence + 4);
}

function documentNumber(sentence) {
  return data.sentences[4 * sentence];
}

function findSentence(fits) {
  for (let number = 0; number < data.sentences.length / 4; number++) if (fits(sentenceRow(number))) return number;
  return -1;
}

function documentOf(sentence) {
  return data.documents[documentNumber(sentence)];
}

function sentenceText(sentence) {
  const [, start, stop] = sentenceRow(sentence);
  return documentOf(sentence)[3].slice(start, stop);
}

// All mentions in a document's text: [start, stop, actor, indirect]. The data holds them in one flat list, which a browser
// reads faster than a hundred thousand small ones.
const markLists = new Map();
function marksIn(document) {
  if (!markLists.has(document)) {
    const flat = data.documents[document][5], list = [];
    for (let n = 0; n < flat.length; n += 4) list.push(flat.slice(n, n + 4));
    markLists.set(document, list);
  }
  return markLists.get(document);
}

// Which documents name an actor, and how often: a map by number.
let namings = null;
function documentsOf(actor) {
  if (!namings) {
    namings = actors.map(() => null);
    data.documents.forEach((document, n) => {
      for (let at = 2; at < document[5].length; at += 4) {
        const number = document[5][at], own = namings[number] || (namings[number] = new Map());
        own.set(n, (own.get(n) || 0) + 1);
      }
    });
  }
  return namings[actor.number] || new Map();
}

// The mentions inside a range of a document's text: [start, stop, actor, indirect] counted from the range's start.
function marksWithin(document, start, stop) {
  const marks = marksIn(document);
  let low = 0, high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle][0] < start) low = middle + 1; else high = middle;
  }
  const found = [];
  for (let n = low; n < marks.length && marks[n][0] < stop; n++) {
    if (marks[n][1] <= stop) found.push([marks[n][0] - start, marks[n][1] - start, marks[n][2], marks[n][3]]);
  }
  return found;
}

function marksOf(sentence) {
  return marksWithin(...sentenceRow(sentence).slice(0, 3));
}

// How many sentences there are if each story counts once, with that of its documents that has most of them: a copy of
// an article adds nothing.
function weigh(sentences) {
  const number = sentences.size === undefined ? sentences.length : sentences.size;
  if (!copied || number < 2) return number;
  const stories = new Map(), documents = new Map();
  for (const sentence of sentences) {
    const document = documentNumber(sentence), story = data.documents[document][6], here = (documents.get(document) || 0) + 1;
    documents.set(document, here);
    stories.set(story, Math.max(here, stories.get(story) || 0));
  }
  return [...stories.values()].reduce((sum, number) => sum + number, 0);
}

function storiesOf(sentences) {
  return new Set([...sentences].map((sentence) => documentOf(sentence)[6])).size;
}
