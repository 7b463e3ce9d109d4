"""Plots as SVG elements, drawn by leather, in colours that the page's style gives and that print in grey."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from graphkit.report.blocks import Columns, Dots

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WIDTH = 460  # of the drawing's own units: readable when as wide as a phone
LINE = 23  # height of an actor's line
HEIGHT = 210  # of a plot of columns
TITLED, UNTITLED = 28, 10  # empty at the top, with room for a legend and without
LABELS = 5  # that fit below one
_DROPPED = ("font-family", "font-size")
_DIGITS = re.compile(r"-?\d+\.\d+")


def draw(block: Dots | Columns) -> Element:
    """The plot as an element `svg` without title: only classes, numbers and text, no style of its own."""
    chart, height = _dots(block) if isinstance(block, Dots) else _columns(block)
    return _framed(chart.to_svg_group(WIDTH, height), height)


def _dots(block: Dots) -> tuple[Any, int]:
    """A line for each point, the first at the top, with its interval."""
    import leather

    places = range(len(block.points), 0, -1)
    labels = dict(zip(places, (point.label for point in block.points), strict=True))
    chart = leather.Chart()
    chart.add_x_scale(0, max([1.0, *(point.high or point.value for point in block.points)]))
    chart.set_y_scale(leather.Ordinal(sorted(labels)))  # a linear scale would leave room for round numbers
    chart.add_x_axis(name=block.axis, tick_formatter=_whole)
    chart.add_y_axis(ticks=sorted(labels), tick_formatter=lambda place, *_: labels[place])
    lines: list[tuple[float | None, int | None]] = []
    for place, point in zip(places, block.points, strict=True):
        if point.low is not None and point.high is not None:
            lines += [(point.low, place), (point.high, place), (None, None)]
    if lines:
        chart.add_line(lines, name="90 % interval", stroke_color="currentColor", width=2)
    dots = [(point.value, place) for place, point in zip(places, block.points, strict=True)]
    chart.add_dots(dots, name=block.axis.lower(), fill_color="currentColor", radius=4.5)
    return chart, LINE * len(labels) + (120 if lines else 100)


def _columns(block: Columns) -> tuple[Any, int]:
    """A column for each period."""
    import leather

    step = -(-len(block.bars) // LABELS)
    chart = leather.Chart()
    most = max(count for _, count in block.bars)
    chart.add_y_scale(0, max(1, most))
    chart.add_y_axis(tick_formatter=_whole)
    chart.add_x_axis(tick_formatter=_every(step))
    chart.add_columns(list(block.bars), fill_color="currentColor")
    return chart, HEIGHT


def _whole(value: Any, *_: Any) -> str:
    return f"{int(value):,}" if value == int(value) else ""


def _every(step: int) -> Callable[..., str]:
    return lambda value, index, _: "" if index % step else str(value)


def _framed(group: Element, height: int) -> Element:
    """The drawing in a frame that scales, without colours and typefaces, and with no more digits than one can see."""
    from xml.etree.ElementTree import Element

    top = TITLED if len(group[1][0]) else UNTITLED
    root = Element("svg", {"viewBox": f"0 {top} {WIDTH} {height - top}", "role": "img"})
    root.append(group)
    group.remove(group[0])  # the background
    for heading in list(group[0][0]):  # a legend, of marks that are all alike
        group[0][0].remove(heading)
    for each in group.iter():
        for name in _DROPPED:
            each.attrib.pop(name, None)
        if each.tag in ("text", "line"):
            each.attrib.pop("fill", None)
            each.attrib.pop("stroke", None)
        for name, value in each.attrib.items():
            each.set(name, _DIGITS.sub(_short, value))
    return root


def _short(number: re.Match[str]) -> str:
    return f"{float(number[0]):.1f}"
