from pathlib import Path

import pytest

from graphkit.pipeline import build

pytestmark = pytest.mark.model


def test_a_link_out_of_the_folder_that_becomes_a_file_is_read_then_and_not_before(tmp_path: Path) -> None:
    docs, far, output = tmp_path / "docs", tmp_path / "far.txt", tmp_path / "out"
    docs.mkdir()
    (docs / "a.txt").write_text("Angela Merkel met Emmanuel Macron.", encoding="utf-8")
    far.write_text("Vladimir Putin met Donald Trump.", encoding="utf-8")
    (docs / "b.txt").symlink_to(far)

    def read() -> list[str]:
        made = build([docs], output)
        assert made.corpus == build([docs]).corpus
        return [each.source for each in made.corpus.documents]

    assert read() == ["a.txt"]
    (docs / "b.txt").unlink()
    (docs / "b.txt").write_bytes(far.read_bytes())
    assert read() == ["a.txt", "b.txt"]
    (docs / "b.txt").unlink()
    (docs / "b.txt").symlink_to(far)
    assert read() == ["a.txt"]


@pytest.mark.parametrize(("docs", "output"), [("docs", "link"), ("also", "docs/out"), ("also", "link")])
def test_what_was_written_into_the_documents_folder_is_not_read_whatever_links_lead_there(
    docs: str, output: str, tmp_path: Path
) -> None:
    (tmp_path / "docs" / "out").mkdir(parents=True)
    (tmp_path / "docs" / "a.txt").write_text("Angela Merkel met Emmanuel Macron.", encoding="utf-8")
    (tmp_path / "docs" / "out" / "export.txt").write_text("Vladimir Putin met Donald Trump.", encoding="utf-8")
    (tmp_path / "link").symlink_to(Path("docs") / "out")
    (tmp_path / "also").symlink_to("docs")
    made = build([tmp_path / docs], tmp_path / output)
    assert [each.source for each in made.corpus.documents] == ["a.txt"]
