"""People: part of a name to the full name in its document, and full names across documents."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graphkit.model import Span
from graphkit.resolve.local import LocalName
from graphkit.resolve.names import PersonName, may_be_one, person_name, words

_FAR_MORE = 2
Parts = dict[LocalName, list[tuple[LocalName, tuple[Span, ...]]]]


def is_full(text: str) -> bool:
    """Whether a person's name has more than one word, titles apart."""
    return bool(person_name(text).given)


def cluster_people(names: Iterable[str]) -> dict[str, str]:
    """Full names of people, each with the name that stands for all that can be one person with it.

    Names are blocked by surname. The longest come first; one joins a group only if no member contradicts it, and an
    initial only if one group alone fits: "D. Peskov" stays apart beside Dmitry and Daria Peskov.
    """
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        blocks[person_name(name).surname].append(name)
    found: dict[str, str] = {}
    for block in blocks.values():
        groups: list[list[str]] = []
        for name in sorted(block, key=lambda text: (_is_initial(person_name(text)), -len(words(text)), text)):
            fitting = [group for group in groups if all(may_be_one(person_name(name), person_name(m)) for m in group)]
            if len(fitting) == 1:
                fitting[0].append(name)
            else:
                groups.append([name])
        found |= {name: min(group) for group in groups for name in group}
    return found


def _is_initial(name: PersonName) -> bool:
    return len(name.given) == 1


def link_parts(names: Sequence[LocalName], full: Sequence[LocalName], same: Mapping[str, str]) -> Parts:
    """For each name that is part of full names in its document: which full name its mentions stand for.

    With one candidate person, all do. With several ("Clinton" beside Bill and Hillary Clinton) all go to the one that
    the document names in full far more often than the others together; else each mention goes to the one named last
    before it, and a mention before all of them stays alone.
    """
    found: Parts = {}
    for name in names:
        candidates = [other for other in full if other is not name and _is_part(name.text, other.text)]
        people = {same[other.text] for other in candidates}
        if len(people) == 1:
            found[name] = [(max(candidates, key=lambda other: (len(other.spans), other.text)), name.spans)]
        elif people:
            main = _main_person(candidates, same)
            found[name] = [(main, name.spans)] if main else _by_nearest(name, candidates)
    return found


def _main_person(candidates: Sequence[LocalName], same: Mapping[str, str]) -> LocalName | None:
    """The candidate whom the document is about: named in full twice as often as all the others together."""
    counts: Counter[str] = Counter()
    for other in candidates:
        counts[same[other.text]] += len(other.spans)
    (first, most), *_ = counts.most_common(1)
    if most < _FAR_MORE * (counts.total() - most):
        return None
    return max(
        (other for other in candidates if same[other.text] == first), key=lambda other: (len(other.spans), other.text)
    )


def _by_nearest(name: LocalName, candidates: Sequence[LocalName]) -> list[tuple[LocalName, tuple[Span, ...]]]:
    places = sorted((span.start, number) for number, other in enumerate(candidates) for span in other.spans)
    chosen: defaultdict[int, list[Span]] = defaultdict(list)
    for span in name.spans:
        before = [number for start, number in places if start < span.start]
        if before:
            chosen[before[-1]].append(span)
    return [(candidates[number], tuple(spans)) for number, spans in sorted(chosen.items())]


def _is_part(part: str, whole: str) -> bool:
    """Whether a shorter name is the surname, or the given name, or a title with one of them, of the longer."""
    short, long = person_name(part), person_name(whole)
    if short.given:
        return False
    return short.surname in (long.surname, long.given) or short.surname == long.surname.split()[-1]
