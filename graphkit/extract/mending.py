"""Parses mended where the names in a sentence show that the parser is wrong: headlines, and names it cuts in two.

The parser learnt whole sentences. In "EU fines Google" it takes the verb for a noun, in "Ada Brook to meet Ben Cole"
the name for the root; and it takes "Barack", which it hardly knows, for a preposition.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphkit.facts import demonyms_index, names_index

if TYPE_CHECKING:
    from graphkit.extract.reading import Reading
    from graphkit.extract.words import Word

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_OF_NAME = ("poss", "compound", "amod", "det", "nmod")
_ASTRAY = ("npadvmod", "dep")
_MISREAD = ("NNS", "NNPS", "JJ", "VBN", "NN", "NNP")


def mend(sent: Sequence[Word], reading: Reading) -> None:
    """Change heads, dependencies and tags of the words of a sentence where they cannot be right."""
    names = [word for word in sent if word.i in reading.mention_at]
    mended = [_mend_cut_name(word, reading) for word in names if word.tag_ == "IN"]
    if not any(word.tag_ in _FINITE for word in sent):
        mended.append(_mend_headline(sent, reading))
    mended += [_mend_bare_passive(word) for word in sent if word.dep_ == "ROOT" and word.tag_ == "VBN"]
    mended += [_mend_adverb(word) for word in names if word.dep_ in _ASTRAY]
    mended += [_mend_comma(word, reading) for word in names if word.dep_ == "appos"]
    if any(mended):
        for word in sent:
            word.known = None  # what was asked of it before


def _mend_cut_name(word: Word, reading: Reading) -> bool:
    """Where the first word of a name was taken for a preposition, let its last word take that one's place."""
    number = reading.mention_at[word.i]
    inner = next((each for each in word.children if reading.mention_at.get(each.i) == number), None)
    if inner is None or inner.dep_ != "pobj" or not word.text.istitle():
        return False
    _put_in_place(inner, word)
    return True


def _mend_bare_passive(verb: Word) -> bool:
    """Where a participle is the verb, what stands before it suffers: "Ada Brook criticised by Ben Cole"."""
    deps = {child.dep_ for child in verb.children}
    if "agent" not in deps or deps & {"aux", "auxpass", "dobj", "nsubjpass"}:
        return False
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    for subject in subjects:
        subject.dep_ = "nsubjpass"
    return bool(subjects)


def _mend_adverb(name: Word) -> bool:
    """Where a name that opens a clause without a subject was taken for an adverb, as "Monday" is one, it acts."""
    verb = name.head
    deps = {child.dep_ for child in verb.children}
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or name.i > verb.i or deps & {"nsubj", "nsubjpass", "expl", "csubj"}:
        return False
    name.dep_ = "nsubjpass" if "auxpass" in deps else "nsubj"
    return True


def _mend_comma(word: Word, reading: Reading) -> bool:
    """Where a comma stands for "and", as in headlines: "Norland, Estland agree", "Ada Brook, Ben Cole meet"."""
    first, words = word.head, reading.words
    number = reading.mention_at[word.i]
    start, last = word.i, word.i
    while start > word.sentence[0] and reading.mention_at.get(start - 1) == number:
        start -= 1
    while last + 1 < word.sentence[1] and reading.mention_at.get(last + 1) == number:
        last += 1
    closed = last + 1 < len(words) and words[last + 1].text == ","
    named = reading.mention_at.get(first.i, number) != number
    if closed or not named or first.dep_ != "nsubj" or words[start - 1].text != ",":
        return False
    people = all(reading.is_person(each) and not reading.is_common(each) for each in (first, word))
    alike = people or (is_country(first.text) and is_country(word.text))
    if alike and words[start - 2].i in reading.mention_at:
        word.dep_ = "conj"
        return True
    return False


def is_country(name: str) -> bool:
    """Whether a name is that of states alone, not of one within another."""
    facts = names_index().get(name, ())
    return bool(facts) and all(fact.role == "territory" and not fact.parent for fact in facts)


