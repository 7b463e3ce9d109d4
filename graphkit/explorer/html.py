"""The explorer: one HTML file that holds the graph, its evidence and our own page code, and asks for nothing else."""

import base64
import hashlib
import html
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

from graphkit.corrections.notes import Notes
from graphkit.explorer.compact import compact
from graphkit.explorer.jsons import in_parts, rows_in_parts, to_json
from graphkit.explorer.language import spoken, words_of
from graphkit.explorer.options import PageOptions
from graphkit.explorer.payload import payload
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
    with replace_file(path) as file:
        file.writelines(_page(build, options, notes))


def render_html(build: Build, options: PageOptions | None = None, notes: Notes | None = None) -> str:
    """The explorer as text, with what people noted about actors: the same build gives the same bytes."""
    return "".join(_page(build, options, notes))


def _page(build: Build, options: PageOptions | None, notes: Notes | None) -> Iterator[str]:
    """The page in pieces, so that a large one is never in memory as a whole."""
    content = payload(build, options, notes)
    language = (options or PageOptions()).language
    words = words_of(language)
    said = f'const LANGUAGE = "{language}", WORDS = {to_json(words)};\n'
    script = '(() => {\n"use strict";\n' + said + "\n".join(_part(name) for name in SCRIPTS) + "\n})();\n"
    style = _part("style.css")
    kind, data, texts = _data(content)
    return _filled(
        spoken(_part("page.html"), words),
        {
            "language": [language],
            "policy": [policy([script], style)],
            "title": [html.escape(printable(content["title"] or "graphkit"))],
            "style": [style],
            "script": [script],
            "kind": [kind],
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
    return "".join(_filled(template, {name: [value] for name, value in values.items()}))


def _filled(template: str, values: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The same in pieces."""
    for number, piece in enumerate(re.split(r"\{\{(\w+)\}\}", template)):
        yield from values[piece] if number % 2 else [piece]


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


def _data(content: dict[str, Any]) -> tuple[str, Iterable[str], Iterable[str]]:
    """The kind of the page's data, the data, and the texts that are kept apart from it, in pieces."""
    plain = _plain(content)
    if plain is not None:
        return "application/json", plain, ()
    kind = "application/gzip"
    # [text, marks] of each document are read when evidence is first asked for
    near, far = (content["documents"].columns[name] for name in ("near", "far"))
    texts = chain([f'<script type="{kind}" id="texts">'], _packed(rows_in_parts(far)), ["</script>\n"])
    return kind, _packed(in_parts(compact({**content, "documents": near}))), texts


def _plain(content: dict[str, Any]) -> list[str] | None:
    """The data in pieces as it is, None if it is too large for that."""
    if _exceeds(content["documents"].columns["stored"].tolist()):  # then all of it does, too
        return None
    pieces = list(in_parts(compact(content)))
    return None if _exceeds(map(len, pieces)) else pieces


def _exceeds(lengths: Iterable[int]) -> bool:
    return any(total > PLAIN_LIMIT for total in accumulate(lengths))


def _packed(pieces: Iterable[str]) -> Iterator[str]:
    """Gzip in base64. Byte 9 names the operating system in some versions of zlib; 255 means unknown."""
    packer = zlib.compressobj(5, zlib.DEFLATED, 31)  # 6 takes twice the time and saves 2 %
    waiting, head = b"", 10
    for packed in chain((packer.compress(piece.encode()) for piece in pieces), map(packer.flush, [zlib.Z_FINISH])):
        waiting += packed
        if head and len(waiting) >= head:
            waiting, head = waiting[: head - 1] + b"\xff" + waiting[head:], 0
        whole = 0 if head else len(waiting) // 3 * 3
        yield base64.b64encode(waiting[:whole]).decode()
        waiting = waiting[whole:]
    yield base64.b64encode(waiting).decode()
