"""The plan of resolution: each name gets its actor's key, by the first rule that is sure. Equal keys are one actor."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphkit.model import DEMONYM, Actor, Correction, Membership, Mention, Span
from graphkit.resolve.actors import make_actors
from graphkit.resolve.aliases import titled
from graphkit.resolve.context import join_by_context
from graphkit.resolve.correct import correct
from graphkit.resolve.local import LocalName, by_place, local_names
from graphkit.resolve.many import names_of_many
from graphkit.resolve.names import clean, fold_name
from graphkit.resolve.organisations import is_firm
from graphkit.resolve.pages import Page, own_key, read_pages
from graphkit.resolve.people import Parts, cluster_people, is_part, link_parts
from graphkit.resolve.placing import BARE, Key, Placed
from graphkit.resolve.told import ACRONYM, ALIAS
from graphkit.resolve.types import corpus_types


@dataclass(frozen=True)
class Resolution:
    """All actors, sorted by id, and which mention belongs to whom and why, sorted by span.

    `unused` tells of corrections that found nothing to correct.
    """

    actors: tuple[Actor, ...]
    memberships: tuple[Membership, ...]
    unused: tuple[str, ...] = ()


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
    mentions = mentions if isinstance(mentions, Sequence) else tuple(mentions)
    references: list[tuple[Span, Span]] = []
    names = local_names(_names(mentions, references))
    types = corpus_types(names)
    pages = list(read_pages(names, texts, types))
    same = cluster_people(_homes(pages))
    placed = [each for page in pages for each in _place(page, same, types)]
    if not any(name.alone for name in names):
        placed = join_by_context(placed, names_of_many(placed, texts))
    actors, memberships = make_actors(placed)
    decided = correct(actors, memberships, mentions, corrections, sources or {})
    return Resolution(decided.actors, tuple(_with_references(decided.memberships, references, texts)), decided.unused)


def _homes(pages: Iterable[Page]) -> dict[str, frozenset[str]]:
    """The documents that use each full name of a person."""
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages:
        for name in page.people:
            homes[name.text].add(name.document_id)
    return {text: frozenset(documents) for text, documents in homes.items()}


def _names(mentions: Iterable[Mention], references: list[tuple[Span, Span]]) -> Iterator[Mention]:
    """The mentions that are names; of the others place and antecedent go to `references`."""
    for mention in mentions:
        if mention.antecedent is None:
            yield mention
        else:
            references.append((mention.span, mention.antecedent))


def _with_references(
    memberships: Sequence[Membership], references: Iterable[tuple[Span, Span]], texts: Mapping[str, str]
) -> list[Membership]:
    """The memberships of names, and those of nominals and pronouns: each belongs where its antecedent does."""
    found = {membership.span: membership for membership in memberships}
    for span, antecedent in references:
        if antecedent in found:
            named = clean(texts[span.document_id][antecedent.start : antecedent.stop])
            found[span] = Membership(span, found[antecedent].actor_id, f"stands for {named}")
    return sorted(found.values(), key=lambda membership: by_place(membership.span))


def _place(page: Page, same: Mapping[str, str], types: Mapping[str, str]) -> Iterator[Placed]:
    """Each name of one document with its key; a part of a name and an acronym take the key of their whole."""
    shorter = [] if page.alone else [name for name in page.names if _may_be_part(name, page)]
    parts = link_parts(shorter, page.people, same, page.text)
    for name in page.names:
        if first := page.aliases.get(name):
            key, _ = own_key(_whole(name, page, parts), page, same, types)
            yield _placed(name, name.spans, key, f"{ALIAS}{first.text}, as the text says")
        elif name in parts and not _is_rather_firm(name, page, same):
            yield from _place_parts(name, page, parts, same, types)
        elif (long := page.acronyms.get(name)) and long not in page.acronyms:
            key, _ = own_key(long, page, same, types)
            yield _placed(name, name.spans, key, f"{ACRONYM}{long.text}")
        elif whole := page.short_forms.get(name):
            key, _ = own_key(whole, page, same, types)
            yield _placed(name, name.spans, key, f"part of the name {whole.text}")
        else:
            yield _placed(name, name.spans, *own_key(name, page, same, types))


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
    bearers = {same[other.text] for other in page.people if is_part(name.text, other.text)}
    titles = any(titled(span, page.text) for span in name.spans)
    return whole is not None and is_firm(whole.text) and len(bearers) > 1 and not titles


def _place_parts(
    name: LocalName, page: Page, parts: Parts, same: Mapping[str, str], types: Mapping[str, str]
) -> Iterator[Placed]:
    left = set(name.spans)
    for whole, spans in parts[name]:
        left -= set(spans)
        key, _ = own_key(_whole(whole, page, parts), page, same, types)
        yield _placed(name, spans, key, f"part of the name {whole.text}")
    if left:
        yield _placed(name, tuple(sorted(left)), (BARE, fold_name(name.text)), "a surname alone")


def _may_be_part(name: LocalName, page: Page) -> bool:
    return name.kind != DEMONYM and name not in page.facts and name not in page.people


def _placed(name: LocalName, spans: tuple[Span, ...], key: Key, rule: str) -> Placed:
    said = f"own name of {name.text}" if name.own else rule
    if name.spelled and name.spelled != name.text and not name.own:
        surname = name.text.endswith(f" {name.spelled}")
        said = f"part of the name {name.text}" if surname else f"{name.spelled} represents {name.text}"
    called = name.text if name.own else ""
    return Placed(name.document_id, name.spelled, name.kind, name.type, spans, key, said, called)
