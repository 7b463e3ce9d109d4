"""Every construction that the rules for claims name can be said in words."""

import re
from importlib import resources

import pytest

from graphkit.facts.rules import in_words
from graphkit.facts.table import read_rows


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("subject + object", "the verb's subject, its object"),
        ("role_of + title", "an office or a job, a title between the names"),
        ("subject + subject + preposition", "the verb's subject, a preposition after the verb"),
        ("something new", "something new"),
    ],
)
def test_a_rule_is_said_in_words(rule: str, words: str) -> None:
    assert in_words(rule) == words


def test_the_table_names_the_rules_that_the_code_writes() -> None:
    code = "\n".join(
        file.read_text(encoding="utf-8")
        for file in resources.files("graphkit.extract").iterdir()
        if file.name.endswith(".py")
    )
    unknown = [row["rule"] for row in read_rows("rules.tsv") if not re.search(re.escape(row["rule"]), code)]
    assert unknown == []
