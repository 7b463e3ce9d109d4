"""Nothing leaves the machine, and nothing is written but where it was asked for."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.cli import main
from graphkit.export import WRITERS
from tests.ingest.files import docx, eml, epub, mbox, odt, parquet, pdf, zipped
from tests.robustness.kills import TEXTS

pytestmark = pytest.mark.model

FILES = " ".join(f"out/x{suffix}" for suffix in WRITERS)
NOTEBOOK = """
import graphkit
made = graphkit.build(["docs"], settings=graphkit.Settings(workers=1))
graphkit.rank(made, "pagerank")
graphkit.explorer_page(made)._repr_html_()
graphkit.to_pyvis(made.graph)
graphkit.why(made, "Ben Cole", "Emmanuel Macron")
graphkit.write(graphkit.open_build("out"), __import__("pathlib").Path("out/n.graphml"))
"""
COMMANDS = (
    "build docs -o out --engine process",
    "build docs -o out --engine process",
    "build docs -o out --renderer pyvis --engine process",
    "rank -o out --by all",
    "edges -o out --backbone",
    "show 'Ada Brook' -o out",
    "why 'Ada Brook' 'Ben Cole' -o out",
    "path 'Ada Brook' 'Ben Cole' -o out",
    "camps -o out",
    "duplicates -o out",
    "review -o out --no-ask",
    "correct rename 'Ada Brook' 'Ada B. Brook' -o out",
    "verify docs -o out",
    f"export -o out {FILES}",
    "export -o out --format tables --to out/tables",
    "diff out --before 2018",
    "show 'Ada Brook' -o out --why",
    "ego 'Ben Cole' -o out --steps 2",
    "bridges -o out",
    "missing -o out --least 1",
    "timeline 'Ben Cole' -o out",
    "review -o out --ask",
    "correct list -o out",
    "correct same 'Angela Merkel' 'Emmanuel Macron' -o out --author a",
    "correct undo -o out",
    "verify -o out --json",
    f"export -o out --redact hidden.toml {FILES.replace('out/', 'out/redacted/')}",
    "export -o out --redact hidden.toml --format tables --to out/redacted/tables",
    "diff out --before 2018 --to out/diff.html",
    f"python:{NOTEBOOK}",
)
#: urllib3, which trafilatura brings along, looks whether this machine could listen to itself by IPv6
PROBES = ("asked socket.__new__ (10, 1, 0)", "asked socket.bind (('::1', 0),)")
#: a worker of ours, as the notebook's build starts one; what it asks the system for is among the calls
OURS = re.compile(r"asked subprocess\.Popen .*from graphkit\.engines\.worker import serve; serve\(\)")
PLACES = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
CALLS = "openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,socket,connect"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("private")
    docs = folder / "work" / "docs"
    docs.mkdir(parents=True)
    text = TEXTS[0].format("Paris")
    for number, each in enumerate(TEXTS):
        (docs / f"201{number + 7}-02-03 {number}.txt").write_text(each.format("Paris"), encoding="utf-8")
    made = {
        "a.pdf": pdf([[text]]), "a.docx": docx([text]), "a.odt": odt(f"<text:p>{text}</text:p>"), "a.eml": eml(text),
        "a.mbox": mbox([eml(text)]), "a.epub": epub([f"<p>{text}</p>"]), "a.html": f"<p>{text}</p>".encode(),
        "a.zip": zipped({"b.txt": text}), "a.csv": f"text\n{text}\n".encode(), "a.md": f"# A\n\n{text}".encode(),
        "a.parquet": parquet([{"text": text}], folder),
    }  # fmt: skip
    for name, data in made.items():
        (docs / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def asked(home: Path) -> str:
    """What graphkit asked for while it did all its commands in `home`/work, with no network to ask.

    Every other folder that programs like to write to is fresh; the calls of the system stand in `home`/calls.
    """
    unshare, strace = shutil.which("unshare"), shutil.which("strace")
    assert unshare, "unshare (util-linux) is needed to cut the network"
    assert strace, "strace is needed to see what libraries write"
    for name in PLACES:
        (home / name).mkdir()
    (home / "work" / "hidden.toml").write_text('actors = ["Ben Cole"]\n', encoding="utf-8")
    root = str(Path(__file__).parents[2])
    kept = {key: value for key, value in os.environ.items() if key not in ("PYTHONPYCACHEPREFIX", "GRAPHKIT_OUTPUT")}
    env = kept | {name: str(home / name) for name in PLACES} | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": root}
    command = [unshare, "-rn", strace, "-f", "-qq", "-e", f"trace={CALLS}", "-o", str(home / "calls"), sys.executable]
    command += ["-m", "tests.robustness.watched", "out", *COMMANDS]
    done = subprocess.run(command, cwd=home / "work", env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return "".join(line for line in done.stderr.splitlines(keepends=True) if line.startswith("asked"))


def test_every_command_is_watched_but_the_one_that_opens_a_browser() -> None:
    assert {command.split()[0] for command in COMMANDS if not command.startswith("python:")} == {*main.commands} - {
        "open"
    }


def test_no_socket_is_used_no_program_started_and_nothing_else_written(asked: str) -> None:
    assert [line for line in asked.splitlines() if line not in PROBES and not OURS.match(line)] == []


def test_nothing_is_left_behind(asked: str, home: Path) -> None:
    assert {name: [path.name for path in (home / name).rglob("*")] for name in PLACES} == {name: [] for name in PLACES}
    assert sorted(path.name for path in (home / "work").iterdir()) == ["docs", "hidden.toml", "out"]
    assert list((home / "work").rglob(".*")) == []


def test_the_system_is_asked_for_no_connection_and_to_write_nowhere_else(asked: str, home: Path) -> None:
    wrong = []
    for line in (home / "calls").read_text("utf-8", "replace").splitlines():
        call = line.split(maxsplit=1)[-1]
        reading = call.startswith("open") and not any(flag in call for flag in ("O_WRONLY", "O_RDWR", "O_CREAT"))
        ours = any(f'"{place}' in call for place in ("out", f"{home}/work/out", "/dev/null", "/dev/tty", "/proc/self"))
        local = call.startswith(("socket(AF_UNIX", "socket(AF_INET6"))  # the user's name; whether there is IPv6
        if not (reading or ours or local or call.startswith(("+++", "---", "<...")) or "= -1 " in call):
            wrong.append(call)
    assert wrong == []
