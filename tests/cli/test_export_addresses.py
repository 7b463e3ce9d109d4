"""graphkit export to addresses of stores elsewhere."""

from pathlib import Path

import fsspec
import pytest
from click.testing import CliRunner, Result

from graphkit.cli import main

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("addresses")
    (folder / "a.txt").write_text("Ada Brook met Boris Karov in Geneva on Monday.", encoding="utf-8")
    assert CliRunner().invoke(main, ["build", str(folder / "a.txt"), "-o", str(folder / "out")]).exit_code == 0
    return folder / "out"


def export(output: Path, *args: object) -> Result:
    return CliRunner().invoke(main, ["export", "--output", str(output), *map(str, args)])


def there(folder: str) -> dict[str, bytes]:
    """Name and bytes of each file in a folder of fsspec's."""
    system, path = fsspec.core.url_to_fs(folder)
    return {name.rpartition("/")[2]: system.cat_file(name) for name in system.ls(path, detail=False)}


def here(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_goes_to_an_address_has_the_bytes_that_a_file_has(output: Path, tmp_path: Path) -> None:
    asked = [f"memory://bucket/deep/{name}" for name in ("g.parquet", "g.graphml")]
    result = export(output, *asked, f"file://{tmp_path}/new/g.parquet", tmp_path / "own" / "g.parquet")
    assert result.output.splitlines()[:2] == [f"Wrote {address}" for address in asked]
    assert result.exit_code == 0
    export(output, tmp_path / "own" / "g.graphml")
    assert there("memory://bucket/deep") == here(tmp_path / "own")
    assert here(tmp_path / "new") == {name: data for name, data in here(tmp_path / "own").items() if "parquet" in name}


def test_tables_go_to_an_address_too(output: Path, tmp_path: Path) -> None:
    assert export(output, "--format", "tables", "--to", "memory://tables/of/build").exit_code == 0
    assert export(output, "--format", "tables", "--to", tmp_path / "build").exit_code == 0
    assert there("memory://tables/of/build") == here(tmp_path / "build")


def test_nothing_is_left_in_the_output(output: Path) -> None:
    before = sorted(path.name for path in output.iterdir())
    export(output, "memory://left/g.parquet")
    assert sorted(path.name for path in output.iterdir()) == before


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("nosuch://x/g.parquet", "Error: cannot write to nosuch://x/g.parquet: Protocol not known: nosuch; "),
        ("memory://x/g.nosuch", "Error: graphkit cannot write memory://x/g.nosuch: the file's suffix must be one of "),
        ("file:///proc/nowhere/g.parquet", "Error: cannot write file:///proc/nowhere/g.parquet: "),
    ],
)
def test_an_address_that_cannot_be_written_is_told_in_one_sentence(output: Path, address: str, told: str) -> None:
    result = export(output, address)
    assert (result.exit_code, result.output[: len(told)], result.output.count("\n")) == (1, told, 1)


def test_without_fsspec_it_is_told_how_to_install_it(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    result = export(output, "memory://x/g.parquet")
    assert result.exit_code == 1
    assert "python -m pip install 'graphkit[cluster]'" in result.output


def test_where_no_build_is_that_is_told(tmp_path: Path) -> None:
    result = export(tmp_path / "nowhere", "memory://x/g.parquet")
    assert (result.exit_code, "no build" in result.output or "nowhere" in result.output) == (1, True)
