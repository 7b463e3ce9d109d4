"""Names that many bear: "Main Street", "the State", "City Council". In two documents they are seldom one actor.

What is a common word is learnt from the corpus itself, so that it holds in any language that writes names large: a
word that more documents write small than use as this name.
"""

from collections.abc import Mapping

from graphkit.resolve.countries import is_generic
from graphkit.resolve.names import fold_name
from graphkit.resolve.placing import Placed, Placing, count_documents
from graphkit.resolve.small import Small, count_small
from graphkit.resolve.types import is_kind_word, kind_of_words

_SMALL = frozenset("of the and for in de la du der und".split())


def names_of_many(placing: Placing, texts: Mapping[str, str], before: Small) -> tuple[frozenset[str], Small]:
    """The folded names that stand in several documents and say nothing but common words; and how common these are.

    A single word must be a common one; of several, one must tell what kind of thing it is ("Street", "Council") and
    the others be common. Seas and mountains are named but once ("Black Sea").
    """
    number: dict[str, int] = {}
    groups = [
        number.setdefault(fold_name(each.text), len(number)) if _may_be_of_many(each) else -1 for each in placing.cases
    ]
    homes = zip(number, count_documents(placing, groups), strict=True)
    shared = {name: documents for name, documents in homes if documents > 1}
    wanted = {word for name in shared for word in _telling(name)}
    small = count_small(wanted, texts, before)
    return frozenset(name for name, documents in shared.items() if _is_of_many(name, documents, small.words)), small


def _may_be_of_many(each: Placed) -> bool:
    return each.key[0] == "name" and each.rule == "same name" and not (each.type == "LOC" and " " in each.text)


def _telling(name: str) -> list[str]:
    """The words of which each must be common if many may bear a name; none if no words could make it so."""
    words = [word for word in name.split() if word not in _SMALL]
    if len(words) != 1 and not kind_of_words(name):
        return []
    return [word for word in words if not (is_kind_word(word) or is_generic(word))]


def _is_of_many(name: str, documents: int, small: Mapping[str, int]) -> bool:
    words = [word for word in name.split() if word not in _SMALL]
    plain = all(small.get(word, 0) > documents or is_kind_word(word) or is_generic(word) for word in words)
    return plain and (len(words) == 1 or bool(kind_of_words(name)))
