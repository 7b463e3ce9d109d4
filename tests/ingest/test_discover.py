import os
from itertools import permutations
from pathlib import Path

import pytest

from graphkit.errors import PathNotFound
from graphkit.ingest.discover import Source, common_title, discover


def put(folder: Path, *names: str) -> Path:
    """A folder with a file for each name, of which the parents are made."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def names(*paths: Path, leave_out: Path | None = None) -> list[str]:
    return [source.name for source in discover(paths, leave_out)]


def test_folders_are_read_to_the_bottom_and_files_sorted_by_name(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/z.txt", "a/b/c/deep.md", "a.txt")
    assert discover([tmp_path]) == (
        Source("a.txt", tmp_path / "a.txt"),
        Source("a/b/c/deep.md", tmp_path / "a/b/c/deep.md"),
        Source("a/z.txt", tmp_path / "a/z.txt"),
        Source("b.txt", tmp_path / "b.txt"),
    )


def test_files_of_every_suffix_are_found_so_that_none_is_dropped_silently(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", "README", "b.TXT")
    assert names(tmp_path) == ["README", "a.pdf", "b.TXT"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, ".hidden.txt", ".git/config.txt", "a/.b/c.txt", "seen.txt")
    assert names(tmp_path) == ["seen.txt"]


def test_a_hidden_folder_is_read_when_it_is_given_itself(tmp_path: Path) -> None:
    put(tmp_path, ".notes/a.txt")
    assert names(tmp_path / ".notes") == ["a.txt"]


def test_the_output_folder_is_left_out(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "output/report.md", "deep/output/kept.txt")
    assert names(tmp_path, leave_out=tmp_path / "output") == ["a.txt", "deep/output/kept.txt"]


def test_the_output_folder_is_left_out_however_its_path_is_spelt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.txt", "output/report.md")
    monkeypatch.chdir(tmp_path)
    assert names(tmp_path, leave_out=Path("./x/../output")) == ["a.txt"]


def test_a_path_relative_to_the_working_folder_gives_the_same_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "in/a.txt", "in/b/c.txt")
    monkeypatch.chdir(tmp_path)
    assert discover([Path("in")]) == discover([tmp_path / "in"])


def test_names_and_order_do_not_depend_on_the_order_of_the_paths(tmp_path: Path) -> None:
    put(tmp_path, "one/a.txt", "two/a.txt", "three/deep/b.txt", "c.txt")
    given = [tmp_path / "one", tmp_path / "two", tmp_path / "three", tmp_path / "c.txt"]
    expected = ["c.txt", "one/a.txt", "three/deep/b.txt", "two/a.txt"]
    assert {tuple(names(*order)) for order in permutations(given)} == {tuple(expected)}


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b/c.txt")
    again = tmp_path / "b" / ".." / "a.txt"
    assert names(tmp_path, tmp_path / "a.txt", again, tmp_path / "b") == ["a.txt", "b/c.txt"]


def test_files_of_equal_name_in_two_folders_stay_two(tmp_path: Path) -> None:
    put(tmp_path, "a/x.txt", "b/x.txt")
    assert names(tmp_path / "a/x.txt", tmp_path / "b/x.txt") == ["a/x.txt", "b/x.txt"]


def test_a_single_file_is_called_by_its_name(tmp_path: Path) -> None:
    put(tmp_path, "deep/a.txt")
    assert names(tmp_path / "deep/a.txt") == ["a.txt"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "in/a.txt", "elsewhere/b.txt")
    (tmp_path / "in/link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "in/round").symlink_to(tmp_path / "in", target_is_directory=True)
    assert names(tmp_path / "in") == ["a.txt"]


def test_links_to_files_are_read(tmp_path: Path) -> None:
    put(tmp_path, "in/a.txt", "elsewhere/b.txt")
    (tmp_path / "in/link.txt").symlink_to(tmp_path / "elsewhere/b.txt")
    assert names(tmp_path / "in") == ["a.txt", "link.txt"]


def test_an_empty_folder_has_no_files(tmp_path: Path) -> None:
    assert discover([tmp_path]) == ()


def test_a_missing_path_is_refused_by_name(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    with pytest.raises(PathNotFound) as caught:
        discover([tmp_path / "a.txt", tmp_path / "absent"])
    assert caught.value.path == tmp_path / "absent"


def test_file_names_outside_ascii_are_found(tmp_path: Path) -> None:
    put(tmp_path, "Ž/Москва 🦊.txt")
    assert names(tmp_path) == ["Ž/Москва 🦊.txt"]


def test_a_file_name_that_is_no_utf_8_is_given_one_that_can_be_written(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("Ada met Ben.", encoding="utf-8")
    (source,) = discover([tmp_path])
    assert source.name.encode("utf-8").startswith(b"caf")
    assert source.path.read_text(encoding="utf-8") == "Ada met Ben."


def test_no_path_at_all_has_no_files() -> None:
    assert discover([]) == ()


@pytest.mark.parametrize(
    ("paths", "title"),
    [
        (["leaks"], "leaks"),
        (["leaks/a.txt"], "a"),
        (["leaks/a.txt", "leaks/b"], "leaks"),
        (["leaks/b/c.txt", "leaks/a.txt"], "leaks"),
        (["leaks/a.txt", "leaks/a.txt"], "a"),
    ],
)
def test_a_build_is_called_after_the_folder_or_the_only_file(tmp_path: Path, paths: list[str], title: str) -> None:
    put(tmp_path, "leaks/a.txt", "leaks/b/c.txt")
    assert common_title([tmp_path / path for path in paths]) == title


def test_the_root_folder_has_a_title_too() -> None:
    assert common_title([Path(os.sep)]) == "documents"
