import json
from dataclasses import astuple, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import RedactionIncomplete, RedactionUnreadable
from graphkit.export import WRITERS
from graphkit.export.tables import write_tables
from graphkit.graph import build_graph
from graphkit.model import Corpus
from graphkit.pipeline import write
from graphkit.pipeline.publishing import redacted
from graphkit.redact import Hidden, redact
from graphkit.redact.cutting import GAP
from tests.corpora import Said, Told, corpus, identify, small

ADA, BEN, PORT = (identify(name) for name in ("Ada Brook", "Ben Cole", "Port Authority"))


def hide(whole: Corpus, tmp_path: Path, text: str) -> Corpus:
    return redacted(whole, toml(tmp_path, text)).corpus


def toml(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "hidden.toml"
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def everything(whole: Corpus) -> str:
    return json.dumps(astuple(whole), ensure_ascii=False).casefold()


def test_every_spelling_becomes_the_pseudonym_in_the_evidence(tmp_path: Path) -> None:
    left = hide(small(), tmp_path, 'actors = ["Ada Brook"]')
    assert [document.text for document in left.documents] == [
        f"Person 1 accused Ben Cole.{GAP}The Port Authority did not pay Ben Cole.{GAP}Person 1 met Ben Cole.",
        "Person 1 will visit Norland.",
    ]
    assert "brook" not in everything(left)


def test_sentences_that_prove_nothing_are_not_shown(tmp_path: Path) -> None:
    left = hide(small(), tmp_path, 'actors = ["Ben Cole"]')
    assert "silent" not in everything(left)
    assert [actor.name for actor in left.actors if actor.name == "Eve"] == ["Eve"]


def test_each_mention_claim_and_sentence_still_says_what_it_said(tmp_path: Path) -> None:
    left = hide(small(), tmp_path, 'actors = [{ name = "Ada Brook", as = "A very long pseudonym" }]')
    texts = {document.id: document.text for document in left.documents}
    names = {actor.id: actor.name for actor in left.actors}
    owner = {each.span: names[each.actor_id] for each in left.memberships}
    assert {m.text: owner[m.span] for m in left.mentions} == {n: n for n in owner.values()}
    assert all(texts[m.span.document_id][m.span.start : m.span.stop] == m.text for m in left.mentions)
    told = sorted(
        tuple(texts[s.document_id][s.start : s.stop] for s in (claim.subject, claim.cue, claim.object))
        for relation in left.relations
        for claim in relation.claims
    )
    pseudonym = "A very long pseudonym"
    assert told == [
        (pseudonym, "accused", "Ben Cole"),
        (pseudonym, "visit", "Norland"),
        ("Port Authority", "pay", "Ben Cole"),
    ]


@pytest.mark.parametrize(
    "spelled", ["ADA BROOK", "Ada\nBrook", "Ada-Brook", "Brook", "Brook's", "ÁDA  BRÓÖK", "ada_brook", "Ada Brook, Jr."]
)
def test_case_accents_line_ends_and_hyphens_hide_nobody(spelled: str, tmp_path: Path) -> None:
    told = [Told("a.txt", "", (f"Ada Brook met Ben Cole near {spelled} today.",))]
    left = hide(corpus(told, {"Ada Brook": "PERSON", "Ben Cole": "PERSON"}), tmp_path, 'actors = ["Ada Brook"]')
    assert "Person 1 today" in left.documents[0].text or "Person 1's today" in left.documents[0].text or "Jr" in spelled
    assert not {"brook", "bröök", "bróök"} & set(everything(left).replace("'", " ").split())


def test_names_of_others_titles_files_and_addresses_hide_it_too(tmp_path: Path) -> None:
    told = [Told("ada-brook/a.txt", "", ("Ada Brook Foundation met Ada Brook.",))]
    whole = corpus(told, {"Ada Brook": "PERSON"})
    foundation = replace(whole.actors[0], id="f", name="Ada Brook Foundation", type="ORG", wikidata="Q1")
    document = replace(
        whole.documents[0], title="Brook speaks", url="https://x.org/ada-brook-speaks", author="A. BROOK"
    )
    left = hide(
        replace(whole, actors=(whole.actors[0], foundation), documents=(document,)), tmp_path, 'actors = ["Ada Brook"]'
    )
    shown = left.documents[0]
    assert (shown.source, shown.title, shown.url, shown.author) == (
        "Person 1/a.txt",
        "Person 1 speaks",
        "",
        "Person 1",
    )
    assert sorted((actor.name, actor.wikidata) for actor in left.actors) == [
        ("Person 1", ""),
        ("Person 1 Foundation", ""),
    ]


def test_a_hidden_source_keeps_its_date_and_nothing_else(tmp_path: Path) -> None:
    left = hide(small(), tmp_path, 'sources = [{ name = "a.txt", as = "Leak" }]')
    assert next((d.source, d.title, d.author, d.url, d.date and d.date.iso) for d in left.documents) == (
        "Leak",
        "Leak",
        "",
        "",
        "2017-02-03",
    )
    assert "a.txt" not in everything(left)


def test_ids_do_not_betray_what_is_hidden(tmp_path: Path) -> None:
    left = hide(small(), tmp_path, 'actors = ["Ada Brook"]\nsources = ["a.txt"]')
    assert ADA not in {actor.id for actor in left.actors}
    assert not {d.id for d in left.documents} & {d.id for d in small().documents}


def test_counts_are_those_of_the_whole_corpus(tmp_path: Path) -> None:
    build = redacted(small(), toml(tmp_path, 'actors = ["Ada Brook"]'))
    counts = {data["label"]: (data["mentions"], data["documents"]) for _, data in build.graph.nodes(data=True)}
    before = {data["label"]: (data["mentions"], data["documents"]) for _, data in build_graph(small()).nodes(data=True)}
    assert counts == {"Person 1" if name == "Ada Brook" else name: count for name, count in before.items()}
    weights = sorted(data["weight"] for *_, data in build.graph.edges(data=True))
    assert weights == sorted(data["weight"] for *_, data in build_graph(small()).edges(data=True))


def test_no_file_holds_a_trace_in_its_bytes(tmp_path: Path) -> None:
    build = redacted(small(), toml(tmp_path, 'actors = ["Ada Brook", "Port Authority"]\nsources = ["a.txt"]'))
    out = tmp_path / "out"
    for suffix in sorted({*WRITERS, ".html"}):
        write(build, out / f"graph{suffix}")
    write_tables(build, out / "tables")
    files = [path for path in out.rglob("*") if path.is_file()]
    assert len(files) > len(WRITERS)
    for path in files:
        data = path.read_bytes().lower()
        assert not [word for word in (b"brook", b"port auth", b"a.txt", ADA.encode(), PORT.encode()) if word in data], (
            path
        )


def test_a_pseudonym_that_says_the_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RedactionIncomplete, match="still shows"):
        hide(small(), tmp_path, 'actors = [{ name = "Ada Brook", as = "Brook" }]')


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("actors = 3", "actors is no list"),
        ("actors = [3]", "3 under actors is no name"),
        ("people = []", "it has people"),
        ("", "it names nothing"),
        ('actors = ["Ada Brook", "ada brook"]', "'ada brook' is an actor that it names before"),
        ('sources = ["z.txt"]', "no document is called 'z.txt'"),
        ('actors = [{ name = "Ada Brook", as = "X" }, { name = "Ben Cole", as = "X" }]', "'X' stands for two"),
    ],
)
def test_a_file_that_hides_nothing_clear_is_told(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(RedactionUnreadable, match=told):
        hide(small(), tmp_path, text)


WORDS = st.sampled_from(
    ["Ada", "Brook", "Ben", "Cole", "met", "brook", "Eve", "İ", "ß", "…", "e\u0301", "-", "'s", "\n"]
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=5))
def test_whatever_the_text_nothing_hidden_is_left_and_every_span_fits(sentences: list[str]) -> None:
    names = {"Ada Brook": "PERSON", "Ben Cole": "PERSON", "Eve": "PERSON"}
    told = tuple(f"Ada Brook met Eve {each}." for each in sentences)
    whole = corpus([Told("a.txt", "", told)], names, [Said("a.txt", 0, "Ada Brook", "met", "Eve", "meet")])
    _, left = redact(whole, Hidden({identify("Ada Brook"): "X", identify("Ben Cole"): "Y"}, {}))
    text = left.documents[0].text
    assert "brook" not in text.casefold()
    assert [m for m in left.mentions if m.text not in ("X", "Y", "Eve") and not m.text.startswith(("X", "Y"))] == []
    assert all(0 <= span.start < span.stop <= len(text) for span in left.sentences)
