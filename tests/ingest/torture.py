"""A folder with all that can lie in a folder: good files, strange ones, and broken ones."""

import codecs
import os
from pathlib import Path

from tests.ingest.files import docx, eml, encrypted_pdf, epub, gzipped, mbox, mhtml, odt, parquet, pdf, warc, zipped

WORDS = "Ada met Ben in Berlin."
PAGE = f"<html><head><title>A page of words</title></head><body><p>{WORDS}</p></body></html>"
GERMAN = (
    "Die Bundeskanzlerin traf am Montag den Präsidenten in Berlin, um über die Zukunft der Union zu"
    " sprechen. Beide Seiten erklärten, dass sie eng zusammenarbeiten wollen. Die Gespräche sollen im"
    " nächsten Monat fortgesetzt werden, wie ein Sprecher der Regierung am Abend mitteilte."
)
LONG = f"{WORDS} " * (5_000_000 // (len(WORDS) + 1))

NO_WORDS = "holds no words"
BINARY = "holds binary data, not text"
NO_ZIP = "is damaged or cut off, or no zip archive"
NO_PDF = "is no PDF, or a damaged or truncated one"

#: file → its bytes, and what must become of it: the text of each document in it, or the reason why there is none
Torture = dict[str, tuple[bytes, dict[str, str]]]


def _plain() -> Torture:
    def good(name: str, data: bytes, text: str = WORDS) -> tuple[str, tuple[bytes, dict[str, str]]]:
        return name, (data, {name: text})

    return dict(
        [
            good("a/x.txt", WORDS.encode()),
            good("b/x.txt", WORDS.encode()),
            good("a/b/c/d/e/f/deep.TXT", WORDS.encode()),
            good("Ž/Москва 🦊.txt", WORDS.encode()),
            good("习近平.txt", "习近平".encode(), "习近平"),
            good("شام.md", WORDS.encode()),
            good("with space & sign's #1.txt", WORDS.encode()),
            good("bom.txt", codecs.BOM_UTF8 + WORDS.encode(), f"\ufeff{WORDS}"),
            good("utf16.txt", WORDS.encode("utf-16")),
            good("utf16-unmarked.txt", WORDS.encode("utf-16-le")),
            good("utf32.txt", WORDS.encode("utf-32")),
            good("cp1252.txt", "“Zoë” met Ben.".encode("cp1252"), "“Zoë” met Ben."),
            good("latin1.txt", "Müller met Ben.".encode("latin-1"), "Müller met Ben."),
            good("cut-utf8.txt", "Ada met Zoë".encode()[:-1], "Ada met Zo"),
            good("crlf.txt", b"Ada.\r\nBen.\r\n", "Ada.\r\nBen.\r\n"),
            good(
                "controls.txt",
                "Ada\x0bmet\x0cBen\u2028in\u200bBerlin.".encode(),
                "Ada\x0bmet\x0cBen\u2028in\u200bBerlin.",
            ),
            good("no-newline.md", b"# Ada", "# Ada"),
            good("five-million.txt", LONG.encode(), LONG),
            good("one-letter.txt", b"A", "A"),
            ("empty.txt", (b"", {"empty.txt": NO_WORDS})),
            ("blank.txt", (b" \n\t\r\n", {"blank.txt": NO_WORDS})),
            ("dashes.md", (b"---\n***\n", {"dashes.md": NO_WORDS})),
            ("binary.txt", (b"\x89PNG\0\0", {"binary.txt": BINARY})),
            ("half-utf16.txt", (b"\xff\xfeA", {"half-utf16.txt": "is damaged UTF-16 (at byte 2)"})),
            ("german.txt", (GERMAN.encode(), {"german.txt": "is in German, the model reads English"})),
            ("README", (b"Ada", {"README": "no reader for files without a suffix; name it .txt if it is text"})),
            (
                "photo.jpg",
                (
                    b"\xff\xd8\xff",
                    {"photo.jpg": "no reader for .jpg; recognise its text (OCR) and save it as .pdf or .txt"},
                ),
            ),
            ("old.doc", (b"\xd0\xcf\x11\xe0", {"old.doc": "no reader for .doc; save it as .docx"})),
            ("sheet.xlsx", (b"PK", {"sheet.xlsx": "no reader for .xlsx; save it as .csv"})),
        ]
    )


def _documents() -> Torture:
    return {
        "good.html": (PAGE.encode(), {"good.html": WORDS}),
        "good.HTM": (PAGE.encode(), {"good.HTM": WORDS}),
        "empty.html": (b"<html></html>", {"empty.html": NO_WORDS}),
        "unclosed.html": (f"<p>{WORDS}<div><b>".encode(), {"unclosed.html": WORDS}),
        "good.pdf": (pdf([[WORDS]]), {"good.pdf": WORDS}),
        "unprintable.pdf": (encrypted_pdf([[WORDS]], ""), {"unprintable.pdf": WORDS}),
        "secret.pdf": (encrypted_pdf([[WORDS]], "x"), {"secret.pdf": "is encrypted; save it without its password"}),
        "cut.pdf": (pdf([[WORDS]])[:200], {"cut.pdf": NO_PDF}),
        "no.pdf": (b"Ada", {"no.pdf": NO_PDF}),
        "scan.pdf": (
            pdf([[], []]),
            {"scan.pdf": "has no text layer (a scan?); run text recognition on it first"},
        ),
        "good.docx": (docx([WORDS]), {"good.docx": WORDS}),
        "cut.docx": (docx([WORDS])[:90], {"cut.docx": NO_ZIP}),
        "broken.docx": (zipped({"word/document.xml": "<w:p>"}), {"broken.docx": "holds damaged XML"}),
        "wrong.docx": (zipped({"a.txt": "x"}), {"wrong.docx": "lacks its part word/document.xml"}),
        "entities.docx": (
            zipped({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
            {"entities.docx": "holds XML with a document type of its own, which can be an attack"},
        ),
        "good.odt": (odt(f"<text:p>{WORDS}</text:p>"), {"good.odt": WORDS}),
        "no.odt": (b"Ada", {"no.odt": NO_ZIP}),
        "good.rtf": (b"{\\rtf1\\ansi " + WORDS.encode() + b"}", {"good.rtf": WORDS}),
        "no.rtf": (b"Ada", {"no.rtf": "is no RTF file"}),
        "good.epub": (epub([f"<p>{WORDS}</p>"]), {"good.epub": WORDS}),
        "no.epub": (zipped({"a": "b"}), {"no.epub": "lacks its part META-INF/container.xml"}),
    }


def _collections(folder: Path) -> Torture:
    message = eml(WORDS)
    rows = [{"text": WORDS}, {"text": "Carl left."}]
    two = {"#1": WORDS, "#2": "Carl left."}
    answers = [(f"https://example.org/{i}", "200 OK", "text/html", PAGE.encode()) for i in range(2)]
    zeros = b"0" * (20 << 20)
    bomb = "unpacks to more than 16 MB, as a zip bomb does"
    return {
        "good.eml": (message, {"good.eml": f"{WORDS}\n"}),
        "no.eml": (b"Ada met Ben.", {"no.eml": "is no mail message"}),
        "good.mbox": (mbox([message, message]), {"good.mbox#1": f"{WORDS}\n", "good.mbox#2": f"{WORDS}\n"}),
        "no.mbox": (b"Ada", {"no.mbox": "is no mailbox: no line in it starts with From"}),
        "good.csv": (f"text\n{WORDS}\nCarl left.\n".encode(), {f"good.csv{n}": text for n, text in two.items()}),
        "good.tsv": (f"a\ttext\n1\t{WORDS}\n2\tCarl left.\n".encode(), {f"good.tsv{n}": t for n, t in two.items()}),
        "numbers.csv": (
            b"a,b\n1,2\n",
            {"numbers.csv": "has no column of texts; name it with --text-column (its columns: a, b)"},
        ),
        "empty.csv": (b"", {"empty.csv": "holds no rows"}),
        "good.json": (f'[{{"text": "{WORDS}"}}]'.encode(), {"good.json#1": WORDS}),
        "no.json": (b'{"text": ', {"no.json": "is no JSON"}),
        "good.mhtml": (mhtml(PAGE), {"good.mhtml": WORDS}),
        "no.mht": (message, {"no.mht": "holds no web page"}),
        "good.jsonl": (f'{{"text": "{WORDS}"}}'.encode(), {"good.jsonl#1": WORDS}),
        "half.jsonl": (
            f'{{"text": "{WORDS}"}}\n{{"te'.encode(),
            {"half.jsonl#1": WORDS, "half.jsonl": "1 line is no JSON object (2)"},
        ),
        "good.parquet": (parquet(rows, folder), {f"good.parquet{n}": text for n, text in two.items()}),
        "no.parquet": (b"PAR1", {"no.parquet": "is no Parquet table, or a damaged one"}),
        "good.warc": (warc(answers, packed=False), {"good.warc#1": WORDS, "good.warc#2": WORDS}),
        "good.warc.gz": (warc(answers, packed=True), {"good.warc.gz#1": WORDS, "good.warc.gz#2": WORDS}),
        "good.zip": (
            zipped({"a/x.txt": WORDS, "b/x.txt": WORDS, "../out.txt": WORDS, "c.html": PAGE}),
            {
                "good.zip/a/x.txt": WORDS,
                "good.zip/b/x.txt": WORDS,
                "good.zip/c.html": WORDS,
                "good.zip/../out.txt": "has a path that leads out of its archive",
            },
        ),
        "bomb.zip": (zipped({"a.txt": zeros}), {"bomb.zip/a.txt": bomb}),
        "no.zip": (b"Ada", {"no.zip": NO_ZIP}),
        "good.txt.gz": (gzipped(WORDS.encode()), {"good.txt.gz": WORDS}),
        "bomb.txt.gz": (gzipped(zeros), {"bomb.txt.gz": bomb}),
        "cut.txt.gz": (gzipped(WORDS.encode())[:-9], {"cut.txt.gz": "is damaged or cut off"}),
    }


def torture(folder: Path) -> dict[str, str]:
    """Fill the folder; what must become of it by source: a document's text, or the reason why there is none."""
    expected: dict[str, str] = {}
    for name, (data, found) in (_plain() | _documents() | _collections(folder)).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
        expected |= found
    (folder / "link.txt").symlink_to(folder / "a/x.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / ".hidden.txt").write_bytes(WORDS.encode())
    (folder / "folder.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    return expected | {
        "link.txt": WORDS,
        "gone.txt": "cannot be opened (No such file or directory)",
        "self.txt": "cannot be opened (Too many levels of symbolic links)",
        "pipe.txt": "is no regular file",
    }
