// Where the reader corrects: a box in the panel of an actor or of two, a button on each sentence, and the list of all.

const CORRECTABLE = ["PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT"];
let correctOpen = false;

function correctBox(list) {
  const inside = list.length === 2 ? pairForm(list) : actorForm(list[0]);
  const box = el("details", { class: "correct", open: correctOpen || (list.length === 2 && Boolean(state.selection.group)) }, el("summary", {}, list.length === 2 ? WORDS.correctTwo : WORDS.correct), inside);
  box.addEventListener("toggle", () => { if (list.length < 2) correctOpen = box.open; });
  const ids = list.map((actor) => actor.id).sort().join();
  const own = decisions.filter((one) => one.kind !== "reject" && (list.length === 1 ? one.names.includes(list[0].id) : one.names.slice().sort().join() === ids));
  return el("section", { class: "correcting", "aria-label": WORDS.correct }, standing(own), box);
}

// What people noted about the actor before this page was built.
function noteLines(actor) {
  return actor.notes.map(([words, author, date]) => el("p", { class: "noted" }, el("b", {}, WORDS.note), " ", el("span", { class: "number" }, [author, date].filter(Boolean).join(", ")), el("bdi", { class: "words" }, words)));
}

function standing(list) {
  return list.length > 0 && el("ul", { class: "standing" }, list.map((one) => el("li", {}, el("span", {}, el("bdi", {}, inWords(one))), " ",
    el("button", { type: "button", class: "lift", click: () => { takeBack(one); focusAfter(".correct summary"); } }, WORDS.takeBack))),
    el("li", {}, el("span", { class: "hint" }, WORDS.later), " ", el("button", { type: "button", class: "lift", click: showDecisions }, WORDS.toFile)));
}

// The panel was made anew: the keyboard goes on near where it was.
function focusAfter(selector) {
  const found = panel.querySelector(selector) || panel.querySelector("h2");
  found.focus({ preventScroll: true });
}

function pairForm(list) {
  const button = (kind, text) => el("button", { type: "button", click: () => { decide(kind, list.slice().sort((p, q) => p.place - q.place)); focusAfter(".standing button"); } }, text);
  return el("p", { class: "acts" }, button("same", WORDS.same), button("different", WORDS.different));
}

function actorForm(actor) {
  const line = (id, label, control, action, act) => {
    const go = () => { if (!control.value.trim()) return; act(control.value); focusAfter(".standing button"); };
    if (control.tagName === "INPUT") control.addEventListener("keydown", (event) => { if (event.key === "Enter") go(); });
    return el("p", { class: "field" }, el("label", { for: id }, label), control, el("button", { type: "button", click: go }, action));
  };
  const name = el("input", { id: "new-name", type: "text", value: actor.label, autocomplete: "off", maxlength: 300 });
  const type = el("select", { id: "new-type" }, CORRECTABLE.map((one) => el("option", { value: one, selected: one === actor.type }, called("typeNames", one))));
  const note = el("textarea", { id: "new-note", rows: 2, maxlength: 2000 });
  const old = decisions.find((one) => one.kind === "note" && one.names[0] === actor.id);
  note.value = old ? old.to : "";
  return el("div", {},
    line("new-name", WORDS.rename, name, WORDS.renameDo, (value) => { if (value.trim() !== actor.label) decide("rename", [actor], value); }),
    line("new-type", WORDS.retype, type, WORDS.retypeDo, (value) => { if (value !== actor.type) decide("retype", [actor], value); }),
    line("new-note", WORDS.note, note, WORDS.noteDo, (value) => decide("note", [actor], value)),
    el("p", { class: "acts" }, el("button", { type: "button", click: () => { decide("drop", [actor]); focusAfter(".standing button"); } }, WORDS.drop)));
}

function rejectButton(entry, pair, place) {
  const standing = rejection(entry.sentence, pair), back = '[data-sentence="' + entry.sentence + '"] .reject';
  return el("button", {
    type: "button", class: "small reject", "aria-pressed": String(Boolean(standing)), title: say("rejectTitle", { n: place }), "aria-label": say("rejectTitle", { n: place }),
    click: () => {
      if (standing) takeBack(standing); else decide("reject", [actors[pair.a], actors[pair.b]], sentenceText(entry.sentence), entry.sentence);
      focusAfter(back);
    },
  }, standing ? WORDS.rejected : WORDS.reject);
}

// ---- the list of all, as one of the panel's first views

function decisionList() {
  const by = el("input", { id: "decider", type: "text", value: decider, autocomplete: "name", maxlength: 100 });
  by.addEventListener("change", () => { decider = by.value.trim(); keepDecisions(); });
  const head = el("h2", { tabindex: "-1" }, WORDS.decisions);
  if (!decisions.length) return [head, el("p", { class: "hint" }, WORDS.none)];
  const again = (act) => () => { act(); focusAfter("h2"); };
  const row = (one) => el("li", {}, el("span", { class: "name" }, el("bdi", {}, inWords(one))), el("button", { type: "button", class: "lift", click: again(() => takeBack(one)) }, WORDS.takeBack));
  return [
    head,
    el("p", { class: "hint" }, WORDS.later),
    el("ol", { class: "standing all" }, decisions.map(row)),
    el("p", { class: "field" }, el("label", { for: "decider" }, WORDS.decidedBy), by),
    el("p", { class: "acts" }, el("button", { type: "button", id: "save-corrections", class: "main", click: saveCorrections }, WORDS.save),
      el("button", { type: "button", title: "u", click: again(undoDecision) }, WORDS.undo),
      el("button", { type: "button", click: again(() => { decisions = []; afterDecision(say("undone", { text: WORDS.all })); }) }, WORDS.clear)),
    el("p", { class: "hint" }, WORDS.how),
    el("p", { class: "hint" }, storageWorks ? WORDS.kept : WORDS.notKept),
  ];
}

function showDecisionCount() {
  const button = byId("decisions");
  button.hidden = !decisions.length;
  button.querySelector(".number").textContent = String(decisions.length);
}

function showDecisions() {
  home.list = "decisions";
  if (state.selection) select(null); else showPanel();
  panel.querySelector("h2").focus();
}

function wireDecisions() {
  byId("decisions").addEventListener("click", showDecisions);
  showDecisionCount();
}
