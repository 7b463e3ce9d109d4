"""What is fed beside readers: rules over a parse, names, prose, files that people write, and every writer."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.corrections.read import read_corrections
from graphkit.extract.blocks import split_blocks
from graphkit.extract.claims import find_clauses
from graphkit.extract.coreference import resolve_references
from graphkit.extract.mentions import find_mentions
from graphkit.extract.ontology import check_ontology
from graphkit.extract.words import parsed
from graphkit.facts.own_names import read_gazetteer, read_ignored, read_words
from graphkit.ingest.boilerplate import blank_boilerplate
from graphkit.ingest.dates import read_date
from graphkit.ingest.metadata import date_in_url, find_author, find_date, find_title
from graphkit.ingest.sidecar import read_sidecar
from graphkit.redact.read import read_redactions
from graphkit.resolve.clusters import cluster_people
from graphkit.resolve.names import core_name, fold_name, organisation_key, person_name
from tests.robustness.fuzz import Target
from tests.robustness.written import writers

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TAGS = dict(
    pair.split("/")
    for pair in (
        "NNP/PROPN NN/NOUN NNS/NOUN VBD/VERB VBN/VERB VB/VERB IN/ADP DT/DET PRP/PRON MD/AUX JJ/ADJ RB/ADV CC/CCONJ "
        "TO/PART POS/PART ./PUNCT _SP/SPACE"
    ).split()
)
DEPS = (
    "nsubj nsubjpass dobj pobj prep agent aux auxpass conj cc appos poss compound amod det relcl xcomp ccomp advcl neg "
    "advmod mark punct dative attr acl prt case nmod dep oprd pcomp"
).split()
WORDS = (
    "Putin Trump Ada Brook U.S. US Russia Russian Kremlin the The president minister he she they it who his their said "
    "met with on by of from to sanctions imposed denied not never will may would if agreed talks between and or , . ' "
    "'s ( ) - \n Congress FSB Federal Security Service Mr. Mrs. von de Al- EU European Union 习近平 محمد Ł 🦊 visited"
).split(" ")
WRITTEN = (
    b'[[decision]]\nsame = ["Ada", { name = "Ben", type = "PERSON", documents = "a.txt" }]\ndate = 2026-11-21\n',
    b'actors = ["Ada", { name = "Ben", as = "X" }]\nsources = ["a.txt"]\n',
    b"name\ttype\taliases\nAda Brook\tPERSON\tA. Brook; Ada\nPort\tORG\n",
    b'[[decision]]\nabout = "Ada"\nnote = """one\ntwo"""\nauthor = "B"\n',
    b'[[decision]]\nreject = ["Ada", "Ben"]\noffsets = [1, 9]\ndocuments = "a.txt"\n',
    b"word\tas\tobject\ttype\tquad\nbribe\tverb\tofficial|judge\tBRIBE\tcrime\nbribe\tnoun\t\tBRIBE\n",
    b'path,title,date,outlet,author,url,language\na.txt,"A ""b""",2017-02-03,The Post,Ada,http://x.org,en\n',
    b"source;date\na.txt;2017\n",
)
PROSE = (
    b"MOSCOW (Reuters) - Vladimir Putin met Ada Brook.\nBy JOHN SMITH\n\nMarch 3, 2017\n\nAvatar says:\nTrending Now\n",
    "Ministry of Foreign Affairs of the Republic of Ł; J.-P. O'Neil, Jr.; 3 mars 2017; 2017-02-03T10:00".encode(),
)


def MORE() -> Iterator[Target]:  # noqa: N802 - a table in all but its laziness
    """All targets that are no readers."""
    yield Target("prose", PROSE, _prose)
    yield Target("names", PROSE, _names)
    yield Target("parses", PROSE, _parse)
    yield Target("files that people write", WRITTEN, _written)
    yield from (Target(name, PROSE, feed) for name, feed in writers())


def _prose(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    prose = blank_boilerplate(text)
    assert len(prose) == len(text)
    blocks = list(split_blocks(prose))
    assert all(0 <= start < stop <= len(prose) for start, stop in blocks)
    assert all(one[1] <= other[0] for one, other in pairwise(blocks))
    find_date(prose, "x.txt", text)
    find_title(prose, "x.txt")
    find_author(prose)
    date_in_url(text)
    read_date(text)


def _names(data: bytes) -> None:
    names = [name for name in data.decode("utf-8", "replace").split(";") if name.strip()][:20]
    for name in names:
        assert fold_name(fold_name(name)) == fold_name(name)
        organisation_key(name)
        person_name(name)
        core_name(name)
    cluster_people(names)


def _parse(data: bytes) -> None:
    """The data decides on words, tags, labels and heads: parses that no model would give."""
    chance = random.Random(data)
    docs = [_doc(chance) for _ in range(2)]
    for kind in ("all", "names"):
        word = lambda token: token.lower_  # noqa: E731
        parses = [parsed(doc) for doc in docs]
        found = resolve_references(parses, find_mentions(_blank(), parses), word, kind)
        for each_parse, mentions in zip(parses, found, strict=True):
            assert all(0 <= each.first < each.last <= len(each_parse.words) for each in mentions)
            at = {i: number for number, each in enumerate(mentions) for i in range(each.first, each.last)}
            for clause in find_clauses(each_parse, at, word):
                assert clause.subject != clause.object
                assert max(clause.subject, clause.object) < len(mentions)


@cache
def _blank() -> Language:
    import spacy

    return spacy.blank("en")


def _doc(chance: random.Random) -> Doc:
    from spacy.tokens import Doc, Span

    number = chance.randint(1, 24)
    words = [chance.choice(WORDS) or "x" for _ in range(number)]
    tags = [chance.choice(list(TAGS)) for _ in words]
    heads = [chance.randrange(i + 1) for i in range(number)]  # a tree: every head stands before, the first is its own
    deps = ["ROOT" if head == i else chance.choice(DEPS) for i, head in enumerate(heads)]
    doc = Doc(_blank().vocab, words=words, tags=tags, pos=[TAGS[tag] for tag in tags], heads=heads, deps=deps)
    starts = sorted(chance.sample(range(number), min(number, 4)))
    labels = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "DATE")
    spans = [
        Span(doc, s, chance.randint(s + 1, n), chance.choice(labels))
        for s, n in zip(starts, [*starts[1:], number], strict=True)
    ]
    doc.set_ents(spans)
    return doc


def _ontology(path: Path) -> None:
    check_ontology(read_words(path), path)


def _written(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(data)
        for read in (read_corrections, read_redactions, read_gazetteer, read_ignored, read_sidecar, _ontology):
            try:
                read(path)
            except ValueError as error:
                raise AssertionError from error
            except Exception as error:
                if not type(error).__module__.startswith("graphkit"):
                    raise
