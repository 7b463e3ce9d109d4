"""What the rules that find claims are called, in words."""

from functools import cache

from graphkit.facts.table import read_rows

JOINT = " + "


def in_words(rule: str) -> str:
    """A claim's rule as a reader would say it: "the verb's subject, a preposition after the verb"."""
    return ", ".join(dict.fromkeys(_words().get(part, part) for part in rule.split(JOINT)))


@cache
def _words() -> dict[str, str]:
    return {row["rule"]: row["words"] for row in read_rows("rules.tsv")}
