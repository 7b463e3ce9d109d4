"""The legend of a picture: what shape, size, line and colour mean."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from graphkit.export.attributes import legal
from graphkit.export.labelling import Box
from graphkit.export.lettering import shortened, width
from graphkit.export.shapes import INK, PAPER, kind, shape, text
from graphkit.graph import Build

SIZE = 15.0
ROW = 30.0
GAP = 30.0  # between two entries
COMMUNITIES = 9
OTHERS = "other groups"
NAME = 44  # characters of a community's name


def legend(build: Build, frame: Box) -> Iterator[str]:
    """The lines of the legend: first shapes, size and thickness, then the communities, the largest first."""
    yield f'<line x1="{frame.left}" y1="{frame.top}" x2="{frame.right}" y2="{frame.top}" stroke="{INK}"/>'
    x, y = frame.left, frame.top + ROW
    for type_, words in _kinds(build):
        yield shape(type_, x + 9, y - 5, 8, PAPER, "")
        yield text(words, x + 26, y, SIZE)
        x += 26 + width(words, SIZE) + GAP
    yield text(_lines(build), round(x, 1), y, SIZE)
    x, y = frame.left, y + ROW
    for colour, words in _communities(build):
        wide = 26 + width(words, SIZE)
        if x + wide > frame.right:
            x, y = frame.left, y + ROW
        if y > frame.bottom:
            return
        yield f'<rect x="{x:.1f}" y="{y - 13:.1f}" width="16" height="16" fill="{colour}" stroke="{INK}"/>'
        yield text(words, round(x + 26, 1), y, SIZE)
        x += wide + GAP


def _kinds(build: Build) -> list[tuple[str, str]]:
    """A type for each kind of actor shown, and its word."""
    found = {kind(type_): type_ for _, type_ in sorted(build.graph.nodes(data="type"))}
    return sorted((type_, words) for words, type_ in found.items())


def _lines(build: Build) -> str:
    directed = any(directed for _, _, directed in build.graph.edges(data="directed"))
    most = max((weight for _, _, weight in build.graph.edges(data="weight")), default=0)
    what = "claims from one actor to the other" if directed else "sentences name the two together"
    size = "larger: more often named with others"
    return f"{size} · thicker line: more {what} (at most {most:g})" if most else size


def _communities(build: Build) -> list[tuple[str, str]]:
    """Colour and name of the communities with most actors in the picture; several of one colour are told as one."""
    found = Counter((data["color"], data["community"]) for _, data in build.graph.nodes(data=True) if "color" in data)
    names: defaultdict[str, list[str]] = defaultdict(list)
    for colour, name in sorted(found, key=lambda each: (-found[each], each[1])):
        names[colour].append(name)
    single = [(colour, shortened(legal(told[0]), NAME)) for colour, told in names.items() if len(told) == 1]
    return [*single[:COMMUNITIES], *((colour, OTHERS) for colour, told in names.items() if len(told) > 1)]
