"""Every writer fed names, titles, quotations and file names that fit into no format, and its file read again.

A corpus of three actors is made anew for each input; what measuring would find is taken from one that was measured
once, so that an input costs little more than its file. Fed by `tests.robustness.fuzz`.
"""

from __future__ import annotations

import csv
import json
import random
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from pathlib import Path
from unittest.mock import patch

from lxml import etree, html

from graphkit.corrections.errors import CorrectionsContradict, CorrectionsUnreadable, CorrectionUseless
from graphkit.corrections.read import read_corrections
from graphkit.corrections.write import add_correction
from graphkit.explorer.html import write_html
from graphkit.explorer.language import LANGUAGES
from graphkit.explorer.options import PageOptions
from graphkit.explorer.pyvis import write_pyvis
from graphkit.export import WRITERS, write_tables
from graphkit.graph import COOCCURRENCE, Build, build_graph
from graphkit.model import (
    ActorName,
    Claim,
    Corpus,
    Correction,
    Document,
    Note,
    PublicationDate,
    Relation,
    Skipped,
    Story,
)
from graphkit.pipeline import measure
from graphkit.redact import Hidden, redact
from graphkit.redact.spellings import find, spellings_of
from tests.corpora import Said, Told, corpus, identify

FOREIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")
ODD = (
    "<script>", "</script>", "<!--", "-->", "]]>", "&amp;", "&#0;", '"', "'", "`", "\\", "\\u0000", "\\n", "${x}",
    "\\u000a", "\\u0060", "\\u0027",
    "{{x}}",
    "=cmd()", "+1", "-1", "@x", "\t", "\r", "\n", "\r\n", "\0", "\x01", "\x0b", "\x1b[2J", "\x7f", "\x85", "\u2028",
    "\u202e", "\u200d", "\ufeff", "\ufffe", "\uffff", "\ud800", "\udc80", "\U0001f98a", "e\u0301", "İ", "ß", "ﬁ",
    "محمد",
    "习近平", "|", "*", "_", "[x](javascript:1)", "# ", "1. ", "> ", "```", ";", ",", ":", "--", "/*", "*/", "//",
    "%00",
    "http://x.org/?a=1&b='2'", "null", "NaN", "true", "a" * 300, " ", "\u3000", "\xa0", "'''", '"""', "[[decision]]",
)  # fmt: skip
PROTOTYPE = ("Ada", "Ben", "Eve")
KINDS = ("PERSON", "ORG", "GPE")
_OWN = ("label", "aliases", "type", "wikidata", "community")


def text(chance: random.Random, most: int = 4) -> str:
    """A word or so that no format likes."""
    parts = (
        chance.choice(ODD) if chance.random() < 0.7 else chr(chance.randrange(0x3000))
        for _ in range(chance.randint(0, most))
    )
    return "".join(parts)


def told(names: tuple[str, ...], odd: Callable[[], str]) -> Corpus:
    """Three actors in two documents, with a claim; all else is odd."""
    one, two, three = names
    cue = f"met{odd()}"
    sentences = (f"{one} {cue} {two}.", f"{two} and {three} {odd()}.")
    documents = [Told(f"a{odd()}.txt", "2017-02", sentences), Told(f"b{odd()}", "", (f"{one} {odd()} {three}.",))]
    said = [Said(documents[0].source, 0, one, cue, two, f"do{odd()}")]
    found = corpus(
        documents, dict(zip(names, KINDS, strict=True)), said, [Skipped(f"c{odd()}", f"is {odd()}")], title=odd()
    )
    actors = (replace(each, aliases=(f"x{odd()}",), wikidata=odd()) for each in found.actors)
    return replace(
        found,
        documents=tuple(_described(each, odd) for each in found.documents),
        actors=tuple(actors),
        mentions=tuple(replace(each, rule=odd()) for each in found.mentions),
        memberships=tuple(replace(each, rule=odd()) for each in found.memberships),
        relations=tuple(_meant(each, odd) for each in found.relations),
        notes=tuple(sorted(Note(each.source, odd()) for each in found.documents)),
        stories=(Story(found.documents[0].id, tuple(sorted(each.id for each in found.documents))),),
    )


def _described(document: Document, odd: Callable[[], str]) -> Document:
    date = PublicationDate(document.date.iso, odd()) if document.date else None
    return replace(document, title=odd(), outlet=odd(), author=odd(), url=odd(), language=odd(), date=date)


