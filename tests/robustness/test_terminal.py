"""Names, titles, files and folders never steer a terminal: no command prints a control or a mark of direction."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphkit.cli import main

pytestmark = pytest.mark.model

STEER = "\x1b[2J\x1b]0;x\x07\x9b31m\x7f\x08\r\u202e\u2066\u200f\u061c"
ADA, BEN, PORT = f"Ada {STEER}Brook", f"Ben {STEER}Cole", f"Port{STEER} Authority"
FOREIGN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
TEXT = f"""Ada Brook met {STEER} Ben Cole in Berlin. Ben Cole accused Port Authority of fraud{STEER}.
Port Authority sued Ada Brook. {STEER}. Angela Merkel visited{STEER} Paris with Ada Brook.
Ada Brook praised Ben Cole."""


def run(folder: Path, *args: object) -> Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with documents, names and builds that have such characters wherever a person could put them."""
    folder = tmp_path_factory.mktemp("steered")
    docs = folder / f"docs{STEER}"
    docs.mkdir()
    for number in range(3):
        name = f"{number}{STEER}.md"
        (docs / name).write_text(
            f"---\ntitle: T{STEER}\nauthor: A{STEER}\noutlet: O{STEER}\ndate: 2017-0{number + 1}-01\n---\n{TEXT}\n",
            encoding="utf-8",
        )
    (docs / f"x{STEER}.bin{STEER}").write_bytes(b"?")
    (docs / f"y{STEER}.pdf").write_bytes(b"?")
    (docs / f"z{STEER}.csv").write_text(f"a{STEER},b\n1,2\n", encoding="utf-8")
    (docs / f"c{STEER}.txt").write_bytes(b"Ada met the caf\xe9.")
    (folder / "names.tsv").write_text(
        "name\ttype\n" + "Ada Brook\tPERSON\nBen Cole\tPERSON\nPort Authority\tORG\n", encoding="utf-8"
    )
    renamed = ((ADA, "Ada Brook"), (BEN, "Ben Cole"), (PORT, "Port Authority"))
    decisions = (
        f"[[decision]]\nrename = {json.dumps(old)}\nto = {json.dumps(new)}\nnote = {json.dumps(STEER)}\n"
        for new, old in renamed
    )
    (docs / "corrections.toml").write_text("\n".join(decisions).replace("\x7f", "\\u007f"), encoding="utf-8")
    (folder / "hidden.toml").write_text('actors = ["Nobody"]\n', encoding="utf-8")
    (folder / "odd.toml").write_text('[[decision]]\nkind = "drop\\u001b"\nactor = "x"\n', encoding="utf-8")
    assert run(folder, "build", docs, "-o", OUT, "--gazetteer", "names.tsv").exit_code == 0
    assert run(folder, "build", docs, "-o", "other", "--gazetteer", "names.tsv").exit_code == 0
    return folder


OUT = f"out{STEER}"
DOCS = f"docs{STEER}"
ASKED: dict[str, list[tuple[str, ...]]] = {
    "build": [
        (DOCS, "-o", OUT), (DOCS, "-o", OUT, "--gazetteer", "names.tsv"), (f"none{STEER}",),
        (DOCS, "-o", OUT, "--model", STEER), (f"{DOCS}/y{STEER}.pdf", "-o", "new"),
        (DOCS, "-o", "new", "--metadata", f"{DOCS}/z{STEER}.csv"), (DOCS, "-o", "new", "--corrections", "odd.toml"),
    ],
    "rank": [(), ("--json",), ("--csv",), ("--by", "all"), ("--by", STEER), ("--community", STEER), ("--ego", STEER)],
    "show": [(ADA,), (ADA, "--json"), (ADA, "--why"), (STEER,)],
    "why": [(ADA, BEN), (ADA, BEN, "--json"), (ADA, BEN, "--all"), (ADA, ADA), (ADA, STEER)],
    "path": [(ADA, BEN), (ADA, BEN, "--json"), (ADA, ADA), (STEER, ADA), (ADA, BEN, "--avoid", PORT)],
    "ego": [(ADA,), (ADA, "--json"), (ADA, "--steps", "2"), (STEER,)],
    "bridges": [(), ("--json",)],
    "missing": [(), ("--json",), ("--least", "1")],
    "timeline": [(ADA,), (ADA, BEN), (ADA, "--json"), (STEER,)],
    "camps": [(), (ADA,), ("--json",), (STEER,), ("--hearsay",)],
    "edges": [(), ("--json",), ("--csv",), ("--backbone",)],
    "duplicates": [(), ("--json",)],
    "review": [(), ("--json",), ("--ask",)],
    "verify": [(), (DOCS,), ("--json", DOCS), (f"{DOCS}/1{STEER}.md",)],
    "export": [("g.csv",), (f"g{STEER}.x{STEER}",), ("--format", "tables", "--to", "t"), ("docs.x/g.csv",)],
    "correct": [
        ("rename", ADA, f"New{STEER}", "--author", STEER, "--note", STEER), ("list",), ("same", ADA, BEN), ("undo",),
        ("different", ADA, BEN), ("retype", ADA, "ORG"), ("drop", BEN), ("restore", BEN), ("rename", STEER, "x"),
        ("split", ADA, "--in", f"0{STEER}.md"), ("reject", ADA, BEN, "--quotation", "praised"), ("list",),
    ],
    "diff": [
        (OUT, "other"), (OUT, "other", "--json"), (OUT, "--before", "2017-02"), (OUT, "--before", "2017-02", "--all"),
        (OUT, "--in", STEER, "--against", "*"), (OUT, "--before", "2017-02", "--to", f"d{STEER}.html"),
    ],
    "open": [],
}  # fmt: skip


def test_the_names_asked_for_are_those_that_steer(home: Path) -> None:
    names = {row["label"] for row in json.loads(run(home, "rank", "--json", "-o", OUT).output)}
    assert {" ".join(name.split()) for name in (ADA, BEN, PORT)} <= names


def test_the_report_can_be_read_in_a_terminal(home: Path) -> None:
    assert FOREIGN.findall((home / OUT / "report.md").read_text("utf-8")) == []


def test_every_command_is_asked() -> None:
    assert set(main.commands) == set(ASKED)


@pytest.mark.parametrize("command", [name for name in sorted(ASKED, key="correct".__eq__) if ASKED[name]])
def test_no_command_steers_the_terminal(home: Path, command: str) -> None:
    said = {}
    for args in ASKED[command]:
        where = () if command in ("build", "diff") else ("-o", OUT)
        result = run(home, command, *args, *where)
        assert result.exception is None or isinstance(result.exception, SystemExit), (args, result.exception)
        said[args] = result.output
    assert any(len(text) > 20 for text in said.values())
    assert {args: text for args, text in said.items() if FOREIGN.search(text)} == {}
