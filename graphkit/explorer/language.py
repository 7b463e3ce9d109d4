"""What the page says, in each language it can speak: one table of words for each, and nothing to read elsewhere.

A table is a file `words/LANGUAGE.json`. A value is a text, or its singular and plural, with names in braces where a
value is put in. Another language is another file with the same keys.
"""

import html
import json
import re
from importlib import resources
from typing import Any

LANGUAGES = ("en", "de")
"""Codes of the languages that there are tables of words for."""


def words_of(language: str) -> dict[str, Any]:
    """The table of words of a language, one of `LANGUAGES`."""
    table = resources.files("graphkit.explorer").joinpath("words", f"{language}.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(table)
    return found


def spoken(template: str, words: dict[str, Any]) -> str:
    """The template with each {{say.KEY}} replaced by the word of that key, escaped for HTML."""
    return re.sub(r"\{\{say\.(\w+)\}\}", lambda found: html.escape(words[found[1]]), template)
