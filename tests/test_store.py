import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import OutputUnwritable, StoreLocked, StoreNotFound, StoreOutdated, StoreUnreadable
from graphkit.model import (
    Actor,
    Claim,
    Corpus,
    Document,
    Extraction,
    Membership,
    Mention,
    PublicationDate,
    Skipped,
    Span,
)
from graphkit.store import (
    FILE,
    FORMAT,
    add_documents,
    forget_documents,
    known_documents,
    load_corpus,
    load_mentions,
    load_texts,
    open_store,
    replace_derived,
    transaction,
)
from tests.corpora import Told, corpus, empty, hostile, lonely, small

# what DuckDB and Python might count differently: astral characters, combining accents, joined emoji, several scripts
HARD = "Zoë 🦊 e\u0301\u0323 👨‍👩‍👧 𝔸da Ж 习近平 محمد \u202eabc\u202c \t\n"


def extraction(whole: Corpus, document: Document) -> Extraction:
    """What a corpus says was found in one of its documents."""
    claims = [
        claim for relation in whole.relations for claim in relation.claims if claim.cue.document_id == document.id
    ]
    return Extraction(
        tuple(span for span in whole.sentences if span.document_id == document.id),
        tuple(mention for mention in whole.mentions if mention.span.document_id == document.id),
        tuple(sorted(claims, key=lambda claim: claim.cue)),
    )


def write(folder: Path | None, whole: Corpus) -> None:
    """The corpus as the only content of the store in a folder."""
    with open_store(folder, write=True) as store:
        add_documents(store, [(each, extraction(whole, each)) for each in whole.documents], "1 test 1.0")
        replace_derived(store, whole.title, whole.skipped, whole.actors, whole.memberships)


def read(folder: Path) -> Corpus:
    with open_store(folder) as store:
        return load_corpus(store)


@pytest.mark.parametrize("whole", [small(), small(dated=False), small(relations=False), hostile(), lonely(), empty()])
def test_what_was_written_is_read_again(tmp_path: Path, whole: Corpus) -> None:
    write(tmp_path, whole)
    assert read(tmp_path) == whole


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1, max_size=3))
def test_offsets_count_code_points_of_any_text(pieces: list[str]) -> None:
    text = HARD.join(["", *pieces, ""])
    spans = [Span("d1", start, start + 3) for start in range(0, len(text) - 3, 3)]
    mentions = tuple(Mention(span, text[span.start : span.stop], "name", "ORG", "by hand") for span in spans)
    document = Document("d1", "a.txt", "Title", text)
    with open_store(None, write=True) as store:
        add_documents(store, [(document, Extraction((Span("d1", 0, len(text)),), mentions, ()))], "key")
        assert load_texts(store) == {"d1": text}
        assert load_mentions(store) == mentions


def test_a_mention_of_joined_emoji_is_cut_by_code_points() -> None:
    text = "x👨‍👩‍👧y"
    mentions = (
        Mention(Span("d1", 1, 6), "👨‍👩‍👧", "name", "ORG", "by hand"),
        Mention(Span("d1", 6, 7), "y", "name", "ORG", ""),
    )
    with open_store(None, write=True) as store:
        document = Document("d1", "a.txt", "Title", text)
        add_documents(store, [(document, Extraction((Span("d1", 0, 7),), mentions, ()))], "key")
        assert load_mentions(store) == mentions


@pytest.mark.parametrize(
    "date", [None, PublicationDate("2017", "dateline"), PublicationDate("2017-02-03", "file name")]
)
def test_a_date_keeps_its_precision_and_origin(date: PublicationDate | None) -> None:
    document = Document("d1", "a.txt", "Title", "Ada.", date)
    with open_store(None, write=True) as store:
        add_documents(store, [(document, Extraction((), (), ()))], "key")
        assert load_corpus(store).documents == (document,)


def test_what_was_read_is_known_with_its_extractor(tmp_path: Path) -> None:
    write(tmp_path, small())
    with open_store(tmp_path) as store:
        assert known_documents(store) == {document.id: "1 test 1.0" for document in small().documents}


def test_a_forgotten_document_leaves_no_row_behind(tmp_path: Path) -> None:
    whole = small()
    write(tmp_path, whole)
    gone, kept = whole.documents
    with open_store(tmp_path, write=True) as store:
        forget_documents(store, [gone.id])
        for table in ("sentence", "mention", "claim", "membership"):
            left = store.execute(f"SELECT count(*) FROM {table} WHERE document_id = ?", [gone.id]).fetchone()
            assert left == (0,), table
        assert load_texts(store) == {kept.id: kept.text}


