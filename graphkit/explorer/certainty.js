// How sure the text is: asserted alone at first. Each row may be had alone, without the links of actors merely named together.
function certaintyMenu() {
  const moods = [...new Set(relations.flatMap(moodsOf))].filter((mood) => mood !== PLAIN.modality).sort(), all = [PLAIN.modality, ...moods];
  const references = countReferences();
  if (!moods.length && !references) return null;
  const on = el("span", { class: "number" }), list = el("fieldset", { class: "list" }, el("legend", { class: "unseen" }, WORDS.certainty));
  const menu = el("details", { id: "certainty", class: "menu choices" }, el("summary", {}, WORDS.certainty, on), el("div", {}, moods.length > 0 && list,
    references > 0 && box("named", WORDS.namesOnly, WORDS.namesOnlyTitle, references, () => state.named, (now) => { state.named = now; }), el("p", { class: "hint" }, WORDS.certaintyHint)));
  if (moods.length) list.append(moodRow({ key: PLAIN.modality }, all), moodRow({ id: "unsure", label: WORDS.notAsserted }, all), ...moods.map((mood) => moodRow({ key: mood }, all)));
  shows.push(() => showNarrowed(menu, on, certaintyWords(all)));
  return wireMenu(menu);
}

const moodOn = (mood) => !state.moodsOff.has(mood) && (mood === PLAIN.modality || state.layers.unsure);

// Switches ways of telling on and off; those that are not asserted wait behind one switch of their own.
function setMoods(on, all) {
  state.layers.unsure = on.some((mood) => mood !== PLAIN.modality);
  state.moodsOff = new Set(all.filter((mood) => !on.includes(mood) && (state.layers.unsure || mood === PLAIN.modality)));
}

function certaintyWords(all) {
  const on = all.filter(moodOn), alone = all.length > 1 && !state.layers.together && !on.includes(PLAIN.modality);
  const words = on.length === all.length ? WORDS.all : on.length === 1 ? (alone ? say("onlyOne", { what: called("moods", on[0]) }) : called("moods", on[0])) : WORDS.some;
  return words + (state.named ? ", " + WORDS.names : "");
}

// One row: a box, and a button that leaves nothing else. Without a key it stands for all that is not asserted.
function moodRow({ key, id, label }, all) {
  const own = key ? [key] : all.filter((mood) => mood !== PLAIN.modality), rest = () => all.filter((mood) => moodOn(mood) && !own.includes(mood));
  const input = el("input", { type: "checkbox", id, "data-key": key }), number = el("span", { class: "number" });
  input.addEventListener("change", () => { setMoods(input.checked ? [...rest(), ...own] : rest(), all); refilter(); });
  
  shows.push(() => {
    const left = own.filter(moodOn).length;
    input.checked = left === own.length;
    input.indeterminate = left > 0 && left < own.length;
    if (byId("certainty").open || !number.textContent) number.textContent = grouped(countMoods(own));
  });
  const told = say("onlyTitle", { what: label || called("moods", key) }), alone = () => { setMoods(own, all); Object.assign(state.layers, { together: false, relations: true }); home.list = "relations"; refilter(frameAll); };
  return el("p", { class: key && key !== PLAIN.modality ? "choice inner" : "choice" }, el("label", { class: "check" }, input, el("span", { class: "words" }, label || called("moods", key)), number),
    el("button", { type: "button", class: "only", title: told, "aria-label": told, click: alone }, WORDS.only));
}
