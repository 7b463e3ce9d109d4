"""Nothing of a hidden name is left in any file, packed or not, however a text spells it."""

import base64
import gzip
import random
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from anyascii import anyascii

from graphkit.export import WRITERS, write_tables
from graphkit.model import NAME, Actor, Corpus, Membership, Mention, Note, Skipped, Span
from graphkit.pipeline.answers import measure, write
from graphkit.pipeline.publishing import redacted
from graphkit.redact.letters import plain, unbroken
from graphkit.redact.spellings import hide as hide_in
from graphkit.redact.spellings import spellings_of
from tests.corpora import Said, Told, corpus, identify

BROOK = [
    "Ada Brook", "ADA BROOK", "ada brook", "AdaBrook", "#AdaBrook2017", "Ada Brook's", "Brook’s", "Ada-Brook",
    "Ada_Brook",
    "Ada\xa0Brook", "Ada\nBrook", "Ada-\nBrook", "Ada Br\xadook", "Ada Bro\u200bok", "Ada Bro-\nok",
    "Adá Bröók", "Ada B\u0325rook",
    "Ａｄａ Ｂｒｏｏｋ", "Аda Вrооk", "Ада Броок", "A. Brook", "A.B. Brook", "A. B. Brook", "Ada M. Brook",
    "Ada Marie Brook",
    "Ada Marie de Brook", "Brook, Ada", "Brook, A.", "Ada&nbsp;Brook", "&#65;da Br&#111;ok", "Ada%20Brook",
    "ada.brook@example.org",
    "abrook@example.org", "brook.a@example.org", "AdaB.Brook+x@example.org", "https://x.org/ada-brook-held",
    "www.x.org/abrook",
    "http://x.org/?q=Ada+Brook", "http://x.org/%41da%20%42rook", "@abrook@social.example", "Brook-led",
    "ex-Brook", "𝐀𝐝𝐚 𝐁𝐫𝐨𝐨𝐤",
    "Ada ‘Brook’", "“Ada” Brook", "Ada (Brook)", "Ada…Brook", "Ada\u202eBrook", "BROOK", "brook",
]  # fmt: skip
OTHERS = {
    "Zoë Müller": ["Zoe Muller", "ZOË MÜLLER", "Zoe Mueller", "Müllers Partner: Müller", "M%C3%BCller",
    "M&uuml;ller", "muller@x.org"],
    "Ivan Mueller": ["Ivan Müller", "Ivan Muller"],
    "Владимир Лужков": ["Vladimir Luzhkov", "VLADIMIR LUZHKOV", "Luzhkov", "Лужков"],
    "Łukasz Øster": ["Lukasz Oster", "LUKASZ ØSTER", "Oster"],
    "Xi Mingze": ["习明泽", "記者習近平與习明泽談話".replace("習近平", "")],
    "Sean McTavish": ["Sean Mctavish", "SEAN MCTAVISH", "Mc Tavish", "McTavish’s"],
    "Port Authority": ["PORT AUTHORITY", "port-authority", "PortAuthority", "portauthority.org", "Port\nAuthority"],
}  # fmt: skip
PAIRS = [("Ada Brook", each) for each in BROOK] + [(name, each) for name, known in OTHERS.items() for each in known]


def bare(text: str) -> str:
    """Letters and digits alone, as a person with a search would try them."""
    return "".join(filter(str.isalnum, anyascii(unescape(unquote(text))))).lower()


@pytest.mark.parametrize(("name", "spelled"), PAIRS)
def test_however_it_is_spelled_it_is_hidden(name: str, spelled: str) -> None:
    kind = "ORG" if name == "Port Authority" else "PERSON"
    whole = corpus([Told("a.txt", "", (f"{name} left.",))], {name: kind})
    left = hide_in(f"Then {spelled} went on.", spellings_of(whole, {identify(name): "X"}))
    parts = [bare(word) for word in name.split()]
    assert not [part for part in parts if len(part) > 2 and part in bare(left)], left
    assert left.startswith("Then ")
    assert left.endswith(" went on.")


@pytest.mark.parametrize(
    "text",
    [
        "Brooklyn",
        "the brooking of",
        "Adam Brooks",
        "a Brookfield report",
        "shallow brooks",
        "chocolate",
        "Ada",
        "A. Smith",
    ],
)
def test_what_is_no_spelling_of_it_stays(text: str) -> None:
    people = ("Ada Brook", "Ben Cole", "Adam Brooks", "The Coles")
    whole = corpus([Told("a.txt", "", ("Ada Brook met Ben Cole.",))], dict.fromkeys(people, "PERSON"))
    assert hide_in(text, spellings_of(whole, {identify("Ada Brook"): "X", identify("Ben Cole"): "Y"})) == text


def test_letters_know_where_they_came_from() -> None:
    text = "Ad&aacute; %42r\xadook 习 AdaB"
    letters = plain(text)
    found = {text[slice(*letters.origin(i, i + 1))]: each for i, each in enumerate(letters.text) if each in "abx"}
    assert found == {"A": "a", "&aacute;": "a", "%42": "b", "习": "x", "a": "a", "B": "b"}
    assert unbroken("Bro-\nok").text == "brook"
    assert unbroken("Bro-\nok").origin(0, 5) == (0, 7)


