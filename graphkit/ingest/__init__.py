"""Files in, documents out. A reader is one function and one line in `READERS`."""

from collections.abc import Callable

from graphkit.ingest.markdown import prose_of_markdown
from graphkit.ingest.plain import prose_of_text

#: suffix → function from a file's text to its prose: text of the same length with blanks for all that is no sentence
READERS: dict[str, Callable[[str], str]] = {
    ".txt": prose_of_text,
    ".md": prose_of_markdown,
}
