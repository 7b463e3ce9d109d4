"""People: part of a name to the full name in its document, and full names across documents."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from graphkit.facts import given_name_genders
from graphkit.model import Span
from graphkit.resolve.aliases import titled
from graphkit.resolve.features import is_one, sound
from graphkit.resolve.local import LocalName
from graphkit.resolve.names import PersonName, first_name_gender, has_variants, is_given, person_name, words

_FAR_MORE = 2
Rows = Sequence[int]  # of mentions, in order of their place
Parts = dict[LocalName, list[tuple[LocalName, Rows]]]


def cluster_people(names: Mapping[str, frozenset[str]] | Iterable[str]) -> dict[str, str]:
    """Full names of people, each with the name that stands for all that can be one person with it.

    `names` may give the documents that use each. Names are blocked by the sound of their surnames. The longest come
    first; one joins a group only if no member contradicts it, and an initial only if one group alone fits: "D. Peskov"
    stays apart beside Dmitry and Daria Peskov. Surnames spelt in two ways in one document are two people's.
    """
    documents = names if isinstance(names, Mapping) else dict.fromkeys(names, frozenset[str]())
    read = {name: person_name(name) for name in documents}
    order = _in_usual_order(read)
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(documents):
        blocks[sound(order[name].surname)].append(name)
    found: dict[str, str] = {}
    for block in blocks.values():
        groups: list[list[str]] = []
        for name in sorted(block, key=lambda text: (_is_initial(order[text]), -len(words(text)), text)):
            fitting = [group for group in groups if _joins(name, group, order, documents)]
            if len(fitting) == 1:
                fitting[0].append(name)
            else:
                groups.append([name])
        found |= {name: min(group) for group in groups for name in group}
    return found


def _joins(
    name: str, group: Sequence[str], read: Mapping[str, PersonName], documents: Mapping[str, frozenset[str]]
) -> bool:
    for member in group:
        if not is_one(read[name], read[member]):
            return False
        if read[name].surname != read[member].surname and documents[name] & documents[member]:
            return False
    return True


def _in_usual_order(read: Mapping[str, PersonName]) -> dict[str, PersonName]:
    """The names with the surname last, also where a text has it first and another last: "Orbán Viktor"."""
    usual = {(name.given, name.surname) for name in read.values() if not name.middle}
    order = dict(read)
    for text, name in read.items():
        turned = (name.surname, name.given)
        if not name.middle and turned in usual and has_variants(name.surname) and not is_given(name.given):
            order[text] = PersonName(name.surname, (), name.given, name.generation)
    return order


def _is_initial(name: PersonName) -> bool:
    return len(name.given) == 1


def link_parts(names: Sequence[LocalName], full: Sequence[LocalName], same: Mapping[str, str], text: str = "") -> Parts:
    """For each name that is part of full names in its document: which full name its mentions stand for.

    With one candidate person, all do. "Mrs Clinton" is a woman's: `text` is read for titles. With several ("Clinton"
    beside Bill and Hillary Clinton) none is meant whom the document calls by a given name, unless named first. All
    others go to the one that the document names in full far more often than the rest together; else each mention goes
    to the one named last before it, and a mention before all of them stays alone.
    """
    found: Parts = {}
    for name in names:
        candidates = [other for other in full if is_part(name.text, other.text) and other is not name]
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
    if len(full) < 2:
        return list(full)
    return [name for name in full if not any(is_part(name.text, other.text) for other in full if other is not name)]
