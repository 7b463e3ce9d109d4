"""The plan of resolution: each name gets its actor's key, by the first rule that is sure. Equal keys are one actor."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graphkit.facts import Fact
from graphkit.model import DEMONYM, Actor, Correction, Membership, Mention, Span
from graphkit.resolve.acronyms import defined_acronyms, initials, is_acronym
from graphkit.resolve.actors import make_actors
from graphkit.resolve.aliases import told_aliases
from graphkit.resolve.context import join_by_context
from graphkit.resolve.correct import correct
from graphkit.resolve.identify import identify
from graphkit.resolve.local import LocalName, by_place, local_names, majority
from graphkit.resolve.names import clean, fold_name, organisation_key
from graphkit.resolve.organisations import link_initials, link_short_forms
from graphkit.resolve.people import Parts, cluster_people, is_full, link_parts
from graphkit.resolve.placing import Key, Placed
from graphkit.resolve.types import corpus_types

_FACT, _PERSON, _NAME, _GROUP, BARE = "fact", "person", "name", "group", "bare"


# words of which the names of bodies consist that every country has
_GENERIC = frozenset(
    """supreme high constitutional appeal appeals federal national state central royal court parliament congress senate
    house assembly council cabinet government ministry department interior foreign affairs defence defense finance
    justice health education security police army navy bank electoral commission socialist democratic conservative
    labour labor liberal green communist party prosecutor prosecutors office service of the and for""".split()
)


@dataclass(frozen=True)
class Resolution:
    """All actors, sorted by id, and which mention belongs to whom and why, sorted by span.

    `unused` tells of corrections that found nothing to correct.
    """

    actors: tuple[Actor, ...]
    memberships: tuple[Membership, ...]
    unused: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Page:
    """What is known of one document's names before they get their keys."""

    names: tuple[LocalName, ...]
    facts: Mapping[LocalName, Fact]
    acronyms: Mapping[LocalName, LocalName]
    people: tuple[LocalName, ...]
    short_forms: Mapping[LocalName, LocalName]
    aliases: Mapping[LocalName, LocalName] = field(default_factory=dict)
    text: str = ""
    alone: bool = False


def resolve(
    texts: Mapping[str, str],
    mentions: Iterable[Mention],
    corrections: Iterable[Correction] = (),
    sources: Mapping[str, str] | None = None,
) -> Resolution:
    """Who is who among all mentions. `texts` gives each document's text by id, `sources` its source.

    No mention is lost, but for weak names that nothing supports ("House" in a text about architecture), and what
    people dropped. Their `corrections` beat every rule. Raises CorrectionsContradict.
    """
    mentions = list(mentions)
    names = local_names(mention for mention in mentions if mention.antecedent is None)
    types = corpus_types(names)
    pages = list(_pages(names, texts, types))
    same = cluster_people(_homes(pages))
    placed = [each for page in pages for each in _place(page, same, types)]
    if not any(name.alone for name in names):
        placed = join_by_context(_join_acronyms(placed))
    actors, memberships = make_actors(placed)
    decided = correct(actors, memberships, mentions, corrections, sources or {})
    return Resolution(decided.actors, tuple(_with_references(decided.memberships, mentions)), decided.unused)


def _homes(pages: Iterable[_Page]) -> dict[str, frozenset[str]]:
    """The documents that use each full name of a person."""
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages:
        for name in page.people:
            homes[name.text].add(name.document_id)
    return {text: frozenset(documents) for text, documents in homes.items()}


def _with_references(memberships: Sequence[Membership], mentions: Sequence[Mention]) -> list[Membership]:
    """The memberships of names, and those of nominals and pronouns: each belongs where its antecedent does."""
    found = {membership.span: membership for membership in memberships}
    by_span = {mention.span: mention for mention in mentions}
    for mention in mentions:
        if mention.antecedent in found:
            rule = f"stands for {clean(by_span[mention.antecedent].text)}"
            found[mention.span] = Membership(mention.span, found[mention.antecedent].actor_id, rule)
    return sorted(found.values(), key=lambda membership: by_place(membership.span))


