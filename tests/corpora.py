"""Small corpora made by hand for tests: a few sentences, the names in them, and what is claimed."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from graphkit.analyse import annotate
from graphkit.graph import Build, build_graph
from graphkit.model import (
    AFFIRMED,
    ASSERTED,
    NAME,
    NEGATED,
    PLANNED,
    Actor,
    Claim,
    Cooccurrence,
    Corpus,
    Document,
    Membership,
    Mention,
    PublicationDate,
    Relation,
    Skipped,
    Span,
)


@dataclass(frozen=True)
class Told:
    """A document: its file, its date or "", its sentences."""

    source: str
    date: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """A claim: in which file and which of its sentences, who, by which word, to whom, and how it is meant."""

    source: str
    sentence: int
    subject: str
    cue: str
    object: str
    predicate: str
    polarity: str = AFFIRMED
    modality: str = ASSERTED
    tense: str = ""


def corpus(
    told: Sequence[Told],
    actors: Mapping[str, str],
    said: Sequence[Said] = (),
    skipped: Sequence[Skipped] = (),
    title: str = "A small corpus",
) -> Corpus:
    """A corpus in which every occurrence of an actor's name is a mention; `actors` maps names to types."""
    documents = tuple(_document(one) for one in sorted(told, key=lambda one: one.source))
    sentences = {d.source: _sentences(d, one) for d, one in zip(documents, sorted(told, key=_source), strict=True)}
    spans = tuple(sorted(span for found in sentences.values() for span in found))
    texts = {document.id: document.text for document in documents}
    mentions = tuple(sorted((m for s in spans for m in _mentions(s, texts, actors)), key=lambda m: m.span))
    claims = [(one, _claim(one, sentences[one.source][one.sentence], texts)) for one in said]
    return Corpus(
        title=title,
        documents=documents,
        skipped=tuple(skipped),
        sentences=spans,
        mentions=mentions,
        actors=tuple(sorted((Actor(identify(n), n, t, (), "") for n, t in actors.items()), key=lambda a: a.id)),
        memberships=tuple(Membership(m.span, identify(m.text), "same name") for m in mentions),
        cooccurrences=_cooccurrences(spans, mentions),
        relations=_relations(claims),
    )


def built(corpus: Corpus) -> Build:
    """The corpus with its measured graph."""
    return Build(corpus, annotate(build_graph(corpus)))


