"""The package as it is published."""

import hashlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = {".css", ".html", ".js", ".json", ".md", ".sql", ".tsv", ".txt"}


def make_wheel(folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder, ROOT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("graphkit-*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_wheel(tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_the_package_and_its_data_and_nothing_else(wheel: Path) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert {name for name in inside if not name.startswith("graphkit/")} == set()
    assert {Path(name).suffix for name in inside} == {".py", *DATA}
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "graphkit").rglob("*") if path.is_file()}
    assert inside == {name for name in files if "__pycache__" not in name}


def test_the_same_source_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    again = make_wheel(tmp_path)
    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(wheel.read_bytes()).digest()


def test_no_file_of_the_wheel_names_a_folder_of_this_machine_or_a_registry(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    telling = re.compile(rb"/(home|root|Users|work)/[a-z]|pypi\.org/simple|files\.pythonhosted\.org")
    assert [name for name in archive.namelist() if telling.search(archive.read(name))] == []
