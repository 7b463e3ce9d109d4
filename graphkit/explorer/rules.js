// Why something is a link, in words: the rule of each claim is a chain of short names, told here one by one.

const RULES = {
  __proto__: null,
  subject: "who acts is the verb's subject", object: "whom it concerns is the verb's object", passive: "who is acted on is the subject of a passive verb",
  preposition: "the other stands after a preposition", "noun's preposition": "the other stands after the preposition of a noun", "noun's owner": "the other owns the noun", "noun's modifier": "the other stands before a noun as its modifier",
  noun: "a noun tells the act", reciprocal: "the act goes both ways", control: "who acts is that of the verb above", "relative clause": "the act stands in a relative clause", "adverbial clause": "the act stands in a side clause",
  participle: "a participle tells the act", complement: "the act stands in a clause that belongs to the verb", "inside the phrase": "the name stands inside a longer phrase", "acts for": "who is named acts for another", received: "the verb tells what was received",
  title: "a title before the name", apposition: "an apposition to the name", pronoun: "a pronoun stands for the name", names: "one name holds the other", conjunct: "it is joined by “and”", "place, place": "a place in a place",
  role_of: "a role", member_of: "membership", part_of: "a part of a whole", located_in: "a place", family_of: "a family tie", origin: "where somebody comes from", state: "a state", "without agent": "nobody is named who did it",
};

function ruleWords(rule) {
  return rule.split(" + ").map((part) => RULES[part] || RULES[part.split(" ")[0]] || part).join("; ");
}

// The rules of an entry's claims, or that both are named, under one heading that opens.
function reasons(entry) {
  const rules = [...new Set(entry.claims.map(({ claim }) => data.rules[claim[9]]))];
  const words = rules.length ? rules.map((rule) => el("p", {}, "Relation: " + ruleWords(rule) + ".", " ", el("span", { class: "path" }, rule))) : el("p", {}, WORDS.ruleTogether);
  return el("details", { class: "reasons" }, el("summary", {}, WORDS.why), words);
}
