"""Pictures of the page for eyes: set SCREENSHOTS to a folder to keep them. What can be computed of them is checked."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Visit = Callable[..., Any]
SIZES = {"wide": (1440, 900), "phone": (390, 844)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("name", ["news", "crowd", "city"])
def test_the_first_view(visit: Visit, tmp_path: Path, name: str, size: str, scheme: str) -> None:
    width, height = SIZES[size]
    page = visit(name, viewport={"width": width, "height": height}, color_scheme=scheme)
    kept = Path(os.environ.get("SCREENSHOTS", tmp_path))
    kept.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=kept / f"{name}-{size}-{scheme}.png")
    labels = page.evaluate("__app.labels()")
    boxes = [(one["x"], one["y"], one["x"] + one["w"], one["y"] + one["h"]) for one in labels]
    clash = [
        (p, q) for n, p in enumerate(boxes) for q in boxes[:n]
        if p[0] < q[2] and q[0] < p[2] and p[1] < q[3] and q[1] < p[3]
    ]  # fmt: skip
    assert clash == []
    first = page.evaluate("__app.data.order.slice(0, 10).map((n) => __app.actors[n].label)")
    named = {one["text"] for one in labels}
    assert [label for label in first if label not in named] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
