"""Worker processes of our own: what becomes of them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphkit.engines import Failed, Resources, Work
from graphkit.engines.processes import run_in_processes
from graphkit.engines.work import allowance
from graphkit.engines.worker import Worker
from graphkit.ingest.discover import Source
from graphkit.pipeline.extracting import Unread

WORKS = "tests.engines.works"
TWO = Resources(workers=2)


def test_two_workers_are_two_processes_and_not_this_one() -> None:
    found = run_in_processes([[1], [2], [3], [4]] * 5, Work(f"{WORKS}:with_process"), TWO)
    processes = {process for _, process in found}
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_no_more_workers_are_started_than_there_are_chunks() -> None:
    found = list(run_in_processes([[1]], Work(f"{WORKS}:with_process"), Resources(workers=8)))
    assert len({process for _, process in found}) == 1


def test_an_item_that_takes_too_long_fails_alone() -> None:
    work = Work(f"{WORKS}:hang_on", {"slow": 2})
    found = list(run_in_processes([[0, 1], [2, 3], [4, 5]], work, Resources(workers=2, patience=1)))
    assert found == [0, 2, Failed("took more than 1 s to read and parse, twice"), 6, 8, 10]


def test_a_worker_killed_from_outside_is_replaced() -> None:
    found = run_in_processes([[number] for number in range(30)], Work(f"{WORKS}:with_process"), TWO)
    first, process = next(found)
    os.kill(process, signal.SIGKILL)
    assert [first, *(item for item, _ in found)] == list(range(30))


def test_what_cannot_travel_back_is_an_error() -> None:
    with pytest.raises(Exception, match="pickle"):
        list(run_in_processes([[1]], Work(f"{WORKS}:unpicklable"), TWO))


def test_what_cannot_travel_there_is_an_error() -> None:
    with pytest.raises(Exception, match="pickle"):
        list(run_in_processes([[lambda: 1]], Work(f"{WORKS}:double"), TWO))


def test_what_a_library_prints_does_not_disturb_the_line() -> None:
    assert list(run_in_processes([[1], [2]], Work(f"{WORKS}:print_and_read"), TWO)) == ["", ""]


def test_a_worker_has_one_thread_of_linear_algebra() -> None:
    assert list(run_in_processes([["OPENBLAS_NUM_THREADS"]], Work(f"{WORKS}:environment"), TWO)) == ["1"]


def test_workers_end_when_nobody_wants_more() -> None:
    found = run_in_processes([[number] for number in range(30)], Work(f"{WORKS}:with_process"), TWO)
    processes = {next(found)[1] for _ in range(10)}
    found.close()
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_where_no_process_can_be_started_this_one_does_all(monkeypatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.warns(UserWarning, match="no worker process can be started .*; one process does all"):
        assert list(run_in_processes([[1, 2], [3]], Work(f"{WORKS}:double"), TWO)) == [2, 4, 6]


def test_where_workers_die_at_their_start_this_one_does_all(monkeypatch) -> None:
    monkeypatch.setattr("graphkit.engines.worker._START", "raise SystemExit(3)")
    with pytest.warns(UserWarning, match="exit code 3"):
        assert list(run_in_processes([[1, 2], [3]], Work(f"{WORKS}:double"), TWO)) == [2, 4, 6]


def test_inside_a_program_that_is_no_python_this_process_does_all(monkeypatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.warns(UserWarning, match="there is no Python to start"):
        assert list(run_in_processes([[1, 2], [3]], Work(f"{WORKS}:double"), TWO)) == [2, 4, 6]


def test_what_a_worker_warns_of_is_told() -> None:
    with pytest.warns(UserWarning, match="^the numbers are old$"):
        assert list(run_in_processes([[1, 2], [3]], Work(f"{WORKS}:warn_of"), Resources(workers=1))) == [2, 4, 6]


def test_what_an_item_fetches_by_itself_counts_for_its_time() -> None:
    small, large = (Unread(Source("a", Path("a")), {}, frozenset(), fetched) for fetched in (0, 1_000_000))
    assert allowance([large, small], 10) - allowance([small, small], 10) == pytest.approx(1000, abs=1)


def test_a_worker_ends_with_the_process_that_started_it() -> None:
    code = (
        "import os, sys\n"
        "from graphkit.engines import Work\n"
        "from graphkit.engines.worker import Worker\n"
        f"worker = Worker(Work('{WORKS}:double'), 10)\n"
        "print(worker.ask([1]), worker.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    answer, process = run.stdout.rsplit(" ", 1)
    assert answer == "[2]"
    assert _gone(int(process))


def test_a_script_without_a_guard_can_use_workers(tmp_path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from graphkit.engines import ENGINES, Resources, Work\n"
        f"print(list(ENGINES['processes']([[1], [2]], Work('{WORKS}:double'), Resources(workers=2))))\n",
        encoding="utf-8",
    )
    env = os.environ | {"PYTHONPATH": str(Path.cwd())}
    run = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, env=env)
    assert run.stdout == "[2, 4]\n"


def test_closing_ends_a_worker_that_works() -> None:
    worker = Worker(Work(f"{WORKS}:double"), 10)
    assert worker.ask([3]) == [6]
    assert worker.close() == -signal.SIGKILL


def _gone(process: int) -> bool:
    for _ in range(500):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        if "\nState:\tZ" in Path(f"/proc/{process}/status").read_text(encoding="ascii"):
            return True
        time.sleep(0.02)
    return False


def test_a_folder_of_modules_that_is_no_text_is_passed_over_as_python_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, Path("notes")])
    assert list(run_in_processes([[1]], Work(f"{WORKS}:double"), TWO)) == [2]


def test_what_is_no_python_and_never_answers_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mute = tmp_path / "host-program"
    mute.write_text("#!/bin/sh\nexec sleep 600\n", encoding="utf-8")
    mute.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(mute))
    with pytest.warns(UserWarning, match="one process does all"):
        found = list(run_in_processes([[1], [2]], Work(f"{WORKS}:double"), Resources(workers=1, patience=0.5)))
    assert found == [2, 4]


def test_a_worker_is_made_ready_once() -> None:
    work = Work(f"{WORKS}:made_ready", {"number": 7}, f"{WORKS}:make_ready")
    assert list(run_in_processes([[1], [2, 3]], work, Resources(workers=1))) == [[7], [7], [7]]


def test_what_fails_while_a_worker_is_made_ready_is_left_to_its_work() -> None:
    work = Work(f"{WORKS}:made_ready", {"number": 7}, f"{WORKS}:fail_to_make_ready")
    assert list(run_in_processes([[1]], work, Resources(workers=1))) == [[]]


def test_a_worker_that_is_never_ready_is_given_up() -> None:
    work = Work(f"{WORKS}:made_ready", {"number": 7}, f"{WORKS}:sleep_long")
    found = list(run_in_processes([[1]], work, Resources(workers=1, patience=0.5)))
    assert [type(each) for each in found] == [Failed]


def test_a_worker_looks_for_garbage_but_not_among_what_it_was_made_with() -> None:
    assert list(run_in_processes([[1], [2]], Work(f"{WORKS}:looks_for_garbage"), TWO)) == [(True, True), (True, True)]
