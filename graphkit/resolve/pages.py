"""What is known of the names of one document before they get their keys, and the key of each by itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from graphkit.facts import Fact
from graphkit.model import DEMONYM
from graphkit.resolve.acronyms import defined_acronyms
from graphkit.resolve.aliases import told_aliases
from graphkit.resolve.countries import count_countries
from graphkit.resolve.identify import identify
from graphkit.resolve.local import LocalName, majority
from graphkit.resolve.names import fold_name, organisation_key
from graphkit.resolve.organisations import link_initials, link_short_forms
from graphkit.resolve.people import without_shorter
from graphkit.resolve.placing import BARE, Key
from graphkit.resolve.whereabouts import neighbours, owner

_FACT, _PERSON, _NAME, _GROUP = "fact", "person", "name", "group"


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of one document's names before they get their keys."""

    names: tuple[LocalName, ...]
    facts: Mapping[LocalName, Fact]
    acronyms: Mapping[LocalName, LocalName]
    people: Sequence[LocalName]
    short_forms: Mapping[LocalName, LocalName]
    aliases: Mapping[LocalName, LocalName] = field(default_factory=dict)
    text: str = ""
    alone: bool = False


def read_pages(names: Sequence[LocalName], texts: Mapping[str, str]) -> Iterator[Page]:
    """The names of each document, in their order, with what its text and the tables say of them."""
    for document_id, group in groupby(names, key=attrgetter("document_id")):
        yield _read_page(list(group), texts[document_id])


def _read_page(names: Sequence[LocalName], text: str) -> Page:
    facts = identify(names, text)
    group = tuple(name for name in names if not name.spelling.weak or name in facts)
    people = without_shorter([name for name in group if name.spelling.is_person and name not in facts])
    if any(name.spelling.alone for name in group):
        return Page(group, facts, {}, people, {}, alone=True)
    acronyms: dict[LocalName, LocalName] = {}
    if any(name.spelling.is_acronym for name in group):
        acronyms = defined_acronyms(group, text)
        acronyms |= link_initials(group, acronyms)
    aliases = told_aliases(group, text, facts)
    return Page(group, facts, acronyms, people, link_short_forms(group, facts), aliases, text)


def own_key(name: LocalName, page: Page, same: Mapping[str, str]) -> tuple[Key, str]:
    """The key of a name that is no part of another, and the rule that gives it."""
    spelling = name.spelling
    if fact := page.facts.get(name):
        return (
            _FACT,
            fact.key,
        ), f"{'people' if spelling.kind == DEMONYM else 'name'} of {fact.name} in the table of facts"
    if spelling.is_person and name in page.people:
        return (_PERSON, same[name.text]), _person_rule(name.text, same[name.text])
    if spelling.kind == DEMONYM or spelling.overall == "NORP":
        return (_GROUP, spelling.folded.removesuffix("s")), "same name"
    if spelling.overall == "PERSON":
        return (BARE, spelling.folded), "a single name"
    return (_NAME, _body_key(name, page)), "same name"


def _body_key(name: LocalName, page: Page) -> str:
    """An organisation's key; of a body that every country has ("Supreme Court"), with the country the text is about."""
    key = organisation_key(name.text)
    if not name.spelling.is_generic:
        return key
    near = neighbours(page.text, page.facts)
    whose = owner(name, near)
    return f"{key} of {whose.country if whose else majority(count_countries(page.facts)) or name.document_id}"


def _person_rule(text: str, main: str) -> str:
    return "same name" if fold_name(text) == fold_name(main) else f"variant of the name {main}"
