"""Each reader on files that the tests make."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.ingest import READERS
from graphkit.ingest.discover import STANDARD_INPUT, discover
from graphkit.ingest.piece import ReadOptions
from graphkit.ingest.read import Reading, read_all
from graphkit.model import Note, PublicationDate, Skipped
from tests.ingest.files import docx, eml, encrypted_pdf, epub, gzipped, mbox, mhtml, odt, parquet, pdf, warc, zipped
from tests.ingest.reading import read, read_document, read_texts

KEEP = ReadOptions(keep_boilerplate=True)
WORDS = "Ada met Ben in Berlin."
PAGE = f"<html><head><title>A page of words</title></head><body><p>{WORDS}</p></body></html>"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, bytes]:
    """A file of each format that says the same."""
    message = eml(WORDS)
    rows = [{"text": WORDS}]
    answer = ("https://example.org/a", "200 OK", "text/html; charset=utf-8", PAGE.encode())
    return {
        ".txt": WORDS.encode(),
        ".md": WORDS.encode(),
        ".html": PAGE.encode(),
        ".htm": PAGE.encode(),
        ".mhtml": mhtml(PAGE),
        ".mht": mhtml(PAGE),
        ".pdf": pdf([[WORDS]]),
        ".docx": docx([WORDS]),
        ".odt": odt(f"<text:p>{WORDS}</text:p>"),
        ".rtf": b"{\\rtf1\\ansi " + WORDS.encode() + b"}",
        ".epub": epub([f"<p>{WORDS}</p>"]),
        ".eml": message,
        ".mbox": mbox([message]),
        ".csv": f"text\n{WORDS}\n".encode(),
        ".tsv": f"id\ttext\n1\t{WORDS}\n".encode(),
        ".json": f'[{{"text": "{WORDS}"}}]'.encode(),
        ".jsonl": f'{{"text": "{WORDS}"}}\n'.encode(),
        ".parquet": parquet(rows, tmp_path),
        ".warc": warc([answer], packed=False),
        ".warc.gz": warc([answer], packed=True),
        ".zip": zipped({"a.txt": WORDS}),
        ".gz": gzipped(WORDS.encode()),
    }


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_every_reader_finds_the_words(tmp_path: Path, files: dict[str, bytes], suffix: str) -> None:
    name = "a.txt.gz" if suffix == ".gz" else f"a{suffix}"
    assert read_document(tmp_path, name, files[suffix]).text.strip() == WORDS


@pytest.mark.parametrize("suffix", sorted(READERS))
@pytest.mark.parametrize("data", [b"", b"\0\1\2\xff" * 100, b"PK\x03\x04 no archive", b"\x1f\x8b\x08 no archive"])
def test_every_reader_reports_rubbish_in_one_line(tmp_path: Path, suffix: str, data: bytes) -> None:
    name = "a.txt.gz" if suffix == ".gz" else f"a{suffix}"
    for found in read(tmp_path, name, data):
        assert isinstance(found, Skipped | Note) or data.isascii()
        assert "\n" not in getattr(found, "reason", "")


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_every_reader_survives_a_file_cut_off_anywhere(tmp_path: Path, files: dict[str, bytes], suffix: str) -> None:
    name = "a.txt.gz" if suffix == ".gz" else f"a{suffix}"
    data = files[suffix]
    for stop in range(0, len(data), max(1, len(data) // 12)):
        assert read(tmp_path, name, data[:stop])


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_every_reader_tells_users_about_its_format(suffix: str) -> None:
    assert (READERS[suffix].__doc__ or "").split("\n")[0].rstrip().endswith((".", ";", ","))


def test_pages_of_a_pdf_follow_each_other_without_numbers_and_repeated_heads(tmp_path: Path) -> None:
    pages = [["The Daily Norland", f"Sentence {word}.", str(i)] for i, word in enumerate(["one", "two", "three"])]
    assert read_document(tmp_path, "a.pdf", pdf(pages)).text == "Sentence one.\nSentence two.\nSentence three."
    assert read_document(tmp_path, "a.pdf", pdf(pages), KEEP).text.count("The Daily Norland") == 3


def test_a_word_parted_at_the_end_of_a_line_of_a_pdf_is_whole(tmp_path: Path) -> None:
    assert read_document(tmp_path, "a.pdf", pdf([["The Krem-", "lin fell."]])).text == "The Kremlin fell."


def test_a_pdf_tells_title_author_and_the_day_it_was_made(tmp_path: Path) -> None:
    found = read_document(
        tmp_path, "a.pdf", pdf([[WORDS]], "/Title (News of today) /Author (Ada) /CreationDate (D:20170203115500Z)")
    )
    assert (found.title, found.author) == ("News of today", "Ada")
    assert found.date == PublicationDate("2017-02-03", "file metadata")


def test_a_dateline_in_a_pdf_counts_more_than_the_day_it_was_made(tmp_path: Path) -> None:
    data = pdf([["News of today", "May 2, 2016", WORDS]], "/CreationDate (D:20170203115500Z)")
    assert read_document(tmp_path, "a.pdf", data).date == PublicationDate("2016-05-02", "dateline")


@pytest.mark.parametrize("title", ["Microsoft Word - cable.doc", "untitled", "cable.indd", "--"])
def test_a_title_that_a_program_wrote_into_a_pdf_is_none(tmp_path: Path, title: str) -> None:
    assert read_document(tmp_path, "a.pdf", pdf([[WORDS]], f"/Title ({title})")).title == WORDS


def test_a_pdf_that_only_may_not_be_printed_is_read(tmp_path: Path) -> None:
    assert read_document(tmp_path, "a.pdf", encrypted_pdf([[WORDS]], "")).text == WORDS


def test_word_tables_footnotes_tabs_and_breaks_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    more = (
        "<w:p><w:r><w:t>Ada</w:t><w:tab/><w:t>Ben</w:t><w:br/><w:t>Carl</w:t></w:r>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Dora</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    notes = (
        f'<w:footnotes xmlns:w="{space}"><w:footnote><w:p><w:r><w:t>Emil</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    found = read_document(tmp_path, "a.docx", docx(["One."], more=more, parts={"word/footnotes.xml": notes}))
    assert found.text == "One.\nAda\tBen\nCarl\nDora\nEmil"


def test_text_of_a_box_in_a_word_paragraph_comes_once(tmp_path: Path) -> None:
    box = "<w:p><w:r><w:t>Outside.</w:t><w:txbx><w:p><w:r><w:t>Inside.</w:t></w:r></w:p></w:txbx></w:r></w:p>"
    assert read_document(tmp_path, "a.docx", docx([], more=box)).text == "Outside.\nInside."


def test_a_word_document_tells_title_author_and_the_day_it_was_made(tmp_path: Path) -> None:
    core = "<dc:title>Cable seven</dc:title><dc:creator>Ada</dc:creator>"
    core += "<dcterms:created>2017-02-03T10:00:00Z</dcterms:created>"
    found = read_document(tmp_path, "a.docx", docx([WORDS], core))
    assert (found.title, found.author, found.date) == (
        "Cable seven",
        "Ada",
        PublicationDate("2017-02-03", "file metadata"),
    )


def test_the_date_of_a_template_is_not_the_documents(tmp_path: Path) -> None:
    core = "<dcterms:created>2013-12-23T23:15:00Z</dcterms:created>"
    assert read_document(tmp_path, "a.docx", docx([WORDS], core)).date is None


def test_open_document_text_is_read_with_its_spaces_and_without_remarks(tmp_path: Path) -> None:
    content = (
        "<text:h>Head</text:h><text:p>Ada<text:s text:c='2'/>and<text:tab/><text:span>Ben</text:span>"
        "<office:annotation><text:p>a remark</text:p></office:annotation> left<text:line-break/>.</text:p>"
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
    )
    meta = "<dc:title>Cable</dc:title><meta:initial-creator>Ada</meta:initial-creator>"
    meta += "<meta:creation-date>2017-02-03T10:00:00.123</meta:creation-date>"
    found = read_document(tmp_path, "a.odt", odt(content, meta))
    assert found.text == "Head\nAda  and\tBen left\n."
    assert (found.title, found.author, found.date) == ("Cable", "Ada", PublicationDate("2017-02-03", "file metadata"))


def test_rtf_is_read_in_its_own_encoding(tmp_path: Path) -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\info{\title News of today}{\author Ada}}Caf\'e9 {\b met} \u321?\'f3d\'9f.\par Two.}"
    )
    found = read_document(tmp_path, "a.rtf", data)
    assert found.text.split("\n")[0].startswith("Café met Łód")
    assert (found.title, found.author) == ("News of today", "Ada")


def test_chapters_of_a_book_stand_in_their_order(tmp_path: Path) -> None:
    meta = "<dc:title>A book</dc:title><dc:creator>Ada</dc:creator><dc:date>2017</dc:date>"
    meta += "<dc:publisher>Press</dc:publisher>"
    found = read_document(tmp_path, "a.epub", epub(["<h1>One</h1><p>First.</p>", "<p>Second.</p>"], meta))
    assert found.text == "One\n\nFirst.\n\nSecond."
    assert (found.title, found.author, found.outlet) == ("A book", "Ada", "Press")
    assert found.date == PublicationDate("2017", "file metadata")


def test_a_mail_tells_subject_sender_and_the_day_in_its_own_zone(tmp_path: Path) -> None:
    found = read_document(tmp_path, "a.eml", eml(WORDS, "Zoë & Łukasz"))
    assert (found.title, found.author) == ("Zoë & Łukasz", "Ada Brook <ada@example.org>")
    assert found.date == PublicationDate("2017-02-03", "mail header")


def test_marks_of_quotation_in_a_mail_are_no_prose(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(eml("No.\n> > Ada met Ben.\n"))
    (found,) = read_all(discover([tmp_path]))
    assert isinstance(found, Reading)
    assert (found.document.text, found.prose) == ("No.\n> > Ada met Ben.\n", "No.\n    Ada met Ben.\n")


def test_a_mail_that_is_a_page_is_read_as_one(tmp_path: Path) -> None:
    assert read_document(tmp_path, "a.eml", eml("", html=f"<p>{WORDS}</p><p>Two.</p>")).text == f"{WORDS}\n\nTwo."


def test_attachments_are_documents_of_their_own(tmp_path: Path) -> None:
    data = eml(WORDS, attached={"b.txt": b"Carl left.", "c.png": b"\x89PNG", "d.zip": b"PK"})
    assert read_texts(tmp_path, "a.eml", data) == {
        "a.eml": f"{WORDS}\n",
        "a.eml/1 b.txt": "Carl left.",
        "a.eml/2 c.png": "no reader for .png; recognise its text (OCR) and save it as .pdf or .txt",
        "a.eml/3 d.zip": "is an archive or a mail inside a mail; save it as a file of its own",
    }


def test_a_mailbox_holds_numbered_mails(tmp_path: Path) -> None:
    data = mbox([eml("One.\n>From here on."), eml("Two.")])
    assert read_texts(tmp_path, "m.mbox", data) == {"m.mbox#1": "One.\nFrom here on.\n", "m.mbox#2": "Two.\n"}


def test_a_table_gives_a_document_a_row_with_its_metadata(tmp_path: Path) -> None:
    rows = 'id;Headline;Body;Published;Publisher;URL;Author\n1;"News; new";"Ada\nmet ""Ben"".";3.2.2017;Daily;https://x.org;Ada\n'
    (found,) = read(tmp_path, "t.csv", rows)
    assert (found.source, getattr(found, "text", "")) == ("t.csv#1", 'Ada\nmet "Ben".')
    assert found == type(found)(
        found.id,  # type: ignore[union-attr]
        "t.csv#1",
        "News; new",
        'Ada\nmet "Ben".',
        PublicationDate("2017-02-03", "column"),
        "Daily",
        "Ada",
        "https://x.org",
    )


def test_rows_without_text_are_reported_together(tmp_path: Path) -> None:
    assert read_texts(tmp_path, "t.csv", "text,n\nAda.,1\n,2\nBen.,3\n-,4\n") == {
        "t.csv#1": "Ada.",
        "t.csv#3": "Ben.",
        "t.csv": "2 rows are without text (rows 2, 4)",
    }


def test_columns_may_be_named(tmp_path: Path) -> None:
    options = ReadOptions(columns=(("text", "said"), ("title", "what"), ("date", "then")))
    (found,) = read(tmp_path, "t.tsv", "what\tthen\tsaid\ttext\nNews\t2017-02\tAda left.\tnone\n", options)
    assert (found.title, found.text, found.date) == (  # type: ignore[union-attr]
        "News",
        "Ada left.",
        PublicationDate("2017-02", "column"),
    )


def test_a_column_that_is_not_there_is_reported_with_those_that_are(tmp_path: Path) -> None:
    options = ReadOptions(columns=(("text", "said"),))
    assert read(tmp_path, "t.csv", "a,b\n1,2\n", options) == [
        Skipped("t.csv", "has no column 'said' (its columns: a, b)")
    ]


def test_a_table_of_numbers_is_reported(tmp_path: Path) -> None:
    assert read(tmp_path, "t.csv", "a,b\n1,2\n") == [
        Skipped("t.csv", "has no column of texts; name it with --text-column (its columns: a, b)")
    ]


def test_the_only_column_of_long_texts_is_the_text(tmp_path: Path) -> None:
    long = "Ada met Ben in Berlin. " * 10
    assert read_texts(tmp_path, "t.csv", f"a,b\n1,{long}\n2,{long}\n") == {"t.csv#1": long, "t.csv#2": long}


def test_lines_that_are_no_json_are_reported_and_the_others_keep_their_numbers(tmp_path: Path) -> None:
    data = '{"text": "Ada.", "author": ["A", "B"]}\nrubbish\n[1]\n{"text": "Ben."}\n'
    assert read_texts(tmp_path, "t.jsonl", data)["t.jsonl#4"] == "Ben."
    assert read(tmp_path, "t.jsonl", data)[0] == Skipped("t.jsonl", "2 lines are no JSON object (2, 3)")


def test_a_web_archive_gives_what_was_answered_well_with_its_address(tmp_path: Path) -> None:
    answers = [
        ("https://example.org/2017/02/03/a", "200 OK", "text/html", PAGE.encode()),
        ("https://example.org/b", "404 Not Found", "text/html", PAGE.encode()),
        ("https://example.org/c.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://example.org/d", "200 OK", "text/plain", b"Carl left."),
    ]
    first, second, rest = read(tmp_path, "c.warc.gz", warc(answers, packed=True))
    assert (first.source, first.url, first.date) == (  # type: ignore[union-attr]
        "c.warc.gz#1",
        "https://example.org/2017/02/03/a",
        PublicationDate("2017-02-03", "URL"),
    )
    assert (second.source, second.text) == ("c.warc.gz#4", "Carl left.")  # type: ignore[union-attr]
    assert rest == Skipped("c.warc.gz", "2 records are no documents (image/png 1, status 404 1)")


def test_front_matter_tells_about_a_markdown_text(tmp_path: Path) -> None:
    head = (
        "---\ntitle: 'News: today'\ndate: 2017-02 # about\nauthors: [Ada, \"Ben\"]\npublication: Daily\nlang: en\n---\n"
    )
    found = read_document(tmp_path, "2016-01-01.md", f"{head}{WORDS}")
    assert (found.title, found.author, found.outlet) == ("News: today", "Ada; Ben", "Daily")
    assert found.date == PublicationDate("2017-02", "front matter")
    assert found.text == head + WORDS


@pytest.mark.parametrize("suffix", [".txt", ".html", ".pdf", ".docx", ".odt", ".epub", ".rtf", ".parquet", ".warc"])
def test_standard_input_is_recognised_by_its_first_bytes(
    files: dict[str, bytes], suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Piped:
        buffer = io.BytesIO(files[suffix])

    monkeypatch.setattr(sys, "stdin", Piped)
    (found,) = read_all(discover([STANDARD_INPUT]))
    assert isinstance(found, Reading)
    assert found.document.text.strip() == WORDS
    assert found.document.source.startswith("standard input")


def test_no_parser_is_loaded_before_a_file_needs_it() -> None:
    parsers = "lxml trafilatura pypdfium2 striprtf warcio gcld3 charset_normalizer duckdb".split()
    program = f"import sys, graphkit.ingest.read; print(sorted(set({parsers}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_page_in_one_file_is_the_page_with_its_address_and_without_its_frames(tmp_path: Path) -> None:
    page = f"<html><head><meta charset='windows-1251'><title>Ada visits Zoë | Daily</title></head><p>{WORDS} Zoë.</p>"
    found = read_document(tmp_path, "a.mhtml", mhtml(page))
    assert (found.text.strip(), found.url, found.date) == (
        f"{WORDS} Zoë.",
        "https://example.org/2017/02/03/a",
        PublicationDate("2017-02-03", "URL"),
    )


def test_a_mail_without_a_page_is_no_saved_page(tmp_path: Path) -> None:
    assert read(tmp_path, "a.mht", eml(WORDS)) == [Skipped("a.mht", "holds no web page")]


ARTICLE = {"title": "Ada visits", "content": WORDS, "publishedAt": "2017-02-03", "source": {"name": "The Daily"}}


@pytest.mark.parametrize(
    "stated",
    [
        [ARTICLE],
        {"status": "ok", "totalResults": 1, "articles": [ARTICLE]},
        ARTICLE | {"tags": [{"name": "x"}]},
    ],
)
def test_json_is_a_list_of_articles_or_holds_one_or_is_one(tmp_path: Path, stated: object) -> None:
    found = read_document(tmp_path, "a.json", json.dumps(stated).encode())
    assert (found.source, found.title, found.text, found.outlet) == ("a.json#1", "Ada visits", WORDS, "The Daily")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{broken", "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b"[]", "holds no rows"),
        (b"[1, 2]", "holds no rows"),
        (b"7", "holds no rows"),
        (b'{"a": "b"}', "has no column of texts; name it with --text-column (its columns: a)"),
        (b'{"nodes": [{"id": "a"}], "edges": [{"source": "a"}]}', None),
    ],
)
def test_json_without_texts_is_reported(tmp_path: Path, data: bytes, reason: str | None) -> None:
    (found,) = read(tmp_path, "a.json", data)
    assert isinstance(found, Skipped)
    assert reason is None or found.reason == reason


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.doc", "no reader for .doc; save it as .docx"),
        ("a.PAGES", "no reader for .PAGES; save it as .docx"),
        ("a.xlsx", "no reader for .xlsx; save it as .csv"),
        ("a.pptx", "no reader for .pptx; save it as .pdf"),
        ("a.msg", "no reader for .msg; save it as .eml"),
        ("a.jpg", "no reader for .jpg; recognise its text (OCR) and save it as .pdf or .txt"),
        ("a.mp3", "no reader for .mp3; write down what is said"),
        ("a.tar", "no reader for .tar; unpack it"),
        ("a", "no reader for files without a suffix; name it .txt if it is text"),
    ],
)
def test_what_is_not_read_is_told_with_what_to_do_instead(tmp_path: Path, name: str, reason: str) -> None:
    assert read(tmp_path, name, WORDS) == [Skipped(name, reason)]
