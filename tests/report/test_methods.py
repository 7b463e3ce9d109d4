"""The paragraph on methods: what was measured is what README says, and what was used is named."""

import re
from importlib.metadata import version
from pathlib import Path

from graphkit.report import report_of
from graphkit.report.blocks import Paragraph
from graphkit.report.methods import accuracy, quality, versions
from tests.corpora import built, small
from tests.report.made import many, section

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def told(made_by: tuple[str, ...] = ()) -> str:
    blocks = section(report_of(built(many()), made_by), "Methods").blocks
    return " ".join(block.text for block in blocks if isinstance(block, Paragraph))


def test_the_figures_of_accuracy_are_those_of_the_readme() -> None:
    found = re.search(r"^\| gold set \|.*\n\|[-:|]+\n((?:\|.*\n)+)", README, re.MULTILINE)
    assert found
    rows = tuple(tuple(line.strip("| ").split(" | ")) for line in found[1].splitlines())
    assert quality() == rows


def test_accuracy_is_told_with_the_figures() -> None:
    known = {figure: value for gold, figure, value, _ in quality() if gold == "GUM"}
    assert f"names with F1 {known['names found, F1']} (GUM)" in accuracy()


def test_versions_are_those_that_are_installed() -> None:
    assert versions().startswith(f"graphkit {version('graphkit')}, spacy {version('spacy')}, ")


def test_the_extractors_are_named_as_the_store_notes_them() -> None:
    assert "Language model and settings: en_core_web_sm 3.8.0, coreference all (rules of extraction, version 3)." in (
        told(("3 en_core_web_sm 3.8.0, coreference all",))
    )


def test_without_a_store_nothing_is_said_of_the_language_model() -> None:
    assert "Language model and settings" not in told()


def test_stories_resamples_and_seed_are_told() -> None:
    assert "90 % intervals from 200 bootstrap resamples of the 30 stories" in told()
    assert "(seed 0;" in told()


def test_it_says_so_where_there_are_too_few_stories() -> None:
    blocks = section(report_of(built(small())), "Methods").blocks
    assert "Ranks have no intervals" in blocks[0].text  # type: ignore[union-attr]
