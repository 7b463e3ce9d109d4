"""Giving back the memory of language models, and of all that was made from them."""

from __future__ import annotations

import gc
import sys


def forget_models() -> None:
    """Forget what extraction has loaded and made; it is loaded anew where it is asked for again.

    A model and what it keeps take as much memory as thousands of read documents.
    """
    for name, module in sorted(sys.modules.items()):
        if name.startswith(f"{__package__}."):
            for each in vars(module).values():
                if hasattr(each, "cache_clear") and each.__module__ == name:
                    each.cache_clear()
    gc.collect()