def identify(name: str) -> str:
    """An actor's id."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]


SMALL_ACTORS = {"Ada Brook": "PERSON", "Ben Cole": "PERSON", "Port Authority": "ORG", "Norland": "GPE", "Eve": "PERSON"}
SMALL_TOLD = (
    Told(
        "a.txt",
        "2017-02-03",
        ("Ada Brook accused Ben Cole.", "The Port Authority did not pay Ben Cole.", "Ada Brook met Ben Cole."),
    ),
    Told("b.txt", "2017-03", ("Ada Brook will visit Norland.", "Eve was silent.")),
)
SMALL_SAID = (
    Said("a.txt", 0, "Ada Brook", "accused", "Ben Cole", "accuse"),
    Said("a.txt", 1, "Port Authority", "pay", "Ben Cole", "pay", NEGATED),
    Said("b.txt", 0, "Ada Brook", "visit", "Norland", "visit", AFFIRMED, PLANNED),
)

HOSTILE_ACTORS = {
    '</script><script>alert("Ж")</script>': "PERSON",
    'Brön & Söhne\'s "GmbH"': "ORG",
    "Zoë 🦊 Müller": "PERSON",
    "Vertikal\x0bTabú": "ORG",
    "محمد علي": "PERSON",
    "=cmd(Ω)": "ORG",
    "-Łódź | *Star* [x](http://example.org) _u_": "ORG",
    "]]> <!-- Ñandú -->": "ORG",
}
HOSTILE_MARKS = ("Ж", "Brön", "Söhne", "Zoë", "🦊", "Müller", "Tabú", "محمد علي", "(Ω)", "Łódź", "Ñandú")


def small(*, dated: bool = True, relations: bool = True) -> Corpus:
    """Five actors in two documents, one of them alone; three claims, one denied, one planned; one file skipped."""
    told = [one if dated else Told(one.source, "", one.sentences) for one in SMALL_TOLD]
    skipped = (Skipped("notes.bin", "it is not text"),)
    return corpus(told, SMALL_ACTORS, SMALL_SAID if relations else (), skipped)


def hostile() -> Corpus:
    """Names, titles and file names that try to break out of every format."""
    names = list(HOSTILE_ACTORS)
    sentences = tuple(f"{first} accused {second}." for first, second in pairwise(names))
    told = [
        Told("dir/<b>|.txt", "2020", sentences),
        Told("x&y.txt", "2021-05-06", (f"{names[0]}\tand\n{names[2]} met.",)),
    ]
    said = [Said("dir/<b>|.txt", 0, names[0], "accused", names[1], "accuse <of>")]
    return corpus(told, HOSTILE_ACTORS, said, (Skipped("<i>.pdf", "a | b"),), title="# </title> & | Ünder")


def lonely() -> Corpus:
    """One actor, no edge."""
    return corpus([Told("a.txt", "", ("Eve was silent.",))], {"Eve": "PERSON"})


def empty() -> Corpus:
    """Nothing at all."""
    return corpus([], {})


def _source(one: Told) -> str:
    return one.source


def _document(one: Told) -> Document:
    text = "\n".join(one.sentences)
    date = PublicationDate(one.date, "by hand") if one.date else None
    return Document(identify(one.source + text), one.source, f"Title of {one.source}", text, date)


def _sentences(document: Document, one: Told) -> list[Span]:
    spans, start = [], 0
    for sentence in one.sentences:
        spans.append(Span(document.id, start, start + len(sentence)))
        start += len(sentence) + 1
    return spans


def _find(word: str, sentence: Span, texts: Mapping[str, str]) -> Span:
    start = texts[sentence.document_id].index(word, sentence.start, sentence.stop)
    return Span(sentence.document_id, start, start + len(word))


def _mentions(sentence: Span, texts: Mapping[str, str], actors: Mapping[str, str]) -> list[Mention]:
    words = texts[sentence.document_id][sentence.start : sentence.stop]
    found = [name for name in actors if name in words]
    return [Mention(_find(name, sentence, texts), name, NAME, actors[name], "by hand") for name in found]


def _claim(one: Said, sentence: Span, texts: Mapping[str, str]) -> Claim:
    subject, cue, target = (_find(word, sentence, texts) for word in (one.subject, one.cue, one.object))
    return Claim(sentence, subject, target, cue, one.predicate, one.polarity, one.modality, "by hand", tense=one.tense)


def _cooccurrences(sentences: Sequence[Span], mentions: Sequence[Mention]) -> tuple[Cooccurrence, ...]:
    found: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    for sentence in sentences:
        inside = (
            m
            for m in mentions
            if m.span.document_id == sentence.document_id and sentence.start <= m.span.start < sentence.stop
        )
        for pair in combinations(sorted({identify(m.text) for m in inside}), 2):
            found[pair].append(sentence)
    return tuple(Cooccurrence(source, target, tuple(spans)) for (source, target), spans in sorted(found.items()))


def _relations(claims: Sequence[tuple[Said, Claim]]) -> tuple[Relation, ...]:
    found: defaultdict[tuple[str, str, str, str, str], list[Claim]] = defaultdict(list)
    for one, claim in claims:
        found[identify(one.subject), identify(one.object), one.predicate, one.polarity, one.modality].append(claim)
    return tuple(Relation(*key, tuple(sorted(group, key=lambda c: c.cue))) for key, group in sorted(found.items()))
