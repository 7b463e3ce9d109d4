// How the page says things. WORDS, which stands before this, is the table of one language: nothing else here is to be read.

// "{n} actors" with its values put in; of a plural the form that `n` asks for.
function say(key, values) {
  return formOf(WORDS[key], values).replace(/\{(\w+)\}/g, (all, name) => (typeof values[name] === "number" ? grouped(values[name]) : values[name]));
}

// The same where values are elements: pieces for `el`.
function sayWith(key, values) {
  return formOf(WORDS[key], values).split(/\{(\w+)\}/).map((part, n) => (n % 2 ? values[part] : part));
}

let plurals = null;
function formOf(text, values) {
  if (typeof text === "string") return text;
  plurals = plurals || new Intl.PluralRules(LANGUAGE);
  return text[plurals.select(values.n)] || text.other;
}

function count(number, what) {
  return formOf(WORDS.counts[what], { n: number }).replace("{n}", () => grouped(number));
}

// What a word of the data is called; itself where the table does not know it.
function called(table, word) {
  return Object.hasOwn(WORDS[table], word) ? WORDS[table][word] : word;
}

// 12,345. The browser's own function costs a tenth of a second when it is first called.
function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, WORDS.thousands);
}
