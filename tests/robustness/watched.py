"""Runs commands of graphkit one after the other and tells what they asked the system for.

    python -m tests.robustness.watched FOLDER COMMAND…      each COMMAND as one argument; after "python:" it is code

Prints a line that begins with "asked" for each socket, each program started and each place outside FOLDER that is
written to, as Python tells its audit hooks (PEP 578).
"""

import os
import shlex
import sys
from pathlib import Path
from typing import Any

from graphkit.cli import main

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "shutil.rmtree")
STARTS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "webbrowser.open")


def watch(folder: Path, told: list[str]) -> None:
    """Note from now on what is asked for."""

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event.startswith("socket.") and event != "socket.gethostname":
            told.append(f"{event} {args[1:]}")
        elif event in STARTS:
            told.append(f"{event} {args}")
        elif event in CHANGES or (event == "open" and isinstance(args[2], int) and args[2] & WRITING):
            note(event, args[0])

    def note(event: str, name: object) -> None:
        if isinstance(name, str | bytes | os.PathLike):
            path = Path(os.path.abspath(os.fsdecode(name)))
            if not path.is_relative_to(folder) and path != Path(os.devnull):
                told.append(f"{event} {path}")

    sys.addaudithook(hook)


if __name__ == "__main__":
    told: list[str] = []
    sys.dont_write_bytecode = True
    watch(Path(os.path.abspath(sys.argv[1])), told)
    for command in sys.argv[2:]:
        if command.startswith("python:"):
            exec(command.removeprefix("python:"), {})
            continue
        main.main(shlex.split(command), standalone_mode=False)
    sys.stderr.write("".join(f"asked {line}\n" for line in told))
