from pathlib import Path

import pytest

from graphkit.errors import WordsUnreadable
from graphkit.facts.own_names import read_gazetteer, read_ignored
from graphkit.facts.vocabulary import NO_WORDS, OwnName, Vocabulary


@pytest.mark.parametrize(
    ("file", "text"),
    [
        pytest.param("names.tsv", "name\ttype\taliases\nAda Brook\tPERSON\tThe Baker|A.B.\n", id="table with headings"),
        pytest.param(
            "names.tsv", "# ours\nAda Brook\tper\tThe Baker; A.B.\n\n", id="remarks, empty lines, short types"
        ),
        pytest.param("names.csv", 'Ada Brook,person,"The Baker|A.B."\n', id="commas"),
        pytest.param("names.txt", "Ada Brook\tPERSON\tThe Baker\tA.B.\r\n", id="aliases in columns of their own"),
        pytest.param("names.tsv", "Ada Brook\t\tA.B.\nAda Brook\tPERSON\tThe Baker\n", id="one name on two lines"),
    ],
)
def test_a_table_of_names_is_read_however_it_is_kept(tmp_path: Path, file: str, text: str) -> None:
    (tmp_path / file).write_text(text, encoding="utf-8", newline="")
    assert read_gazetteer(tmp_path / file) == (OwnName("Ada Brook", "PERSON", ("A.B.", "The Baker")),)


def test_one_name_a_line_is_enough(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("Brook, Cole & Co\nAda Brook\n", encoding="utf-8", newline="\n")
    assert read_gazetteer(tmp_path / "names.txt") == (OwnName("Ada Brook", "", ()), OwnName("Brook, Cole & Co", "", ()))


def test_names_to_ignore_are_the_first_cells(tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("# no actors\nBreaking News\nBreaking News\n\nYouTube\tsite\n", encoding="utf-8")
    assert read_ignored(tmp_path / "none.txt") == ("Breaking News", "YouTube")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("Ada\n\nBen\tROBOT\n", "line 3 has the type 'ROBOT'", id="unknown type"),
        pytest.param("Ada\n\tPERSON\n", "line 2 has no name", id="no name"),
        pytest.param("Ada\tPERSON\tA.\nBen\tPERSON\tA.\n", "'A.' stands for both 'Ada' and 'Ben'", id="two meanings"),
    ],
)
def test_a_wrong_line_is_told_with_its_number(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "names.tsv").write_text(text, encoding="utf-8", newline="\n")
    with pytest.raises(WordsUnreadable, match=reason):
        read_gazetteer(tmp_path / "names.tsv")


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(WordsUnreadable, match="no such file"):
        read_gazetteer(tmp_path / "names.tsv")
    (tmp_path / "names.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(WordsUnreadable, match="not UTF-8"):
        read_gazetteer(tmp_path / "names.tsv")


def test_equal_words_have_one_key_and_no_words_have_none() -> None:
    one, same, other = Vocabulary(ignored=("A",)), Vocabulary(ignored=("A",)), Vocabulary(ignored=("B",))
    assert NO_WORDS.key == ""
    assert one.key == same.key != other.key
