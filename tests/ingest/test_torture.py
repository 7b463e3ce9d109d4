import pytest

from graphkit.ingest.discover import discover
from graphkit.ingest.piece import ReadOptions
from graphkit.ingest.read import Reading, read_all
from graphkit.model import Note, Skipped
from tests.ingest.torture import torture


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], list[Reading | Skipped | Note]]:
    """What must become of the torture folder, and what does."""
    folder = tmp_path_factory.mktemp("torture")
    expected = torture(folder)
    return expected, list(read_all(discover([folder]), ReadOptions(language="en")))


def test_the_folder_holds_at_least_sixty_files(found: tuple[dict[str, str], list[Reading | Skipped | Note]]) -> None:
    assert len({source.partition("#")[0] for source in found[0]}) >= 60


def test_each_good_text_is_right_and_each_bad_file_is_named_with_its_reason(
    found: tuple[dict[str, str], list[Reading | Skipped | Note]],
) -> None:
    expected, read = found
    texts = {each.document.source: each.document.text for each in read if isinstance(each, Reading)}
    reasons = {each.source: each.reason for each in read if isinstance(each, Skipped)}
    assert {name: text[:200] for name, text in (texts | reasons).items()} == {n: t[:200] for n, t in expected.items()}
    assert texts | reasons == expected
    assert len(texts) + len(reasons) == sum(not isinstance(each, Note) for each in read)


def test_what_was_guessed_is_noted(found: tuple[dict[str, str], list[Reading | Skipped | Note]]) -> None:
    assert [each for each in found[1] if isinstance(each, Note)] == [
        Note("cp1252.txt", "read as cp1252"),
        Note("cut-utf8.txt", "read as UTF-8, cut off within its last character"),
        Note("latin1.txt", "read as cp1252"),
        Note("utf16-unmarked.txt", "read as UTF-16-LE without its mark"),
    ]


def test_prose_has_the_length_of_its_text_everywhere(
    found: tuple[dict[str, str], list[Reading | Skipped | Note]],
) -> None:
    readings = [each for each in found[1] if isinstance(each, Reading)]
    assert [each.document.source for each in readings if len(each.prose) != len(each.document.text)] == []


def test_every_document_and_every_reason_is_called_differently(
    found: tuple[dict[str, str], list[Reading | Skipped | Note]],
) -> None:
    ids = [each.document.id for each in found[1] if isinstance(each, Reading)]
    assert len(set(ids)) == len(ids)
