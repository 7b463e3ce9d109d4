import struct
import zlib
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from graphkit.export.excerpt import EDGES, MOST, excerpt
from graphkit.export.pictures import write_png, write_svg
from graphkit.export.variants import one_layer
from graphkit.graph import RELATION, Build
from tests.corpora import HOSTILE_ACTORS, Told, built, corpus, empty, hostile, identify, lonely, small

SVG = "{http://www.w3.org/2000/svg}"


def parsed(build: Build, folder: Path) -> ET.Element:
    write_svg(build, folder / "g.svg")
    return ET.parse(folder / "g.svg").getroot()


def words(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def pixels(path: Path) -> tuple[int, int, bytes]:
    """Width, height and the unfiltered-yet bytes of a PNG."""
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", data[16:24])
    packed, at = b"", 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            packed += data[at + 8 : at + 8 + length]
        at += 12 + length
    return wide, high, zlib.decompress(packed)


def crowd(count: int) -> Build:
    """A ring of actors; the first is named with every other."""
    names = [f"Actor {number:03}" for number in range(count)]
    pairs = [(names[0], other) for other in names[1:]] + list(pairwise(names[1:]))
    sentences = tuple(f"{one} met {other}." for one, other in pairs)
    return built(corpus([Told("a.txt", "2017", sentences)], dict.fromkeys(names, "PERSON")))


def clique(count: int) -> Build:
    """All named with each other, the first twice as often."""
    names = [f"Actor {number:03}" for number in range(count)]
    sentences = [f"{one} met {other}." for one, other in combinations(names, 2)]
    sentences += [f"{names[0]} saw {other}." for other in names[1:]]
    return built(corpus([Told("a.txt", "2017", tuple(sentences))], dict.fromkeys(names, "PERSON")))


def test_title_counts_and_period_stand_at_the_top(tmp_path: Path) -> None:
    found = words(parsed(built(small()), tmp_path))
    assert found[:2] == ["A small corpus", "4 of 5 actors · 3 of 3 pairs · 2 documents · 2017-02-03 to 2017-03"]


def test_every_actor_shown_has_its_name_and_a_shape_with_the_whole_of_it(tmp_path: Path) -> None:
    root = parsed(built(small()), tmp_path)
    names = {"Ada Brook", "Ben Cole", "Port Authority", "Norland"}
    titles = {title.text for title in root.iter(f"{SVG}title")}
    assert names <= set(words(root))
    assert names <= titles


def test_the_shape_says_what_an_actor_is(tmp_path: Path) -> None:
    root = parsed(built(small()), tmp_path)
    tags = {title.text: element.tag for element in root.iter() for title in element.findall(f"{SVG}title")}
    corners = {
        title.text: len(element.get("points", "").split())
        for element in root.iter(f"{SVG}polygon")
        for title in element.findall(f"{SVG}title")
    }
    assert tags["Ada Brook"] == f"{SVG}circle"
    assert corners == {"Port Authority": 4, "Norland": 4}


def test_the_legend_names_shapes_lines_and_communities(tmp_path: Path) -> None:
    build = built(small())
    found = words(parsed(build, tmp_path))
    shown = {name for node, name in build.graph.nodes(data="community") if node != identify("Eve")}
    assert {"person", "organisation", "country, place"} | shown <= set(found)
    assert any("thicker line: more sentences name the two together (at most 2)" in text for text in found)


def test_claims_alone_are_drawn_with_arrows(tmp_path: Path) -> None:
    root = parsed(one_layer(built(small()), RELATION), tmp_path)
    heads = [element for element in root.iter(f"{SVG}polygon") if element.find(f"{SVG}title") is None]
    arrows = [head for head in heads if len(head.get("points", "").split()) == 3]
    assert len(arrows) == 3


def test_hostile_names_survive_whole(tmp_path: Path) -> None:
    titles = {title.text for title in parsed(built(hostile()), tmp_path).iter(f"{SVG}title")}
    assert {name.replace("\x0b", "") for name in HOSTILE_ACTORS} <= titles


@pytest.mark.parametrize("make", [small, hostile, lonely, empty])
def test_png_is_the_drawing_twice_as_large(make, tmp_path: Path) -> None:
    build = built(make())
    write_png(build, tmp_path / "g.png")
    write_svg(build, tmp_path / "g.svg")
    root = ET.parse(tmp_path / "g.svg").getroot()
    wide, high, raw = pixels(tmp_path / "g.png")
    assert (wide, high) == (2 * int(root.get("width", "")), 2 * int(root.get("height", "")))
    assert len(set(raw)) > 2  # something is drawn


def test_a_large_graph_shows_its_strongest_actors() -> None:
    part = excerpt(crowd(100))
    assert part.graph.number_of_nodes() == MOST
    assert identify("Actor 000") in part.graph
    assert (part.graph.graph["actors"], part.graph.graph["pairs"]) == (100, 197)


def test_the_excerpt_of_an_excerpt_is_the_same() -> None:
    once = excerpt(crowd(100))
    twice = excerpt(once)
    assert nx.utils.graphs_equal(once.graph, twice.graph)


def test_of_each_actor_the_strongest_edges_are_kept() -> None:
    build = clique(12)
    part = excerpt(build)
    hub, *others = (identify(f"Actor {number:03}") for number in range(12))
    assert {frozenset((hub, other)) for other in others} <= {frozenset(edge) for edge in part.graph.edges()}
    assert min(degree for _, degree in part.graph.degree()) >= EDGES
    assert part.graph.number_of_edges() <= 12 * EDGES < build.graph.number_of_edges()


def test_edges_marked_as_backbone_are_shown_and_no_actor_is_lost() -> None:
    build = clique(5)
    hub, first, second, *others = (identify(f"Actor {number:03}") for number in range(5))
    for source, target, data in build.graph.edges(data=True):
        data["backbone"] = {source, target} == {first, second}
    found = {frozenset(edge) for edge in excerpt(build).graph.edges()}
    # the others hang on by the strongest of their edges
    assert found == {frozenset((first, second)), *(frozenset((hub, other)) for other in others)}
