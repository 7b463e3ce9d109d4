"""What is hidden, found in any text whatever its case, accents and word breaks."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphkit.model import DEMONYM, NAME, Corpus

_BREAK = r"[\W_]+"  # between two words of a name: space, hyphen, point, line end
_SHORTEST = 3  # letters of a family name that is replaced where it stands alone


@dataclass(frozen=True)
class Spellings:
    """What is looked for in plain letters, and the pseudonym that takes the place of each."""

    pattern: re.Pattern[str]
    pseudonyms: tuple[str, ...]  # of each group of the pattern


def spellings_of(corpus: Corpus, actors: Mapping[str, str]) -> Spellings:
    """Every way in which the corpus spells the chosen actors; `actors` maps their ids to pseudonyms."""
    spelled: defaultdict[str, set[str]] = defaultdict(set)
    for actor in corpus.actors:
        if actor.id in actors:
            spelled[actor.id] |= {actor.name, *actor.aliases}
            if actor.type == "PERSON":
                spelled[actor.id] |= {
                    name.split()[-1] for name in (actor.name, *actor.aliases) if _has_family_name(name)
                }
    owner = {each.span: each.actor_id for each in corpus.memberships if each.actor_id in actors}
    for mention in corpus.mentions:
        if mention.span in owner and mention.kind in (NAME, DEMONYM):
            spelled[owner[mention.span]].add(mention.text)
    words = {
        (tuple(re.findall(r"[^\W_]+", _plain(text)[0])), actors[actor]) for actor in spelled for text in spelled[actor]
    }
    longest_first = sorted((each for each in words if each[0]), key=lambda each: (-sum(map(len, each[0])), each))
    groups = "|".join(f"({_BREAK.join(spelling)})" for spelling, _ in longest_first)
    pattern = re.compile(rf"(?<![^\W_])(?:{groups})(?![^\W_])" if groups else r"(?!)")
    return Spellings(pattern, tuple(pseudonym for _, pseudonym in longest_first))


def _has_family_name(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and len(words[-1]) >= _SHORTEST


def _plain(text: str) -> tuple[str, list[int]]:
    """The text in lower case without accents, and for each of its letters the place it came from."""
    letters: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(text):
        folded = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)).casefold()
        letters.append(folded)
        origin += [place] * len(folded)
    return "".join(letters), origin


def find(text: str, spellings: Spellings) -> Iterator[tuple[int, int, str]]:
    """Start, stop and pseudonym of all that is to be hidden in a text, in order."""
    plain, origin = _plain(text)
    for match in spellings.pattern.finditer(plain):
        yield origin[match.start()], origin[match.end() - 1] + 1, spellings.pseudonyms[(match.lastindex or 1) - 1]


def hide(text: str, spellings: Spellings) -> str:
    """The text with pseudonyms."""
    parts, at = [], 0
    for start, stop, pseudonym in find(text, spellings):
        parts += [text[at:start], pseudonym]
        at = stop
    return "".join((*parts, text[at:]))
