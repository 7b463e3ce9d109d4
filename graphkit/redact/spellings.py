"""What is hidden, found in any text whatever its case, accents, script, word breaks and escapes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from graphkit.model import DEMONYM, NAME, Corpus
from graphkit.redact.letters import BORDER, Letters, plain, unbroken

_BREAK = r"[\W_]+"  # between two words of a name: space, hyphen, point, line end …
_NO_BREAK = r"[\W_]*"  # … or nothing, as in "adabrook@example.org", in names of so many letters
_LONG = 7
_SHORTEST = 3  # letters of a family name that is replaced where it stands alone
_TELLING = 4  # letters of one that is replaced inside of an address or the name of a file: "abrook"
_LETTER = r"[^\W\d_]"
_MIDDLE = rf"(?:{_LETTER}{{1,20}}[\W_]{{1,3}}){{0,2}}"  # further names between the first and the last one
_TWO_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_ADDRESS = re.compile(rf"(?<![\w.+-])[\w.+{BORDER}-]{{0,64}}@[\w.{BORDER}-]{{1,200}}|\b(?:https?:|www\.)\S{{1,2000}}")
_WORD = re.compile(rf"{_LETTER}+")


@dataclass(frozen=True)
class Spellings:
    """What is looked for in plain letters, and the pseudonym that takes the place of each; `telling` are family names
    that tell also inside of addresses.
    """

    pattern: re.Pattern[str]
    pseudonyms: tuple[str, ...]  # of each group of the pattern
    telling: tuple[tuple[str, str], ...] = ()


def spellings_of(corpus: Corpus, actors: Mapping[str, str]) -> Spellings:
    """Every way in which the corpus spells the chosen actors; `actors` maps their ids to pseudonyms."""
    spelled: defaultdict[str, set[str]] = defaultdict(set)
    people = {actor.id for actor in corpus.actors if actor.type == "PERSON"}
    for actor in corpus.actors:
        if actor.id in actors:
            spelled[actor.id] |= {actor.name, *actor.aliases}
    owner = {each.span: each.actor_id for each in corpus.memberships if each.actor_id in actors}
    for mention in corpus.mentions:
        if mention.span in owner and mention.kind in (NAME, DEMONYM):
            spelled[owner[mention.span]].add(mention.text)
    others = {word for actor in corpus.actors if actor.id not in actors for word in plain(actor.name).text.split()}
    shapes: set[tuple[int, str, str]] = set()
    telling: set[tuple[str, str]] = set()
    for actor_id, name in ((actor_id, name) for actor_id, names in spelled.items() for name in names):
        for words in _as_words(name):
            person = actor_id in people
            shapes |= {(-len(words), shape, actors[actor_id]) for shape in _shapes(words, others, person=person)}
            if person and len(words) > 1 and len(words[-1]) >= _TELLING:
                telling.add((words[-1], actors[actor_id]))
    ordered = sorted(shapes, key=lambda each: (each[0], -len(each[1]), each))
    groups = "|".join(f"({shape})" for _, shape, _ in ordered)
    pattern = re.compile(rf"(?<!{_LETTER})(?:{groups})(?!{_LETTER})" if groups else r"(?!)")
    return Spellings(pattern, tuple(pseudonym for *_, pseudonym in ordered), tuple(sorted(telling)))


def _as_words(name: str) -> set[tuple[str, ...]]:
    """The words of a name in plain letters; with two letters for an umlaut, and with one for two, too."""
    lower = name.lower()
    forms = {name, "".join(_TWO_LETTERS.get(letter, letter) for letter in lower)}
    forms |= {re.sub("ae|oe|ue|aa", lambda pair: pair.group()[0], lower)}
    found = {tuple(re.findall(r"[^\W_]+", plain(form).text)) for form in forms}
    return {words for words in found if words}


def _shapes(words: tuple[str, ...], others: Collection[str], *, person: bool) -> Iterator[str]:
    """What is looked for: the name; of a person the family name too, with what stands before or behind it.

    Both may have the ending of a genitive ("Merkels"), unless somebody else is called so.
    """
    letters = sum(map(len, words))
    join = _NO_BREAK if letters >= _LONG and max(map(len, words)) > 1 else _BREAK
    ending = "" if not person or f"{words[-1]}s" in others else "s?"
    yield join.join(map(_apart, words)) + ending
    first, last = words[0], words[-1]
    if person and len(words) > 1 and len(last) >= _SHORTEST:
        initial = rf"{first[0]}\.[\W_]*(?:{_LETTER}\.[\W_]*)?"
        before = rf"(?:{_apart(first)}[\W_]{{1,3}}{_MIDDLE}|{initial})?"
        yield rf"{before}{_apart(last)}{ending}(?:, ?(?:{_apart(first)}|{first[0]}\.))?"


def _apart(word: str) -> str:
    """A word that may have borders inside, as "McTavish" and names in Chinese have."""
    return f"{BORDER}*".join(word)


def find(text: str, spellings: Spellings) -> Iterator[tuple[int, int, str]]:
    """Start, stop and pseudonym of all that is to be hidden in a text, in order."""
    readings = [plain(text), *([unbroken(text)] if "-\n" in text else [])]
    found = sorted(chain.from_iterable(_find(letters, spellings) for letters in readings), key=lambda f: (f[0], -f[1]))
    end = 0
    for start, stop, pseudonym in found:
        if stop > end:
            yield max(start, end), stop, pseudonym
            end = stop


def _find(letters: Letters, spellings: Spellings) -> Iterator[tuple[int, int, str]]:
    for match in spellings.pattern.finditer(letters.text):
        yield *letters.origin(match.start(), match.end()), spellings.pseudonyms[(match.lastindex or 1) - 1]
    if spellings.telling and ("@" in letters.text or "www." in letters.text or "http" in letters.text):
        for match in _ADDRESS.finditer(letters.text):
            for name, pseudonym in spellings.telling:
                if _betrays(match.group(), name):
                    yield *letters.origin(match.start(), match.end()), pseudonym
                    break


def _betrays(text: str, family: str) -> bool:
    """Whether a word of the text begins or ends with the family name."""
    words = _WORD.findall(text.replace(BORDER, ""))
    return any(word.startswith(family) or word.endswith(family) for word in words)


def hide(text: str, spellings: Spellings) -> str:
    """The text with pseudonyms."""
    parts, at = [], 0
    for start, stop, pseudonym in find(text, spellings):
        parts += [text[at:start], pseudonym]
        at = stop
    return "".join((*parts, text[at:]))


def hide_file(name: str, spellings: Spellings) -> str:
    """The name of a file with pseudonyms, also where a family name is only part of a word: "abrook.txt"."""
    hidden = hide(name, spellings)
    letters, parts, at = plain(hidden), [], 0
    for match in _WORD.finditer(letters.text):
        pseudonym = next((p for family, p in spellings.telling if _betrays(match.group(), family)), None)
        start, stop = letters.origin(match.start(), match.end())
        if pseudonym and start >= at:
            parts += [hidden[at:start], pseudonym]
            at = stop
    return "".join((*parts, hidden[at:]))
