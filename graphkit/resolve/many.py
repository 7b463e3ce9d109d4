"""Names that many bear: "Main Street", "the State", "City Council". In two documents they are seldom one actor.

What is a common word is learnt from the corpus itself, so that it holds in any language that writes names large: a
word that more documents write small than use as this name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from graphkit.resolve.countries import is_generic
from graphkit.resolve.names import fold_name
from graphkit.resolve.placing import Placed
from graphkit.resolve.types import is_kind_word, kind_of_words

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("of the and for in de la du der und".split())


def names_of_many(placed: Iterable[Placed], texts: Mapping[str, str]) -> frozenset[str]:
    """The folded names that stand in several documents and say nothing but common words.

    A single word must be a common one; of several, one must tell what kind of thing it is ("Street", "Council") and
    the others be common. Seas and mountains are named but once ("Black Sea").
    """
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for each in placed:
        if each.key[0] == "name" and each.rule == "same name" and not (each.type == "LOC" and " " in each.text):
            homes[fold_name(each.text)].add(each.document_id)
    shared = {name: len(documents) for name, documents in homes.items() if len(documents) > 1}
    small = _written_small({word for name in shared for word in name.split()}, texts) if shared else Counter()
    return frozenset(name for name, documents in shared.items() if _is_of_many(name, documents, small))


def _is_of_many(name: str, documents: int, small: Mapping[str, int]) -> bool:
    words = [word for word in name.split() if word not in _SMALL]
    plain = all(small[word] > documents or is_kind_word(word) or is_generic(word) for word in words)
    return plain and (len(words) == 1 or bool(kind_of_words(name)))


def _written_small(wanted: set[str], texts: Mapping[str, str]) -> Counter[str]:
    """In how many documents each wanted word stands in small letters."""
    found: Counter[str] = Counter()
    for _, text in sorted(texts.items()):
        found.update(wanted.intersection(_WORD.findall(text)))
    return found