def test_forgetting_nothing_or_what_is_unknown_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, small())
    with open_store(tmp_path, write=True) as store:
        forget_documents(store, [])
        forget_documents(store, ["unknown"])
    assert read(tmp_path) == small()


def test_a_document_that_is_forgotten_and_read_again_is_there_once(tmp_path: Path) -> None:
    whole = small()
    write(tmp_path, whole)
    with open_store(tmp_path, write=True) as store:
        forget_documents(store, [whole.documents[0].id])
        add_documents(store, [(whole.documents[0], extraction(whole, whole.documents[0]))], "2 test 1.0")
        replace_derived(store, whole.title, whole.skipped, whole.actors, whole.memberships)
    assert read(tmp_path) == whole


def test_new_conclusions_take_the_place_of_old_ones(tmp_path: Path) -> None:
    write(tmp_path, small())
    span = small().mentions[0].span
    with open_store(tmp_path, write=True) as store:
        replace_derived(
            store,
            "New",
            [Skipped("b", "why")],
            [Actor("x", "X", "ORG", ("Y", "Z"), "Q1")],
            [Membership(span, "x", "r")],
        )
    found = read(tmp_path)
    assert (found.title, found.skipped) == ("New", (Skipped("b", "why"),))
    assert (found.actors, found.memberships) == (
        (Actor("x", "X", "ORG", ("Y", "Z"), "Q1"),),
        (Membership(span, "x", "r"),),
    )
    assert (found.cooccurrences, found.relations) == ((), ())


def test_a_write_that_fails_halfway_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, small())

    def broken() -> Iterable[Membership]:
        yield Membership(small().mentions[0].span, "x", "r")
        raise RuntimeError("interrupted")

    with (
        pytest.raises(RuntimeError, match="interrupted"),
        open_store(tmp_path, write=True) as store,
        transaction(store),
    ):
        replace_derived(store, "New", [], [], broken())
    assert read(tmp_path) == small()


def test_a_claim_of_an_actor_with_itself_is_no_relation() -> None:
    text = "Ada met Ada."
    sentence, first, cue, second = (Span("d1", *pair) for pair in ((0, 12), (0, 3), (4, 7), (8, 11)))
    mentions = tuple(Mention(span, "Ada", "name", "PERSON", "r") for span in (first, second))
    claim = Claim(sentence, first, second, cue, "meet", "affirmed", "asserted", "r")
    with open_store(None, write=True) as store:
        add_documents(store, [(Document("d1", "a", "T", text), Extraction((sentence,), mentions, (claim,)))], "key")
        members = [Membership(span, "a1", "r") for span in (first, second)]
        replace_derived(store, "T", [], [Actor("a1", "Ada", "PERSON", (), "")], members)
        found = load_corpus(store)
    assert (found.cooccurrences, found.relations) == ((), ())


@pytest.mark.parametrize("speaker", [None, Span("d1", 0, 3)])
def test_a_claim_keeps_its_event_its_tense_its_class_and_its_speaker(speaker: Span | None) -> None:
    text = "Ada said Ben met Carl."
    sentence, ada, ben, cue, carl = (Span("d1", *pair) for pair in ((0, 22), (0, 3), (9, 12), (13, 16), (17, 21)))
    mentions = tuple(Mention(span, text[span.start : span.stop], "name", "PERSON", "r") for span in (ada, ben, carl))
    told = ("meet", "affirmed", "asserted", "r", "CONSULT", speaker, "past", "own conflict")
    claim = Claim(sentence, ben, carl, cue, *told)
    with open_store(None, write=True) as store:
        add_documents(store, [(Document("d1", "a", "T", text), Extraction((sentence,), mentions, (claim,)))], "key")
        actors = [Actor(f"a{n}", mention.text, "PERSON", (), "") for n, mention in enumerate(mentions)]
        members = [Membership(mention.span, actor.id, "r") for mention, actor in zip(mentions, actors, strict=True)]
        replace_derived(store, "T", [], actors, members)
        (relation,) = load_corpus(store).relations
    assert (relation.source, relation.target, relation.event, relation.claims) == ("a1", "a2", "CONSULT", (claim,))


