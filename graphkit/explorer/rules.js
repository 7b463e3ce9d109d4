// Why something is a link, in words: the rule of each claim is a chain of short names, told here one by one.

function ruleWords(rule) {
  const known = (part) => [part, part.split(" ")[0]].find((words) => Object.hasOwn(WORDS.rules, words));
  return rule.split(" + ").map((part) => called("rules", known(part) || part)).join("; ");
}

// The rules of an entry's claims, or that both are named, under one heading that opens.
function reasons(entry) {
  const rules = [...new Set(entry.claims.map(({ claim }) => data.rules[claim[9]]))];
  const words = rules.length ? rules.map((rule) => el("p", {}, say("relationBy", { words: ruleWords(rule) }), " ", el("span", { class: "path" }, rule))) : el("p", {}, WORDS.ruleTogether);
  return el("details", { class: "reasons" }, el("summary", {}, WORDS.why), words);
}
