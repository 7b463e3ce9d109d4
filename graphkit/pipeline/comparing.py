"""Two builds, or two parts of one, compared and drawn on one map."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import FormatUnknown

if TYPE_CHECKING:
    from graphkit.answers.compare import Diff


def compare(
    one: Path,
    other: Path | None,
    *,
    periods: tuple[str, str] = ("", ""),
    patterns: tuple[str, str] = ("", ""),
    fdr: float,
    files: Sequence[Path] = (),
) -> Diff:
    """What differs between the builds of two folders, or between two periods or sets of documents of one.

    `periods` are the day before which the first ends and that from which the second starts; `patterns` say which files
    or outlets are meant. Each file gets a map of both with what changed, in the format of its suffix. Raises
    StoreNotFound, NothingToCompare, FormatUnknown, OutputUnwritable.
    """
    from graphkit.answers import compare as comparing
    from graphkit.answers import merge, sides
    from graphkit.pipeline.answers import measure, open_build, write, writers

    for path in files:
        if path.suffix.lower() not in writers():
            raise FormatUnknown(path, sorted(writers()))
    first = open_build(one)
    if other is not None:
        before, after = first, open_build(other)
    elif periods[0]:
        before, after = sides.by_date(first.corpus, *periods)
    else:
        before, after = sides.by_name(first.corpus, *patterns)
    found = comparing.diff(before, after, fdr=fdr)
    if files:
        both = sides.changed(measure(merge.merge(before.corpus, after.corpus)), found)
        for path in files:
            write(both, path)
    return found
