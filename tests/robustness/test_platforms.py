"""Old encodings, other line ends, and names as other systems treat them: the result is the same everywhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.pipeline import build

pytestmark = pytest.mark.model

TEXT = (
    "Zoë Müller met François Hollande in Zürich. Angela Merkel accused Vladimir Putin of fraud.\n\n"
    "François Hollande praised Angela Merkel. 习近平 visited Łódź with Zoë Müller.\n"
)
MADE = ("graph.html", "report.md", "graph.graphml", "graph.gexf")
#: settings of a system → its environment: as on Linux, as on an old one, and as in a Windows console of Western Europe
SYSTEMS = {
    "utf-8": {"PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"},
    "posix": {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    "cp1252": {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "cp1252"},
    "turkish dates and far time": {"PYTHONUTF8": "1", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
}


def run(folder: Path, system: str, *args: str) -> bytes:
    """What a command prints on a system."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    env = kept | SYSTEMS[system] | {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-X", "warn_default_encoding", "-W", "error::EncodingWarning:graphkit", "-m", "graphkit"]
    done = subprocess.run([*command, *args], cwd=folder, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("systems")
    (here / "docs").mkdir()
    (here / "docs" / "Ž習.txt").write_bytes(TEXT.encode())
    (here / "docs" / "b.txt").write_bytes(TEXT.splitlines()[0].encode("cp1252"))
    (here / "docs" / "corrections.toml").write_bytes(
        '[[decision]]\nrename = "Zürich"\nto = "Zürich (Stadt)"\n'.encode()
    )
    (here / "names.tsv").write_bytes("name\ttype\n习近平\tPERSON\n".encode())
    return here


def test_the_same_bytes_come_out_on_every_system(folder: Path) -> None:
    told = {}
    for number, system in enumerate(SYSTEMS):
        told[system] = run(folder, system, "build", "docs", "-o", f"o{number}", "--gazetteer", "names.tsv")
    found = [[(folder / f"o{number}" / name).read_bytes() for name in MADE] for number in range(len(SYSTEMS))]
    assert all(each == found[0] for each in found[1:])
    assert "Müller".encode() in told["utf-8"]
    assert "Müller".encode("cp1252") in told["cp1252"]
    assert b"M?ller" in told["posix"]


@pytest.mark.parametrize("system", ["posix", "cp1252"])
def test_answers_need_no_letter_that_a_terminal_lacks(folder: Path, system: str) -> None:
    run(folder, "utf-8", "build", "docs", "-o", "o0", "--gazetteer", "names.tsv")
    told = run(folder, system, "why", "Angela Merkel", "Vladimir Putin", "-o", "o0")
    assert b"Angela Merkel accused Vladimir Putin of fraud." in told


def test_line_ends_of_windows_change_nothing_but_offsets(tmp_path: Path) -> None:
    counts = []
    for name, end in (("unix", "\n"), ("windows", "\r\n"), ("mac", "\r")):
        docs = tmp_path / name
        docs.mkdir()
        (docs / "a.txt").write_bytes(TEXT.replace("\n", end).encode())
        corpus = build([docs]).corpus
        texts = {each.id: each.text for each in corpus.documents}
        assert all(texts[m.span.document_id][m.span.start : m.span.stop] == m.text for m in corpus.mentions)
        names = {each.id: each.name for each in corpus.actors}
        counts.append(
            (
                sorted(names.values()),
                sorted((names[c.source], names[c.target], len(c.sentences)) for c in corpus.cooccurrences),
                sorted((names[r.source], r.predicate, names[r.target]) for r in corpus.relations),
            )
        )
    assert counts[0] == counts[1]
    assert counts[0] == counts[2]


def test_documents_whose_names_differ_only_in_case_stay_two(tmp_path: Path) -> None:
    for name in ("A.txt", "a.txt", "con.txt", "AUX.txt"):
        (tmp_path / name).write_text(f"Angela Merkel met Vladimir Putin in {name[0]}burg.", encoding="utf-8")
    made = build([tmp_path])
    assert [each.source for each in made.corpus.documents] == ["A.txt", "AUX.txt", "a.txt", "con.txt"]
