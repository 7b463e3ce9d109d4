"""What pictures are made of: text, and a shape for each kind of actor."""

from graphkit.export.attributes import xml_text

INK, PAPER = "#222222", "#ffffff"
KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "country, place", "LOC": "country, place"}
OTHER = "other"


def kind(type_: str) -> str:
    """What an actor of a type is called in the legend; a shape stands for it."""
    return KINDS.get(type_, OTHER)


def text(words: str, x: float, y: float, size: float, *, halo: bool = False) -> str:
    """A line of text from `x` on, standing on `y`; a halo keeps it legible over lines."""
    around = f' stroke="{PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"' if halo else ""
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{INK}"{around}>{xml_text(words)}</text>'


def shape(type_: str, x: float, y: float, radius: float, color: str, title: str) -> str:
    """A circle for a person, a square for an organisation, a diamond for a country or place, a triangle for others."""
    look = f'fill="{xml_text(color)}" stroke="{INK}" stroke-width="1.2"'
    name = f"<title>{xml_text(title)}</title>" if title else ""
    if kind(type_) == KINDS["PERSON"]:
        return f'<circle cx="{x}" cy="{y}" r="{radius}" {look}>{name}</circle>'
    corners = " ".join(f"{x + across * radius:.1f},{y + down * radius:.1f}" for across, down in _corners(type_))
    return f'<polygon points="{corners}" {look}>{name}</polygon>'


def _corners(type_: str) -> tuple[tuple[float, float], ...]:
    """Corners seen from the middle, in radii, so that all shapes cover about the same area."""
    if kind(type_) == KINDS["ORG"]:
        return ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88))
    if kind(type_) == KINDS["GPE"]:
        return ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0))
    return ((0, -1.25), (1.15, 0.85), (-1.15, 0.85))
