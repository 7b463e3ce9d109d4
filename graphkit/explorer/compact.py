"""The content of the page as it is written: the same with fewer lists, which a browser is slow to make."""

from itertools import chain
from typing import Any


def compact(content: dict[str, Any]) -> dict[str, Any]:
    """The content that `payload` gives, with fewer lists; what there is much of can be read once.

    Sentences stand in one flat list, four numbers each. Of two actors named together stands the one sentence itself, if
    there is but one, and 0 for no weak ones; 0 stands for ranks that were not measured.
    """
    rows = content["together"]
    return {
        **content,
        "sentences": chain.from_iterable(content["sentences"]),
        "actors": [{**actor, "ranks": actor["ranks"] if any(actor["ranks"]) else 0} for actor in content["actors"]],
        "together": ([a, b, s[0] if len(s) == 1 else s, weak or 0, *rest] for a, b, s, weak, *rest in rows),
    }
