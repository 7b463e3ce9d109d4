"""Title, date and author of a text, from its first lines and its file's name. None is better than a wrong one."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from graphkit.ingest.dates import read_date, read_day
from graphkit.model import PublicationDate

LONGEST_TITLE = 160
_FIRST_LINES = 12
_LONGEST_DATELINE = 160  # code points before the end of the date
_DIGIT = re.compile(r"\d")

_DATE_LABEL = re.compile(
    r"^(?:(?:first\s+|originally\s+)?published|posted|updated|date)(?:\s+on)?\s*:?\s+", re.IGNORECASE
)
_NAME = r"[A-Z][\w.'’-]*"
# "MOSCOW, Feb. 3, 2017 (Reuters) – …" at the start of a line
_AGENCY = re.compile(
    r"[A-Z]{3}[A-Z .,'’/-]{0,40}, ([A-Za-z]{3,9}\.? \d{1,2}, \d{4}|\d{1,2} [A-Za-z]{3,9}\.? \d{4})"
    r"\s?(?:\([\w. /-]{2,40}\)\s?|/[\w. -]{2,30}/\s?)?(?:–|—|--|-)\s"
)
# a byline or a section beside the date, parted by a bar, a dot or a dash: "By Ada Brook | February 3, 2017"
_BESIDE = re.compile(r"[^|·•]{2,81}[|·•]([^|·•]+)(?:[|·•].{0,60})?")
_BYLINE_DATE = re.compile(rf"[Bb]y {_NAME}(?: {_NAME}){{0,4}}(?:,| -| –| —| on)? (.{{8,60}})")
_PERSON = rf"{_NAME}(?: {_NAME}){{1,3}}"
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY) ({_PERSON}(?:(?:, | and | AND ){_PERSON}){{0,4}})(?:, {_NAME}(?: {_NAME}){{0,3}})?"
)
_DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")
_MONTH_OF_NAME = re.compile(r"((?:19|20)\d{2})[-_](\d{2})(?:[ _-]+[^\d\s_-].*)?")
_YEAR_OF_NAME = re.compile(r"(?:19|20)\d{2}")
_DAY_IN_URL = re.compile(r"/((?:19|20)\d{2})(?:([/-])(\d{1,2}|[a-z]{3})\2(\d{1,2})|(\d{2})(\d{2}))(?=[/_.-]|$)")
_MONTH_IN_URL = re.compile(r"/((?:19|20)\d{2})/(\d{2})/")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def find_title(prose: str, source: str) -> str:
    """The first of the first lines that reads like a headline, else the file's name without its suffix."""
    for line in _first_lines(prose):
        if not _date_of_line(line) and len(line.split()) >= 3 and not line.lower().startswith("by "):
            return shorten(line)
    return PurePosixPath(source).stem


def shorten(title: str) -> str:
    """A title on one line, cut between words where it is too long."""
    line = " ".join(title.split())
    return line if len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def find_date(prose: str, source: str, url: str = "") -> PublicationDate | None:
    """The date of a dateline (one of the first lines that is a date and nothing else, or begins like an agency's
    report), else the one in the URL, else the one in the file's name.
    """
    found = next(filter(None, map(_date_of_line, _first_lines(prose))), "")
    for iso, origin in ((found, "dateline"), (date_in_url(url), "URL"), (_date_in_name(source), "file name")):
        if iso:
            return PublicationDate(iso, origin)
    return None


def find_author(prose: str) -> str:
    """Who is named in a byline, one of the first lines that is nothing else; "" without one."""
    for line in _first_lines(prose):
        if match := _BYLINE.fullmatch(line):
            return re.sub(r", | and | AND ", "; ", match.group(1))
    return ""


def is_byline(line: str) -> bool:
    """Whether a line is a byline and nothing else: "By Ada Brook and Ben Cole, Reuters"."""
    return line[:2].lower() == "by" and _BYLINE.fullmatch(line) is not None


def date_in_url(url: str) -> str:
    """The date in the path of a URL: `/2017/02/03/`, `/2017/feb/03/`, `/2017-02-03-…`, `/2017/02/`; else ""."""
    try:
        path = urlsplit(url).path if "://" in url else ""
    except ValueError:  # "http://[x": no address at all
        return ""
    if match := _DAY_IN_URL.search(path):
        year, _, month, day = match.groups()[:4] if match.group(3) else (match.group(1), "", *match.groups()[4:])
        if month in _MONTHS:
            month = str(_MONTHS.index(month) + 1)
        return read_day(f"{year}-{month:0>2}-{day:0>2}")
    match = _MONTH_IN_URL.search(path)
    return read_date("-".join(match.groups())) if match else ""


def _date_in_name(source: str) -> str:
    path = PurePosixPath(source)
    if match := _DAY_IN_NAME.search(path.name):
        return read_date("-".join(match.groups()))
    if match := _MONTH_OF_NAME.fullmatch(path.stem):
        return read_date("-".join(match.groups()))
    return path.stem if _YEAR_OF_NAME.fullmatch(path.stem) else ""


def _first_lines(prose: str) -> Iterator[str]:
    lines = (" ".join(line.split()) for line in prose[:4000].splitlines())
    return islice(filter(None, lines), _FIRST_LINES)


def _date_of_line(line: str) -> str:
    if not _DIGIT.search(line, 0, _LONGEST_DATELINE):
        return ""
    if found := read_day(_DATE_LABEL.sub("", line)):
        return found
    if match := _AGENCY.match(line):
        return read_day(match.group(1))
    match = _BESIDE.fullmatch(line) or _BYLINE_DATE.fullmatch(line)
    return read_day(_DATE_LABEL.sub("", match.group(1).strip())) if match else ""
