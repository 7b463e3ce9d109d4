import codecs
import os
from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

import pytest

import graphkit
from graphkit.errors import FormatUnknown, NothingToRead, PathNotFound, StoreNotFound, WouldOverwrite
from graphkit.explore import why
from graphkit.graph import Build, build_graph
from graphkit.ingest import READERS
from graphkit.model import Actor, Corpus, Skipped
from graphkit.pipeline import (
    OUTPUTS,
    Settings,
    Summary,
    build,
    build_into,
    export,
    export_tables,
    open_build,
    page_of,
    rank,
    write,
)
from tests.corpora import built, small

pytestmark = pytest.mark.model

MEETING = "Vladimir Putin met Donald Trump in Hamburg. Angela Merkel did not criticize Russia.\n"
VISIT = "Vladimir Putin will visit Germany. Angela Merkel praised Putin.\n"
CALL = "Emmanuel Macron called Angela Merkel on Monday.\n"


def put(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    return folder


def update(folder: Path, output: Path) -> Summary:
    """A build of a folder into another, without a word."""
    return build_into(output, [folder], Settings(), renderer="canvas", progress=lambda stage, done, total: None)


def names(corpus: Corpus) -> list[str]:
    return sorted(actor.name for actor in corpus.actors)


def lost(corpus: Corpus) -> list[str]:
    """Mentions whose text is not what stands at their offsets."""
    texts = {document.id: document.text for document in corpus.documents}
    return [m.text for m in corpus.mentions if texts[m.span.document_id][m.span.start : m.span.stop] != m.text]


def test_a_folder_becomes_a_graph_of_its_actors(tmp_path: Path) -> None:
    built = build([put(tmp_path / "in", a=MEETING, b=VISIT)])
    assert names(built.corpus) == ["Angela Merkel", "Donald Trump", "Germany", "Hamburg", "Russia", "Vladimir Putin"]
    assert sorted(label for _, label in built.graph.nodes(data="label")) == names(built.corpus)
    assert built.corpus.title == "in"
    assert all("pagerank" in data for _, data in built.graph.nodes(data=True))


def test_a_single_path_may_be_given_without_a_list(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=MEETING)
    assert build(folder).corpus == build(str(folder)).corpus == build([folder]).corpus  # type: ignore[arg-type]


def test_without_output_no_file_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "in", a=MEETING)
    monkeypatch.chdir(tmp_path)
    build(["in"])
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["in", "in/a.txt"]


def test_with_output_the_same_build_comes_out(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=MEETING, b=VISIT)
    assert build([folder], tmp_path / "out").corpus == build([folder]).corpus
    assert open_build(tmp_path / "out").corpus == build([folder]).corpus


def test_a_build_writes_page_report_and_graph_files(tmp_path: Path) -> None:
    summary = update(put(tmp_path / "in", a=MEETING), tmp_path / "out")
    assert summary.files == tuple(tmp_path / "out" / name for name in OUTPUTS)
    assert [path for path in summary.files if not path.stat().st_size] == []
    assert page_of(tmp_path / "out") == tmp_path / "out" / "graph.html"


def test_a_second_build_parses_nothing_and_writes_the_same_bytes(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=MEETING, b=VISIT)
    first = update(folder, tmp_path / "out")
    before = {path.name: path.read_bytes() for path in first.files}
    second = update(folder, tmp_path / "out")
    assert ((first.parsed, first.known), (second.parsed, second.known)) == ((2, 0), (0, 2))
    assert second.build is None
    assert open_build(tmp_path / "out").corpus == first.build.corpus
    assert {path.name: path.read_bytes() for path in second.files} == before


def test_an_edited_file_is_parsed_again_and_its_old_text_is_gone(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=MEETING, b=VISIT)
    update(folder, tmp_path / "out")
    summary = update(put(folder, a=CALL), tmp_path / "out")
    assert (summary.parsed, summary.known) == (1, 1)
    assert summary.build.corpus == build([folder]).corpus
    assert "Donald Trump" not in names(summary.build.corpus)


def test_a_deleted_file_takes_its_actors_with_it(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=MEETING, b=VISIT)
    update(folder, tmp_path / "out")
    (folder / "a.txt").unlink()
    summary = update(folder, tmp_path / "out")
    assert (summary.parsed, summary.known) == (0, 1)
    assert summary.build.corpus == build([folder]).corpus


def test_an_added_file_is_the_only_one_parsed(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=MEETING, b=VISIT)
    update(folder, tmp_path / "out")
    summary = update(put(folder, c=CALL), tmp_path / "out")
    assert (summary.parsed, summary.known) == (1, 2)
    assert summary.build.corpus == build([folder]).corpus