def _pages(names: Sequence[LocalName], texts: Mapping[str, str], types: Mapping[str, str]) -> Iterator[_Page]:
    documents: defaultdict[str, list[LocalName]] = defaultdict(list)
    for name in names:
        documents[name.document_id].append(name)
    for document_id, found in sorted(documents.items()):
        facts = identify(found)
        group = [name for name in found if name in facts or not name.weak]
        people = [name for name in group if name not in facts and _is_full_person(name, types)]
        if any(name.alone for name in group):
            yield _Page(tuple(group), facts, {}, tuple(people), {}, alone=True)
            continue
        acronyms = defined_acronyms(group, texts[document_id])
        acronyms |= link_initials(group, types, acronyms)
        known = {name: fact.key for name, fact in facts.items()}
        text = texts[document_id]
        aliases = told_aliases(group, text, types, facts)
        yield _Page(tuple(group), facts, acronyms, tuple(people), link_short_forms(group, types, known), aliases, text)


def _is_full_person(name: LocalName, types: Mapping[str, str]) -> bool:
    return name.kind != DEMONYM and types[fold_name(name.text)] == "PERSON" and is_full(name.text)


def _place(page: _Page, same: Mapping[str, str], types: Mapping[str, str]) -> Iterator[Placed]:
    """Each name of one document with its key; a part of a name and an acronym take the key of their whole."""
    shorter = [] if page.alone else [name for name in page.names if _may_be_part(name, page)]
    parts = link_parts(shorter, page.people, same, page.text)
    for name in page.names:
        if first := page.aliases.get(name):
            key, _ = _own_key(first, page, same, types)
            yield _placed(name, name.spans, key, f"another name of {first.text}, as the text says")
        elif name in parts:
            yield from _place_parts(name, parts, same)
        elif (long := page.acronyms.get(name)) and long not in page.acronyms:
            key, _ = _own_key(long, page, same, types)
            yield _placed(name, name.spans, key, f"acronym of {long.text}")
        elif whole := page.short_forms.get(name):
            key, _ = _own_key(whole, page, same, types)
            yield _placed(name, name.spans, key, f"part of the name {whole.text}")
        else:
            yield _placed(name, name.spans, *_own_key(name, page, same, types))


def _place_parts(name: LocalName, parts: Parts, same: Mapping[str, str]) -> Iterator[Placed]:
    left = set(name.spans)
    for whole, spans in parts[name]:
        left -= set(spans)
        yield _placed(name, spans, (_PERSON, same[whole.text]), f"part of the name {whole.text}")
    if left:
        yield _placed(name, tuple(sorted(left)), (BARE, fold_name(name.text)), "a surname alone")


def _may_be_part(name: LocalName, page: _Page) -> bool:
    return name.kind != DEMONYM and name not in page.facts and name not in page.people


def _own_key(name: LocalName, page: _Page, same: Mapping[str, str], types: Mapping[str, str]) -> tuple[Key, str]:
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


def _body_key(name: LocalName, page: _Page) -> str:
    """An organisation's key; of a body that every country has ("Supreme Court"), with the country the text is about."""
    key = organisation_key(name.text)
    if not set(key.split()) <= _GENERIC:
        return key
    countries: Counter[str] = Counter()
    for other, fact in page.facts.items():
        if fact.country:
            countries[fact.country] += len(other.spans)
    return f"{key} of {majority(countries) or name.document_id}"


def _person_rule(text: str, main: str) -> str:
    return "same name" if fold_name(text) == fold_name(main) else f"variant of the name {main}"


def _placed(name: LocalName, spans: tuple[Span, ...], key: Key, rule: str) -> Placed:
    said = f"own name of {name.text}" if name.own else rule
    if name.spelled and name.spelled != name.text and not name.own:
        surname = name.text.endswith(f" {name.spelled}")
        said = f"part of the name {name.text}" if surname else f"{name.spelled} represents {name.text}"
    called = name.text if name.own else ""
    return Placed(name.document_id, name.spelled, name.kind, name.type, spans, key, said, called)


def _join_acronyms(placed: Sequence[Placed]) -> list[Placed]:
    """Acronyms that no text explains, where the corpus has one organisation alone with those initials."""
    long: defaultdict[str, set[Key]] = defaultdict(set)
    for each in placed:
        if each.type == "ORG" and len(each.text.split()) > 1:
            long[initials(each.text)].add(each.key)
        if each.rule.startswith("acronym of "):
            long[fold_name(each.text).upper()].add(each.key)
    joined = []
    for each in placed:
        bare = each.key[0] == _NAME and is_acronym(each.text)
        keys = long[fold_name(each.text).upper()] if bare else set()
        one = next(iter(keys)) if len(keys) == 1 else each.key
        joined.append(each if one == each.key else replace(each, key=one, rule="the only name with these initials"))
    return joined
