"""Files that are small and unpack to much, lie about their size, or lead elsewhere: told, and nothing is harmed."""

import gzip
import io
import subprocess
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ingest.files import CONTAINER, docx, eml, epub, gzipped, mbox, odt, parquet, pdf, warc, zipped

WORDS = "Ada Brook met Ben Cole in Berlin."
#: reads a folder with so much memory as the second argument says, and prints what came of each file
READ = """
import resource, sys
from pathlib import Path
from graphkit.ingest.discover import discover
from graphkit.ingest.read import Reading, read_all
from graphkit.model import Note
most = int(sys.argv[2]) << 20
resource.setrlimit(resource.RLIMIT_AS, (most, most))
for found in read_all(discover([Path(sys.argv[1])])):
    if isinstance(found, Reading):
        text = found.document.text
        print("read", found.document.source, text if len(text) < 100 else f"{len(text)} characters")
    elif not isinstance(found, Note):
        print("skipped", found.source, found.reason)
"""


def told(folder: Path, megabytes: int = 2000) -> list[str]:
    """What becomes of the files of a folder in a process that may have so much memory."""
    command = [sys.executable, "-c", READ, str(folder), str(megabytes)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def bomb(unit: bytes = b"Ada ") -> bytes:
    """A quarter of a gigabyte in a quarter of a megabyte."""
    packed = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = unit * (1 << 18)
    return b"".join(packed.compress(block) for _ in range(1 << 8)) + packed.flush()


def zip_bomb(name: str, begin: bytes = b"", others: dict[str, str] | None = None) -> bytes:
    """A zip archive with a member of an eighth of a gigabyte, and a few honest ones."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, text in (others or {}).items():
            archive.writestr(other, text)
        with archive.open(name, "w", force_zip64=True) as member:
            member.write(begin)
            for _ in range(128):
                member.write(b"<text:p>Ada </text:p>" * 49_932)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.txt.gz", bomb, "unpacks to more than"),
        ("x.html.gz", lambda: bomb(b"<p>A"), "unpacks to more than"),
        ("x.csv.gz", lambda: bomb(b"a,b\n"), "unpacks to more than"),
        ("x.odt", lambda: zip_bomb("content.xml", b"<a>"), "unpacks to more than"),
        ("x.docx", lambda: zip_bomb("word/document.xml", b"<a>"), "unpacks to more than"),
        (
            "x.epub",
            lambda: zip_bomb("OPS/book.opf", b"<a>", {"META-INF/container.xml": CONTAINER}),
            "unpacks to more than",
        ),
    ],
)
def test_a_bomb_is_told_before_it_fills_the_memory(
    name: str, data: Callable[[], bytes], reason: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data())
    (line,) = told(tmp_path, 1000)
    assert line.startswith(f"skipped {name} {reason}")


def test_a_bomb_beside_others_in_an_archive_is_told_alone(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(zip_bomb("bomb.txt", others={"a.txt": WORDS}))
    first, second = told(tmp_path, 1000)
    assert first == f"read x.zip/a.txt {WORDS}"
    assert second.startswith("skipped x.zip/bomb.txt unpacks to more than")


def test_a_page_of_a_pdf_that_unpacks_to_a_thousandfold_does_no_harm(tmp_path: Path) -> None:
    packed = zlib.compress(zlib.compress(b"BT /F1 11 Tf (Ada) Tj ET " * 1_000_000, 9), 9)
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%b\nendstream" % (len(packed), packed)
    good = pdf([[WORDS]])
    start, end = good.index(b"<< /Length"), good.index(b"endstream") + len(b"endstream")
    (tmp_path / "x.pdf").write_bytes(good[:start] + stream + good[end:])
    (tmp_path / "y.pdf").write_bytes(good)
    assert told(tmp_path, 3000)[-1] == f"read y.pdf {WORDS}"


def test_pages_of_a_pdf_that_are_their_own_parents_end(tmp_path: Path) -> None:
    good = pdf([[WORDS]])
    (tmp_path / "x.pdf").write_bytes(good.replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"))
    (tmp_path / "y.pdf").write_bytes(good)
    assert told(tmp_path)[-1] == f"read y.pdf {WORDS}"


def test_an_entity_of_a_file_outside_is_never_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("The password is x.", encoding="utf-8")
    entity = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{tmp_path}/secret">]>'
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"{entity}<w:document {space}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "x.docx").write_bytes(zipped({"word/document.xml": body}))
    (docs / "x.odt").write_bytes(zipped({"content.xml": f"{entity}<a>&a;</a>", "meta.xml": f"{entity}<a>&a;</a>"}))
    (docs / "x.epub").write_bytes(zipped({"META-INF/container.xml": f"{entity}<a>&a;</a>"}))
    (docs / "x.html").write_text(f"{entity}<p>&a; {WORDS}", encoding="utf-8")
    lines = told(docs)
    assert {line.split()[1] for line in lines if "x." in line} == {"x.docx", "x.odt", "x.epub", "x.html"}
    assert not [line for line in lines if "password" in line]


def test_members_that_lead_out_of_a_book_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.xhtml").write_text("<p>The password is x.</p>", encoding="utf-8")
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="../../secret.xhtml"/>'
        '<item id="b" href="file:///etc/passwd"/><item id="c" href="/etc/passwd"/><item id="d" href="c.xhtml"/>'
        '</manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/>'
        '<itemref idref="d"/></spine></package>'
    )
    docs = tmp_path / "docs"
    docs.mkdir()
    page = f"<html><body><p>{WORDS}</p></body></html>"
    members = {"META-INF/container.xml": CONTAINER, "OPS/book.opf": package, "OPS/c.xhtml": page}
    (docs / "x.epub").write_bytes(zipped(members))
    lines = told(docs)
    assert lines
    assert not [line for line in lines if "password" in line or "root:" in line]


def test_an_archive_that_leads_out_writes_nothing_and_reads_nothing(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    names = ["../out.txt", "/tmp/out.txt", "a/../../out.txt", "..\\out.txt", "C:\\out.txt", "in.txt"]
    (docs / "x.zip").write_bytes(zipped(dict.fromkeys(names, WORDS)))
    before = sorted(tmp_path.rglob("*"))
    lines = told(docs)
    assert f"read x.zip/in.txt {WORDS}" in lines
    assert sum("leads out of its archive" in line for line in lines) == 4
    assert sorted(tmp_path.rglob("*")) == before


def test_a_tar_is_not_opened(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "x.tar", "w") as archive:
        archive.addfile(tarfile.TarInfo("../../out.txt"))
    (tmp_path / "y.tar.gz").write_bytes(gzip.compress((tmp_path / "x.tar").read_bytes()))
    lines = told(tmp_path)
    assert [line.split()[:2] for line in lines] == [["skipped", "x.tar"], ["skipped", "y.tar.gz"]]


@pytest.mark.parametrize("name", ["x.mbox", "x.csv", "x.jsonl", "x.warc", "x.eml", "x.pdf", "x.parquet"])
def test_two_gigabytes_are_told_by_their_size_alone(name: str, tmp_path: Path) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(2 << 30)
    assert told(tmp_path, 1000) == [f"skipped {name} is larger than 1024 MB; cut it into smaller files"]


def test_a_cell_of_a_hundred_megabytes_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"title,text\nAda," + b"a" * 100_000_000 + b"\nBen," + WORDS.encode() + b"\n")
    first, second = told(tmp_path, 3000)
    assert first == "skipped x.csv#1 is a text of more than 50 million characters; cut it into smaller ones"
    assert second == f"read x.csv#2 {WORDS}"


def test_a_quote_that_never_ends_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b'title,text\nAda,"' + f"{WORDS}\n".encode() * 300_000)
    (line,) = told(tmp_path)
    assert line.startswith(("read x.csv#1 1", "skipped x.csv"))


def test_a_million_brackets_in_json_are_told(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(b'{"text": ' + b"[" * 1_000_000 + b"\n" + f'{{"text": "{WORDS}"}}\n'.encode())
    lines = told(tmp_path)
    assert {"skipped x.jsonl 1 line is no JSON object (1)", f"read x.jsonl#2 {WORDS}"} <= set(lines)


def test_half_a_letter_in_json_is_read_and_stored(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(f'{{"text": "{WORDS}", "title": "\\ud800"}}\n', encoding="utf-8")
    assert told(tmp_path) == [f"read x.jsonl#1 {WORDS}"]


def test_a_hundred_thousand_tables_in_tables_are_told(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_bytes(b"<table><tr><td>Ada " * 100_000)
    assert told(tmp_path) == ["skipped x.html is nested too deeply, as an attack may be"]


@pytest.mark.parametrize("length", [b"0", b"1", b"-5", b"99999999999999999999", b"1e9", b"x"])
def test_a_web_archive_that_lies_about_a_length_ends(length: bytes, tmp_path: Path) -> None:
    page = f"<html><body><p>{WORDS}</p></body></html>".encode()
    good = warc([("http://x.org/a", "200 OK", "text/html", page)] * 3, packed=False)
    head, _, rest = good.partition(b"Content-Length: ")
    (tmp_path / "x.warc").write_bytes(head + b"Content-Length: " + length + rest[rest.index(b"\r\n") :])
    (tmp_path / "y.txt").write_text(WORDS, encoding="utf-8")
    assert told(tmp_path)[-1] == f"read y.txt {WORDS}"


@pytest.mark.parametrize("place", range(-40, -4, 4))
def test_a_parquet_table_that_lies_about_itself_ends(place: int, tmp_path: Path) -> None:
    good = bytearray(parquet([{"text": WORDS}] * 3, tmp_path))
    good[place : place + 4] = b"\xff\xff\xff\x7f"
    (tmp_path / "x.parquet").write_bytes(good)
    (tmp_path / "y.txt").write_text(WORDS, encoding="utf-8")
    assert told(tmp_path)[-1] == f"read y.txt {WORDS}"


def test_good_files_of_these_formats_are_read(tmp_path: Path) -> None:
    made = {
        "a.docx": docx([WORDS]), "b.odt": odt(f"<text:p>{WORDS}</text:p>"), "c.epub": epub([f"<p>{WORDS}</p>"]),
        "d.eml": eml(WORDS), "e.mbox": mbox([eml(WORDS)]), "f.txt.gz": gzipped(WORDS.encode()), "g.pdf": pdf([[WORDS]]),
    }  # fmt: skip
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    assert [line.split()[:2] for line in told(tmp_path) if line.startswith("read")] == [
        ["read", name if name != "e.mbox" else "e.mbox#1"] for name in made
    ]
