"""Dates as people and machines write them, as precise as they are written."""

import re
from datetime import date, datetime

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?)?(?:\s\(?[A-Z]{2,4}\)?|\s[+-]\d{4})?"
_TIME = rf"(?:[,\s|·–-]+(?:at\s+)?{_CLOCK})?"
_ISO_TIME = r"(?:[T\s]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
_SHAPES = [
    (re.compile(rf"{_WEEKDAY}({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_TIME}", re.IGNORECASE), "mdy"),
    (
        re.compile(
            rf"(?:the\s+)?{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH}),?\s+(\d{{4}}){_TIME}",
            re.IGNORECASE,
        ),
        "dmy",
    ),
    (re.compile(rf"(\d{{4}})-(\d{{2}})-(\d{{2}}){_ISO_TIME}"), "ymd"),
    (re.compile(rf"(\d{{4}})/(\d{{2}})/(\d{{2}}){_TIME}"), "ymd"),
    (re.compile(rf"{_WEEKDAY}(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}}){_TIME}"), "dmy"),
]
_SLASHES = re.compile(rf"(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}){_TIME}")
#: in a field that holds nothing but a date, but too little for a line of a text
_COARSE = [
    (re.compile(rf"({_MONTH}),?\s+(\d{{4}})", re.IGNORECASE), "my"),
    (re.compile(r"(\d{4})-(\d{2})"), "ym"),
    (re.compile(r"(\d{4})"), "y"),
    (re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?"), "ymd"),
]


def read_day(text: str) -> str:
    """The day that a text names which is a date and nothing else, as `2017-02-03`; "" for all others.

    Of `3/2/2017` nobody knows which is the month: only `23/2/2017` and `2/23/2017` are read.
    """
    for pattern, order in _SHAPES:
        if match := pattern.fullmatch(text):
            return _iso(dict(zip(order, match.groups(), strict=True)))
    if match := _SLASHES.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        if first > 12 or second > 12 or first == second:
            day, month = (first, second) if first > 12 else (second, first)
            return _iso({"y": str(year), "m": str(month), "d": str(day)})
    return ""


def read_date(text: str) -> str:
    """What `read_day` reads, and dates of a month or a year (`2017-02`, `2017`), as a field for dates may hold them."""
    text = " ".join(text.split())
    if found := read_day(text):
        return found
    for pattern, order in _COARSE:
        if match := pattern.fullmatch(text):
            return _iso(dict(zip(order, match.groups(), strict=True)))
    return ""


def _iso(parts: dict[str, str]) -> str:
    year, month, day = (parts.get(part, "1") for part in "ymd")
    text, form = (f"{year} {month} {day}", "%Y %m %d") if month.isdigit() else (f"{year} {month[:3]} {day}", "%Y %b %d")
    try:
        found = datetime.strptime(text, form).date()
    except ValueError:
        return ""
    return _precise(found, len(parts)) if 1000 <= found.year <= 2199 else ""


def _precise(found: date, parts: int) -> str:
    return found.isoformat()[: (4, 7, 10)[parts - 1]]
