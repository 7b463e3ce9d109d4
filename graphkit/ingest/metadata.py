"""Title and date of a text, from its first lines and its file's name. None is better than a wrong one."""

import re
from datetime import date, datetime
from pathlib import PurePosixPath

from graphkit.model import PublicationDate

LONGEST_TITLE = 160
_FIRST_LINES = 12

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?"
_TIME = r"(?:[,\s]+(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?)?(?:\s\(?[A-Z]{2,4}\)?)?)?"
# a whole line that is nothing but a date: a date in the middle of the story is none of ours
_DATE_LINES = [
    (re.compile(rf"{_WEEKDAY}({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_TIME}", re.IGNORECASE), "mdy"),
    (re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH}),?\s+(\d{{4}}){_TIME}", re.IGNORECASE), "dmy"),
    (
        re.compile(
            r"(\d{4})-(\d{2})-(\d{2})(?:[T\s]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
        ),
        "ymd",
    ),
]
_DATE_LABEL = re.compile(r"^(?:published|posted|updated|date)(?:\s+on)?\s*:?\s+", re.IGNORECASE)
_DATE_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_]?(\d{2})[-_]?(\d{2})(?!\d)")


def find_title(prose: str, source: str) -> str:
    """The first of the first lines that reads like a headline, else the file's name without its suffix."""
    for line in _first_lines(prose):
        if not _read_date(line) and len(line.split()) >= 3 and not line.lower().startswith("by "):
            return line if len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    return PurePosixPath(source).stem


def find_date(prose: str, source: str) -> PublicationDate | None:
    """The date of a dateline (a first line that is a date and nothing else), else the one in the file's name."""
    for line in _first_lines(prose):
        if found := _read_date(line):
            return PublicationDate(found.isoformat(), "dateline")
    match = _DATE_IN_NAME.search(PurePosixPath(source).name)
    found = _make_date(*match.groups()) if match else None
    return PublicationDate(found.isoformat(), "file name") if found else None


def _first_lines(prose: str) -> list[str]:
    lines = (" ".join(line.split()) for line in prose[:4000].splitlines())
    return [line for line in lines if line][:_FIRST_LINES]


def _read_date(line: str) -> date | None:
    line = _DATE_LABEL.sub("", line)
    for pattern, order in _DATE_LINES:
        if match := pattern.fullmatch(line):
            parts = dict(zip(order, match.groups(), strict=False))
            return _make_date(parts["y"], parts["m"], parts["d"])
    return None


def _make_date(year: str, month: str, day: str) -> date | None:
    text, form = (f"{year} {month} {day}", "%Y %m %d") if month.isdigit() else (f"{year} {month[:3]} {day}", "%Y %b %d")
    try:
        return datetime.strptime(text, form).date()
    except ValueError:
        return None
