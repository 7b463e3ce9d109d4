"""The page on paper."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader

from graphkit.graph import Build

Visit = Callable[..., Any]
CONTROLS = ("Reset", "Save, send", "Filters", "Dark", "Lift the filters", "Correct or note", "← Back")


def printed(page: Any) -> list[str]:
    """The words of each sheet."""
    page.emulate_media(media="print")
    reader = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))
    return [sheet.extract_text() for sheet in reader.pages]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_sheet_has_title_counts_map_and_key(visit: Visit, builds: dict[str, Build], scheme: str) -> None:
    page = visit("news", color_scheme=scheme)
    sheets = printed(page)
    assert builds["news"].corpus.title in sheets[0]
    assert "3 documents · 22 actors" in sheets[0]
    for words in ("Colour community", "Size Strength", "named in one sentence", "cooperation", "negated"):
        assert words in " ".join(sheets[0].split())
    assert "Main actors" in " ".join(sheets)
    assert "Order by Mentions" in " ".join(" ".join(sheets).split())
    assert [word for word in CONTROLS if word in "\n".join(sheets)] == []
    assert len(sheets) <= 2


def test_the_map_on_paper_is_light_and_the_screen_dark_again_after(visit: Visit) -> None:
    page = visit("news", color_scheme="dark")
    page.evaluate(
        """() => {
          window.seen = [];
          window.corner = () => {
            const copy = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
            copy.drawImage(map, 0, 0);
            seen.push([...copy.getImageData(2, 2, 1, 1).data]);
          };
          addEventListener("beforeprint", corner);
        }"""
    )
    page.evaluate("corner()")
    page.emulate_media(media="print", color_scheme="dark")
    page.pdf()
    page.emulate_media(media="screen", color_scheme="dark")
    page.evaluate("corner()")
    assert page.evaluate("seen") == [[20, 23, 28, 255], [251, 250, 247, 255], [20, 23, 28, 255]]


def test_a_filtered_map_says_so_on_paper(visit: Visit) -> None:
    assert "links with 2 sentences or more" in " ".join(printed(visit("news", "#least=2"))[0].split())


def test_evidence_is_printed_whole(visit: Visit) -> None:
    page = visit("news", "#pair=a0003/a0011")
    quotes = page.locator("blockquote").all_inner_texts()
    sheets = " ".join(" ".join(printed(page)).split())
    assert [quote for quote in quotes if quote not in sheets] == []


def test_a_phone_prints_no_wider_than_the_sheet(visit: Visit) -> None:
    page = visit("town", viewport={"width": 390, "height": 844})
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth") <= 700
    box = page.locator("#map").bounding_box()
    assert box["width"] <= 700
    page.set_viewport_size({"width": 390, "height": 844})
