"""Files in, documents out. A reader is one function and one line in `READERS`."""

from collections.abc import Callable, Iterable

from graphkit.ingest.archive import read_gzip, read_zip
from graphkit.ingest.epub import read_epub
from graphkit.ingest.mail import read_eml, read_mbox
from graphkit.ingest.markdown import read_markdown
from graphkit.ingest.mhtml import read_mhtml
from graphkit.ingest.opendocument import read_odt
from graphkit.ingest.page import read_page
from graphkit.ingest.parquet import read_parquet
from graphkit.ingest.pdf import read_pdf
from graphkit.ingest.piece import File, Piece
from graphkit.ingest.plain import read_text
from graphkit.ingest.rtf import read_rtf
from graphkit.ingest.table import read_csv, read_json, read_jsonl
from graphkit.ingest.warc import read_warc
from graphkit.ingest.word import read_docx
from graphkit.model import Skipped

#: what a file of one format holds; raises Unreadable with the reason where it holds nothing to read
Reader = Callable[[File], Iterable[Piece | Skipped]]

#: suffix → reader; the first line of a reader's docstring describes the format to users
READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".mhtml": read_mhtml,
    ".mht": read_mhtml,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".odt": read_odt,
    ".rtf": read_rtf,
    ".epub": read_epub,
    ".eml": read_eml,
    ".mbox": read_mbox,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".parquet": read_parquet,
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".zip": read_zip,
    ".gz": read_gzip,
}

#: suffixes of files that may hold any number of documents; another holds one, or a mail and what is attached to it
COLLECTIONS = frozenset({".mbox", ".csv", ".tsv", ".json", ".jsonl", ".parquet", ".warc", ".warc.gz", ".zip", ".gz"})
#: suffixes of files whose bytes are the text, but for a little
PLAIN = frozenset({".txt", ".md", ".eml", ".mbox", ".csv", ".tsv", ".json", ".jsonl"})
