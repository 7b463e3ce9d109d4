"""Dates with their labels: what is right, and where none may be found."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.ingest.dates import read_date, read_day
from graphkit.ingest.metadata import date_in_url, find_author, find_date
from graphkit.model import PublicationDate

STORY = "Ada met Ben in Berlin.\nThey spoke about the war of 1945.\n"
#: first lines of a text, its file's name and URL → date and where it came from
LABELLED: list[tuple[str, str, str, str, str]] = [
    ("February 3, 2017", "a.txt", "", "2017-02-03", "dateline"),
    ("Sept. 3, 2017", "a.txt", "", "2017-09-03", "dateline"),
    ("3. 2. 2017", "a.txt", "", "2017-02-03", "dateline"),
    ("03.02.2017", "a.txt", "", "2017-02-03", "dateline"),
    ("2017/02/03", "a.txt", "", "2017-02-03", "dateline"),
    ("23/02/2017", "a.txt", "", "2017-02-23", "dateline"),
    ("02/23/2017 10:15", "a.txt", "", "2017-02-23", "dateline"),
    ("02/02/2017", "a.txt", "", "2017-02-02", "dateline"),
    ("03/02/2017", "a.txt", "", "", ""),
    ("32/13/2017", "a.txt", "", "", ""),
    ("First published on 3 February 2017", "a.txt", "", "2017-02-03", "dateline"),
    ("Published 3 February 2017 10:15 GMT", "a.txt", "", "2017-02-03", "dateline"),
    ("Posted on Friday, 3 February 2017", "a.txt", "", "2017-02-03", "dateline"),
    ("February 3, 2017 | 11:55 am", "a.txt", "", "2017-02-03", "dateline"),
    ("By Ada Brook | February 3, 2017", "a.txt", "", "2017-02-03", "dateline"),
    ("By Ada Brook · 3 February 2017 · 4 min read", "a.txt", "", "2017-02-03", "dateline"),
    ("By Ada Brook, February 3, 2017", "a.txt", "", "2017-02-03", "dateline"),
    ("By Ada Brook on February 3, 2017", "a.txt", "", "2017-02-03", "dateline"),
    ("World • February 3, 2017", "a.txt", "", "2017-02-03", "dateline"),
    ("MOSCOW, Feb. 3, 2017 (Reuters) – Ada met Ben on Monday.", "a.txt", "", "2017-02-03", "dateline"),
    ("NEW YORK, 3 February 2017 /PRNewswire/ -- Ada met Ben.", "a.txt", "", "2017-02-03", "dateline"),
    ("WASHINGTON, February 3, 2017 — Ada met Ben in May 2015.", "a.txt", "", "2017-02-03", "dateline"),
    ("MOSCOW (AP) — Ada met Ben on February 3, 2017.", "a.txt", "", "", ""),
    ("Ada was born | in May", "a.txt", "", "", ""),
    ("On February 3, 2017, Ada met Ben.", "a.txt", "", "", ""),
    ("Ada met Ben on February 3, 2017", "a.txt", "", "", ""),
    ("The law of 3 February 2017", "a.txt", "", "", ""),
    ("Between 2016-01-01 and 2017-01-01 Ada met Ben.", "a.txt", "", "", ""),
    ("MOSCOW, which on Feb. 3, 2017 was cold, – Ada said", "a.txt", "", "", ""),
    ("By Ada Brook, author of February 3, 1950", "a.txt", "", "", ""),
    ("By the time of February 3, 2017", "a.txt", "", "", ""),
    ("February 2017", "a.txt", "", "", ""),
    ("2017", "a.txt", "", "", ""),
    ("20170203", "a.txt", "", "", ""),
    ("Room 2017-02", "a.txt", "", "", ""),
    ("", "2017-02-03.txt", "", "2017-02-03", "file name"),
    ("", "2017.02.03 cable.txt", "", "2017-02-03", "file name"),
    ("", "cable-20170203.txt", "", "2017-02-03", "file name"),
    ("", "2017-02.txt", "", "2017-02", "file name"),
    ("", "2017-02 report.txt", "", "2017-02", "file name"),
    ("", "2017.txt", "", "2017", "file name"),
    ("", "2017-2018.txt", "", "", ""),
    ("", "2017-13.txt", "", "", ""),
    ("", "2017-10-45.txt", "", "", ""),
    ("", "election-2016.txt", "", "", ""),
    ("", "2016 election.txt", "", "", ""),
    ("", "1984-85 season.txt", "", "", ""),
    ("", "report-201702.txt", "", "", ""),
    ("", "IMG_2017020399.txt", "", "", ""),
    ("", "a.txt", "https://example.org/2017/02/03/ada-met-ben", "2017-02-03", "URL"),
    ("", "a.txt", "https://example.org/world/2017/feb/03/ada", "2017-02-03", "URL"),
    ("", "a.txt", "https://example.org/2017/2/3/ada", "2017-02-03", "URL"),
    ("", "a.txt", "https://example.org/2017-02-03-ada", "2017-02-03", "URL"),
    ("", "a.txt", "https://example.org/20170203/ada.html", "2017-02-03", "URL"),
    ("", "a.txt", "https://example.org/2017/02/ada-met-ben/", "2017-02", "URL"),
    ("", "a.txt", "https://example.org/2017/13/ada/", "", ""),
    ("", "a.txt", "https://example.org/election-2016/ada", "", ""),
    ("", "a.txt", "https://example.org/article/20170203991", "", ""),
    ("", "a.txt", "https://example.org/2017/02/31/ada", "", ""),
    ("", "a.txt", "https://example.org/?day=2017/02/03/", "", ""),
    ("", "a.txt", "/2017/02/03/ada", "", ""),
    ("May 2, 2016", "2017-02-03.txt", "https://example.org/2015/01/01/a", "2016-05-02", "dateline"),
    ("", "2017-02-03.txt", "https://example.org/2015/01/01/a", "2015-01-01", "URL"),
    ("February 30, 2017", "2017-02-03.txt", "", "2017-02-03", "file name"),
    ("Updated February 3, 2017", "a.txt", "", "2017-02-03", "dateline"),
]
#: labelled before any of them was tried; those that are not found stay here
UNSEEN: list[tuple[str, str, str, str]] = [
    ("LONDON, 3 February 2017 – Ada met Ben.", "a.txt", "", "2017-02-03"),
    ("Feb 3 2017, 11:55 AM ET", "a.txt", "", "2017-02-03"),
    ("Fri 3 Feb 2017 12.15 GMT", "a.txt", "", "2017-02-03"),
    ("Last modified on Sat 4 Feb 2017 10.00 GMT", "a.txt", "", ""),
    ("Last updated: February 3, 2017", "a.txt", "", "2017-02-03"),
    ("February 3, 2017 – Volume 12, Issue 3", "a.txt", "", "2017-02-03"),
    ("Date: Fri, 3 Feb 2017 10:15:00 +0000", "a.txt", "", "2017-02-03"),
    ("Friday, February 3rd, 2017", "a.txt", "", "2017-02-03"),
    ("the 3rd of February, 2017", "a.txt", "", "2017-02-03"),
    ("3rd February 2017", "a.txt", "", "2017-02-03"),
    ("BERLIN (dpa) - Feb 3 2017 - Ada met Ben.", "a.txt", "", "2017-02-03"),
    ("For immediate release: February 3, 2017", "a.txt", "", "2017-02-03"),
    ("Born February 3, 1917", "a.txt", "", ""),
    ("Died: February 3, 1917", "a.txt", "", ""),
    ("Founded 3 February 1917", "a.txt", "", ""),
    ("Valid until: 2017-02-03", "a.txt", "", ""),
    ("Adopted on 3 February 2017", "a.txt", "", ""),
    ("Version 1.2 of 2017-02-03", "a.txt", "", ""),
    ("Copyright 2017-02-03", "a.txt", "", ""),
    ("2017-02-03T10:15:00+01:00", "a.txt", "", "2017-02-03"),
    ("Ada Brook / Feb 3, 2017", "a.txt", "", "2017-02-03"),
    ("Posted: 3 Feb 2017 | Updated: 5 Feb 2017", "a.txt", "", "2017-02-03"),
    ("", "03-02-2017 cable.txt", "", ""),
    ("", "cable_2017-02-03T10-15.txt", "", "2017-02-03"),
    ("", "23-02-2017.txt", "", "2017-02-23"),
    ("", "Feb 3 2017.txt", "", "2017-02-03"),
    ("", "3 February 2017 Ada met Ben.txt", "", "2017-02-03"),
    ("", "a.txt", "https://example.org/2017/february/03/ada", "2017-02-03"),
    ("", "a.txt", "https://example.org/news/03-02-2017/ada", ""),
    ("", "a.txt", "https://example.org/archive/2017/week-05/ada", ""),
    ("", "a.txt", "https://example.org/2017/02/03", "2017-02-03"),
    ("", "a.txt", "https://example.org/ada-met-ben-2017-02-03.html", "2017-02-03"),
    ("", "invoice 20170203-0042.txt", "", "2017-02-03"),
    ("", "a.txt", "https://example.org/ada-met-ben-20170203", "2017-02-03"),
    ("Brussels, 3.2.2017", "a.txt", "", "2017-02-03"),
    ("COM(2017) 42 final", "a.txt", "", ""),
]


def test_of_all_labelled_dates_19_in_20_are_right_and_none_in_100_wrong() -> None:
    labelled = [*((line, source, url, iso) for line, source, url, iso, _ in LABELLED), *UNSEEN]
    found = [find_date(f"Ada meets Ben\n\n{line}\n\n{STORY}", source, url) for line, source, url, _ in labelled]
    given = [(day.iso if day else "", iso) for day, (*_, iso) in zip(found, labelled, strict=True)]
    assert len(given) >= 100
    assert sum(ours == iso for ours, iso in given) >= 0.95 * len(given)
    assert sum(ours not in ("", iso) for ours, iso in given) <= 0.01 * len(given)


@pytest.mark.parametrize(("line", "source", "url", "iso", "origin"), LABELLED)
def test_the_date_of_a_document_is_the_labelled_one(line: str, source: str, url: str, iso: str, origin: str) -> None:
    found = find_date(f"Ada meets Ben in Berlin\n\n{line}\n\n{STORY}", source, url)
    assert found == (PublicationDate(iso, origin) if iso else None)


@pytest.mark.parametrize(
    ("field", "iso"),
    [
        ("2017", "2017"),
        ("2017-02", "2017-02"),
        ("Feb 2017", "2017-02"),
        ("February, 2017", "2017-02"),
        (" 2017-02-03 ", "2017-02-03"),
        ("2017-02-03T10:00:00Z", "2017-02-03"),
        ("20170203", "2017-02-03"),
        ("Fri, 3 Feb 2017 10:00:00 +0100", "2017-02-03"),
        ("3/2/2017", ""),
        ("13/2/2017", "2017-02-13"),
        ("yesterday", ""),
        ("1486080000", ""),
        ("1612123100000", ""),
        ("", ""),
        ("2017-00", ""),
        ("0000", ""),
        ("9999", ""),
    ],
)
def test_a_field_for_dates_may_be_as_precise_as_it_likes(field: str, iso: str) -> None:
    assert read_date(field) == iso


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_in_every_shape(day: date) -> None:
    iso = day.isoformat()
    for shape in ("%d %B %Y", "%B %d, %Y", "%b. %d, %Y", "%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%A, %d %B %Y"):
        assert read_day(day.strftime(shape)) == iso


@given(st.text(alphabet="0123456789/-. :TZ"))
def test_what_is_read_is_a_date(text: str) -> None:
    found = read_date(text)
    assert len(found) in {0, 4, 7, 10}
    assert found == read_date(found)


@given(st.text())
def test_any_url_has_a_date_or_none(url: str) -> None:
    assert len(date_in_url(url)) in {0, 4, 7, 10}


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ada Brook", "Ada Brook"),
        ("by Stephen van Lendman", ""),
        ("BY ADA BROOK AND BEN COLE", "ADA BROOK; BEN COLE"),
        ("By Ada Brook, Ben Cole and Carl D. Dorn", "Ada Brook; Ben Cole; Carl D. Dorn"),
        ("By Ada Brook, Reuters", "Ada Brook"),
        ("By Monday all was over", ""),
        ("By Order Of The King of Norland", ""),
        ("Written by Ada Brook", ""),
    ],
)
def test_a_byline_names_the_author(line: str, author: str) -> None:
    assert find_author(f"Ada meets Ben\n{line}\n\n{STORY}") == author
