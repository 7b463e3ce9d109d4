"""What goes into a reader and what comes out of it."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graphkit.ingest.dates import read_date
from graphkit.model import PublicationDate, Skipped

LARGEST = 1 << 30  # bytes of one file, packed or not: more than fits into memory beside a language model

LONGEST = 50_000_000  # code points of one document: a shelf of books, which takes hours to parse


class Unreadable(ValueError):  # noqa: N818
    """A reader's only error: `str(error)` is the reason for the report, in words that follow the file's name."""


@dataclass(frozen=True)
class Late(Skipped):
    """What took too long to read now, or ended the process that read it; another time it may not."""


@dataclass(frozen=True)
class Begun(Skipped):
    """A part of a file that is read from now on; what comes of it follows."""


@dataclass(frozen=True)
class Watch:
    """Whoever watches may have to end the process that reads: each part is told when it is begun, and those are passed
    over that ended one before, each with the reason.
    """

    passed_over: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ReadOptions:
    """How files are read.

    `language` is the code of what the language model speaks ("en"), "" for any, and `also` are those of further models;
    `columns` names the columns of tables
    by field (text, title, date …) where guessing them is not wanted; `metadata` is a table that describes documents.
    `watch` is for files that have ended the process that read them.
    """

    keep_boilerplate: bool = False
    any_language: bool = False
    language: str = ""
    also: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    metadata: Path | None = None
    watch: Watch | None = None


AS_USUAL = ReadOptions()


@dataclass(frozen=True)
class File:
    """The bytes of one file, or of one member of an archive, under the name it has in every report."""

    name: str
    data: bytes
    options: ReadOptions = AS_USUAL


@dataclass(frozen=True)
class Piece:
    """One document as its file tells it; "" and None stand for what the file does not say.

    `source` is the file's name, with `#12` for the twelfth document in it. `prose` has the length of `text`, blank
    where no sentence is; None when the text is plain. `date` is when the document was published, `made` when the file
    says that it was made: a weaker hint. `note` tells how the text was read, if that had to be guessed.
    """

    source: str
    text: str
    prose: str | None = None
    title: str = ""
    date: PublicationDate | None = None
    made: PublicationDate | None = None
    outlet: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    note: str = ""


def described(piece: Piece, told: Mapping[str, str], origin: str) -> Piece:
    """The piece with those of the fields told (title, date, outlet …) that are not empty; `origin` is the date's."""
    fields: dict[str, Any] = {name: value for name, value in told.items() if value and name != "date"}
    if day := read_date(told.get("date", "")):
        fields["date"] = PublicationDate(day, origin)
    return replace(piece, **fields)


def read_part(file: File, suffix: str = "") -> Iterator[Piece | Skipped]:
    """The documents of a file, by the reader of its suffix; what cannot be read comes as a `Skipped`."""
    from graphkit.ingest import READERS

    reader = READERS.get(suffix or suffix_of(file.name))
    if reader is None:
        yield Skipped(file.name, no_reader(file.name))
        return
    if (yield from passed_over(file.name, file.options)):
        return
    try:
        yield from reader(file)
    except Unreadable as error:
        yield Skipped(file.name, str(error))
    except Exception as error:  # a parser may fail in any way on a broken file, and the other files must go on
        yield Skipped(file.name, f"is damaged ({type(error).__name__}: {' '.join(str(error).split())[:200]})")


def passed_over(name: str, options: ReadOptions) -> Generator[Skipped, None, bool]:
    """Whether the part of that name is not to be read, as the watch has it; tells so, or that it is begun."""
    if not options.watch:
        return False
    reason = dict(options.watch.passed_over).get(name)
    yield Late(name, reason) if reason else Begun(name, "")
    return reason is not None


def check_length(file: File) -> None:
    """Raises Unreadable where the bytes of one text must be more than LONGEST code points, before they fill memory."""
    if len(file.data) > 4 * LONGEST:
        raise Unreadable(too_long())


def too_long() -> str:
    """The reason why a document longer than LONGEST is not read."""
    return f"is a text of more than {LONGEST // 1_000_000} million characters; cut it into smaller ones"


def suffix_of(name: str) -> str:
    """The suffix that chooses the reader: `.gz` for `x.txt.gz`, but `.warc.gz` for `x.warc.gz`; "" without one."""
    lower = name.lower()
    if lower.endswith(".warc.gz"):
        return ".warc.gz"
    return _suffix(lower)


def _suffix(name: str) -> str:
    """As `Path.suffix`, in a tenth of the time."""
    last = name.rsplit("/", 1)[-1]
    point = last.rfind(".")
    return last[point:] if 0 < point < len(last) - 1 else ""


_REMEDIES = {
    "save it as .docx": ".doc .pages .wpd",
    "save it as .pdf": ".ppt .pptx .odp .key",
    "save it as .csv": ".xls .xlsx .ods .numbers",
    "save it as .eml": ".msg",
    "save it as .mbox": ".pst .ost",
    "save it as .epub": ".mobi .azw3",
    "save the page as .html or .mhtml": ".webarchive .url .webloc",
    "recognise its text (OCR) and save it as .pdf or .txt": ".jpg .jpeg .png .tif .tiff .gif .heic .webp .djvu",
    "write down what is said": ".mp3 .m4a .wav .mp4 .mov .avi .mkv",
    "unpack it": ".7z .rar .tar .tgz .bz2 .xz .zst",
    "name it .txt if it is text": "",
}
_INSTEAD = {suffix: remedy for remedy, suffixes in _REMEDIES.items() for suffix in suffixes.split() or [""]}


def no_reader(name: str) -> str:
    """The reason why a file of that name is not read, with the remedy where there is one."""
    suffix = _suffix(name)
    remedy = _INSTEAD.get(suffix.lower())
    return f"no reader for {suffix or 'files without a suffix'}" + (f"; {remedy}" if remedy else "")
