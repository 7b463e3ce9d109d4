"""What was chosen about the page stays with the build: later commands write the page in the same way."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import main

SEEDS = Path(__file__).parents[2] / "seeds"
pytestmark = pytest.mark.model
CHOSEN = ("--title", "My inquiry", "--top", "12", "--color-by", "type", "--size-by", "mentions")


def run(*args: object) -> None:
    result = CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)
    assert result.exit_code == 0, result.output


def opening(page: Path) -> tuple[str, dict[str, object]]:
    found = re.search(r'id="data">([^<]*)</script>', page.read_text(encoding="utf-8"))
    assert found
    content = json.loads(found.group(1))
    return content["title"], content["options"]


def test_corrections_and_exports_keep_what_was_chosen_about_the_page(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    first = min(SEEDS.iterdir())
    shutil.copy(first, tmp_path / "docs")
    run("build", tmp_path / "docs", "--output", tmp_path / "out", *CHOSEN)
    looks = {"top": 12, "color_by": "type", "size_by": "mentions", "layout": "communities", "since": "", "until": ""}
    wanted = ("My inquiry", looks)
    assert opening(tmp_path / "out" / "graph.html") == wanted
    for name in ("Moscow", "Russia"):
        run("correct", "retype", name, "ORG", "--output", tmp_path / "out")
        assert opening(tmp_path / "out" / "graph.html") == wanted
    run("export", "--output", tmp_path / "out", tmp_path / "again.html")
    assert opening(tmp_path / "again.html") == wanted
