"""Files made to keep a reader busy, to fill the memory, or to bring in what lies elsewhere."""

import os
import subprocess
import sys
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from graphkit.ingest import piece
from graphkit.ingest.discover import discover
from graphkit.ingest.piece import LARGEST, LONGEST, File, Piece, read_part
from graphkit.ingest.read import Reading, read_all
from graphkit.model import Note, Skipped
from tests.ingest.files import docx, eml, mbox, pdf, zipped
from tests.robustness.test_patterns import computing

WORDS = "Ada met Ben in Berlin."
MANY = 300_000


def found(name: str, data: bytes) -> list[str]:
    """The texts in a file, or the reasons why there are none, within ten seconds of computing."""
    with computing(10):
        return [each.text if isinstance(each, Piece) else each.reason for each in read_part(File(name, data))]


def all_of(folder: Path) -> dict[str, str]:
    """What became of each file of a folder."""
    told = {}
    for each in read_all(discover([folder])):
        if isinstance(each, Reading):
            told[each.document.source] = each.document.text
        elif isinstance(each, Skipped):
            told[each.source] = each.reason
        else:
            assert isinstance(each, Note)
    return told


@pytest.mark.parametrize(
    "unit", ["[x](", "![x](", "[![](", "<a ", "`a", "<!--", "```\n", "[x]:", "[", "((", "*_", "> ", "|-"]
)
def test_marks_of_markdown_that_never_end_take_no_quadratic_time(unit: str) -> None:
    text = unit * MANY
    assert found("x.md", text.encode()) == [text]


def test_elements_that_are_never_closed_are_read_quickly() -> None:
    assert found("x.html", b"<p>Ada" * MANY)[0].split() == ["Ada"] * MANY


@pytest.mark.parametrize("tag", ["div", "b", "span", "table", "ul", "svg"])
def test_a_page_nested_beyond_measure_is_told_and_not_cut(tag: str) -> None:
    assert found("x.html", f"<{tag}>Ada ".encode() * MANY) == ["is nested too deeply, as an attack may be"]


def test_text_deep_in_a_page_is_read() -> None:
    page = "<div>" * 1500 + f"<p>{WORDS}</p>" + "</div>" * 1500
    assert found("x.html", page.encode()) == [WORDS]


def test_words_for_browsers_without_scripts_are_no_text_of_a_page() -> None:
    page = f"<noscript>Please allow scripts, Eve.</noscript><p>{WORDS}</p>"
    assert found("x.html", page.encode()) == [WORDS]


@pytest.mark.parametrize("begin", ["[", '{"text":', '{"text":['])
def test_json_nested_beyond_measure_is_told(begin: str) -> None:
    assert found("x.jsonl", begin.encode() * MANY)[0] == "1 line is no JSON object (1)"


def test_linked_data_nested_beyond_measure_is_passed_over() -> None:
    page = f'<script type="application/ld+json">{"[" * MANY}</script><p>{WORDS}</p>'
    assert found("x.html", page.encode()) == [WORDS]


def test_xml_nested_beyond_measure_is_told() -> None:
    data = zipped({"word/document.xml": "<a>" * MANY + "</a>" * MANY})
    assert found("x.docx", data) == ["holds damaged XML"]


def test_entities_of_xml_are_never_filled_in() -> None:
    lines = [f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9)]
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "Ada">{"".join(lines)}]><x>&a9;</x>'
    file = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    assert found("x.docx", zipped({"word/document.xml": bomb})) == ["holds damaged XML"]  # stopped by the parser
    told = ["holds XML with a document type of its own, which can be an attack"]
    assert found("x.docx", zipped({"word/document.xml": file})) == told


def test_mail_with_parts_inside_parts_is_told_and_the_mailbox_goes_on() -> None:
    part = b"--a\nContent-Type: multipart/mixed; boundary=a\n\n"
    bomb = b"Subject: x\nContent-Type: multipart/mixed; boundary=a\n\n" + part * MANY
    told = "holds more than 100 parts inside parts, as an attack may"
    assert found("x.eml", bomb) == [told]
    assert found("x.mbox", mbox([bomb, eml(WORDS)])) == [told, f"{WORDS}\n"]


def test_a_page_in_a_mail_that_is_nested_beyond_measure_is_told_and_the_mailbox_goes_on() -> None:
    bomb = b"Subject: x\nContent-Type: text/html\n\n" + b"<div>Ada " * 5000 + b"\n"
    told = "is nested too deeply, as an attack may be"
    assert found("x.mbox", mbox([bomb, eml(WORDS)])) == [told, f"{WORDS}\n"]


def test_archives_in_archives_are_not_opened() -> None:
    data = zipped({"a.txt": WORDS})
    for _ in range(50):
        data = zipped({"a.zip": data, "b.txt": WORDS})
    assert found("x.zip", data) == ["is an archive inside an archive; unpack it first", WORDS]


def test_an_archive_of_a_million_nothings_is_told() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(100_001):
            archive.writestr(zipfile.ZipInfo(str(number)), b"")
    assert found("x.zip", packed.getvalue()) == ["holds more than 100000 members; unpack it first"]