def test_two_mentions_in_one_sentence_count_as_one_sentence_together() -> None:
    whole = corpus([Told("a.txt", "", ("Ada met Ben.",))], {"Ada": "PERSON", "Ben": "PERSON"})
    (document,) = whole.documents
    again = Mention(Span(document.id, 4, 7), "met", "name", "PERSON", "by hand")
    (ada,) = (membership.actor_id for membership in whole.memberships if membership.span.start == 0)
    found = extraction(whole, document)
    mentions = tuple(sorted((*found.mentions, again), key=lambda mention: mention.span))
    with open_store(None, write=True) as store:
        add_documents(store, [(document, Extraction(found.sentences, mentions, ()))], "key")
        replace_derived(store, "T", [], whole.actors, [*whole.memberships, Membership(again.span, ada, "r")])
        assert load_corpus(store).cooccurrences == whole.cooccurrences


def test_a_folder_without_store_has_no_build_and_stays_empty(tmp_path: Path) -> None:
    with pytest.raises(StoreNotFound) as caught, open_store(tmp_path):
        pass
    assert caught.value.path == tmp_path
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreNotFound), open_store(tmp_path / "absent"):
        pass
    assert not (tmp_path / "absent").exists()


def test_reading_changes_nothing_in_the_folder(tmp_path: Path) -> None:
    write(tmp_path, small())
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    read(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_writing_makes_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "new" / "output", small())
    assert read(tmp_path / "new" / "output") == small()


@pytest.mark.parametrize("data", [b"this is no database", b"", b"\0" * 5000])
@pytest.mark.parametrize("reading", [True, False])
def test_a_damaged_file_is_refused(tmp_path: Path, data: bytes, reading: bool) -> None:
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(StoreUnreadable) as caught, open_store(tmp_path, write=not reading):
        pass
    assert caught.value.path == tmp_path / FILE
    assert (tmp_path / FILE).read_bytes() == data


def test_half_a_store_is_refused(tmp_path: Path) -> None:
    write(tmp_path, small())
    data = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(data[: len(data) // 2])
    with pytest.raises(StoreUnreadable), open_store(tmp_path) as store:
        load_corpus(store)


@pytest.mark.parametrize("statement", ["CREATE TABLE other (a INTEGER)", "CREATE TABLE meta (a INTEGER)"])
@pytest.mark.parametrize("reading", [True, False])
def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path, statement: str, reading: bool) -> None:
    with duckdb.connect(str(tmp_path / FILE)) as connection:
        connection.execute(statement)
    with pytest.raises(StoreUnreadable), open_store(tmp_path, write=not reading):
        pass
    with duckdb.connect(str(tmp_path / FILE)) as connection:
        assert connection.execute("SELECT count(*) FROM duckdb_tables()").fetchone() == (1,)


def test_an_empty_database_is_no_build_to_read(tmp_path: Path) -> None:
    duckdb.connect(str(tmp_path / FILE)).close()
    with pytest.raises(StoreNotFound), open_store(tmp_path):
        pass


@pytest.mark.parametrize("reading", [True, False])
def test_another_format_is_refused_with_both_numbers(tmp_path: Path, reading: bool) -> None:
    write(tmp_path, small())
    with duckdb.connect(str(tmp_path / FILE)) as connection:
        connection.execute("UPDATE meta SET format = 999")
    with pytest.raises(StoreOutdated) as caught, open_store(tmp_path, write=not reading):
        pass
    assert (caught.value.found, caught.value.expected) == (999, FORMAT)


@pytest.mark.parametrize("reading", [True, False])
def test_a_store_that_another_program_writes_is_locked(tmp_path: Path, reading: bool) -> None:
    write(tmp_path, small())
    code = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.readline()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / FILE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        with pytest.raises(StoreLocked) as caught, open_store(tmp_path, write=not reading):
            pass
        other.communicate(b"\n")
    assert caught.value.path == tmp_path / FILE
    assert read(tmp_path) == small()


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file", encoding="utf-8")
    with pytest.raises(OutputUnwritable) as caught, open_store(tmp_path / "output", write=True):
        pass
    assert caught.value.path == tmp_path / "output"


def test_a_folder_in_the_place_of_the_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(OutputUnwritable), open_store(tmp_path, write=True):
        pass
