import csv
import os
import signal
from pathlib import Path

import pytest

from graphkit.errors import OutputUnwritable
from graphkit.files import make_folder, replace_file, write_rows


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


def test_what_is_being_written_is_for_nobody_else(tmp_path: Path) -> None:
    with replace_file(tmp_path / "a.txt") as file:
        file.write("secret")
        assert [path.stat().st_mode & 0o777 for path in tmp_path.iterdir()] == [0o600]


def test_a_new_file_is_as_open_as_the_user_wishes_and_an_old_one_as_it_was(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        for name in ("new.txt", "old.txt"):
            if name == "old.txt":
                (tmp_path / name).write_bytes(b"")
                (tmp_path / name).chmod(0o600)
            with replace_file(tmp_path / name) as file:
                file.write("x")
    finally:
        os.umask(mask)
    assert {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {
        "new.txt": 0o640,
        "old.txt": 0o600,
    }


def test_what_a_killed_program_left_is_removed_when_the_file_is_written_again(tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:
        with replace_file(tmp_path / "a.txt") as file:
            file.write("half")
            file.flush()
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert [path.name for path in tmp_path.iterdir()] == [f".a.txt.{child}.part"]
    with replace_file(tmp_path / "b.txt") as file:
        file.write("b")
    (tmp_path / ".a.txt.mine.part").write_bytes(b"a user's")
    with replace_file(tmp_path / "a.txt") as file:
        file.write("whole")
    assert files(tmp_path) == {".a.txt.mine.part": b"a user's", "a.txt": b"whole", "b.txt": b"b"}


def test_what_another_program_is_writing_stays(tmp_path: Path) -> None:
    ready, go = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        with replace_file(tmp_path / "a.txt") as file:
            file.write("last")
            file.flush()
            os.write(ready[1], b"x")
            os.read(go[0], 1)
        os._exit(0)
    os.read(ready[0], 1)
    with replace_file(tmp_path / "a.txt") as file:
        file.write("first")
    assert files(tmp_path) == {f".a.txt.{child}.part": b"last", "a.txt": b"first"}
    os.write(go[1], b"x")
    os.waitpid(child, 0)
    assert files(tmp_path) == {"a.txt": b"last"}


def test_a_cell_with_an_end_of_line_stays_one_cell(tmp_path: Path) -> None:
    rows = [["a", "b"], ["one\rtwo", "x"], ["\r\n", "\n"], ['"', ","]]
    with replace_file(tmp_path / "x.csv") as file:
        write_rows(file, rows)
    data = (tmp_path / "x.csv").read_bytes()
    assert data == b'a,b\n"one\rtwo",x\n"\r\n","\n"\n"""",","\n'
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as lines:
        assert list(csv.reader(lines, strict=True)) == rows


def test_a_link_stays_one_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "a.txt").write_bytes(b"old")
    (tmp_path / "a.txt").symlink_to(Path("far") / "a.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    with replace_file(tmp_path / "b.txt") as file:
        file.write("new")
    assert ((tmp_path / "a.txt").is_symlink(), (tmp_path / "b.txt").is_symlink()) == (True, True)
    assert files(tmp_path / "far") == {"a.txt": b"new"}


def test_an_error_names_the_link_that_was_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone" / "a.txt")
    with pytest.raises(OutputUnwritable) as caught, replace_file(tmp_path / "a.txt"):
        pass
    assert caught.value.path == tmp_path / "a.txt"
