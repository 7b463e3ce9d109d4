import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.ingest.metadata import LONGEST_TITLE, date_in_url, find_date, find_title
from graphkit.model import PublicationDate


@pytest.mark.parametrize(
    "line",
    [
        "February 3, 2017",
        "Feb 3, 2017",
        "Feb. 3, 2017",
        "feb 03 2017",
        "FEBRUARY 3, 2017",
        "3 February 2017",
        "3rd February 2017",
        "February 3rd, 2017",
        "03 Feb 2017",
        "2017-02-03",
        "2017-02-03T11:55:00Z",
        "2017-02-03 11:55",
        "Friday, February 03, 2017",
        "Fri, 3 Feb 2017",
        "February 3, 2017, 11:55am",
        "February 3, 2017 at 11:55 am EST",
        "Published: February 3, 2017",
        "Published on 3 February 2017",
        "Updated February 3, 2017",
        "Date: 2017-02-03",
        "  February   3,  2017  ",
    ],
)
def test_a_dateline_of_many_shapes_is_read(line: str) -> None:
    assert find_date(f"Trump calls Putin\n\n{line}\n\nIt rained.", "a.txt") == PublicationDate("2017-02-03", "dateline")


@pytest.mark.parametrize(
    "month", "January February March April May June July August September October November December".split()
)
def test_every_month_is_read_in_full_and_short(month: str) -> None:
    assert find_date(f"{month} 2, 2016", "a.txt") == find_date(f"2 {month[:3]} 2016", "a.txt") != None  # noqa: E711


@pytest.mark.parametrize(
    "line",
    [
        "The summit took place on July 7, 2017.",
        "On February 3, 2017 Ada met Ben.",
        "February 3, 2017 was a cold day in Moscow and nobody spoke",
        "Ada Brook was born on 3 February 1950",
        "2017-02-03 is the day that Ada remembers best of them all",
        "03/02/2017",
        "February 2017",
        "Mayor 3, 2017",
        "Marching 3, 2017",
        "2017-02-03 Ada met Ben.",
        "3 February 2017 10:30 Ada met Ben",
    ],
)
def test_a_date_inside_a_sentence_is_none_of_ours(line: str) -> None:
    assert find_date(line, "a.txt") is None


@pytest.mark.parametrize(
    "line", ["February 30, 2017", "31 April 2017", "2017-13-01", "2017-00-10", "February 99, 2017"]
)
def test_an_impossible_date_is_no_date(line: str) -> None:
    assert find_date(line, "a.txt") is None


@pytest.mark.parametrize(
    ("source", "iso"),
    [
        ("2017-02-03.txt", "2017-02-03"),
        ("2017-02-03-trump-calls-putin.txt", "2017-02-03"),
        ("cable_20170203.md", "2017-02-03"),
        ("2017_02_03 cable.txt", "2017-02-03"),
        ("in/1999-12-31/2017-02-03.txt", "2017-02-03"),
    ],
)
def test_the_date_in_a_files_name_is_read(source: str, iso: str) -> None:
    assert find_date("Ada met Ben.", source) == PublicationDate(iso, "file name")


@pytest.mark.parametrize(
    "source",
    [
        "000_bff956c16e9fbbae.txt",
        "2017-13-45.txt",
        "1817-02-03.txt",
        "120170203.txt",
        "201702031.txt",
        "2017-02-03/a.txt",
    ],
)
def test_other_digits_in_a_files_name_are_no_date(source: str) -> None:
    assert find_date("Ada met Ben.", source) is None


def test_a_dateline_counts_more_than_the_files_name() -> None:
    assert find_date("May 2, 2016\nAda met Ben.", "2017-02-03.txt") == PublicationDate("2016-05-02", "dateline")


def test_a_date_deep_in_the_text_is_no_dateline() -> None:
    assert find_date("Ada met Ben.\n" * 40 + "February 3, 2017\n", "a.txt") is None


@given(st.text(), st.text())
def test_any_text_has_a_possible_date_or_none(prose: str, source: str) -> None:
    found = find_date(prose, source)
    assert found is None or len(found.iso) == len("2017-02-03")


@pytest.mark.parametrize(
    ("prose", "title"),
    [
        ("Trump calls Putin\n\nThey spoke.", "Trump calls Putin"),
        ("\n\n  Trump   calls Putin  \nThey spoke.", "Trump calls Putin"),
        ("Friday, February 03, 2017\n\nTrump calls Putin\n", "Trump calls Putin"),
        ("By Ada Brook Cole\nTrump calls Putin\n", "Trump calls Putin"),
        ("The Cable\n\nKremlin Pleased With Trump Call", "Kremlin Pleased With Trump Call"),
    ],
)
def test_the_title_is_the_first_line_that_reads_like_a_headline(prose: str, title: str) -> None:
    assert find_title(prose, "a.txt") == title


@pytest.mark.parametrize("prose", ["", "  \n ", "One\nTwo words\n"])
def test_a_text_without_headline_is_called_after_its_file(prose: str) -> None:
    assert find_title(prose, "leaks/cable 7.txt") == "cable 7"


def test_a_long_title_is_cut_between_words_and_says_so() -> None:
    title = find_title("word " * 100, "a.txt")
    assert title == "word " * (LONGEST_TITLE // 5 - 1) + "word …"


@given(st.text(max_size=400))
def test_a_title_is_one_line(prose: str) -> None:
    assert len(find_title(prose, "a.txt").splitlines()) == 1


def test_what_is_no_address_has_no_date() -> None:
    assert date_in_url("http://[x/2017/02/03/") == ""
