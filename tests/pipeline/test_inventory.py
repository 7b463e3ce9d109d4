"""Files on their way to those who read them."""

from pathlib import Path

from graphkit.engines.work import allowance
from graphkit.ingest.discover import Source
from graphkit.ingest.piece import AS_USUAL
from graphkit.ingest.read import read_file
from graphkit.pipeline.extracting import Unread
from graphkit.pipeline.inventory import MARKUP, Inventory, Shelf, to_read
from graphkit.pipeline.rereading import Memory

BYTES = 10_000_000


def sent(folder: Path, name: str) -> Unread:
    with (folder / name).open("wb") as file:
        file.truncate(BYTES)
    shelf = Shelf(read_file, AS_USUAL, 0, {}, {}, Memory({}, {}))
    (item,) = to_read([Source(name, folder / name)], shelf, Inventory())
    assert isinstance(item, Unread)
    return item


def test_a_file_may_take_its_time_by_the_text_that_it_may_hold_not_by_its_bytes(tmp_path: Path) -> None:
    assert sent(tmp_path, "a.txt").fetched == BYTES
    assert sent(tmp_path, "a.pdf").fetched == BYTES // MARKUP


def test_a_large_packed_file_is_given_up_within_the_hour(tmp_path: Path) -> None:
    assert allowance([sent(tmp_path, "a.pdf")], 360) < 3600
