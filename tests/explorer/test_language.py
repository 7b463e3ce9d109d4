"""The tables of words: one place for all the page says, and every language whole."""

import re
from importlib import resources
from typing import Any

import pytest
import synthetic_builds as made

from graphkit.explorer import html
from graphkit.explorer.language import LANGUAGES, spoken, words_of
from graphkit.explorer.options import PageOptions

HERE = resources.files("graphkit.explorer")
TABLES = {
    "counts", "decided", "eventNames", "kinds", "manyKinds", "measureHints", "measures", "moods", "quads", "rules",
    "sides", "tenses", "typeNames",
}  # fmt: skip
FORMS = {"one", "other"}
BY_OPTION = {"community", "type"}  # asked for by the name of an option
BY_KIND = {"readingNoun", "readingPronoun", "standing", "otherActs"}


def flat(table: dict[str, Any], before: str = "") -> dict[str, str]:
    """Each text by its path; of a plural, each form."""
    found: dict[str, str] = {}
    for key, value in table.items():
        found |= {before + key: value} if isinstance(value, str) else flat(value, f"{before}{key}.")
    return found


def code() -> str:
    return "\n".join(HERE.joinpath(name).read_text("utf-8") for name in html.SCRIPTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_with_the_same_values(language: str) -> None:
    holes = {key: set(re.findall(r"\{\w+\}", text)) for key, text in flat(words_of("en")).items()}
    assert {key: set(re.findall(r"\{\w+\}", text)) for key, text in flat(words_of(language)).items()} == holes


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    assert [key for key, text in flat(words_of(language)).items() if not text.strip()] == []


def test_the_page_asks_for_texts_that_are_there_and_for_all_of_them() -> None:
    asked = set(re.findall(r"\bWORDS\.(\w+)", code())) | set(re.findall(r'\bsay(?:With)?\("(\w+)"', code()))
    asked |= set(re.findall(r'\bsay(?:With)?\([^()"]*(?:\(\))?[^()"]*\? "(\w+)" : "\w+"', code()))
    asked |= set(re.findall(r'\bsay(?:With)?\([^()"]*(?:\(\))?[^()"]*\? "\w+" : "(\w+)"', code()))
    asked |= set(re.findall(r'\bcalled\("(\w+)"', code()))
    asked |= set(re.findall(r"\{\{say\.(\w+)\}\}", HERE.joinpath("page.html").read_text("utf-8")))
    assert asked | BY_OPTION | BY_KIND == set(words_of("en"))


def test_only_plurals_and_tables_hold_more_than_a_text() -> None:
    nested = {key: set(value) for key, value in words_of("en").items() if not isinstance(value, str)}
    assert {key for key, forms in nested.items() if forms != FORMS} == TABLES


def test_a_word_put_into_the_page_is_escaped() -> None:
    assert spoken('<p title="{{say.a}}">', {"a": '"<b>&'}) == '<p title="&quot;&lt;b&gt;&amp;">'


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_its_language(language: str) -> None:
    page = html.render_html(made.news(), PageOptions(language=language))
    assert re.search(r'<html lang="(\w+)">', page)[1] == language  # type: ignore[index]
    assert "{{" not in page.split("<script>")[0]
    assert words_of(language)["toolsLabel"] in page
