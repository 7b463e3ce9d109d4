"""The program as a real process: start-up, exit codes, streams, bytes, no network."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
OUTPUTS = ("graph.html", "report.html", "report.md", "graph.graphml", "graph.gexf")
pytestmark = pytest.mark.model


def graphkit(*args: object, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "graphkit", *map(str, args)]
    environment = {**os.environ, "PYTHONUTF8": "1", **env}
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=environment, check=False
    )


def test_two_builds_are_equal_byte_for_byte_in_any_order_of_documents(tmp_path: Path) -> None:
    files = sorted(SEEDS.iterdir())
    graphkit("build", *files, "--output", tmp_path / "a", PYTHONHASHSEED="1")
    graphkit("build", *reversed(files), "--output", tmp_path / "b", PYTHONHASHSEED="2")
    for name in OUTPUTS:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    for side in ("a", "b"):
        graphkit("export", "--output", tmp_path / side, "--format", "tables", "--to", tmp_path / side / "tables")
    for path in sorted((tmp_path / "a" / "tables").iterdir()):
        assert path.read_bytes() == (tmp_path / "b" / "tables" / path.name).read_bytes()


def test_build_and_rank_through_the_installed_command(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("graphkit")
    built = subprocess.run([program, "build", SEEDS, "-o", tmp_path], capture_output=True, text=True, check=False)
    assert (built.returncode, built.stderr) == (0, "")
    ranked = subprocess.run([program, "rank", "-o", tmp_path], capture_output=True, text=True, check=False)
    assert ranked.returncode == 0
    assert "Donald Trump" in ranked.stdout


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from graphkit.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & "
        "{'spacy', 'networkx', 'duckdb', 'numpy', 'scipy', 'rich', 'pyvis'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_reading_a_build_loads_no_language_model(tmp_path: Path) -> None:
    graphkit("build", SEEDS, "--output", tmp_path)
    code = (
        "import sys\n"
        "from graphkit.cli import main\n"
        f"try: main(['rank', '--output', {str(tmp_path)!r}])\n"
        "except SystemExit: pass\n"
        "print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


def test_an_error_is_one_line_on_stderr_and_exit_1(tmp_path: Path) -> None:
    done = graphkit("rank", "--output", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: there is no build in")
    assert "Traceback" not in done.stderr


def test_wrong_usage_exits_2() -> None:
    assert graphkit("rank", "--by", "fame").returncode == 2
    assert graphkit("build").returncode == 2


@pytest.mark.skipif(os.name != "posix", reason="network namespaces are Linux's")
def test_build_works_with_the_network_cut_off(tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    assert unshare, "unshare (util-linux) is needed for this test"
    command = [unshare, "--map-root-user", "--net", sys.executable, "-m", "graphkit", "build", SEEDS, "-o", tmp_path]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "graph.html").is_file()


def test_a_terminal_of_another_encoding_gets_an_answer(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.txt").write_text("Recep Tayyip Erdoğan met Владимир Путин in Sochi.", encoding="utf-8")
    done = graphkit("build", docs, "--output", tmp_path / "out", PYTHONUTF8="0", PYTHONIOENCODING="cp1252", LC_ALL="C")
    assert "Traceback" not in done.stderr
    assert done.returncode == 0
