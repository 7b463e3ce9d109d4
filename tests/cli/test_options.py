"""Values of options that several commands share."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from graphkit.cli import main
from graphkit.cli.options import Finite, IsoDate, check_period
from graphkit.pipeline.selecting import select_build
from graphkit.selection import Selection
from graphkit.store import open_store
from tests.corpora import small


@pytest.mark.parametrize("value", ["2017", "2017-02", "2017-02-03", ""])
def test_a_year_month_or_day_is_taken_as_it_is(value: str) -> None:
    assert IsoDate().convert(value, None, None) == value


@pytest.mark.parametrize(
    "value",
    ["2017-1", "2017-0", "201", "2017-", "2017-02-3", "2017-02-", "2017-W05-1", "20170203", "٢٠١٧", "2017-02-30"],
)
def test_half_a_date_is_refused_and_not_filled_up(value: str) -> None:
    with pytest.raises(click.BadParameter, match="is no date; write 2017, 2017-02 or 2017-02-03"):
        IsoDate().convert(value, None, None)


@pytest.mark.parametrize("value", ["nan", "inf", "-inf"])
def test_what_is_no_number_is_no_weight(value: str) -> None:
    with pytest.raises(click.BadParameter):
        Finite(min=0).convert(value, None, None)


@pytest.mark.parametrize(("since", "until"), [("2018", "2017"), ("2018-05", "2018-04"), ("2018-05-02", "2018-05-01")])
def test_a_period_that_ends_before_it_begins_is_refused(since: str, until: str) -> None:
    with pytest.raises(click.UsageError, match=f"--until {until} is before --since {since}"):
        check_period(since, until)


@pytest.mark.parametrize(("since", "until"), [("2018", "2018"), ("2018-05", "2018"), ("2018", "2018-01-01"), ("", "1")])
def test_a_period_may_be_told_more_or_less_precisely(since: str, until: str) -> None:
    check_period(since, until)


def test_a_neighbourhood_of_endless_steps_is_what_can_be_reached() -> None:
    near = [
        {actor.name for actor in select_build(small(), Selection(ego="Ada Brook", steps=steps)).corpus.actors}
        for steps in (1, 2, 3, 10**12)
    ]
    assert near[2] == near[3] == {"Ada Brook", "Ben Cole", "Norland", "Port Authority"}


def test_an_output_whose_name_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ada Brook met Ben Cole.", encoding="utf-8")
    said = CliRunner().invoke(main, ["build", str(tmp_path / "a.txt"), "-o", f"{tmp_path}/o\udcff"])
    assert (said.exit_code, said.output.count("\n")) == (1, 1)
    assert "the name of its folder is no UTF-8" in said.output


@pytest.mark.parametrize("name", ["md:x", "sqlite:x", "s3:x", "postgres:x", "http:x"])
def test_a_folder_called_like_an_address_is_a_folder(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store(Path(name), write=True):
        pass
    assert [path.name for path in (tmp_path / name).iterdir()] == ["graphkit.duckdb"]
