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
    r"^(?:(?:(?:first\s+|originally\s+|last\s+)?(?:published|posted|updated)|date|dated"
    r"|(?:for\s+(?:immediate\s+)?)?released?)(?:\s+on)?\s*:?)\s+",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.'’-]*"
# "MOSCOW, Feb. 3, 2017 (Reuters) – …" at the start of a line
_AGENCY = re.compile(
    r"[A-Z]{3}[A-Z .,'’/-]{0,40}, ([A-Za-z]{3,9}\.? \d{1,2}, \d{4}|\d{1,2} [A-Za-z]{3,9}\.? \d{4})"
    r"\s?(?:\([\w. /-]{2,40}\)\s?|/[\w. -]{2,30}/\s?)?(?:–|—|--|-)\s"
)
# or "BERLIN (dpa) - Feb 3, 2017 - …"
_AFTER_AGENCY = re.compile(
    r"[A-Z]{3}[A-Z .,'’/-]{0,40} \([\w. /-]{2,40}\)\s?(?:–|—|--|-)\s"
    r"([A-Za-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [A-Za-z]{3,9}\.? \d{4})\s?(?:–|—|--|-)\s"
)
# a byline or a section beside the date, parted by a bar, a dot or a stroke: "By Ada Brook | February 3, 2017"
_BESIDE = re.compile(r"[|·•]| / ")
_LATER = re.compile(r"(?:last\s+)?(?:updated|modified)\b", re.IGNORECASE)
_BYLINE_DATE = re.compile(rf"[Bb]y {_NAME}(?: {_NAME}){{0,4}}(?:,| -| –| —| on)? (.{{8,60}})")
_PERSON = rf"{_NAME}(?: {_NAME}){{1,3}}"
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY) ({_PERSON}(?:(?:, | and | AND ){_PERSON}){{0,4}})(?:, {_NAME}(?: {_NAME}){{0,3}})?"
)
_DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")
_DAY_FIRST_IN_NAME = re.compile(r"(?<!\d)(\d{1,2})[-_.](\d{1,2})[-_.]((?:19|20)\d{2})(?!\d)")
_SPELLED_IN_NAME = re.compile(
    r"(?<![^\W_])(\d{1,2} [A-Za-z]{3,9}\.? (?:19|20)\d{2}|[A-Za-z]{3,9}\.? \d{1,2},? (?:19|20)\d{2})(?!\d)"
)
_MONTH_OF_NAME = re.compile(r"((?:19|20)\d{2})[-_](\d{2})(?:[ _-]+[^\d\s_-].*)?")
_YEAR_OF_NAME = re.compile(r"(?:19|20)\d{2}")
_DAY_IN_URL = re.compile(r"/((?:19|20)\d{2})(?:([/-])(\d{1,2}|[a-z]{3,9})\2(\d{1,2})|(\d{2})(\d{2}))(?=[/_.-]|$)")
_MONTH_IN_URL = re.compile(r"/((?:19|20)\d{2})/(\d{2})/")


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
        return read_day(f"{year}-{month:0>2}-{day:0>2}" if month.isdigit() else f"{day} {month} {year}")
    match = _MONTH_IN_URL.search(path)
    return read_date("-".join(match.groups())) if match else ""


def _date_in_name(source: str) -> str:
    path = PurePosixPath(source)
    if match := _DAY_IN_NAME.search(path.name):
        return read_date("-".join(match.groups()))
    if match := _DAY_FIRST_IN_NAME.search(path.name):
        return read_day("/".join(match.groups()))  # where no one can tell the day from the month, none
    if match := _SPELLED_IN_NAME.search(re.sub(r"[_-]+", " ", path.stem)):
        return read_day(match.group(1))
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
    if match := _AGENCY.match(line) or _AFTER_AGENCY.match(line):
        return read_day(match.group(1))
    match = _BYLINE_DATE.fullmatch(line)
    found = read_day(_DATE_LABEL.sub("", match.group(1).strip())) if match else ""
    return found or _date_beside(line)


def _date_beside(line: str) -> str:
    """The first date among the parts of a line, one of which may be a byline or a section; an update comes last."""
    parts = _BESIDE.split(line)
    if not 2 <= len(parts) <= 6 or max(map(len, parts)) > 81:
        return ""
    days = (read_day(_DATE_LABEL.sub("", part.strip())) for part in sorted(parts, key=_is_later))
    return next(filter(None, days), "")


def _is_later(part: str) -> bool:
    return _LATER.match(part.strip()) is not None
