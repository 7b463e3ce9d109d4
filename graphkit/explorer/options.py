"""What a user may choose about the page."""

from dataclasses import dataclass

MEASURES = ("degree", "strength", "betweenness", "closeness", "eigenvector", "pagerank")
"""Centralities the page knows, in the order it shows them; those a graph lacks are left out."""

LAYOUTS = ("communities", "organic", "circle", "rings")
COLOURS = ("community", "type")
SIZES = (*MEASURES, "mentions", "documents")
ALL_EVIDENCE = 1_000_000_000
"""More sentences than any link has."""


@dataclass(frozen=True)
class PageOptions:
    """What a user may choose about the page.

    `title` stands for the name of what was read if it is empty. `top` is the number of actors on the map when the page
    opens. `color_by` is one of `COLOURS`, `size_by` one of `SIZES`. `evidence` is the largest number of sentences for
    each link, None for as many as the page's budget allows, `ALL_EVIDENCE` for all. `layout` is one of `LAYOUTS`.
    `since` and `until` are the first and last day of the documents that the page shows when it opens, "" for all, as
    precise as given (2017, 2017-02, 2017-02-03). `language` is one of those the page speaks.
    """

    title: str = ""
    top: int = 400
    color_by: str = "community"
    size_by: str = "strength"
    evidence: int | None = None
    layout: str = "communities"
    since: str = ""
    until: str = ""
    language: str = "en"