def test_the_order_of_the_paths_does_not_matter(tmp_path: Path) -> None:
    put(tmp_path, a=MEETING, b=VISIT, c=CALL)
    first, *rest = (build([tmp_path / f"{name}.txt" for name in order]).corpus for order in permutations("abc"))
    assert rest == [first] * 5


def test_the_output_folder_is_not_read_when_it_lies_in_the_input(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=MEETING)
    update(folder, folder / "output")
    put(folder, b=VISIT)
    summary = update(folder, folder / "output")
    assert [document.source for document in summary.build.corpus.documents] == ["a.txt", "b.txt"]
    assert summary.build.corpus.skipped == ()


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + MEETING.encode(),
        MEETING.replace(". ", ".\r\n\r\n").encode(),
        MEETING.replace(" Donald", "\nDonald").replace("not ", "not\n").encode(),
        ("🦊 Zoë\u0301 says: 👨‍👩‍👧.\n\n" + MEETING).encode(),
        codecs.BOM_UTF16_LE + MEETING.encode("utf-16-le"),
        MEETING.replace(" ", "\xa0").encode(),
        MEETING.strip().encode(),
    ],
    ids=[
        "byte-order mark",
        "carriage returns",
        "hard-wrapped",
        "emoji",
        "UTF-16",
        "no-break spaces",
        "no final newline",
    ],
)
def test_what_stands_at_a_mentions_offsets_is_the_mention(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    corpus = build([tmp_path]).corpus
    assert lost(corpus) == []
    assert {"Angela Merkel", "Donald Trump", "Russia", "Vladimir Putin"} <= set(names(corpus))


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# News\n\n**Vladimir Putin** met [Donald Trump](https://example.org/Merkel).\n", encoding="utf-8"
    )
    corpus = build([tmp_path]).corpus
    assert (names(corpus), lost(corpus)) == (["Donald Trump", "Vladimir Putin"], [])


def test_what_cannot_be_read_is_reported_and_the_rest_is_built(tmp_path: Path) -> None:
    put(tmp_path, a=MEETING, empty="")
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    (tmp_path / "c.txt").write_bytes(b"\0\xff")
    corpus = build([tmp_path], tmp_path / "output").corpus
    assert corpus.skipped == (
        Skipped("b.pdf", "is no PDF, or a damaged or truncated one"),
        Skipped("c.txt", "holds binary data, not text"),
        Skipped("empty.txt", "holds no words"),
    )
    assert open_build(tmp_path / "output").corpus == corpus


def test_a_file_whose_name_is_no_utf_8_does_not_stop_the_build(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=MEETING)
    (folder / os.fsdecode(b"\xe9.txt")).write_text(CALL, encoding="utf-8")
    (folder / os.fsdecode(b"\xe9.pdf")).write_bytes(b"%PDF")
    corpus = update(folder, tmp_path / "out").build.corpus
    assert {"Donald Trump", "Emmanuel Macron"} <= set(names(corpus))
    assert [each.reason for each in corpus.skipped] == ["is no PDF, or a damaged or truncated one"]


def test_nothing_given_is_nothing_to_read() -> None:
    with pytest.raises(NothingToRead):
        build([])


def test_two_files_of_the_same_text_are_two_documents(tmp_path: Path) -> None:
    corpus = build([put(tmp_path, a=VISIT, b=VISIT)]).corpus
    assert [document.source for document in corpus.documents] == ["a.txt", "b.txt"]
    assert len({document.id for document in corpus.documents}) == 2


def test_a_text_without_actors_is_a_document_all_the_same(tmp_path: Path) -> None:
    corpus = build([put(tmp_path, a="It rained.\n")]).corpus
    assert ([document.source for document in corpus.documents], corpus.actors) == (["a.txt"], ())


