"""Notes on actors: read, written, and whom they are about."""

from pathlib import Path

import pytest

from graphkit.corrections import FILE
from graphkit.corrections.errors import CorrectionUnfit, CorrectionUseless
from graphkit.corrections.notes import notes_of, notes_on_nobody
from graphkit.corrections.read import parse_corrections, read_corrections
from graphkit.corrections.write import add_correction, undo_correction
from graphkit.model import Actor, ActorName, Correction, Membership, Span

ACTORS = (
    Actor("a1", "Georgia", "GPE", ("Sakartvelo",), ""),
    Actor("a2", "Georgia", "PERSON", (), ""),
    Actor("a3", "Ann Lee", "PERSON", ("Georgia Lee",), ""),
)
MEMBERSHIPS = tuple(Membership(Span(f"d{n}", 0, 7), f"a{n}", "search") for n in (1, 2, 3))
SOURCES = {"d1": "one.txt", "d2": "two.txt", "d3": "three.txt"}


def note(name: str, words: str, date: str = "", **more: object) -> Correction:
    return Correction("note", (ActorName(name, **more),), to=words, date=date)  # type: ignore[arg-type]


def placed(*notes: Correction) -> dict[str, list[str]]:
    found = notes_of(ACTORS, MEMBERSHIPS, SOURCES, notes)
    return {actor: [each.to for each in told] for actor, told in found.items()}


def test_a_note_is_read_with_its_lines() -> None:
    text = '[[decision]]\nabout = "Ann"\nnote = """\n first \n second\n"""\nauthor = "Bo"\ndate = 2026-11-21\n'
    assert parse_corrections(Path(FILE), text) == (
        Correction("note", (ActorName("Ann"),), to="first\n second", author="Bo", date="2026-11-21"),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('about = "Ann"', "“about” needs the words to remember"),
        ('about = "Ann"\nnote = "  "', "“about” needs the words to remember"),
        ('about = ["Ann", "Bo"]\nnote = "x"', "“note” needs one name, not 2"),
        ('about = "Ann"\nto = "x"\nnote = "y"', "'to' is no part of a decision “note”"),
        ('note = "alone"', "it decides nothing"),
    ],
)
def test_a_note_that_cannot_be_understood_is_refused(text: str, reason: str) -> None:
    with pytest.raises(CorrectionUnfit) as raised:
        parse_corrections(Path(FILE), f"[[decision]]\n{text}\n")
    assert reason in str(raised.value)


def test_notes_are_written_beside_each_other_and_taken_back(tmp_path: Path) -> None:
    path = tmp_path / FILE
    one, two = note("Ann", 'said "no"\nand left', "2026-11-21"), note("Ann", "came back")
    for each in (one, two):
        assert add_correction(path, each) == ()
    assert read_corrections(path) == (one, two)
    assert undo_correction(path) == two
    assert read_corrections(path) == (one,)


def test_the_same_note_twice_is_useless(tmp_path: Path) -> None:
    add_correction(tmp_path / FILE, note("Ann", "x"))
    with pytest.raises(CorrectionUseless):
        add_correction(tmp_path / FILE, note("ann", "x", "2026-11-22"))


def test_a_note_is_about_all_of_that_name_unless_type_or_document_say_whom() -> None:
    assert placed(note("georgia", "all")) == {"a1": ["all"], "a2": ["all"]}
    assert placed(note("Georgia", "her", type="PERSON")) == {"a2": ["her"]}
    assert placed(note("Georgia", "there", documents=("one.txt",))) == {"a1": ["there"]}


def test_an_alias_counts_where_nobody_has_the_name() -> None:
    assert placed(note("Georgia Lee", "x"), note("Sakartvelo", "y")) == {"a1": ["y"], "a3": ["x"]}


def test_notes_stand_by_their_day_whatever_the_order_of_the_file() -> None:
    late, early = note("Ann Lee", "a", "2026-02-01"), note("Ann Lee", "b", "2026-01-01")
    assert placed(late, early) == placed(early, late) == {"a3": ["b", "a"]}


def test_notes_on_nobody_are_told() -> None:
    notes = [note("Nobody", "x"), note("Ann Lee", "y")]
    assert notes_on_nobody(notes_of(ACTORS, MEMBERSHIPS, SOURCES, notes), notes) == [notes[0]]
