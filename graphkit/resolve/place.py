"""Each name of a document gets a key: that of its whole, of what it is short for, or its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graphkit.model import DEMONYM
from graphkit.resolve.aliases import titled
from graphkit.resolve.local import LocalName, Spelling
from graphkit.resolve.organisations import is_firm
from graphkit.resolve.pages import Page, own_key
from graphkit.resolve.people import Parts, Rows, is_part, link_parts
from graphkit.resolve.placing import BARE, Key, Placed
from graphkit.resolve.told import ACRONYM, ALIAS

_PERSON = "person"  # what a full name means that is no part of another one of its document


def place_names(pages: Iterable[Page], same: Mapping[str, str]) -> Iterator[tuple[Rows, Placed]]:
    """The names of documents with their keys; the mentions are rows as names have them.

    `same` has for each full name of a person the one that stands for all that can be one person with it.
    """
    known: dict[tuple[Spelling, str], Placed] = {}
    for page in pages:
        yield from _place(page, same, known)


def _place(
    page: Page, same: Mapping[str, str], known: dict[tuple[Spelling, str], Placed]
) -> Iterator[tuple[Rows, Placed]]:
    """Each name of one document with its key; a part of a name and an acronym take the key of their whole."""
    shorter = [] if page.alone else [name for name in page.names if _may_be_part(name, page)]
    parts = link_parts(shorter, page.people, same, page.text)
    for name in page.names:
        rows = name.rows
        if first := page.aliases.get(name):
            key, _ = own_key(_whole(name, page, parts), page, same)
            yield rows, _placed(name, key, f"{ALIAS}{first.text}, as the text says")
        elif name in parts and not _is_rather_firm(name, page, same):
            yield from _place_parts(name, page, parts, same)
        elif (long := page.acronyms.get(name)) and long not in page.acronyms:
            key, _ = own_key(long, page, same)
            yield rows, _placed(name, key, f"{ACRONYM}{long.text}")
        elif whole := page.short_forms.get(name):
            key, _ = own_key(whole, page, same)
            yield rows, _placed(name, key, f"part of the name {whole.text}")
        else:
            yield rows, _by_itself(name, page, same, known)


def _by_itself(
    name: LocalName, page: Page, same: Mapping[str, str], known: dict[tuple[Spelling, str], Placed]
) -> Placed:
    """A name with its own key, which is the same in all documents where it has the same meaning, but for what every
    country has.
    """
    fact = page.facts.get(name)
    meaning = fact.key if fact else _PERSON if name.spelling.is_person and name in page.people else ""
    found = known.get((name.spelling, meaning))
    if found is None:
        found = _placed(name, *own_key(name, page, same))
        if not name.spelling.is_generic:
            known[name.spelling, meaning] = found
    return found


def _whole(name: LocalName, page: Page, parts: Parts) -> LocalName:
    """The name that says who is meant: of another name the first one, of a part the whole."""
    seen = {name}
    while (longer := page.aliases.get(name) or next((whole for whole, _ in parts.get(name, ())), None)) not in seen:
        if longer is None:
            break
        seen.add(longer)
        name = longer
    return name


def _is_rather_firm(name: LocalName, page: Page, same: Mapping[str, str]) -> bool:
    """Whether a surname that several people bear is short for a firm: beside Bill and Doug Ford for "Ford Motor Co"."""
    whole = page.short_forms.get(name)
    if whole is None or not is_firm(whole.text):
        return False
    bearers = {same[other.text] for other in page.people if is_part(name.text, other.text)}
    return len(bearers) > 1 and not any(titled(span, page.text) for span in name.spans)


def _place_parts(name: LocalName, page: Page, parts: Parts, same: Mapping[str, str]) -> Iterator[tuple[Rows, Placed]]:
    left = set(name.rows)
    for whole, rows in parts[name]:
        left -= set(rows)
        key, _ = own_key(_whole(whole, page, parts), page, same)
        yield rows, _placed(name, key, f"part of the name {whole.text}")
    if left:
        yield sorted(left), _placed(name, (BARE, name.spelling.folded), "a surname alone")


def _may_be_part(name: LocalName, page: Page) -> bool:
    spelling = name.spelling
    if spelling.kind == DEMONYM or name in page.facts:
        return False
    return not (spelling.is_person and name in page.people)


def _placed(name: LocalName, key: Key, rule: str) -> Placed:
    its = name.spelling
    if its.own:
        return Placed(its.spelled, its.kind, its.type, key, f"own name of {its.text}", its.text)
    if its.spelled and its.spelled != its.text:
        surname = its.text.endswith(f" {its.spelled}")
        rule = f"part of the name {its.text}" if surname else f"{its.spelled} represents {its.text}"
    return Placed(its.spelled, its.kind, its.type, key, rule)
