"""The file of corrections: reading, checking, writing, taking back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.cli.correct import TYPES as OFFERED
from graphkit.corrections import FILE, KINDS, TYPES
from graphkit.corrections.errors import (
    CorrectionsAmbiguous,
    CorrectionsContradict,
    CorrectionsUnreadable,
    CorrectionUnfit,
    CorrectionUseless,
    NameNotUnique,
)
from graphkit.corrections.naming import make_register, unique_name
from graphkit.corrections.read import find_file, parse_corrections, read_corrections
from graphkit.corrections.write import add_correction, undo_correction
from graphkit.model import ActorName, Correction
from tests.corpora import SMALL_ACTORS, Told, corpus

HERE = Path(FILE)


def decide(kind: str, *names: str, **more: object) -> Correction:
    return Correction(kind, tuple(map(ActorName, names)), **more)  # type: ignore[arg-type]


def put(folder: Path, text: str) -> Path:
    path = folder / FILE
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_every_kind_of_decision_is_read() -> None:
    text = """
        [[decision]]
        same = ["A", { name = "B", type = "org", documents = "x.txt" }]
        author = "Ana"
        date = 2026-11-21
        note = "seen"
        [[decision]]
        different = ["A", "C"]
        date = "2026-11-22"
        [[decision]]
        rename = "A"
        to = "Dame  A"
        [[decision]]
        retype = "A"
        to = "org"
        [[decision]]
        drop = "D"
        [[decision]]
        restore = "E"
        [[decision]]
        split = "A"
        documents = ["y.txt", "x.txt"]
        [[decision]]
        reject = ["A", "B"]
        quotation = "A met B."
        [[decision]]
        reject = ["A", "B"]
        documents = "x.txt"
        offsets = [3, 9]
        predicate = "meet"
        [[decision]]
        about = "A"
        note = "call back"
    """
    narrow = ActorName("B", "ORG", ("x.txt",))
    assert parse_corrections(HERE, text) == (
        Correction("same", (ActorName("A"), narrow), author="Ana", date="2026-11-21", note="seen"),
        decide("different", "A", "C", date="2026-11-22"),
        decide("rename", "A", to="Dame A"),
        decide("retype", "A", to="ORG"),
        decide("drop", "D"),
        decide("restore", "E"),
        decide("split", "A", to="A (2)", documents=("x.txt", "y.txt")),
        decide("reject", "A", "B", quotation="A met B."),
        decide("reject", "A", "B", documents=("x.txt",), offsets=(3, 9), predicate="meet"),
        decide("note", "A", to="call back"),
    )
    assert {each.kind for each in parse_corrections(HERE, text)} == set(KINDS)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("merge = ['A', 'B']", "'merge' is no kind of decision; there are same, different, rename"),
        ("author = 'Ana'", "it decides nothing"),
        ("same = ['A', 'B']\ndrop = 'A'", "same and drop are two decisions"),
        ("same = ['A']", "“same” needs two names, not 1"),
        ("drop = ['A', 'B']", "“drop” needs one name, not 2"),
        ("different = ['A. B.', 'a b']", "its two names are one"),
        ("drop = ' '", "a name is empty"),
        ("drop = 3", "a name is a text or a table"),
        ("drop = { name = 'A', id = 'x' }", "a name is a text or a table"),
        ("drop = { name = 'A', type = 'SHIP' }", "'SHIP' is no type of actor"),
        ("drop = 'A'\ndocuments = ['a']", "'documents' is no part of a decision “drop”"),
        ("rename = 'A'", "“rename” needs the new name"),
        ("retype = 'A'", "“retype” needs the new type"),
        ("retype = 'A'\nto = 'BOAT'", "'BOAT' is no type of actor"),
        ("split = 'A'", "“split” needs the documents"),
        ("split = 'A'\ndocuments = 3", "documents are names of files"),
        ("reject = ['A', 'B']", "“reject” needs a quotation, or documents and offsets"),
        ("reject = ['A', 'B']\noffsets = [1]", "offsets are two whole numbers"),
        ("drop = 'A'\nnote = 3", "note is no text"),
        ("drop = 'A'\ndate = 3", "date is no date"),
    ],
)
def test_a_decision_that_cannot_be_understood_is_told_with_its_number(entry: str, reason: str) -> None:
    with pytest.raises(CorrectionUnfit) as error:
        parse_corrections(HERE, f"[[decision]]\ndrop = 'Z'\n[[decision]]\n{entry}\n")
    assert str(error.value).startswith(f"decision 2 in corrections.toml: {reason}")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[decision]]\nsame = ['A'\n[x", "at line 3"),
        ("same = ['A', 'B']", "'same' is no part of it; each decision begins with a line [[decision]]"),
        ("decision = 3", "decision is no list"),
    ],
)
def test_what_is_no_file_of_corrections_is_told_with_the_place(text: str, reason: str) -> None:
    with pytest.raises(CorrectionsUnreadable, match="cannot read the corrections in") as error:
        parse_corrections(HERE, text)
    assert reason in str(error.value)


def test_a_file_that_is_no_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"# caf\xe9")
    with pytest.raises(CorrectionsUnreadable, match=r"it is not UTF-8 \(byte 5\)"):
        read_corrections(tmp_path / FILE)


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read_corrections(None) == read_corrections(tmp_path / FILE) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (decide("same", "A", "B"), decide("different", "b", "a")),
        (decide("rename", "A", to="X"), decide("rename", "A", to="Y")),
        (decide("retype", "A", to="ORG"), decide("retype", "A", to="GPE")),
        (decide("drop", "A"), decide("restore", "a")),
        (
            decide("split", "A", to="X", documents=("a", "b")),
            decide("split", "A", to="Y", documents=("b",)),
        ),
    ],
)
def test_decisions_that_contradict_each_other_are_refused_with_both(
    tmp_path: Path, one: Correction, other: Correction
) -> None:
    entries = []
    for number, each in enumerate((one, other)):
        add_correction(tmp_path / f"{number}.toml", each)
        entries.append((tmp_path / f"{number}.toml").read_text(encoding="utf-8"))
    with pytest.raises(CorrectionsContradict) as error:
        parse_corrections(HERE, "\n".join(entries))
    assert str(error.value).count("decided by a person") == 2


def test_a_chain_of_same_contradicts_a_different_of_its_ends() -> None:
    text = "[[decision]]\n" + "\n[[decision]]\n".join(
        ["same = ['A', 'B']", "different = ['A', 'D']", "same = ['C', 'D']", "same = ['B', 'C']"]
    )
    with pytest.raises(CorrectionsContradict, match="“A” and “D” are two"):
        parse_corrections(HERE, text)


def test_an_added_decision_is_taken_back_without_a_trace(tmp_path: Path) -> None:
    path = put(tmp_path, "# ours\n\n[[decision]]\n drop = 'A' # why\n")
    before = path.read_bytes()
    new = decide("same", 'B "x"', "C\\", author="Ana", date="2026-11-21", note="line\nbreak\x7f")
    assert add_correction(path, new) == ()
    assert read_corrections(path) == (decide("drop", "A"), new)
    assert undo_correction(path) == new
    assert path.read_bytes() == before


def test_a_decision_is_taken_back_by_its_number_and_comments_stay(tmp_path: Path) -> None:
    path = put(tmp_path, "# ours\n[[decision]]\ndrop = 'A'\n# about B\n[[decision]]\ndrop = 'B'\n# end\n")
    assert undo_correction(path, 1) == decide("drop", "A")
    assert path.read_text(encoding="utf-8") == "# ours\n# about B\n[[decision]]\ndrop = 'B'\n# end\n"


@pytest.mark.parametrize(("number", "reason"), [(3, "it has 1 to 1"), (0, "it has 1 to 1")])
def test_what_is_not_there_cannot_be_taken_back(tmp_path: Path, number: int, reason: str) -> None:
    path = put(tmp_path, "[[decision]]\ndrop = 'A'\n")
    with pytest.raises(CorrectionUseless, match=reason):
        undo_correction(path, number)


def test_nothing_decided_cannot_be_taken_back(tmp_path: Path) -> None:
    with pytest.raises(CorrectionUseless, match="there is no decision in"):
        undo_correction(tmp_path / FILE)


def test_decisions_in_one_list_are_read_but_not_edited(tmp_path: Path) -> None:
    path = put(tmp_path, "decision = [{ drop = 'A' }]\n")
    assert read_corrections(path) == (decide("drop", "A"),)
    for change in (lambda: undo_correction(path), lambda: add_correction(path, decide("drop", "B"))):
        with pytest.raises(CorrectionsUnreadable):
            change()
    assert path.read_text(encoding="utf-8") == "decision = [{ drop = 'A' }]\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (decide("same", "A", "B"), decide("different", "B", "A")),
        (decide("different", "A", "B"), decide("same", "A", "B")),
        (decide("restore", "A"), decide("drop", "A")),
        (decide("rename", "A", to="X"), decide("rename", "a", to="Y")),
        (decide("retype", "A", to="ORG"), decide("retype", "A", to="GPE")),
    ],
)
def test_a_decision_takes_the_place_of_its_opposite(tmp_path: Path, old: Correction, new: Correction) -> None:
    add_correction(tmp_path / FILE, old)
    assert add_correction(tmp_path / FILE, new) == (old,)
    assert read_corrections(tmp_path / FILE) == (new,)


def test_to_restore_what_was_dropped_is_to_take_the_drop_back(tmp_path: Path) -> None:
    dropped = Correction("drop", (ActorName("A", "ORG"),))
    add_correction(tmp_path / FILE, dropped)
    assert add_correction(tmp_path / FILE, decide("restore", "a")) == (dropped,)
    assert read_corrections(tmp_path / FILE) == ()


def test_what_is_decided_already_is_not_written_again(tmp_path: Path) -> None:
    add_correction(tmp_path / FILE, decide("different", "A", "B", author="Ana"))
    with pytest.raises(CorrectionUseless, match="that is decided already"):
        add_correction(tmp_path / FILE, decide("different", "B", "A", author="Ben"))


def test_a_contradiction_is_not_written(tmp_path: Path) -> None:
    add_correction(tmp_path / FILE, decide("same", "A", "B"))
    add_correction(tmp_path / FILE, decide("same", "B", "C"))
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(CorrectionsContradict):
        add_correction(tmp_path / FILE, decide("different", "A", "C"))
    assert (tmp_path / FILE).read_bytes() == before


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1).map(lambda text: "x" + text)
names = words.map(lambda text: " ".join(text.split()))


@given(st.lists(st.tuples(names, words, words), min_size=1, max_size=4, unique_by=lambda each: each[0].lower()))
def test_whatever_is_written_is_read_again(drawn: list[tuple[str, str, str]]) -> None:
    from tempfile import TemporaryDirectory

    made = [
        Correction("split", (ActorName(name, "ORG", (place,)),), to="Other", documents=(place,), author=note, note=note)
        for name, place, note in drawn
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        for each in made:
            add_correction(path, each)
        assert read_corrections(path) == tuple(made)
        for each in reversed(made):
            assert undo_correction(path) == each


def test_the_file_beside_the_documents_is_found_also_for_a_single_file(tmp_path: Path) -> None:
    path = put(tmp_path, "")
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    assert find_file([tmp_path], None, None) == find_file([tmp_path / "a.txt"], tmp_path / "out", None) == path


def test_the_file_in_the_output_is_found(tmp_path: Path) -> None:
    assert find_file([tmp_path], tmp_path / "out", None) is None
    (tmp_path / "out").mkdir()
    path = put(tmp_path / "out", "")
    assert find_file([tmp_path], tmp_path / "out", None) == path


def test_a_file_that_is_named_is_the_only_one(tmp_path: Path) -> None:
    put(tmp_path, "")
    (tmp_path / "mine.toml").write_text("", encoding="utf-8")
    assert find_file([tmp_path], None, tmp_path / "mine.toml") == tmp_path / "mine.toml"


def test_two_files_are_one_too_many(tmp_path: Path) -> None:
    put(tmp_path, "")
    (tmp_path / "out").mkdir()
    put(tmp_path / "out", "")
    with pytest.raises(CorrectionsAmbiguous, match="put them into one file"):
        find_file([tmp_path], tmp_path / "out", None)


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(CorrectionsUnreadable, match="there is no such file"):
        find_file([tmp_path], None, tmp_path / "mine.toml")


def test_an_actor_is_named_by_its_name_where_nobody_shares_it() -> None:
    small = corpus([Told("a.txt", "", ("Ada Brook left.",))], SMALL_ACTORS)
    (ada,) = [actor for actor in small.actors if actor.name == "Ada Brook"]
    assert unique_name(make_register(small), ada) == ActorName("Ada Brook")


def test_two_of_one_name_are_named_by_type_or_by_documents_or_not_at_all() -> None:
    small = corpus(
        [
            Told("a.txt", "", ("Ada left.",)),
            Told("b.txt", "", ("ADA left.",)),
            Told("c.txt", "", ("Ada and aDA left.",)),
        ],
        {"Ada": "PERSON", "ADA": "PERSON", "aDA": "PERSON"},
    )
    register = make_register(small)
    by_name = {actor.name: actor for actor in small.actors}
    assert unique_name(register, by_name["Ada"]) == ActorName("Ada", "", ("a.txt",))
    assert unique_name(register, by_name["ADA"]) == ActorName("ADA", "", ("b.txt",))
    with pytest.raises(NameNotUnique):
        unique_name(register, by_name["aDA"])
    typed = corpus([Told("a.txt", "", ("Ada and ADA left.",))], {"Ada": "PERSON", "ADA": "ORG"})
    (ship,) = [actor for actor in typed.actors if actor.type == "ORG"]
    assert unique_name(make_register(typed), ship) == ActorName("ADA", "ORG")


def test_the_command_offers_every_type() -> None:
    assert OFFERED == TYPES
