"""A picture of the graph for a paper or a slide: SVG, or PNG drawn from it. No browser is needed.

Shown are the strongest actors and the backbone of their edges (`graphkit.export.excerpt`). Shape says what an actor
is, area its strength, colour its community; the thickness of a line says in how many sentences two are named together.
Nothing is told by colour alone, so the picture can be printed in grey.
"""

from __future__ import annotations

from pathlib import Path

from graphkit.export.excerpt import excerpt
from graphkit.export.lettering import FAMILY, covered, typeface
from graphkit.export.page import page
from graphkit.files import replace_file
from graphkit.graph import Build

ZOOM = 2.0
"""Pixels of a PNG for one of the drawing: sharp in print at the width of a page."""


def write_svg(build: Build, path: Path) -> None:
    """A picture of the strongest actors, with names, for a paper or a slide. Raises `OutputUnwritable`."""
    with replace_file(path) as file:
        file.write(page(excerpt(build)))


def write_png(build: Build, path: Path) -> None:
    """The same picture as pixels (3200 wide). Raises `OutputUnwritable`.

    It is lettered with Noto Sans; scripts that it lacks (Arabic, Hebrew, Chinese …) come from the fonts of the machine.
    """
    import resvg_py

    drawing = page(excerpt(build))
    with typeface() as font, replace_file(path) as file:
        pixels = resvg_py.svg_to_bytes(
            svg_string=drawing,
            zoom=ZOOM,
            background="#ffffff",
            skip_system_fonts=covered(drawing.replace("\n", "")),
            font_files=[str(font)],
            font_family=FAMILY,
        )
        file.buffer.write(bytes(pixels))
