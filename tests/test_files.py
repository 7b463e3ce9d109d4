from pathlib import Path

import pytest

from graphkit.errors import OutputUnwritable
from graphkit.files import make_folder, replace_file


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_file_appears_when_the_block_ends_well(tmp_path: Path) -> None:
    with replace_file(tmp_path / "a.txt") as file:
        file.write("é\n")
        assert not (tmp_path / "a.txt").exists()
    assert files(tmp_path) == {"a.txt": "é\n".encode()}


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old and longer")
    with replace_file(tmp_path / "a.txt") as file:
        file.write("new")
    assert files(tmp_path) == {"a.txt": b"new"}


def test_after_an_error_the_old_file_is_as_it_was_and_nothing_else_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    with pytest.raises(TypeError), replace_file(tmp_path / "a.txt") as file:
        file.writelines(["half", 0])  # type: ignore[list-item]
    assert files(tmp_path) == {"a.txt": b"old"}


def test_a_missing_folder_is_named_in_the_error(tmp_path: Path) -> None:
    with (
        pytest.raises(OutputUnwritable, match=r"cannot write .*a\.txt: No such file or directory"),
        replace_file(tmp_path / "missing" / "a.txt"),
    ):
        pass


def test_a_full_disk_is_our_error_too(tmp_path: Path) -> None:
    with pytest.raises(OutputUnwritable, match="No space left"), replace_file(tmp_path / "a.txt"):
        raise OSError(28, "No space left on device")
    assert files(tmp_path) == {}


def test_half_a_surrogate_pair_is_written_as_an_escape(tmp_path: Path) -> None:
    with replace_file(tmp_path / "a.txt") as file:
        file.write("\udc80")
    assert files(tmp_path) == {"a.txt": b"\\udc80"}


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(OutputUnwritable, match="File exists"):
        make_folder(tmp_path / "a")
