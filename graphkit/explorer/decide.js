// What the reader decides about who is who: kept in the page and in the browser, written as graphkit's corrections file.

// Each: {kind, names: ids of actors, to, sentence, date}; `to` is a new name or type, a note, or the rejected words.
let decisions = [], decider = "", storageWorks = false;

function storeKey() {
  let hash = 2166136261;
  for (const letter of data.title + "/" + actors.map((actor) => actor.id).join()) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0;
  return "graphkit-decisions/" + hash.toString(16);
}

function readDecisions(address) {
  let kept = (partsOf(address).decided || [])[0] || "";
  // Storage may be closed to files; then decisions go into the address.
  try {
    localStorage.setItem("graphkit-probe", "1");
    localStorage.removeItem("graphkit-probe");
    storageWorks = true;
    kept = kept || localStorage.getItem(storeKey()) || "";
  } catch { storageWorks = false; }
  try {
    const found = JSON.parse(kept || "{}");
    decider = typeof found.by === "string" ? found.by : "";
    decisions = (Array.isArray(found.all) ? found.all : []).filter(isDecision);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
}

function isDecision(one) {
  return Boolean(one && Object.hasOwn(WORDS.decided, one.kind) && Array.isArray(one.names) && one.names.every((id) => actors.some((actor) => actor.id === id)) && typeof one.to === "string" && typeof one.date === "string" &&
    (one.kind !== "reject" || (Number.isInteger(one.sentence) && one.sentence >= 0 && one.sentence < data.sentences.length / 4)));
}

function keepDecisions() {
  if (storageWorks) localStorage.setItem(storeKey(), JSON.stringify({ by: decider, all: decisions }));
  keepAddress(state.selection);
  showDecisionCount();
}

function decisionAddress() {
  return storageWorks || !decisions.length ? "" : "decided=" + encodeURIComponent(JSON.stringify({ by: decider, all: decisions }));
}

// What a decision is about: a later one about the same takes its place.
function about({ kind, names, sentence }) {
  const pair = ["same", "different"].includes(kind);
  return [pair ? "pair" : kind, ...(pair || kind === "reject" ? names.slice().sort() : names), sentence === undefined ? "" : sentence].join("/");
}

function decide(kind, list, to = "", sentence = undefined) {
  const now = new Date(), two = (number) => String(number).padStart(2, "0");
  const date = now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  const made = { kind, names: list.map((actor) => actor.id), to: to.trim(), ...(sentence === undefined ? {} : { sentence }), date };
  decisions = [...decisions.filter((one) => about(one) !== about(made)), made];
  afterDecision(say("done", { text: inWords(made) }));
}

function takeBack(one) {
  decisions = decisions.filter((other) => other !== one);
  afterDecision(say("undone", { text: inWords(one) }));
}

function undoDecision() {
  if (decisions.length) takeBack(decisions[decisions.length - 1]);
}

function afterDecision(words) {
  keepDecisions();
  freshenPanel();
  announce(words);
}

function actorOf(id) {
  return actors.find((actor) => actor.id === id);
}

function inWords(one) {
  const to = one.kind === "retype" ? called("typeNames", one.to) : canvasText(one.to, 160);
  const [a, b] = [0, 1].map((n) => (one.names[n] ? canvasText(actorOf(one.names[n]).label, 60) : "")), values = { __proto__: null, a, b, to };
  return WORDS.decided[one.kind].replace(/\{(\w+)\}/g, (all, name) => values[name]);
}

function rejection(sentence, pair) {
  const names = [actors[pair.a].id, actors[pair.b].id].sort().join();
  return decisions.find((one) => one.kind === "reject" && one.sentence === sentence && one.names.slice().sort().join() === names);
}

// ---- the file

// A text as TOML writes it. JSON's escapes are TOML's, but for the delete sign and halves of surrogate pairs.
function tomlText(text) {
  const whole = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "?");
  return JSON.stringify(whole).replace(/\u007f/g, "\\u007f");
}

// The actor's name; where others bear it, with its type or with documents that name it and not them.
function tomlName(actor) {
  const rivals = actors.filter((one) => one !== actor && keysOf(one)[0] === keysOf(actor)[0]);
  if (!rivals.length) return tomlText(actor.label);
  if (rivals.every((one) => one.type !== actor.type)) return "{ name = " + tomlText(actor.label) + ", type = " + tomlText(actor.type) + " }";
  const named = (one) => new Set([...documentsOf(one).keys()].map((n) => data.documents[n][1]));
  const taken = new Set(rivals.flatMap((one) => [...named(one)])), own = [...named(actor)].filter((source) => !taken.has(source)).sort().slice(0, 3);
  return "{ name = " + tomlText(actor.label) + ", documents = [" + own.map(tomlText).join(", ") + "] }";
}

function tomlEntry(one) {
  const names = one.names.map((id) => tomlName(actorOf(id)));
  const lines = ["[[decision]]", (one.kind === "note" ? "about" : one.kind) + " = " + (names.length > 1 ? "[" + names.join(", ") + "]" : names[0])];
  if (one.kind === "reject") {
    const [document, , , offset] = sentenceRow(one.sentence), text = sentenceText(one.sentence);
    lines.push("documents = [" + tomlText(data.documents[document][1]) + "]", "quotation = " + tomlText(one.to), "offsets = [" + offset + ", " + (offset + Array.from(text).length) + "]");
  } else if (one.kind === "note") lines.push("note = " + tomlText(one.to));
  else if (one.to) lines.push("to = " + tomlText(one.to));
  if (decider) lines.push("author = " + tomlText(decider));
  lines.push("date = " + one.date);
  return lines.join("\n") + "\n";
}

function correctionsText() {
  return WORDS.fileHeader + "\n\n" + decisions.map(tomlEntry).join("\n");
}

async function saveCorrections() {
  await readTexts();
  download(new Blob([correctionsText()], { type: "application/toml" }), "corrections.toml");
}
