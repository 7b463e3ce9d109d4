"""Plain text."""

import re

from graphkit.ingest.boilerplate import blank_boilerplate

_NO_PROSE = re.compile(r"[\ufeff\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029\xa0\u200b]")


def prose_of_text(text: str) -> str:
    """The text with byte-order mark, carriage returns, odd spaces and boilerplate blanked, so that offsets stay."""
    return blank_boilerplate(_NO_PROSE.sub(lambda match: "\n" if match.group() in "\u2028\u2029\x85" else " ", text))