def _meant(relation: Relation, odd: Callable[[], str]) -> Relation:
    """The relation as an event of the user's own, of a class of their own, said by its subject."""
    event, tense, quad = odd(), odd(), odd()

    def claimed(claim: Claim) -> Claim:
        return replace(claim, event=event, tense=tense, quad=quad, rule=odd(), speaker=claim.subject)

    return replace(relation, event=event, claims=tuple(map(claimed, relation.claims)))


@cache
def measured() -> Build:
    """What measuring finds in such a corpus."""
    return measure(told(PROTOTYPE, lambda: ""))


def build_of(data: bytes) -> Build:
    """A measured build whose every text the data decides."""
    chance = random.Random(data)
    odd = lambda: text(chance)  # noqa: E731
    spoilt = data.decode("utf-8", "surrogateescape")
    names = tuple(f"{odd()}{spoilt[5 * k : 5 * k + 4]}N{k}" for k in range(3))
    made = told(names, odd)
    graph, known = build_graph(made), measured().graph
    ids = {identify(old): identify(new) for old, new in zip(PROTOTYPE, names, strict=True)}
    for old, new in ids.items():
        graph.nodes[new].update({k: v for k, v in known.nodes[old].items() if k not in _OWN}, community=names[0])
    for source, target, key, found in known.edges(keys=True, data=True):
        if key == COOCCURRENCE:
            ends = sorted((ids[source], ids[target]))
            missing = found.keys() - graph.edges[(*ends, key)].keys()
            graph.edges[(*ends, key)].update({name: found[name] for name in missing})
    return Build(made, graph)


def _lines(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _json(path: Path) -> None:
    json.loads(_lines(path))


def _jsonl(path: Path) -> None:
    for line in _lines(path).split("\n")[:-1]:
        assert isinstance(json.loads(line), dict)


def _xml(path: Path) -> None:
    etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, huge_tree=True))


def _csv(path: Path) -> None:
    for file in sorted(path.parent.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines, strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not [c for row in rows for c in row if FORMULA.match(c) and not NUMBER.fullmatch(c)]


def _parquet(path: Path) -> None:
    for file in path.parent.glob("*.parquet"):
        data = file.read_bytes()
        assert data[:4] == data[-4:] == b"PAR1"


def _cypher(path: Path) -> None:
    """Outside of quoted strings and names nothing stands but our own words, also where codes stand for characters."""
    coded = r"\\(?:u+([0-9A-Fa-f]{4})|(.))"
    read = re.sub(coded, lambda m: chr(int(m[1], 16)) if m[1] else m[0], _lines(path), flags=re.DOTALL)
    rest = re.sub(r"'(?:[^'\\]|\\.)*'|`(?:[^`]|``)*`", "", read, flags=re.DOTALL)
    assert not re.search(r"['`\"\\]", re.sub(r"//[^\n]*", "", rest)), rest[:300]


def _dot(path: Path) -> None:
    rest = re.sub(r'"(?:[^"\\]|\\.)*"', "", _lines(path), flags=re.DOTALL)
    assert '"' not in rest
    assert "\\" not in rest
    assert rest.count("{") == rest.count("}") == 1, rest[:300]


@cache
def _plain_scripts(page: Callable[[Build, Path], None]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        page(measured(), Path(folder) / "x.html")
        return len(_scripts(Path(folder) / "x.html"))


def _scripts(path: Path) -> list[str]:
    return re.findall(r"<script|<!--|<base|<meta|<iframe|<object|<embed|<link|<style", _lines(path), re.IGNORECASE)


def _page(page: Callable[[Build, Path], None]) -> Callable[[Path], None]:
    """No name opens an element, begins a comment, or ends the data."""

    def check(path: Path) -> None:
        root = html.document_fromstring(path.read_bytes())
        for script in root.iter("script"):
            if script.get("type") == "application/json":
                json.loads(script.text)
        handlers = [name for each in root.iter(etree.Element) for name in each.attrib if str(name).startswith("on")]
        assert handlers == []
        links = [each.get("href") for each in root.iter("a")]
        assert not [link for link in links if link and re.match(r"\s*(javascript|data|vbscript):", link, re.IGNORECASE)]
        assert len(list(root.iter("script"))) <= _plain_scripts(page)

    return check


def _markdown(path: Path) -> None:
    found = _lines(path)
    assert not FOREIGN.search(found)
    assert not re.search(r"(?<!\\)<(script|img|svg)", found)


def _png(path: Path) -> None:
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert data.endswith(b"IEND\xaeB`\x82")
    assert not re.search(rb"tEXt|iTXt|zTXt|eXIf", data[:200])


CHECKS: dict[str, Callable[[Path], None]] = {
    ".md": _markdown, ".graphml": _xml, ".gexf": _xml, ".json": _json, ".cyjs": _json, ".csv": _csv,
    "events.csv": _csv, ".parquet": _parquet, "events.parquet": _parquet, ".ftm.json": _jsonl, ".cypher": _cypher,
    ".jsonld": _json, ".dot": _dot, ".svg": _xml, ".png": _png, ".html": _page(write_html), "pyvis.html":
    _page(write_pyvis), "report.html": _page(WRITERS["report.html"]), "tables": lambda path: None,
}  # fmt: skip


def feed(ending: str, write: Callable[[Build, Path], None], data: bytes) -> None:
    """Write what the data says and read it again."""
    build = build_of(data)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=_quick())))
        stack.enter_context(patch("graphkit.export.pictures.ZOOM", 0.1))  # fewer pixels, the same drawing
        path = folder / (ending if not ending.startswith(".") else f"x{ending}")
        write(build, path)
        if ending == ".html":
            _noted(build, path, data)
        CHECKS[ending](path)
        if ending == "tables":
            for file in path.iterdir():
                _jsonl(file)