def test_a_folder_without_documents_is_refused_with_what_could_be_read(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    with pytest.raises(NothingToRead) as caught:
        build([tmp_path])
    assert (caught.value.suffixes, caught.value.skipped) == (
        tuple(sorted(READERS)),
        (("b.pdf", "is no PDF, or a damaged or truncated one"),),
    )
    assert "b.pdf: is no PDF" in str(caught.value)


def test_a_failed_build_leaves_the_old_one_in_place(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=MEETING)
    before = update(folder, tmp_path / "out").build.corpus
    put(tmp_path / "none")
    with pytest.raises(NothingToRead):
        update(tmp_path / "none", tmp_path / "out")
    assert open_build(tmp_path / "out").corpus == before


def test_after_an_interrupted_build_the_store_opens_and_the_next_build_is_whole(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=MEETING, b=VISIT)
    update(folder, tmp_path / "out")
    put(folder, a=CALL, c=MEETING)

    def interrupt(stage: str, done: int, total: int) -> None:
        if stage == "resolving names":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_into(tmp_path / "out", [folder], Settings(), renderer="canvas", progress=interrupt)
    assert lost(open_build(tmp_path / "out").corpus) == []
    export_tables(tmp_path / "out", tmp_path / "tables")
    export(tmp_path / "out", [tmp_path / name for name in OUTPUTS])
    assert update(folder, tmp_path / "out").build.corpus == build([folder]).corpus


def test_a_missing_path_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(PathNotFound):
        build([tmp_path / "absent"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_there_is_no_build_to_open_before_one_is_made(tmp_path: Path) -> None:
    for open_it in (open_build, page_of):
        with pytest.raises(StoreNotFound):
            open_it(tmp_path)


def test_an_opened_build_has_the_graph_of_its_corpus(tmp_path: Path) -> None:
    build([put(tmp_path / "in", a=MEETING)], tmp_path / "out")
    opened = open_build(tmp_path / "out")
    expected = build_graph(opened.corpus)
    assert dict(opened.graph.nodes(data=True)) == dict(expected.nodes(data=True))
    assert list(opened.graph.edges(keys=True, data=True)) == list(expected.edges(keys=True, data=True))


def test_a_chosen_file_is_written_in_the_format_of_its_suffix(tmp_path: Path) -> None:
    build([put(tmp_path / "in", a=MEETING)], tmp_path / "out")
    targets = [tmp_path / "new" / "g.graphml", tmp_path / "new" / "g.JSON"]
    export(tmp_path / "out", targets)
    assert "Vladimir Putin" in targets[0].read_text(encoding="utf-8")
    assert targets[1].read_text(encoding="utf-8").startswith("{")


def test_an_unknown_format_is_refused_before_any_file_is_written(tmp_path: Path) -> None:
    build([put(tmp_path / "in", a=MEETING)], tmp_path / "out")
    with pytest.raises(FormatUnknown):
        export(tmp_path / "out", [tmp_path / "g.graphml", tmp_path / "g.docx"])
    assert not (tmp_path / "g.graphml").exists()


def test_a_measured_build_is_written_without_a_store(tmp_path: Path) -> None:
    write(built(small()), tmp_path / "g.graphml")
    with pytest.raises(FormatUnknown):
        write(built(small()), tmp_path / "g")
    assert [path.name for path in tmp_path.iterdir()] == ["g.graphml"]


def test_tables_are_written_as_json_lines(tmp_path: Path) -> None:
    build([put(tmp_path / "in", a=MEETING)], tmp_path / "out")
    export_tables(tmp_path / "out", tmp_path / "tables")
    assert sorted(path.suffix for path in (tmp_path / "tables").iterdir()) == [".jsonl"] * 7


def test_a_ranking_of_one_type_keeps_the_ranks_among_all() -> None:
    everyone = rank(built(small()), "degree")
    people = rank(built(small()), "degree", type="person")
    assert people == [row for row in everyone if row.type == "PERSON"]
    assert rank(built(small()), "degree", top=2) == everyone[:2]


def test_an_unknown_centrality_is_refused() -> None:
    with pytest.raises(KeyError):
        rank(built(small()), "fame")


def test_progress_never_goes_backwards_within_a_stage(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    folder = put(tmp_path / "in", a=MEETING, b=VISIT)
    build_into(tmp_path / "out", [folder], Settings(), renderer="canvas", progress=lambda *step: told.append(step))
    assert [step for step in told if not 0 <= step[1] <= step[2]] == []
    for stage in {stage for stage, _, _ in told}:
        done = [step[1] for step in told if step[0] == stage]
        assert done == sorted(done)


def test_the_public_names_are_those_of_the_rooms() -> None:
    assert (graphkit.build, graphkit.why, graphkit.Build) == (build, why, Build)
    assert [name for name in graphkit.__all__ if not hasattr(graphkit, name)] == []


# the five seed articles


def spelled(corpus: Corpus, spellings: Iterable[str]) -> set[str]:
    """The names of all actors that a mention with one of these spellings belongs to."""
    wanted = set(spellings)
    label = {actor.id: actor.name for actor in corpus.actors}
    spans = {mention.span for mention in corpus.mentions if " ".join(mention.text.split()) in wanted}
    return {label[membership.actor_id] for membership in corpus.memberships if membership.span in spans}


@pytest.mark.parametrize(
    ("name", "type_", "spellings"),
    [
        ("Donald Trump", "PERSON", ["Donald Trump", "Trump", "President Trump"]),
        ("Vladimir Putin", "PERSON", ["Vladimir Putin", "Putin"]),
        ("United States Congress", "ORG", ["Congress", "US Congress"]),
        ("Office of Foreign Assets Control", "ORG", ["OFAC", "Office of Foreign Assets Control"]),
        ("Federal Security Service", "ORG", ["FSB", "Federal Security Service"]),
        ("European Union", "ORG", ["European Union", "EU"]),
        ("United States", "GPE", ["US", "U.S.", "USA", "United States", "American", "America"]),
        ("Russia", "GPE", ["Russia", "Russian", "Russians", "Russian Federation"]),
    ],
)
def test_in_the_seeds_each_of_these_is_exactly_one_actor(
    seeds: Build, name: str, type_: str, spellings: list[str]
) -> None:
    assert spelled(seeds.corpus, spellings) == {name}
    assert [actor.type for actor in seeds.corpus.actors if actor.name == name] == [type_]


def test_in_the_seeds_dmitry_peskov_is_one_person_under_all_his_spellings(seeds: Build) -> None:
    spellings = ["Dmitry Peskov", "Dmitri Peskov", "Dmitri S. Peskov", "Peskov"]
    assert len(spelled(seeds.corpus, spellings)) == 1
    (peskov,) = (actor for actor in seeds.corpus.actors if "Peskov" in actor.name)
    assert peskov.type == "PERSON"
    assert {peskov.name, *peskov.aliases} >= set(spellings)


def test_in_the_seeds_every_mention_is_where_it_says_and_belongs_to_one_actor(seeds: Build) -> None:
    assert lost(seeds.corpus) == []
    assert [m.span for m in seeds.corpus.memberships] == [m.span for m in seeds.corpus.mentions]
    assert {m.actor_id for m in seeds.corpus.memberships} == {actor.id for actor in seeds.corpus.actors}


def test_in_the_seeds_no_two_actors_share_a_name(seeds: Build) -> None:
    shown = names(seeds.corpus)
    assert [name for name in shown if shown.count(name) > 1] == []


def test_the_seeds_are_five_documents_of_which_two_have_a_dateline(seeds: Build) -> None:
    assert len(seeds.corpus.documents) == 5
    dates = {document.source[:3]: document.date.iso for document in seeds.corpus.documents if document.date}
    assert dates == {"001": "2017-02-03", "002": "2017-01-27"}


def test_in_the_seeds_trump_and_putin_have_evidence_cut_from_the_articles(seeds: Build) -> None:
    found = why(seeds, "Donald Trump", "Vladimir Putin")
    assert len(found) >= 5
    texts = {document.source: document.text for document in seeds.corpus.documents}
    assert [each.quotation for each in found] == [texts[each.source][each.start : each.stop] for each in found]


def test_the_seeds_give_the_same_corpus_into_a_store_and_back(seeds: Build, tmp_path: Path) -> None:
    folder = Path(__file__).parent.parent / "seeds"
    stored = update(folder, tmp_path / "out")
    assert stored.parsed == 5
    assert open_build(tmp_path / "out").corpus == seeds.corpus
    assert isinstance(stored.build.corpus.actors[0], Actor)


def test_what_graphkit_has_written_is_no_document(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=MEETING)
    first = update(folder, folder / "out").build.corpus
    assert update(folder, tmp_path / "elsewhere").build.corpus == first
    assert update(folder, folder).build.corpus == first
    update(folder, folder)
    assert open_build(folder).corpus == first


def test_a_file_of_the_users_is_never_overwritten(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=MEETING)
    (folder / "report.md").write_text("My own report.", encoding="utf-8")
    with pytest.raises(WouldOverwrite):
        update(folder, folder)
    assert (folder / "report.md").read_text(encoding="utf-8") == "My own report."
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "report.md"]


def test_a_build_of_nothing_leaves_no_store(tmp_path: Path) -> None:
    put(tmp_path / "none")
    with pytest.raises(NothingToRead):
        update(tmp_path / "none", tmp_path / "out")
    with pytest.raises(StoreNotFound):
        open_build(tmp_path / "out")


def test_a_first_build_that_was_broken_off_is_no_build_yet(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a=MEETING)

    def interrupt(stage: str, done: int, total: int) -> None:
        if stage == "resolving names":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_into(tmp_path / "out", [folder], Settings(), renderer="canvas", progress=interrupt)
    with pytest.raises(StoreNotFound):
        open_build(tmp_path / "out")
    assert update(folder, tmp_path / "out").parsed == 0