def test_a_pdf_with_scripts_and_files_in_it_is_read_and_nothing_of_them_runs() -> None:
    good = pdf([[WORDS]])
    armed = good.replace(
        b"/Type /Catalog",
        b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
        b" /Names << /EmbeddedFiles << /Names [(x.txt) << /F (x.txt) >>] >> >>",
    )
    assert armed != good
    assert found("x.pdf", armed) == [WORDS]


def test_a_pdf_with_a_page_of_a_million_metres_is_read() -> None:
    good = pdf([[WORDS]])
    huge = good.replace(b"/MediaBox [0 0 612 792]", b"/MediaBox [0 0 2e9 2e9]")
    assert huge != good
    assert found("x.pdf", huge) == [WORDS]


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_gigabyte_on_one_line_is_told_before_it_fills_the_memory(suffix: str, tmp_path: Path) -> None:
    with (tmp_path / f"x{suffix}").open("wb") as file:
        file.truncate(LARGEST)
    script = (
        "import resource, sys; from pathlib import Path; from graphkit.ingest.discover import discover;"
        "from graphkit.ingest.read import read_all; resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30));"
        "print(*(each.reason for each in read_all(discover([Path(sys.argv[1])]))))"
    )
    done = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=True)
    assert done.stdout == "is a text of more than 50 million characters; cut it into smaller ones\n"


def test_a_text_too_long_for_the_model_is_told_from_any_format(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("graphkit.ingest.read.LONGEST", 20)
    (tmp_path / "x.docx").write_bytes(docx([WORDS]))
    assert all_of(tmp_path) == {"x.docx": piece.too_long()}
    assert LONGEST >= 5_000_000


def test_links_out_of_the_folder_are_told_and_not_followed(tmp_path: Path) -> None:
    secret, docs = tmp_path / "secret.txt", tmp_path / "docs"
    secret.write_text("The password is x.", encoding="utf-8")
    (docs / "a").mkdir(parents=True)
    (docs / "a" / "own.txt").write_text(WORDS, encoding="utf-8")
    (docs / "near.txt").symlink_to("a/own.txt")
    (docs / "far.txt").symlink_to(secret)
    (docs / "chain.txt").symlink_to("far.txt")
    (docs / "climb.txt").symlink_to("a/../../secret.txt")
    (docs / "passwd.txt").symlink_to("/etc/passwd")
    out = "is a link out of the folder; give the file"
    assert all_of(docs) == {
        "a/own.txt": WORDS,
        "near.txt": WORDS,
        **dict.fromkeys(["far.txt", "chain.txt", "climb.txt", "passwd.txt"], out),
    }
    assert [source.objection for source in discover([docs, secret]) if "far" in source.name] == [""]
    assert [source.objection for source in discover([docs / "far.txt"])] == [""]


def test_a_folder_that_cannot_be_opened_is_told() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "shut").mkdir(mode=0o700)
        (folder / "shut" / "a.txt").write_text(WORDS, encoding="utf-8")
        (folder / "b.txt").write_text(WORDS, encoding="utf-8")
        (folder / "b.txt").chmod(0o644)
        (folder / "shut").chmod(0)
        read, write = os.pipe()
        child = os.fork()
        if child == 0:  # as a user to whom permissions apply
            if os.geteuid() == 0:
                os.setuid(65534)
            os.write(write, repr(all_of(folder)).encode())
            os._exit(0)
        os.close(write)
        told = os.read(read, 10_000).decode()
        os.waitpid(child, 0)
        (folder / "shut").chmod(0o700)
    assert told == repr({"b.txt": WORDS, "shut": "is a folder that cannot be opened (Permission denied)"})


def test_names_of_files_are_kept_whatever_they_hold(tmp_path: Path) -> None:
    names = ["a\nb.txt", "\x1b[2J.txt", "-rf.txt", "a\\b.txt", "%s{}.txt", "$(x).txt", "'\".txt", "\u202etxt.exe.txt"]
    for name in names:
        (tmp_path / name).write_text(WORDS, encoding="utf-8")
    assert all_of(tmp_path) == dict.fromkeys(names, WORDS)


def test_names_that_differ_only_in_case_are_two_documents(tmp_path: Path) -> None:
    for name in ("A.txt", "a.txt"):
        (tmp_path / name).write_text(f"{WORDS} {name}", encoding="utf-8")
    assert all_of(tmp_path) == {name: f"{WORDS} {name}" for name in ("A.txt", "a.txt")}


def test_an_attachment_with_a_name_in_very_many_parts_leaves_its_mail_and_the_others() -> None:
    parts = b"".join(b"filename*%d*=utf-8''%s;\n " % (number, b"a%20(b" * 40) for number in range(300))
    mail = (
        b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\nEve left.\n--B\n"
        b"Content-Type: text/plain\nContent-Disposition: attachment; " + parts + b"x=y\n\nBen stayed.\n--B--\n"
    )
    assert found("m.mbox", mbox([eml(WORDS), mail, eml(WORDS)])) == [
        f"{WORDS}\n",
        "Eve left.",
        "has attachments that cannot be read (RecursionError)",
        f"{WORDS}\n",
    ]