def _noted(build: Build, path: Path, data: bytes) -> None:
    """The page again, with a note on each actor and a title that the user chose."""
    chance = random.Random(data)
    notes = {
        actor.id: (Correction("note", (ActorName("x"),), to=text(chance), author=text(chance), date=text(chance)),)
        for actor in build.corpus.actors
    }
    options = PageOptions(title=text(chance), since=text(chance), until=text(chance), language=chance.choice(LANGUAGES))
    write_html(build, path, options, notes)


def _quick() -> str | None:
    """A folder in memory, where there is one."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def writers() -> Iterator[tuple[str, Callable[[bytes], None]]]:
    """Name and function of each."""
    more = {".html": write_html, "pyvis.html": write_pyvis, "tables": write_tables}
    for ending, write in (WRITERS | more).items():
        yield f"writer {ending}", lambda data, ending=ending, write=write: feed(ending, write, data)  # type: ignore[misc]
    yield "writer redact", hide
    yield "writer corrections.toml", decide


def hide(data: bytes) -> None:
    """Two of three actors and a source hidden: no spelling of theirs is left."""
    whole = build_of(data).corpus
    chosen = sorted(actor.id for actor in whole.actors)[:2]
    document = whole.documents[0]
    hidden = Hidden(dict(zip(chosen, ("Person 7", "Person 8"), strict=True)), {document.id: "Document 9"})
    spellings = spellings_of(whole, hidden.actors)
    _, shown = redact(whole, hidden)
    texts = {each.id: each.text for each in shown.documents}
    assert document.source not in {each.source for each in shown.documents}
    for found in (*texts.values(), *(actor.name for actor in shown.actors)):
        assert not list(find(found, spellings))
    for mention in shown.mentions:
        assert texts[mention.span.document_id][mention.span.start : mention.span.stop] == mention.text


def decide(data: bytes) -> None:
    """Decisions about such names, written one after the other, are read again as they were meant."""
    chance = random.Random(data)
    with tempfile.TemporaryDirectory(dir=_quick()) as folder:
        path = Path(folder) / "corrections.toml"
        for _ in range(3):
            one, two = (ActorName(f"{text(chance)}N{k}") for k in range(2))
            kind = chance.choice(("same", "different", "rename", "drop", "note"))
            names = (one, two) if kind in ("same", "different") else (one,)
            to = text(chance) + "x" if kind in ("rename", "note") else ""
            told_why = "" if kind == "note" else text(chance)
            decision = Correction(kind, names, to, note=told_why, author=text(chance), date=text(chance))
            try:
                add_correction(path, decision)
            except (CorrectionUseless, CorrectionsContradict, CorrectionsUnreadable):
                continue
            last = read_corrections(path)[-1]
            wanted = [" ".join(each.name.encode("utf-8", "replace").decode().split()) for each in names]
            assert (last.kind, [" ".join(each.name.split()) for each in last.names]) == (kind, wanted)
