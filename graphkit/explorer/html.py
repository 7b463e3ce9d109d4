"""The explorer: one HTML file that holds the graph, its evidence and our own page code, and asks for nothing else."""

import base64
import gzip
import hashlib
import html
import re
from importlib import resources
from pathlib import Path
from typing import Any

from graphkit.corrections.notes import Notes
from graphkit.explorer.compact import compact
from graphkit.explorer.language import spoken, words_of
from graphkit.explorer.options import PageOptions
from graphkit.explorer.payload import payload, to_json
from graphkit.files import replace_file
from graphkit.graph import Build

SCRIPTS = (
    "words.js", "data.js", "marks.js", "plover.js", "dom.js", "filter.js", "counts.js", "walk.js", "map.js",
    "labels.js", "colour.js", "lines.js", "draw.js", "lasso.js", "rules.js", "evidence.js", "relations.js", "about.js",
    "panel.js", "pairview.js", "route.js", "group.js", "decide.js", "decideview.js", "text.js", "search.js", "table.js",
    "timeline.js", "certainty.js", "facets.js", "controls.js", "address.js", "save.js", "svg.js", "theme.js",
    "input.js", "app.js",
)  # fmt: skip
"""Parts of the page's code in the order they are read; they share one scope."""

PLAIN_LIMIT = 5_000_000
"""Characters of JSON above which the data is packed, and the texts apart: a browser unpacks it faster than a disk gives
it."""


def write_html(build: Build, path: Path, options: PageOptions | None = None, notes: Notes | None = None) -> None:
    """Write the explorer of a build to `path`; raises `OutputUnwritable` if that cannot be done."""
    write_page(render_html(build, options, notes), path)


def render_html(build: Build, options: PageOptions | None = None, notes: Notes | None = None) -> str:
    """The explorer as text, with what people noted about actors: the same build gives the same bytes."""
    content = compact(payload(build, options, notes))
    language = (options or PageOptions()).language
    words = words_of(language)
    said = f'const LANGUAGE = "{language}", WORDS = {to_json(words)};\n'
    script = '(() => {\n"use strict";\n' + said + "\n".join(_part(name) for name in SCRIPTS) + "\n})();\n"
    style = _part("style.css")
    large = sum(len(row[3]) for row in content["documents"]) > PLAIN_LIMIT  # then all of it is, too
    data, texts, kind = "" if large else to_json(content), "", "application/json"
    if large or len(data) > PLAIN_LIMIT:
        near, far = _apart(content)
        data, kind = _packed(to_json(near)), "application/gzip"
        texts = f'<script type="{kind}" id="texts">{_packed(to_json(far))}</script>\n'
    return fill(
        spoken(_part("page.html"), words),
        {
            "language": language,
            "policy": policy([script], style),
            "title": html.escape(printable(content["title"] or "graphkit")),
            "style": style,
            "script": script,
            "kind": kind,
            "data": data,
            "texts": texts,
        },
    )


def write_page(page: str, path: Path) -> None:
    """Write a page as UTF-8 with plain line ends, whole or not at all."""
    with replace_file(path) as file:
        file.write(page)


def fill(template: str, values: dict[str, str]) -> str:
    """The template with each {{name}} replaced once; braces inside the values are left alone."""
    return re.sub(r"\{\{(\w+)\}\}", lambda found: values[found.group(1)], template)


def policy(scripts: list[str], style: str | None) -> str:
    """A Content-Security-Policy under which only these very scripts and this style run, and nothing is fetched.

    Without a style every inline style is allowed: vis-network sets its own.
    """
    hashes = " ".join(_hash(script) for script in scripts)
    styles = _hash(style) if style is not None else "'unsafe-inline'"
    return (
        f"default-src 'none'; script-src {hashes}; style-src {styles}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def printable(text: str) -> str:
    """Text without the characters that HTML forbids: controls and lone surrogates become U+FFFD."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)


def _hash(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def _part(name: str) -> str:
    return resources.files("graphkit.explorer").joinpath(name).read_text("utf-8")


def _apart(content: dict[str, Any]) -> tuple[dict[str, Any], list[list[Any]]]:
    """The content with empty documents, and [text, marks] of each: read when evidence is first asked for."""
    rows = [[*row[:3], "", row[4], [], *row[6:]] for row in content["documents"]]
    return {**content, "documents": rows}, [[row[3], row[5]] for row in content["documents"]]


def _packed(data: str) -> str:
    """Gzip in base64. Byte 9 names the operating system in some versions of zlib; 255 means unknown."""
    packed = gzip.compress(data.encode(), compresslevel=6, mtime=0)  # 9 takes thrice the time and saves 1 %
    return base64.b64encode(packed[:9] + b"\xff" + packed[10:]).decode()
