"""Workers for a build from scratch, started as soon as it is known how many: by the clock their loading costs less."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.engines.early import Early
from graphkit.errors import GraphkitError
from graphkit.pipeline.inventory import characters
from graphkit.pipeline.parse import LAST_CHARACTERS, USUAL, plan_of, resources_for
from graphkit.pipeline.settings import Settings
from graphkit.store import FILE

if TYPE_CHECKING:
    from graphkit.ingest.discover import Source


def started_early(
    sources: Sequence[Source], output: Path | None, settings: Settings
) -> AbstractContextManager[Early | None]:
    """Workers for these files, if nothing is known of them yet. What is wrong with the settings is told later."""
    if settings.engine not in ("", USUAL) or (output and os.path.exists(output / FILE)):  # noqa: PTH110
        return nullcontext()
    whole = sum(map(characters, sources))
    if not whole:
        return nullcontext()
    try:
        plan = plan_of(settings)
    except GraphkitError:
        return nullcontext()
    resources = resources_for(settings, whole)
    return Early(plan.work, resources.patience, min(resources.workers, 1 + whole // LAST_CHARACTERS))
