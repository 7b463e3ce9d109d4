// Taking things along: the picture, tables of what is visible, and the evidence of a link as text.

function download(blob, name) {
  const url = URL.createObjectURL(blob), link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

function fileName(what) {
  const stem = fold(data.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60);
  return (stem || "graphkit") + "-" + what;
}

// A cell of a table. Words that a spreadsheet would take for a formula get an apostrophe before them.
function cell(value) {
  if (typeof value === "number") return String(value);
  const text = /^[\s]*[=+\-@\t\r]/.test(value) ? "'" + value : value;
  return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

function saveTable(rows, what) {
  const text = "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  download(new Blob([text], { type: "text/csv;charset=utf-8" }), fileName(what + ".csv"));
}

function saveActors() {
  const list = state.table ? tableActors() : visibleActors().sort((p, q) => p.place - q.place);
  const head = ["id", "name", "type", "aliases", "wikidata", "mentions", "documents", "first_date", "last_date", "community", ...data.measures];
  saveTable([head, ...list.map((a) => [a.id, a.label, a.type, a.aliases.join("; "), a.wikidata, a.mentions, a.documents, ...a.period, a.community, ...a.measures])], "actors");
}

function saveLinks() {
  const rows = [["source", "target", "layer", "label", "predicate", "event", "quad_class", "polarity", "modality", "weight", "documents", "first_date", "last_date"]];
  const add = (source, target, words, sentences, weight) => {
    const documents = [...new Set(sentences.map((n) => documentNumber(n)))], dates = documents.map((n) => data.documents[n][2]).filter(Boolean).sort();
    rows.push([actors[source].label, actors[target].label, ...words, weight, documents.length, dates[0] || "", dates[dates.length - 1] || ""]);
  };
  for (const pair of drawn.slice().sort((p, q) => p.number - q.number)) {
    if (state.layers.together && pair.now.together.size) add(pair.a, pair.b, ["cooccurrence", "together", "", "", "", "", ""], [...pair.now.together], pair.now.together.size);
    for (const r of pair.relations) {
      if (!state.layers.relations || !r.now.length || !(r.plain || state.layers.unsure)) continue;
      add(r.source, r.target, ["relation", r.label, r.predicate, r.event, quadOf(r.event), r.polarity, r.modality], r.now.map((claim) => claim[0]), r.now.length);
    }
  }
  saveTable(rows, "links");
}

function saveEvidence(pair, via) {
  const blocks = evidenceOf(pair, via).map((entry, n) => {
    const [, , , offset] = sentenceRow(entry.sentence), text = sentenceText(entry.sentence), [title, source, date] = documentOf(entry.sentence);
    const claims = entry.claims.map(({ relation, claim }) => "   " + actors[relation.source].label + " → " + phrase(relation) + " → " + actors[relation.target].label +
      (relation.event ? " [" + relation.event + "]" : "") + (relation.plain ? "" : " (" + [relation.polarity, relation.modality].filter((word) => word !== "affirmed" && word !== "asserted").map((word) => called("moods", word)).join(", ") + ")") +
      (claim[10] ? ", " + called("tenses", claim[10]) : "") + (claim[8] ? ", " + say("accordingTo", { who: speakerName(claim[8]) }) : ""));
    const read = readings(entry, pair).map((note) => "   " + note.textContent);
    return [n + 1 + ". " + text.trim(), ...(claims.length ? claims : ["   " + WORDS.layerTogether]), ...read,
      "   " + (title || WORDS.untitled) + ", " + (date || WORDS.undated) + ", " + source + ", " + say("characters", { from: String(offset), to: String(offset + Array.from(text).length) })].join("\n");
  });
  const names = actors[pair.a].label + " – " + actors[pair.b].label;
  download(new Blob([names + "\n" + data.title + "\n\n" + blocks.join("\n\n") + "\n"], { type: "text/plain;charset=utf-8" }), fileName("evidence.txt"));
}

function pictureWords() {
  return {
    title: canvasText(data.title, 120) || "graphkit",
    counts: [byId("counts").textContent, byId("shown").firstChild.textContent.trim(), filterWords()].filter(Boolean).join(" · "),
    key: say("keyPicture", { colour: WORDS[data.options.color_by], size: WORDS.measures[data.options.size_by] }),
  };
}

// The view as it is, with title, counts and key around it.
function savePicture() {
  draw();
  const r = view.ratio, head = 58, foot = 30, picture = el("canvas", { width: Math.round(view.width * r), height: Math.round((view.height + head + foot) * r) });
  const brush = picture.getContext("2d");
  brush.setTransform(r, 0, 0, r, 0, 0);
  brush.fillStyle = palette.map;
  brush.fillRect(0, 0, view.width, view.height + head + foot);
  brush.drawImage(canvas, 0, head, view.width, view.height);
  const write = (text, font, colour, y) => { brush.font = font + family; brush.fillStyle = colour; brush.fillText(text, 14, y, view.width - 28); };
  const words = pictureWords();
  write(words.title, "600 19px", palette.ink, 27);
  write(words.counts, "13px", palette.muted, 47);
  write(words.key, "12px", palette.muted, head + view.height + 19);
  picture.toBlob((blob) => download(blob, fileName("map.png")), "image/png");
}

// ---- sending: the page itself with the view's address in it, or the address alone

// The page as it was before anything was drawn, without the scripts.
const blank = [...document.body.children].filter((part) => part.tagName !== "SCRIPT").map((part) => part.outerHTML).join("\n");

// The address the page opens with: its own, or the one that a copy was saved with.
function openingAddress() {
  const kept = document.querySelector('meta[name="graphkit-view"]');
  return location.hash || (kept ? kept.content : "");
}

function viewAddress() {
  const decided = decisions.length ? "decided=" + encodeURIComponent(JSON.stringify({ by: decider, all: decisions })) : "";
  return "#" + [addressOf(state.selection), filterAddress(), decided].filter(Boolean).join("&");
}

function viewPage() {
  const head = document.head.cloneNode(true), scripts = [...document.body.querySelectorAll("script")].map((part) => part.outerHTML);
  for (const old of head.querySelectorAll('meta[name="graphkit-view"]')) old.remove();
  head.append(el("meta", { name: "graphkit-view", content: viewAddress() }));
  return "<!doctype html>\n<html lang=\"" + LANGUAGE + "\">\n" + head.outerHTML + "\n<body>\n" + blank + "\n" + scripts.join("\n") + "\n</body>\n</html>\n";
}

function saveView() {
  download(new Blob([viewPage()], { type: "text/html;charset=utf-8" }), fileName("view.html"));
}

// Browsers that keep the clipboard from files still copy what is selected.
function copyLink() {
  const field = el("textarea", { readonly: true, "aria-hidden": "true", class: "unseen" });
  field.value = location.href.split("#")[0] + viewAddress();
  byId("save").append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  const button = byId("copy-link"), words = done ? WORDS.copied : WORDS.notCopied;
  button.textContent = words;
  button.focus();
  announce(words);
}

function wireSaving() {
  const menu = byId("save");
  const act = { "save-view": saveView, "save-picture": savePicture, "save-drawing": saveDrawing, "save-actors": saveActors, "save-links": saveLinks };
  for (const [id, action] of Object.entries(act)) byId(id).addEventListener("click", () => { menu.open = false; action(); announce(WORDS.saved); });
  const plain = byId("copy-link").textContent;
  byId("copy-link").addEventListener("click", copyLink);
  menu.addEventListener("toggle", () => { byId("copy-link").textContent = plain; byId("save-picture").disabled = byId("save-drawing").disabled = state.table; });
  document.addEventListener("pointerdown", (event) => { if (menu.open && !menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); event.stopPropagation(); } });
}