def _put_in_place(inner: Word, outer: Word) -> None:
    """Let a word take the place of the one it hangs on, which then hangs on it as the first part of its name."""
    head, role = outer.head, _role_of(outer)
    rest = [child for child in outer.children if child is not inner]
    _hang(inner, head if head is not outer else inner, role)
    for child in rest:
        _hang(child, inner, child.dep_)
    _hang(outer, inner, "compound")
    outer.tag_, outer.pos_ = "NNP", "PROPN"


def _role_of(outer: Word) -> str:
    head = outer.head
    if outer.dep_ != "prep" or head is outer:
        return outer.dep_
    if head.pos_ not in ("VERB", "AUX"):
        return "appos"
    deps = {child.dep_ for child in head.children}
    if outer.i < head.i and not deps & {"nsubj", "nsubjpass"}:
        return "nsubjpass" if "auxpass" in deps else "nsubj"
    return "dobj"


def _mend_headline(sent: Sequence[Word], reading: Reading) -> bool:
    mention_at, words = reading.mention_at, reading.words
    for word in sent[1:]:
        before, behind = mention_at.get(word.i - 1), mention_at.get(word.i + 1)
        if before is None or word.i in mention_at:
            continue
        if behind not in (None, before) and word is not sent[-1] and _may_be_verb(word, reading):
            return _make_verb(word, words[word.i - 1], words[word.i + 1], reading)
        if word.lower_ == "to" and word.dep_ == "aux" and word.head.tag_ == "VB":
            return _make_root(word.head, words[word.i - 1], reading)
    return False


def _may_be_verb(word: Word, reading: Reading) -> bool:
    """Whether a word between two names can be their verb: "fines", "annexed"; not after "Russian", which has a noun."""
    if word.tag_ not in _MISREAD or word.whole.words[word.i - 1].text in demonyms_index():
        return False
    text = word.lower_
    ends = {"s": (1, 2), "d": (1, 2)}.get(text[-1:], ())
    if text.endswith("d") and not text.endswith("ed"):
        return False
    return any((text[:-cut], role) in reading.lexicon for cut in ends for role in ("verb", "over", "light"))


def _make_verb(verb: Word, before: Word, behind: Word, reading: Reading) -> bool:
    """Make a word the verb of the names on both sides of it."""
    subject, target = _root_of_name(before, reading), _root_of_name(behind, reading)
    old = _root_over(verb)
    if old is not verb:
        _hang(verb, verb, "ROOT")
        behind_it = [child for child in old.children if child.i > verb.i and child.dep_ in ("prep", "punct", "advmod")]
        for child in behind_it if old is target else ():
            _hang(child, verb, child.dep_)
        if old not in (subject, target):
            _hang(old, verb, "dep")
    for child in [*verb.children]:
        if child.i < before.i and child.dep_ in _OF_NAME and child is not subject:
            _hang(child, subject, child.dep_)
    _hang(subject, verb, "nsubj")
    _hang(target, verb, "dobj")
    verb.tag_, verb.pos_ = "VBD" if verb.lower_.endswith("ed") else "VBZ", "VERB"
    return True


def _make_root(verb: Word, before: Word, reading: Reading) -> bool:
    """Make an infinitive the root of a headline and the name before it its subject: "Ada Brook to meet Ben Cole"."""
    subject = _root_of_name(before, reading)
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return False
    if subject.head is subject:
        _hang(verb, verb, "ROOT")
        for child in [*subject.children]:
            if child.i > verb.i:
                _hang(child, verb, child.dep_)
    if verb.head is not verb:
        return False
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    _hang(subject, verb, "nsubjpass" if passive else "nsubj")
    return True


def _root_over(word: Word) -> Word:
    while word.head is not word:
        word = word.head
    return word


def _root_of_name(word: Word, reading: Reading) -> Word:
    """The word of a name, given by one of its words, on which the others hang."""
    number = reading.mention_at.get(word.i)
    while word.head is not word and reading.mention_at.get(word.head.i) == number:
        word = word.head
    return word


def _hang(word: Word, head: Word, role: str) -> None:
    """Hang a word on another, or make it the root where it is its own head."""
    if word.head is not word:
        word.head.children = [child for child in word.head.children if child is not word]
    word.head, word.dep_ = head, role
    if head is not word:
        word.children = [child for child in word.children if child is not head]
        head.children = sorted([*head.children, word], key=lambda child: child.i)
