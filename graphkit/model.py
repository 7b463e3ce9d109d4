"""What graphkit talks about: frozen values, no behaviour, nothing but the standard library.

Two pairs carry the design: what a text says (`Mention`, `Claim`) and what graphkit concludes from it
(`Actor`, `Relation`). All evidence is a `Span`: offsets into a document's own text, never a copy.
"""

from collections.abc import Sequence
from dataclasses import dataclass

NAME, DEMONYM, NOMINAL, PRONOUN = "name", "demonym", "nominal", "pronoun"
OBSERVER = "observer"
#: rule of a mention that rests on nothing but a spelling with other meanings ("Congress", "House"): it counts only
#: where the document supports it
BY_WEAK_NAME = "weak name"
AFFIRMED, NEGATED = "affirmed", "negated"
ASSERTED, PLANNED, POSSIBLE, CONDITIONAL, DEMANDED = "asserted", "planned", "possible", "conditional", "demanded"
PAST, PRESENT, FUTURE = "past", "present", "future"


@dataclass(frozen=True, order=True, slots=True)
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

    `id` is a hash of source and text, so an edited or renamed file is another document. Of several documents in one
    file `source` ends with their number (`mails.mbox#3`). `language` is an ISO 639-1 code; "" stands for unknown.
    """

    id: str
    source: str
    title: str
    text: str
    date: PublicationDate | None = None
    outlet: str = ""
    author: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True)
class Skipped:
    """A file that was not read, and why, in words."""

    source: str
    reason: str


@dataclass(frozen=True, order=True)
class Note:
    """What a person should know of a file that was read, as that its encoding was guessed."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an actor is named.

    `kind` is name, demonym, nominal or pronoun; `type` the label of the language model (PERSON, ORG, GPE …);
    `rule` says what found it. A nominal or pronoun stands for the name at `antecedent`, in the same document.
    """

    span: Span
    text: str
    kind: str
    type: str
    rule: str
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about two actors in one sentence.

    `subject` and `object` are spans of mentions; `cue` is the span of the word that carries the predicate. `event` is
    its PLOVER type (CONSULT, SANCTION …), "" if it has none; `speaker` the mention of who says so, None for the author.
    `tense` is past, present or future as the verb says it, "" where none does, as with nouns ("the attack on"). `quad`
    is the class that a user's own ontology gives the event, "" for PLOVER, whose classes follow from its types.
    """

    sentence: Span
    subject: Span
    object: Span
    cue: Span
    predicate: str
    polarity: str
    modality: str
    rule: str
    event: str = ""
    speaker: Span | None = None
    tense: str = ""
    quad: str = ""


@dataclass(frozen=True)
class Extraction:
    """All that was found in one document, each tuple sorted by position."""

    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """Why a mention belongs to an actor: `rule` names the reason."""

    span: Span
    actor_id: str
    rule: str


@dataclass(frozen=True)
class Actor:
    """A person, organisation, government or place, with all the names the documents give it.

    `id` is a hash of what identifies it; `wikidata` is its item (`Q22686`) where a table of facts knows it, else "".
    `role` is "observer" for media and news agencies, which report more than they act, else "".
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    wikidata: str
    role: str = ""


@dataclass(frozen=True, order=True)
class ActorName:
    """How a person means an actor: by a name, and where several bear it by type or by documents that name it too."""

    name: str
    type: str = ""
    documents: tuple[str, ...] = ()


@dataclass(frozen=True)
class Correction:
    """A person's decision, which beats every rule and score.

    `kind` is same, different, rename, retype, drop, restore, split, reject or note; `names` are the one or two actors
    meant; `to` is the new name or type, or the words of a note. Of a split, `documents` (sources) name the other actor;
    of a rejected sentence they say where it stands, `quotation` or `offsets` which it is, and `predicate` leaves out
    but the claims with it.
    """

    kind: str
    names: tuple[ActorName, ...]
    to: str = ""
    documents: tuple[str, ...] = ()
    quotation: str = ""
    offsets: tuple[int, int] | None = None
    predicate: str = ""
    author: str = ""
    date: str = ""
    note: str = ""


@dataclass(frozen=True, order=True)
class Rejection:
    """A sentence that is no evidence between two actors, `one` sorting before `other`.

    With a `predicate` only its claims are none, without one nothing in the sentence is.
    """

    sentence: Span
    one: str
    other: str
    predicate: str


#: a sentence that names more actors than this is a list: it joins none of them (`cooccurrence` in the store has it too)
MOST_TOGETHER = 100


@dataclass(frozen=True, slots=True)
class Cooccurrence:
    """Two actors named in the same sentences; `source` sorts before `target`, the pair has no direction.

    `by_reference` are those sentences in which only a pronoun or a noun ("he", "the minister") stands for one of them.
    """

    source: str
    target: str
    sentences: tuple[Span, ...]
    by_reference: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """All claims of one predicate, event type, polarity and modality from one actor to another."""

    source: str
    target: str
    predicate: str
    polarity: str
    modality: str
    claims: tuple[Claim, ...]
    event: str = ""


@dataclass(frozen=True, order=True)
class Story:
    """One text and its near copies, as when several papers print one agency report; `documents` are ids, sorted.

    A document that has no copy is a story of its own.
    """

    id: str
    documents: tuple[str, ...]


@dataclass(frozen=True)
class Corpus:
    """A finished build as values: what was read, what was found, what was concluded. Every sequence is sorted.

    Mentions, memberships and sentences may be made anew whenever they are read, cooccurrences and relations when they
    are first read (`graphkit.lazily`).

    `unit` is what the actors of a cooccurrence share: a sentence, or another unit of `graphkit.units`.
    """

    title: str
    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    sentences: Sequence[Span]
    mentions: Sequence[Mention]
    actors: tuple[Actor, ...]
    memberships: Sequence[Membership]
    cooccurrences: Sequence[Cooccurrence]
    relations: Sequence[Relation]
    notes: tuple[Note, ...] = ()
    stories: tuple[Story, ...] = ()
    unit: str = "sentence"
