"""What graphkit talks about: frozen values, no behaviour, nothing but the standard library.

Two pairs carry the design: what a text says (`Mention`, `Claim`) and what graphkit concludes from it
(`Actor`, `Relation`). All evidence is a `Span`: offsets into a document's own text, never a copy.
"""

from dataclasses import dataclass

NAME, DEMONYM, NOMINAL, PRONOUN = "name", "demonym", "nominal", "pronoun"
#: rule of a mention that rests on nothing but a spelling with other meanings ("Congress", "House"): it counts only
#: where the document supports it
BY_WEAK_NAME = "weak name"
AFFIRMED, NEGATED = "affirmed", "negated"
ASSERTED, PLANNED, POSSIBLE, CONDITIONAL, DEMANDED = "asserted", "planned", "possible", "conditional", "demanded"


@dataclass(frozen=True, order=True)
class Span:
    """Half-open range of code points `text[start:stop]` in the text of one document."""

    document_id: str
    start: int
    stop: int


@dataclass(frozen=True)
class PublicationDate:
    """A date as precise as its source: `2017`, `2017-02` or `2017-02-03`, and where it was found."""

    iso: str
    origin: str


@dataclass(frozen=True)
class Document:
    """One text. `source` is its path relative to the folder read, with `/` between the parts.

    `id` is a hash of source and text, so an edited or renamed file is another document.
    """

    id: str
    source: str
    title: str
    text: str
    date: PublicationDate | None = None


@dataclass(frozen=True)
class Skipped:
    """A file that was not read, and why, in words."""

    source: str
    reason: str


@dataclass(frozen=True)
class Mention:
    """A place where an actor is named.

    `kind` is name, demonym, nominal or pronoun; `type` the label of the language model (PERSON, ORG, GPE …);
    `rule` says what found it.
    """

    span: Span
    text: str
    kind: str
    type: str
    rule: str


@dataclass(frozen=True)
class Claim:
    """One statement about two actors in one sentence.

    `subject` and `object` are spans of mentions; `cue` is the span of the word that carries the predicate.
    """

    sentence: Span
    subject: Span
    object: Span
    cue: Span
    predicate: str
    polarity: str
    modality: str
    rule: str


@dataclass(frozen=True)
class Extraction:
    """All that was found in one document, each tuple sorted by position."""

    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Membership:
    """Why a mention belongs to an actor: `rule` names the reason."""

    span: Span
    actor_id: str
    rule: str


@dataclass(frozen=True)
class Actor:
    """A person, organisation, government or place, with all the names the documents give it.

    `id` is a hash of what identifies it; `wikidata` is its item (`Q22686`) where a table of facts knows it, else "".
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    wikidata: str


@dataclass(frozen=True)
class Cooccurrence:
    """Two actors named in the same sentences; `source` sorts before `target`, the pair has no direction."""

    source: str
    target: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True)
class Relation:
    """All claims of one predicate, polarity and modality from one actor to another."""

    source: str
    target: str
    predicate: str
    polarity: str
    modality: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Corpus:
    """A finished build as values: what was read, what was found, what was concluded. Every tuple is sorted."""

    title: str
    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    memberships: tuple[Membership, ...]
    cooccurrences: tuple[Cooccurrence, ...]
    relations: tuple[Relation, ...]
