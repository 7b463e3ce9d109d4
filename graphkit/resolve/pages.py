"""What is known of the names of one document before they get their keys, and the key of each by itself."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graphkit.facts import Fact
from graphkit.model import DEMONYM
from graphkit.resolve.acronyms import defined_acronyms
from graphkit.resolve.aliases import told_aliases
from graphkit.resolve.countries import count_countries, is_generic
from graphkit.resolve.identify import identify
from graphkit.resolve.local import LocalName, majority
from graphkit.resolve.names import fold_name, is_full, organisation_key
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
    people: tuple[LocalName, ...]
    short_forms: Mapping[LocalName, LocalName]
    aliases: Mapping[LocalName, LocalName] = field(default_factory=dict)
    text: str = ""
    alone: bool = False


def read_pages(names: Sequence[LocalName], texts: Mapping[str, str], types: Mapping[str, str]) -> Iterator[Page]:
    """The names of each document with what its text and the tables say of them."""
    documents: defaultdict[str, list[LocalName]] = defaultdict(list)
    for name in names:
        documents[name.document_id].append(name)
    for document_id, found in sorted(documents.items()):
        text = texts[document_id]
        facts = identify(found, text)
        group = [name for name in found if name in facts or not name.weak]
        people = without_shorter([name for name in group if name not in facts and _is_full_person(name, types)])
        if any(name.alone for name in group):
            yield Page(tuple(group), facts, {}, tuple(people), {}, alone=True)
            continue
        acronyms = defined_acronyms(group, text)
        acronyms |= link_initials(group, types, acronyms)
        known = {name: fact.key for name, fact in facts.items()}
        aliases = told_aliases(group, text, types, facts)
        yield Page(tuple(group), facts, acronyms, tuple(people), link_short_forms(group, types, known), aliases, text)


def _is_full_person(name: LocalName, types: Mapping[str, str]) -> bool:
    return name.kind != DEMONYM and types[fold_name(name.text)] == "PERSON" and is_full(name.text)


def own_key(name: LocalName, page: Page, same: Mapping[str, str], types: Mapping[str, str]) -> tuple[Key, str]:
    """The key of a name that is no part of another, and the rule that gives it."""
    if fact := page.facts.get(name):
        return (_FACT, fact.key), f"{'people' if name.kind == DEMONYM else 'name'} of {fact.name} in the table of facts"
    if name in page.people:
        return (_PERSON, same[name.text]), _person_rule(name.text, same[name.text])
    kind = types.get(fold_name(name.text), name.type)
    if name.kind == DEMONYM or kind == "NORP":
        return (_GROUP, fold_name(name.text).removesuffix("s")), "same name"
    if kind == "PERSON":
        return (BARE, fold_name(name.text)), "a single name"
    return (_NAME, _body_key(name, page)), "same name"


def _body_key(name: LocalName, page: Page) -> str:
    """An organisation's key; of a body that every country has ("Supreme Court"), with the country the text is about."""
    key = organisation_key(name.text)
    if not is_generic(key):
        return key
    near = neighbours(page.text, page.facts)
    whose = owner(name, near)
    return f"{key} of {whose.country if whose else majority(count_countries(page.facts)) or name.document_id}"


def _person_rule(text: str, main: str) -> str:
    return "same name" if fold_name(text) == fold_name(main) else f"variant of the name {main}"
