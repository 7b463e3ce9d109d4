import codecs
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.ingest.discover import Source, discover
from graphkit.ingest.encoding import decode
from graphkit.ingest.markdown import prose_of_markdown
from graphkit.ingest.piece import Piece
from graphkit.ingest.plain import prose_of_text
from graphkit.ingest.read import Reading, make_document, read_all
from graphkit.model import Note, Skipped

any_text = st.text(st.characters(exclude_categories=["Cs"]))


def read_noting(folder: Path, name: str, data: bytes) -> list[Reading | Skipped | Note]:
    """All that becomes of a file of that name and content."""
    (folder / name).write_bytes(data)
    return list(read_all([Source(name, folder / name)]))


def read(folder: Path, name: str, data: bytes) -> Reading | Skipped | Note:
    """What becomes of a file of that name and content, where that is one thing."""
    (found,) = read_noting(folder, name, data)
    return found


def text_of(found: Reading | Skipped | Note) -> str:
    assert isinstance(found, Reading)
    return found.document.text


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_plain_words_are_read_as_they_stand(tmp_path: Path, suffix: str) -> None:
    found = read(tmp_path, f"a{suffix}", b"Ada met Ben.\n")
    assert isinstance(found, Reading)
    assert (found.document.source, found.document.text, found.prose) == (
        f"a{suffix}",
        "Ada met Ben.\n",
        "Ada met Ben.\n",
    )


@pytest.mark.parametrize("prose_of", [prose_of_text, prose_of_markdown])
@given(text=any_text)
def test_prose_keeps_the_length_of_a_text_and_its_words_in_place(prose_of: Callable[[str], str], text: str) -> None:
    prose = prose_of(text)
    assert len(prose) == len(text)
    assert all(new == old or new in " \n" for new, old in zip(prose, text, strict=True))


def test_suffixes_count_in_capitals_too(tmp_path: Path) -> None:
    assert text_of(read(tmp_path, "A.TXT", b"Ada met Ben.")) == "Ada met Ben."


def test_a_byte_order_mark_stays_in_the_text_and_is_blank_in_the_prose(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", codecs.BOM_UTF8 + b"Ada met Ben.")
    assert isinstance(found, Reading)
    assert (found.document.text, found.prose) == ("\ufeffAda met Ben.", " Ada met Ben.")


def test_carriage_returns_stay_in_the_text_and_are_blank_in_the_prose(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", b"Ada met Ben.\r\nBen left.\r\n")
    assert isinstance(found, Reading)
    assert (found.document.text, found.prose) == ("Ada met Ben.\r\nBen left.\r\n", "Ada met Ben. \nBen left. \n")


@pytest.mark.parametrize("data", [b"Ada met Ben.", b"Ada met Ben.\n", b"\n\n Ada met Ben."])
def test_the_text_is_the_file_with_or_without_a_final_newline(tmp_path: Path, data: bytes) -> None:
    assert text_of(read(tmp_path, "a.txt", data)) == data.decode()


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_with_its_mark_is_read(tmp_path: Path, codec: str) -> None:
    mark = {"utf-16": b"", "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}[codec]
    assert text_of(read(tmp_path, "a.txt", mark + "Zoë 🦊 met Łukasz.".encode(codec))) == "Zoë 🦊 met Łukasz."


def test_another_encoding_is_guessed_and_said(tmp_path: Path) -> None:
    note, found = read_noting(tmp_path, "a.txt", "He said “no”.".encode("cp1252"))
    assert note == Note("a.txt", "read as cp1252")
    assert text_of(found) == "He said “no”."


def test_half_a_utf_16_file_is_reported(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", codecs.BOM_UTF16_LE + b"A\0d")
    assert isinstance(found, Skipped)
    assert "position" not in found.reason
    assert found.source == "a.txt"


def test_binary_data_is_reported(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", b"Ada\0Ben") == Skipped("a.txt", "holds binary data, not text")


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n\x0c ", codecs.BOM_UTF8, b"... --- !!!", "\u2028\u200b\xa0".encode()])
def test_a_file_without_words_is_reported(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path, "a.txt", data) == Skipped("a.txt", "holds no words")


def test_markdown_that_is_nothing_but_code_is_reported(tmp_path: Path) -> None:
    assert read(tmp_path, "a.md", b"```\nAda\n```\n") == Skipped("a.md", "holds no words")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.xyz", "no reader for .xyz"),
        ("README", "no reader for files without a suffix; name it .txt if it is text"),
        ("a.doc", "no reader for .doc; save it as .docx"),
        ("a.XLSX", "no reader for .XLSX; save it as .csv"),
    ],
)
def test_a_suffix_without_reader_is_reported(tmp_path: Path, name: str, reason: str) -> None:
    assert read(tmp_path, name, b"Ada met Ben.") == Skipped(name, reason)


def test_a_dangling_link_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert list(read_all(discover([tmp_path]))) == [Skipped("a.txt", "cannot be opened (No such file or directory)")]


def test_after_a_file_that_cannot_be_read_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\xfd")
    (tmp_path / "b.txt").write_bytes(b"Ada met Ben.")
    first, second = read_all(discover([tmp_path]))
    assert isinstance(first, Skipped)
    assert text_of(second) == "Ada met Ben."


def test_words_in_any_script_are_words(tmp_path: Path) -> None:
    assert text_of(read(tmp_path, "a.txt", "习近平".encode())) == "习近平"


def test_a_documents_id_changes_with_its_name_and_with_its_text() -> None:
    ids = {make_document(Piece(name, text), text).id for name in ("a.txt", "b.txt") for text in ("Ada.", "Ben.")}
    assert len(ids) == 4


def test_a_documents_id_stays_the_same_from_run_to_run() -> None:
    assert make_document(Piece("a.txt", "Ada."), "Ada.").id == "dfff36f149dd85fdd"


def test_name_and_text_cannot_run_into_each_other() -> None:
    assert make_document(Piece("a", "bc"), "bc").id != make_document(Piece("ab", "c"), "c").id


@given(any_text.filter(lambda text: "\0" not in text))
def test_what_was_written_as_utf_8_is_decoded_as_it_was(text: str) -> None:
    assert decode(text.encode()) == (text, "")
