"""Corpora for reports: enough stories for intervals, and some with what there is to warn of."""

from dataclasses import replace

from graphkit.model import NOMINAL, Cooccurrence, Corpus, Mention, Note, Skipped
from graphkit.report.blocks import Listing, Report, Section, Table
from tests.corpora import Said, Told, corpus, small

NAMES = {"Ada Brook": "PERSON", "Ben Cole": "PERSON", "Norland": "GPE", "Port Authority": "ORG", "Zed Ltd": "ORG"}


def many(articles: int = 30) -> Corpus:
    """Articles of which every one joins Ada Brook and Ben Cole, every second one Norland and the Port Authority."""
    told, said = [], []
    for number in range(articles):
        source = f"{number:03}.txt"
        sentences = ["Ada Brook met Ben Cole.", "Zed Ltd was silent."]
        said.append(replace(Said(source, 0, "Ada Brook", "met", "Ben Cole", "meet")))
        if number % 2:
            sentences.append("Norland paid the Port Authority.")
        if number % 5 == 0:
            sentences.append("Ada Brook visited Norland with Zed Ltd.")
        told.append(Told(source, f"20{10 + number % 4}-0{1 + number % 9}-11", tuple(sentences)))
    made = corpus(told, NAMES, said)
    return replace(made, relations=tuple(replace(each, event="CONSULT") for each in made.relations))


def one_sided() -> Corpus:
    """Ten documents, eight of one outlet; Ben Cole stands nowhere but in references; files skipped and guessed."""
    made = many(10)
    documents = tuple(
        replace(each, outlet="Daily" if place < 8 else "Post", date=each.date if place < 7 else None)
        for place, each in enumerate(made.documents)
    )
    ben = next(actor for actor in made.actors if actor.name == "Ben Cole")
    spans = {each.span for each in made.memberships if each.actor_id == ben.id}
    return replace(
        made,
        documents=documents,
        mentions=tuple(_reference(each) if each.span in spans else each for each in made.mentions),
        cooccurrences=tuple(_referring(each, ben.id) for each in made.cooccurrences),
        skipped=(Skipped("notes.bin", "it is not text"),),
        notes=(Note("000.txt", "the encoding was guessed"),),
    )


def decided() -> Corpus:
    """The small corpus, with a person's word on Ada Brook."""
    made = small()
    ada = next(actor for actor in made.actors if actor.name == "Ada Brook")
    rule = "same as A. Brook, decided by Ana on 2026-11-21: one desk"
    return replace(
        made,
        memberships=tuple(replace(each, rule=rule) if each.actor_id == ada.id else each for each in made.memberships),
    )


def section(report: Report, title: str) -> Section:
    """The section with that title."""
    return next(each for each in report.sections if each.title == title)


def cells(report: Report, title: str, start: str) -> list[tuple[str, ...]]:
    """The rows of the table in a section whose caption starts so."""
    tables = [each for each in section(report, title).blocks if isinstance(each, Table)]
    return [row.cells for row in next(each for each in tables if each.caption.startswith(start)).rows]


def warnings(report: Report) -> tuple[str, ...]:
    """What a report warns of."""
    (block,) = section(report, "Before you rely on this").blocks
    return block.items if isinstance(block, Listing) else ()


def _reference(mention: Mention) -> Mention:
    return replace(mention, kind=NOMINAL, antecedent=mention.span)


def _referring(pair: Cooccurrence, actor_id: str) -> Cooccurrence:
    return replace(pair, by_reference=pair.sentences) if actor_id in (pair.source, pair.target) else pair
