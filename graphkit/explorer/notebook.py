"""The explorer inside a notebook."""

import html
from dataclasses import dataclass

from graphkit.explorer.html import render_html
from graphkit.explorer.options import PageOptions
from graphkit.graph import Build


@dataclass(frozen=True)
class Page:
    """A page that a notebook shows in place: the same file that `write_html` writes, inside a frame.

    `height` is in pixels.
    """

    text: str
    height: int = 720

    def _repr_html_(self) -> str:
        """The frame. The page's own policy holds inside it, so that nothing of the notebook is within its reach."""
        return (
            f'<iframe title="graphkit" srcdoc="{html.escape(self.text)}" '
            'sandbox="allow-scripts allow-downloads allow-popups" '
            f'style="width:100%;height:{self.height}px;border:1px solid #dcdfe3"></iframe>'
        )


def explorer_page(build: Build, options: PageOptions | None = None, height: int = 720) -> Page:
    """The explorer of a measured build, to be shown in a notebook as the last value of a cell."""
    return Page(render_html(build, options), height)
