"""Who writes works on a copy: readers go on, and what is broken off is neither seen nor lost."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

import duckdb
import pytest

from graphkit.errors import (
    GraphkitError,
    NothingToRead,
    OutputUnwritable,
    StoreLocked,
    StoreNotFound,
    StoreOutdated,
    StoreUnreadable,
)
from graphkit.model import Document, Extraction
from graphkit.store import FILE, add_documents, known_documents, load_corpus, open_store, replace_derived, transaction

WORK, SECOND = f".{FILE}.work", f".{FILE}.second"
#: writes a document and a title as a build does, and waits in the middle of it
WRITER = """
import sys
from pathlib import Path
from graphkit.store import open_store
from tests.store.test_connection import conclude, put
with open_store(Path(sys.argv[1]), write=True) as store:
    put(store, "second")
    conclude(store, "New")
    print("in the middle", flush=True)
    sys.stdin.readline()
"""
READER = """
import sys
from pathlib import Path
from graphkit.store import load_corpus, open_store
with open_store(Path(sys.argv[1])) as store:
    print(load_corpus(store).title)
"""


def put(store: duckdb.DuckDBPyConnection, name: str) -> None:
    with transaction(store):
        add_documents(store, [(Document(name, f"{name}.txt", name, "Ada."), Extraction((), (), ()))], "key")


def conclude(store: duckdb.DuckDBPyConnection, title: str) -> None:
    with transaction(store):
        replace_derived(store, title, [], [], [])


def write(folder: Path, name: str = "first", title: str = "Old") -> None:
    with open_store(folder, write=True) as store:
        put(store, name)
        conclude(store, title)


def broken_off(folder: Path, name: str = "second") -> None:
    """A build that commits a document and then fails."""
    with suppress(RuntimeError), open_store(folder, write=True) as store:
        put(store, name)
        raise RuntimeError


def found(folder: Path) -> tuple[str, list[str]]:
    with open_store(folder) as store:
        return load_corpus(store).title, sorted(known_documents(store))


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def writer(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)], cwd=Path(__file__).parents[2], stdin=-1, stdout=-1, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in the middle\n"
        yield process


def test_readers_go_on_with_what_stands_until_the_writer_is_done(tmp_path: Path) -> None:
    write(tmp_path)
    with writer(tmp_path) as process:
        read = [sys.executable, "-c", READER, str(tmp_path)]
        assert subprocess.run(read, capture_output=True, text=True, check=True).stdout == "Old\n"
        assert found(tmp_path) == ("Old", ["first"])
        process.communicate("\n")
    assert (process.returncode, found(tmp_path)) == (0, ("New", ["first", "second"]))
    assert files(tmp_path) == [FILE]


def test_who_reads_when_the_writer_ends_reads_on(tmp_path: Path) -> None:
    write(tmp_path)
    with writer(tmp_path) as process, open_store(tmp_path) as store:
        process.communicate("\n")
        assert (process.returncode, load_corpus(store).title) == (0, "Old")


def test_before_the_first_writer_is_done_there_is_no_build(tmp_path: Path) -> None:
    with writer(tmp_path) as process:
        with pytest.raises(StoreNotFound), open_store(tmp_path):
            pass
        process.communicate("\n")
    assert found(tmp_path) == ("New", ["second"])


@pytest.mark.parametrize("stands", [True, False])
def test_a_second_writer_is_told_who_is_the_first(tmp_path: Path, stands: bool) -> None:
    if stands:
        write(tmp_path)
    with writer(tmp_path) as process:
        with pytest.raises(StoreLocked) as caught, open_store(tmp_path, write=True):
            pass
        assert (caught.value.path, caught.value.process) == (tmp_path / FILE, process.pid)
        process.communicate("\n")
    assert process.returncode == 0
    write(tmp_path, "third", "Later")
    assert found(tmp_path) == ("Later", [*(["first"] if stands else []), "second", "third"])


@pytest.mark.parametrize("stands", [True, False])
def test_what_a_killed_writer_committed_is_not_seen_and_not_lost(tmp_path: Path, stands: bool) -> None:
    if stands:
        write(tmp_path)
    with writer(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
    if stands:
        assert found(tmp_path) == ("Old", ["first"])
    else:
        with pytest.raises(StoreNotFound), open_store(tmp_path):
            pass
    with open_store(tmp_path, write=True) as store:
        assert sorted(known_documents(store)) == [*(["first"] if stands else []), "second"]
    assert files(tmp_path) == [FILE]


def test_what_was_committed_before_an_error_is_not_seen_and_not_lost(tmp_path: Path) -> None:
    write(tmp_path)
    broken_off(tmp_path)
    assert found(tmp_path) == ("Old", ["first"])
    with open_store(tmp_path, write=True) as store:
        assert sorted(known_documents(store)) == ["first", "second"]
    assert found(tmp_path) == ("Old", ["first", "second"])


@pytest.mark.parametrize("stands", [True, False])
def test_where_nothing_could_be_read_nothing_is_left_behind(tmp_path: Path, stands: bool) -> None:
    if stands:
        write(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(NothingToRead), open_store(tmp_path, write=True):
        raise NothingToRead([], [], [])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_where_nothing_could_be_read_what_an_earlier_build_committed_stays(tmp_path: Path) -> None:
    broken_off(tmp_path)
    with pytest.raises(NothingToRead), open_store(tmp_path, write=True):
        raise NothingToRead([], [], [])
    with open_store(tmp_path, write=True) as store:
        assert list(known_documents(store)) == ["second"]


def spoil(work: Path, how: str) -> None:
    """Make a working copy useless: of another format, of another program, or no database."""
    if how == "damage":
        work.write_bytes(b"no database" * 1000)
        return
    with duckdb.connect(str(work)) as connection:
        connection.execute("UPDATE meta SET format = 999" if how == "format" else "ALTER TABLE meta RENAME TO other")


@pytest.mark.parametrize("how", ["damage", "format", "other"])
def test_a_useless_working_copy_beside_a_good_store_is_thrown_away(tmp_path: Path, how: str) -> None:
    write(tmp_path)
    broken_off(tmp_path)
    spoil(tmp_path / WORK, how)
    write(tmp_path, "third", "New")
    assert (found(tmp_path), files(tmp_path)) == (("New", ["first", "third"]), [FILE])


@pytest.mark.parametrize(
    ("how", "error"), [("damage", StoreUnreadable), ("format", StoreOutdated), ("other", StoreUnreadable)]
)
def test_a_useless_working_copy_alone_is_named_and_left(tmp_path: Path, how: str, error: type[GraphkitError]) -> None:
    broken_off(tmp_path)
    spoil(tmp_path / WORK, how)
    with pytest.raises(error) as caught, open_store(tmp_path, write=True):
        pass
    assert str(caught.value).startswith(f"{tmp_path / WORK} ")
    assert files(tmp_path) == [WORK]


def write_by_hand_after_a_build_broke_off(folder: Path) -> None:
    write(folder)
    broken_off(folder)
    with duckdb.connect(str(folder / FILE)) as connection:
        connection.execute("UPDATE meta SET title = 'By hand'")


def test_a_working_copy_of_a_store_that_was_written_without_it_is_thrown_away(tmp_path: Path) -> None:
    write_by_hand_after_a_build_broke_off(tmp_path)
    with open_store(tmp_path, write=True) as store:
        assert list(known_documents(store)) == ["first"]
    assert found(tmp_path) == ("By hand", ["first"])


def test_what_is_still_in_the_log_of_a_store_comes_into_the_new_one(tmp_path: Path) -> None:
    write(tmp_path / "other")
    with duckdb.connect(str(tmp_path / "other" / FILE)) as connection:  # as it was when a process was killed
        connection.execute("UPDATE meta SET title = 'Committed'")
        (tmp_path / "out").mkdir()
        for name in (FILE, f"{FILE}.wal"):
            shutil.copy(tmp_path / "other" / name, tmp_path / "out")
    with open_store(tmp_path / "out", write=True) as store:
        put(store, "second")
    assert (found(tmp_path / "out"), files(tmp_path / "out")) == (("Committed", ["first", "second"]), [FILE])


def test_what_is_left_of_a_broken_off_copying_is_removed(tmp_path: Path) -> None:
    write(tmp_path)
    for name in (f".{FILE}.part", f".{FILE}.part.wal", f"{WORK}.wal"):
        (tmp_path / name).write_bytes(b"half")
    write(tmp_path, "second", "New")
    assert (found(tmp_path), files(tmp_path)) == (("New", ["first", "second"]), [FILE])


def test_a_store_that_only_its_owner_may_read_stays_so(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / FILE).chmod(0o600)
    with open_store(tmp_path, write=True):
        assert (tmp_path / WORK).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("committing", [True, False])
def test_a_folder_that_is_taken_away_meanwhile_is_told(tmp_path: Path, committing: bool) -> None:
    output = tmp_path / "out"
    write(output)

    def work() -> None:
        with open_store(output, write=True) as store:
            shutil.rmtree(output)
            if committing:
                put(store, "second")

    with pytest.raises(OutputUnwritable) as caught:
        work()
    assert (caught.value.path, output.exists()) == (output / FILE, False)


def test_of_writers_that_begin_at_the_same_moment_none_undoes_what_another_did(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.store.test_connection import persist; "
        "persist(Path(sys.argv[1]), sys.argv[2])"
    )
    names = [f"d{number}" for number in range(3)]
    begun = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name], cwd=Path(__file__).parents[2])
        for name in names
    ]
    assert [process.wait() for process in begun] == [0, 0, 0]
    assert (found(tmp_path)[1], files(tmp_path)) == (sorted(f"{name}-{k}" for name in names for k in range(3)), [FILE])


def persist(folder: Path, name: str) -> None:
    """Write three documents, one after the other, each again while others are at work."""
    left = [f"{name}-{number}" for number in range(3)]
    while left:
        try:
            write(folder, left[0], "Many")
            left.pop(0)
        except StoreLocked:
            sleep(0.1)


def test_the_log_of_a_store_that_was_taken_away_harms_no_new_one(tmp_path: Path) -> None:
    (tmp_path / f"{FILE}.wal").write_bytes(b"of another store")
    with open_store(tmp_path, write=True) as store:
        put(store, "first")
        conclude(store, "New")
    with open_store(tmp_path) as store:
        assert load_corpus(store).title == "New"


def change(folder: Path, title: str) -> None:
    with open_store(folder, write=True, standing=True) as store:
        conclude(store, title)


def test_who_changes_what_stands_neither_sees_nor_loses_what_a_broken_off_build_left(tmp_path: Path) -> None:
    write(tmp_path)
    broken_off(tmp_path)
    change(tmp_path, "Changed")
    assert (found(tmp_path), files(tmp_path)) == (("Changed", ["first"]), [WORK, FILE])
    with open_store(tmp_path, write=True) as store:
        assert sorted(known_documents(store)) == ["first", "second"]


def test_a_change_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    write(tmp_path)
    with suppress(RuntimeError), open_store(tmp_path, write=True, standing=True) as store:
        conclude(store, "Changed")
        raise RuntimeError
    assert (found(tmp_path), files(tmp_path)) == (("Old", ["first"]), [FILE])


def test_what_a_killed_change_left_is_removed(tmp_path: Path) -> None:
    write(tmp_path)
    for name in (SECOND, f"{SECOND}.wal"):
        (tmp_path / name).write_bytes(b"half")
    write(tmp_path, "second", "New")
    assert (found(tmp_path), files(tmp_path)) == (("New", ["first", "second"]), [FILE])


def test_only_what_stands_can_be_changed(tmp_path: Path) -> None:
    with pytest.raises(StoreNotFound):
        change(tmp_path, "Changed")
    broken_off(tmp_path)
    with pytest.raises(StoreNotFound):
        change(tmp_path, "Changed")
    assert files(tmp_path) == [WORK]


def test_a_change_after_a_store_was_written_without_its_working_copy_does_not_renew_that(tmp_path: Path) -> None:
    write_by_hand_after_a_build_broke_off(tmp_path)
    change(tmp_path, "Changed")
    with open_store(tmp_path, write=True) as store:
        assert list(known_documents(store)) == ["first"]


@pytest.mark.parametrize("stands", [True, False])
@pytest.mark.parametrize("standing", [True, False])
def test_a_store_that_is_a_link_stays_one_and_what_it_leads_to_is_replaced(
    tmp_path: Path, stands: bool, standing: bool
) -> None:
    far, output = tmp_path / "far", tmp_path / "out"
    far.mkdir()
    if stands or standing:
        write(far)
    output.mkdir()
    (output / FILE).symlink_to(Path("..") / "far" / FILE)
    write(output, "second", "New")
    if standing:
        change(output, "Changed")
    assert (output / FILE).is_symlink()
    expected = ("Changed" if standing else "New"), [*(["first"] if stands or standing else []), "second"]
    assert (found(output), found(far)) == (expected, expected)
    assert (files(output), files(far)) == ([FILE], [FILE])


def test_a_folder_that_is_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "out").symlink_to("far")
    write(tmp_path / "out")
    assert ((tmp_path / "out").is_symlink(), files(tmp_path / "far")) == (True, [FILE])


def test_a_link_to_a_folder_that_is_not_there_makes_none(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / FILE).symlink_to(tmp_path / "gone" / FILE)
    with pytest.raises(OutputUnwritable, match="No such file"):
        write(tmp_path / "out")
    assert not (tmp_path / "gone").exists()


def test_two_names_of_one_store_have_one_writer(tmp_path: Path) -> None:
    far, output = tmp_path / "far", tmp_path / "out"
    write(far)
    output.mkdir()
    (output / FILE).symlink_to(far / FILE)
    with writer(far) as process:
        with pytest.raises(StoreLocked) as caught, open_store(output, write=True):
            pass
        assert caught.value.process == process.pid
        process.communicate("\n")
