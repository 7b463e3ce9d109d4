"""Text from documents as Markdown that shows it and does nothing else."""

from collections.abc import Iterable, Sequence

SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>&|~#$"})


def plain(text: str) -> str:
    """Text on one line with every character escaped that Markdown or a table gives a meaning."""
    return " ".join(text.split()).translate(SPECIAL)


def shortened(text: str, length: int) -> str:
    """Text on one line, cut at the last word that fits into `length` characters."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    kept = line[:length].rpartition(" ")[0] or line[:length]
    return f"{kept} …"


def table(header: Sequence[str], rows: Iterable[Sequence[object]], right: Iterable[str] = ()) -> list[str]:
    """The lines of a table with an empty line after it. Cells are Markdown already; columns in `right` align right."""
    numbers = frozenset(right)
    rule = ["---:" if name in numbers else "---" for name in header]
    return [*(f"| {' | '.join(str(cell) for cell in row)} |" for row in (header, rule, *rows)), ""]
