"""What this machine lends us: cores and memory."""

from __future__ import annotations

import os
from contextlib import suppress
from math import ceil
from pathlib import Path

MEMORY_A_WORKER = 600_000_000  # bytes: the language model, a chunk of texts, and what a long document needs
#: one thread of linear algebra in each process: more of them fight for the same cores
ONE_THREAD = {
    f"{library}_NUM_THREADS": "1" for library in ("BLIS", "MKL", "NUMEXPR", "OMP", "OPENBLAS", "VECLIB_MAXIMUM")
}
_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def available_cores() -> int:
    """How many workers this process may keep busy: the cores it may use, within a container's quota and free memory."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with suppress(OSError, ValueError):
        quota, period = _QUOTA.read_text(encoding="ascii").split()
        cores = min(cores, ceil(int(quota) / int(period)))
    with suppress(AttributeError, OSError, ValueError):
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        cores = min(cores, free // MEMORY_A_WORKER)
    return max(1, cores)
