"""Old encodings, other line ends, and names as other systems treat them: the result is the same everywhere."""

import os
import subprocess
import sys
import unicodedata
from fractions import Fraction
from pathlib import Path

import pytest

from graphkit.corrections.read import read_corrections
from graphkit.corrections.write import add_correction, undo_correction
from graphkit.export.lettering import _advance, width
from graphkit.ingest.piece import ReadOptions
from graphkit.model import ActorName, Correction
from graphkit.pipeline import Settings, build, measure, write
from graphkit.pipeline.publishing import redacted
from tests.corpora import small

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


def test_names_of_files_are_the_same_on_a_mac(tmp_path: Path) -> None:
    made = []
    for form in ("NFC", "NFD"):
        docs = tmp_path / form / "docs"
        docs.mkdir(parents=True)
        (docs / unicodedata.normalize(form, "Žižek über Łódź é.txt")).write_text(TEXT, encoding="utf-8")
        (docs / unicodedata.normalize(form, "tänd")).mkdir()
        (docs / unicodedata.normalize(form, "tänd/é.txt")).write_text(TEXT, encoding="utf-8")
        made.append(build([docs]).corpus)
    assert made[0] == made[1]


def test_two_names_that_look_alike_stay_two(tmp_path: Path) -> None:
    for form in ("NFC", "NFD"):
        name = unicodedata.normalize(form, "é.txt")
        (tmp_path / name).write_text(f"Angela Merkel met Vladimir Putin as {form} said.", encoding="utf-8")
    found = [each.source for each in build([tmp_path]).corpus.documents]
    assert found == [unicodedata.normalize("NFD", "é.txt"), "é.txt"]


def test_a_table_and_a_list_of_what_to_hide_mean_files_however_they_were_typed(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / unicodedata.normalize("NFD", "é.txt")).write_text(TEXT, encoding="utf-8")
    for form in ("NFC", "NFD"):
        name = unicodedata.normalize(form, "é.txt")
        (tmp_path / "t.csv").write_text(f"path,outlet\n{name},The {form} Post\n", encoding="utf-8")
        (tmp_path / "h.toml").write_text(f'sources = ["{name}"]\n', encoding="utf-8")
        whole = build([docs], settings=Settings(reading=ReadOptions(metadata=tmp_path / "t.csv"))).corpus
        assert [each.outlet for each in whole.documents] == [f"The {form} Post"]
        assert [each.source for each in redacted(whole, tmp_path / "h.toml").corpus.documents] == ["Document 1"]


def test_files_that_people_write_may_have_line_ends_and_a_mark_of_windows(tmp_path: Path) -> None:
    made = []
    for name, begin, end in (("unix", "", "\n"), ("windows", "\ufeff", "\r\n")):
        home = tmp_path / name
        (home / "docs").mkdir(parents=True)
        (home / "docs" / "a.txt").write_text(TEXT, encoding="utf-8")
        written = {
            "corrections.toml": '[[decision]]\nrename = "Zürich"\nto = "Zürich (Stadt)"\nnote = "why"\n',
            "names.tsv": "name\ttype\taliases\n习近平\tPERSON\tXi\n",
            "ignore.txt": "François Hollande\n",
            "t.csv": "path,outlet,date\na.txt,The Post,2017-02-03\n",
        }
        for file, text in written.items():
            (home / file).write_bytes((begin + text).replace("\n", end).encode())
        settings = Settings(
            reading=ReadOptions(metadata=home / "t.csv"),
            corrections=home / "corrections.toml",
            gazetteer=home / "names.tsv",
            ignore=home / "ignore.txt",
        )
        made.append(build([home / "docs"], settings=settings).corpus)
    assert made[0] == made[1]
    names = {each.name for each in made[0].actors}
    assert {"Zürich (Stadt)", "习近平"} <= names
    assert "François Hollande" not in names


def test_a_decision_added_to_and_taken_from_a_file_of_windows_leaves_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_bytes(b'\xef\xbb\xbf# ours\r\n\r\n[[decision]]\r\ndrop = "Zoe"\r\n')
    add_correction(path, Correction("same", (ActorName("Ada"), ActorName("Ben"))))
    assert [each.kind for each in read_corrections(path)] == ["drop", "same"]
    undo_correction(path)
    assert [each.kind for each in read_corrections(path)] == ["drop"]
    assert "# ours" in path.read_text("utf-8")


@pytest.mark.parametrize("name", ["x" * 240 + ".graphml", "ж" * 120 + ".csv", "習" * 80 + ".html"])
def test_names_as_long_as_a_disk_allows_are_written(name: str, tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(8):
        folder = folder / ("deep" * 25)
    write(measure(small()), folder / name)
    assert (folder / name).stat().st_size > 100
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    "name", ["con.txt", "NUL.md", "aux", "a .txt", "b..txt", "c.", "COM1.csv", "d\\e.txt", "f:g.txt"]
)
def test_names_that_windows_keeps_for_itself_are_read_under_that_name(name: str, tmp_path: Path) -> None:
    text = f"text\n{TEXT.splitlines()[0]}\n" if name.endswith(".csv") else TEXT
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    (tmp_path / "docs" / "z.txt").write_text(TEXT, encoding="utf-8")
    corpus = build([tmp_path / "docs"]).corpus
    told = {each.source.partition("#")[0] for each in (*corpus.documents, *corpus.skipped)}
    assert told == {name, "z.txt"}


def test_a_width_is_the_exact_sum_whatever_the_version_of_python() -> None:
    """Since 3.12 `sum` adds floats with a correction, before it did not: 221.16499999999996 became 221.165."""
    exact = sum(Fraction(_advance(letter)) for letter in "organisation and person")
    assert width("organisation and person", 15) == 15 * float(exact)
