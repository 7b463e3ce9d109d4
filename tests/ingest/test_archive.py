import io
import zipfile
from pathlib import Path

import pytest

from graphkit.model import Skipped
from tests.ingest.files import docx, gzipped, odt, zipped
from tests.ingest.reading import read, read_texts

WORDS = "Ada met Ben in Berlin."


def test_members_of_an_archive_are_read_by_their_suffix_in_the_order_of_their_names(tmp_path: Path) -> None:
    data = zipped(
        {"b/x.txt": "Two.", "a/x.txt": "One.", "c.docx": docx([WORDS]), "d.xyz": "?", "e.csv": "text\nRow.\n"}
    )
    assert list(read_texts(tmp_path, "z.zip", data).items()) == [
        ("z.zip/a/x.txt", "One."),
        ("z.zip/b/x.txt", "Two."),
        ("z.zip/c.docx", WORDS),
        ("z.zip/d.xyz", "no reader for .xyz"),
        ("z.zip/e.csv#1", "Row."),
    ]


def test_hidden_members_and_those_of_one_system_are_passed_over(tmp_path: Path) -> None:
    data = zipped({"__MACOSX/a.txt": "x", ".DS_Store": "x", "a/.b/c.txt": "x", "d/": "", "e.txt": WORDS})
    assert read_texts(tmp_path, "z.zip", data) == {"z.zip/e.txt": WORDS}


@pytest.mark.parametrize("name", ["../a.txt", "a/../../b.txt", "/etc/a.txt", "..\\a.txt"])
def test_a_path_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    (reason,) = read_texts(tmp_path, "z.zip", zipped({name: WORDS})).values()
    assert reason == "has a path that leads out of its archive"


def test_an_archive_inside_an_archive_is_not_opened(tmp_path: Path) -> None:
    inner = zipped({"a.txt": WORDS})
    found = read_texts(tmp_path, "z.zip", zipped({"a.zip": inner, "b.txt.gz": gzipped(b"x"), "c.warc.gz": b""}))
    assert set(found.values()) == {"is an archive inside an archive; unpack it first"}
    assert len(found) == 3


def test_a_member_that_is_there_twice_is_read_once(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "One.")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "Two.")
    found = read(tmp_path, "z.zip", file.getvalue())
    assert found[1:] == [Skipped("z.zip/a.txt", "is in its archive twice; the first is read")]


@pytest.mark.parametrize("name", ["z.zip", "z.txt.gz", "z.docx", "z.odt"])
def test_a_bomb_is_not_unpacked(tmp_path: Path, name: str) -> None:
    zeros = b"0" * (20 << 20)
    data = {
        "z.zip": zipped({"a.txt": zeros}),
        "z.txt.gz": gzipped(zeros),
        "z.docx": zipped({"word/document.xml": zeros}),
        "z.odt": zipped({"content.xml": zeros}),
    }[name]
    (reason,) = read_texts(tmp_path, name, data).values()
    assert reason == "unpacks to more than 16 MB, as a zip bomb does"


def test_a_size_that_an_archive_lies_about_does_no_harm(tmp_path: Path) -> None:
    data = zipped({"a.txt": WORDS * 100})
    size = (len(WORDS) * 100).to_bytes(4, "little")
    (reason,) = read_texts(tmp_path, "z.zip", data.replace(size, (7).to_bytes(4, "little"))).values()
    assert reason == "is damaged or cut off"


def test_an_encrypted_member_is_reported(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": WORDS, "b.txt": WORDS}))
    for sign, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + flag] |= 1
    assert read_texts(tmp_path, "z.zip", bytes(data)) == {
        "z.zip/a.txt": "is encrypted, or packed in an unknown way",
        "z.zip/b.txt": WORDS,
    }


@pytest.mark.parametrize(("name", "data"), [("z.gz", gzipped(b"x")), ("z.zip.gz", gzipped(b"x"))])
def test_a_packed_file_must_tell_by_its_name_what_it_is(tmp_path: Path, name: str, data: bytes) -> None:
    (reason,) = read_texts(tmp_path, name, data).values()
    assert reason == "does not tell by its name what is packed in it; unpack it first"


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", zipped({"word/document.xml": f"{BOMB}<x>&b;</x>"})),
        ("a.odt", zipped({"content.xml": f"{BOMB}<x>&b;</x>"})),
        ("a.epub", zipped({"META-INF/container.xml": f"{BOMB}<x>&b;</x>"})),
        ("a.docx", zipped({"word/document.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'})),
        ("a.docx", zipped({"word/document.xml": f"{BOMB}<x>&b;</x>".encode("utf-16")})),
    ],
)
def test_xml_that_defines_entities_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    (reason,) = read_texts(tmp_path, name, data).values()
    assert reason in {"holds XML with a document type of its own, which can be an attack", "holds damaged XML"}


def test_a_document_whose_parts_are_missing_is_reported(tmp_path: Path) -> None:
    assert read(tmp_path, "a.docx", zipped({"a.txt": "x"})) == [Skipped("a.docx", "lacks its part word/document.xml")]
    assert read(tmp_path, "a.odt", odt("")[:100]) == [Skipped("a.odt", "is damaged or cut off, or no zip archive")]