def unpacked(path: Path) -> Iterator[bytes]:
    """A file's bytes, and what is packed in them: the page's data, columns of Parquet, chunks of PNG."""
    data = path.read_bytes()
    yield data
    for packed in re.findall(rb">([A-Za-z0-9+/]{40,}={0,2})<", data):
        yield gzip.decompress(base64.b64decode(packed))
    if path.suffix == ".parquet":
        import duckdb

        for table in (f"read_parquet('{path}')", f"parquet_kv_metadata('{path}')", f"parquet_schema('{path}')"):
            yield repr(duckdb.sql(f"SELECT * FROM {table}").fetchall()).encode()
    if path.suffix == ".png":
        yield from (zlib.decompress(chunk) for chunk in re.findall(rb"(?:zTXt|iTXt)[^\0]*\0\0(.*?)", data) if chunk)
        assert not re.search(rb"tEXt|zTXt|iTXt|eXIf", data)


def spoken(chance: random.Random) -> Corpus:
    """Texts in which people are named in every way, also where nobody found the name."""
    ways = [each for each in BROOK if "\n" not in each]
    told = []
    for number in range(3):
        said = [
            f"{chance.choice(ways)} met Ben Cole.",
            f"Eve Stone wrote to {chance.choice(ways)} and Ada Brook.",
            f"Ben Cole, {chance.choice(ways)}, and Eve Stone left.",
        ]
        name = chance.choice(["memo", "ada-brook", "abrook", "AdaBrook_1", "Brook", "leak"])
        told.append(Told(f"{chance.choice(['x', 'brook', 'f'])}/{name}{number}.txt", "2017-02", tuple(said)))
    names = {"Ada Brook": "PERSON", "Ben Cole": "PERSON", "Eve Stone": "PERSON"}
    source = told[0].source
    claims = [Said(source, 0, "Ben Cole", "met", "Ben Cole", f"meet {chance.choice(ways)}")]
    whole = corpus(told, names, claims, [Skipped("brook.pdf", "of Ada Brook")], title=f"Files of {chance.choice(ways)}")
    documents = tuple(
        replace(
            each, title=f"On {chance.choice(ways)}",
            author=chance.choice(ways), outlet=f"The {chance.choice(ways)} Post",
            url=f"https://x.org/{chance.choice(['abrook', 'Ada%20Brook', 'brook/1', 'ada_brook', 'AdaBrook'])}",
        )
        for each in whole.documents
    )  # fmt: skip
    club = Actor(
        "club", f"{chance.choice(['Brook', 'Ada Brook', 'BROOK'])} Foundation", "ORG", ("ABF of Ada Brook",), "Q7"
    )
    span = whole.sentences[0]
    extra = Mention(Span(span.document_id, span.start, span.start + 3), "", NAME, "ORG", "named like Ada Brook")
    extra = replace(
        extra, text=next(d.text for d in documents if d.id == span.document_id)[span.start : span.start + 3]
    )
    new = extra.span not in {each.span for each in whole.mentions}
    member = Membership(extra.span, "club", "like Ada Brook")
    return replace(
        whole,
        documents=documents,
        actors=tuple(sorted((*whole.actors, club), key=lambda actor: actor.id)),
        mentions=tuple(sorted((*whole.mentions, *[extra] * new), key=lambda m: m.span)),
        memberships=tuple(sorted((*whole.memberships, *[member] * new), key=lambda m: m.span)),
        notes=(Note("abrook.txt", "Ada Brook's"),),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_no_output_holds_a_trace(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look_for_traces(seed, tmp_path, monkeypatch, packed=bool(seed % 2))


def look_for_traces(seed: int, folder: Path, monkeypatch: pytest.MonkeyPatch, *, packed: bool) -> None:
    """Hide Ada Brook and a source in random texts, write everything, and search it."""
    chance = random.Random(seed)
    whole = spoken(chance)
    if packed:
        monkeypatch.setattr("graphkit.explorer.html.PLAIN_LIMIT", 0)
    monkeypatch.setattr("graphkit.export.pictures.ZOOM", 0.1)
    hidden = folder / "hidden.toml"
    hidden.write_text(f'actors = ["Ada Brook"]\nsources = ["{whole.documents[0].source}"]\n', encoding="utf-8")
    build = redacted(whole, hidden)
    for ending in sorted({*WRITERS, ".html"}):
        write(build, folder / "out" / (ending if ending[0] != "." else f"graph{ending}"))
    write(build, folder / "out" / "old.html", renderer="pyvis")
    write_tables(build, folder / "out" / "tables")
    files = [path for path in sorted((folder / "out").rglob("*")) if path.is_file()]
    assert len(files) > len(WRITERS)
    assert measure(whole).graph.number_of_nodes() == build.graph.number_of_nodes()
    secrets = ("adabrook", "brookada", "abrook", "mariedebrook", "abf", identify("Ada Brook"))
    for path in files:
        for data in unpacked(path):
            found = bare(data.decode("utf-8", "ignore"))
            assert not [s for s in secrets if s in found and s != "abf"], (path.name, seed)
            rest = re.sub(r"brook(lyn|s\b)", "", found)
            assert "brook" not in rest, (path.name, seed, rest[max(0, rest.index("brook") - 60) :][:120])
