"""People: part of a name to the full name in its document."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from graphkit.facts import given_name_genders
from graphkit.model import Span
from graphkit.resolve.aliases import titled
from graphkit.resolve.local import LocalName
from graphkit.resolve.names import first_name_gender, is_given, person_name, words

_FAR_MORE = 2
Rows = Sequence[int]  # of mentions, in order of their place
Parts = dict[LocalName, list[tuple[LocalName, Rows]]]


def link_parts(names: Sequence[LocalName], full: Sequence[LocalName], same: Mapping[str, str], text: str = "") -> Parts:
    """For each name that is part of full names in its document: which full name its mentions stand for.

    With one candidate person, all do. "Mrs Clinton" is a woman's: `text` is read for titles. With several ("Clinton"
    beside Bill and Hillary Clinton) none is meant whom the document calls by a given name, unless named first. All
    others go to the one that the document names in full far more often than the rest together; else each mention goes
    to the one named last before it, and a mention before all of them stays alone.
    """
    found: Parts = {}
    known = _by_ends(full)
    for name in names:
        candidates = _longer(name, full, known)
        if len(candidates) > 1:
            candidates = _not_called_by_given_name(candidates, names)
        people = {same[other.text] for other in candidates}
        if len(people) == 1:
            found[name] = [(max(candidates, key=lambda other: (other.size, other.text)), name.rows)]
        elif people:
            main = _main_person(candidates, same)
            found[name] = _by_title(name, candidates, main, text)
    return found


def _main_person(candidates: Sequence[LocalName], same: Mapping[str, str]) -> LocalName | None:
    """The candidate whom the document is about: named in full twice as often as all the others together."""
    counts: Counter[str] = Counter()
    for other in candidates:
        counts[same[other.text]] += other.size
    (first, most), *_ = counts.most_common(1)
    if most < _FAR_MORE * (counts.total() - most):
        return None
    return max((other for other in candidates if same[other.text] == first), key=lambda other: (other.size, other.text))


def _by_title(
    name: LocalName, candidates: Sequence[LocalName], main: LocalName | None, text: str
) -> list[tuple[LocalName, Rows]]:
    """Mentions with a title go to those of that gender, the others to the main person or the nearest."""
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row in name.rows:
        rows[titled(name.span(row), text)].append(row)
    chosen: defaultdict[LocalName, list[int]] = defaultdict(list)
    for gender, group in sorted(rows.items()):
        left = [each for each in candidates if may_be_of_gender(each.text, gender)]
        for whole, found in _by_nearest(group, [main] if main and not gender else left):
            chosen[whole] += found

    def order(whole: LocalName) -> tuple[str, str, Span]:
        return whole.text, whole.spelling.kind, whole.span(whole.first)

    return [(whole, sorted(chosen[whole])) for whole in sorted(chosen, key=order)]


def may_be_of_gender(text: str, gender: str) -> bool:
    """Whether a person of that name may be m or f; "" fits all."""
    known = given_name_genders().get(person_name(text).given, "") or first_name_gender(person_name(text).given)
    return not gender or not known or known == gender


def _by_nearest(group: Rows, candidates: Sequence[LocalName]) -> list[tuple[LocalName, Rows]]:
    if len(candidates) == 1:
        return [(candidates[0], group)]
    places = sorted((span.start, number) for number, other in enumerate(candidates) for span in other.spans)
    chosen: defaultdict[int, list[int]] = defaultdict(list)
    for row in group:
        before = [number for start, number in places if start < candidates[number].offsets.starts[row]]
        if before:
            chosen[before[-1]].append(row)
    return [(candidates[number], rows) for number, rows in sorted(chosen.items())]


def _not_called_by_given_name(candidates: list[LocalName], names: Sequence[LocalName]) -> list[LocalName]:
    """Without those whom a document calls by the given name alone: its "Brook" is another of the family, as a rule the
    one who is named first.
    """
    called = {name.spelling.folded for name in names}
    first = min((span for other in candidates for span in other.spans), default=None)
    return [other for other in candidates if first in other.spans or person_name(other.text).given not in called]


def is_part(part: str, whole: str) -> bool:
    """Whether a shorter name is the surname, or the given name, or a title with one of them, of the longer.

    Of two surnames either may stand alone, or both together: "García" and "García Márquez" of "Luis García Márquez".
    """
    short = person_name(part)
    if short.generation and short.generation != person_name(whole).generation:
        return False
    return _shortens(part, whole) if short.given else short.surname in _parts(whole)


@cache
def _parts(whole: str) -> frozenset[str]:
    """What a person may be called by with one word alone, and by all surnames."""
    name = person_name(whole)
    middle = name.middle[-1:] if name.middle and len(name.middle[-1]) > 1 and not is_given(name.middle[-1]) else ()
    return frozenset((name.surname, name.given, name.surname.split()[-1], *middle))


def _shortens(part: str, whole: str) -> bool:
    """Whether a name lacks the given name of the longer, or the last surname."""
    short, long = words(part), words(whole)
    if len(short) >= len(long):
        return False
    lacks_last = words(whole.rpartition(" ")[0]) == short
    return lacks_last or (long[-len(short) :] == short and not is_given(short[0]))


def without_shorter(full: Sequence[LocalName]) -> list[LocalName]:
    """The full names of a document without those that are parts of others: they say no more than a surname."""
    known = _by_ends(full) if len(full) > 1 else {}
    return [name for name in full if not _longer(name, full, known)]


def _by_ends(full: Sequence[LocalName]) -> Mapping[str, Sequence[int]]:
    """Places of full names by words of which a part of them must have one: a page may list thousands, and a part fits
    but few.
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(full):
        for word in _ends(name.text):
            found[word].append(place)
    return found


@cache
def _ends(whole: str) -> frozenset[str]:
    """What a person may be called by alone, and the words with which longer parts of the name begin and end."""
    return _parts(whole) | {*words(whole.rpartition(" ")[0])[:1], *words(whole)[-1:]}


def _longer(name: LocalName, full: Sequence[LocalName], known: Mapping[str, Sequence[int]]) -> list[LocalName]:
    """The other full names that a name is part of, in their order."""
    short, own = person_name(name.text), words(name.text)
    ends = {*own[:1], *own[-1:]} if short.given else {short.surname}
    places = sorted({place for word in ends for place in known.get(word, ())})
    return [full[place] for place in places if full[place] is not name and is_part(name.text, full[place].text)]
