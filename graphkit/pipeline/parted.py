"""Concluding in parts: what rooms can do chunk by chunk goes to the cluster that parsed, if there is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graphkit.engines import ENGINES, FAR, Failed, Resources, Work, available_cores
from graphkit.pipeline.parse import USUAL
from graphkit.pipeline.settings import Settings

if TYPE_CHECKING:
    from graphkit.resolve.parted import Parted
    from graphkit.resolve.parted import Work as Function


def parted_by(settings: Settings) -> Parted | None:
    """The cluster of the settings for functions of rooms, if there is one. The cores of one machine gain nothing by it:
    what is done in parts costs three times as much.
    """
    if settings.engine not in FAR:
        return None
    resources = Resources(settings.workers or available_cores(), settings.scheduler)

    def parted(function: Function, chunks: Iterable[Sequence[Any]]) -> Iterator[Any]:
        work = Work(f"{function.__module__}:{function.__qualname__}")
        for outcome in ENGINES[settings.engine](chunks, work, resources):
            yield None if isinstance(outcome, Failed) else outcome

    return parted


def has_spare_core(settings: Settings) -> bool:
    """Whether two processes of this machine may be busy at once."""
    return settings.engine in ("", USUAL) and (settings.workers or available_cores()) > 1
