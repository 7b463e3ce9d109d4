"""The page: whole, without a script, under a policy that lets nothing run, and told to those who do not see it."""

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as reader

from graphkit.report import report_of, report_writers, write_page
from graphkit.report.blocks import Table
from graphkit.report.html import render_html
from tests.corpora import HOSTILE_ACTORS, built, empty, hostile, lonely, small
from tests.report.made import many, one_sided

EVERY = pytest.mark.parametrize("make", [small, hostile, lonely, empty, many, one_sided])


def page(make):
    return reader.document_fromstring(render_html(report_of(built(make()))))


@EVERY
def test_the_policy_lets_nothing_but_this_style_through(make) -> None:
    found = page(make)
    (style,) = found.iter("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    (policy,) = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@EVERY
def test_there_is_nothing_that_could_run_or_load(make) -> None:
    found = page(make)
    tags = {each.tag for each in found.iter() if isinstance(each.tag, str)}
    assert tags.isdisjoint({"script", "img", "iframe", "object", "embed", "link", "form", "input", "foreignobject"})
    attributes = {name for each in found.iter() for name in each.attrib}
    assert not {name for name in attributes if name.startswith("on") or name in ("style", "src", "action")}
    assert {link[0] for link in found.xpath("//a/@href")} == {"#"}


@EVERY
def test_headings_descend_by_one_and_each_link_leads_somewhere(make) -> None:
    found = page(make)
    levels = [int(each.tag[1]) for each in found.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [link[1:] for link in found.xpath("//nav//a/@href")] == found.xpath("//section/@id")


@EVERY
def test_every_plot_is_said_in_words_and_every_table_has_a_caption(make) -> None:
    found = page(make)
    assert [bool(each.get("aria-label")) for each in found.iter("svg")] == [True] * len(list(found.iter("svg")))
    assert [each[0].tag for each in found.iter("table")] == ["caption"] * len(list(found.iter("table")))


def test_every_cell_is_seen_as_it_is() -> None:
    report = report_of(built(hostile()))
    tables = [each for section in report.sections for each in section.blocks if isinstance(each, Table)]
    seen = {each.text_content() for each in reader.document_fromstring(render_html(report)).iter("td", "th")}
    legal = [cell.replace("\x0b", "\ufffd") for each in tables for row in each.rows for cell in row.cells]
    assert [cell for cell in legal if cell not in seen] == []
    assert [name for name in HOSTILE_ACTORS if name.replace("\x0b", "\ufffd") not in seen] == []


def test_numbers_stand_on_the_right() -> None:
    found = page(many)
    (first,) = found.xpath("//section[@id='rank']/table[1]")
    kinds = [each.get("class") for each in first.xpath("thead/tr/th")]
    assert kinds == ["number", "number", "number", "name", "short", "number", "number", "number"]
    assert [[each.get("class") for each in row] for row in first.xpath("tbody/tr")] == [kinds] * 5


def test_names_are_kept_apart_from_the_direction_of_the_text_around_them() -> None:
    cells = page(hostile).xpath("//section[@id='rank']/table[1]/tbody/tr/th")
    assert [each[0].tag for each in cells] == ["bdi"] * len(HOSTILE_ACTORS)


def test_the_style_has_a_print_a_phone_and_a_dark_form() -> None:
    (style,) = page(small).iter("style")
    for media in ("print", "(max-width: 44rem)", "(prefers-color-scheme: dark)"):
        assert f"@media {media}" in style.text
    assert "url(" not in style.text
    assert "@import" not in style.text


def test_both_files_of_one_build_are_composed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    composed = []
    monkeypatch.setattr("graphkit.report.report_of", lambda *args: composed.append(args) or report_of(*args))
    build, writers = built(small()), report_writers(("3 model",))
    for name, write in writers.items():
        write(build, tmp_path / f"x{name}")
    assert [args[1] for args in composed] == [("3 model",)]
    assert "3 model" not in (tmp_path / "x.md").read_text(encoding="utf-8")
    assert "model (rules of extraction, version 3)" in (tmp_path / "xreport.html").read_text(encoding="utf-8")


def test_the_same_build_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write_page(built(many()), tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_the_page_is_small() -> None:
    assert len(render_html(report_of(built(many())))) < 100_000


def test_dates_do_not_come_from_a_clock() -> None:
    text = re.sub(r"<style>.*?</style>", "", render_html(report_of(built(small()))), flags=re.DOTALL)
    assert set(re.findall(r"\b20\d\d\b", text)) == {"2017"}
