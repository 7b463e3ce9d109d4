from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from graphkit.export.labelling import LINED, Box, Spot, nearest, place_labels

FRAME = Box(0, 0, 1000, 600)
spots = st.builds(
    Spot,
    x=st.floats(50, 950),
    y=st.floats(50, 550),
    radius=st.floats(5, 30),
    width=st.floats(20, 250),
    height=st.floats(15, 30),
)


@given(st.lists(spots, max_size=25))
def test_no_name_covers_another_or_an_actor_or_leaves_the_frame(places: list[Spot]) -> None:
    found = [place[0] for place in place_labels(places, FRAME) if place]
    discs = [Box(s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in places]
    assert [pair for pair in combinations(found, 2) if pair[0].overlaps(pair[1])] == []
    assert all(box.inside(FRAME) for box in found)
    for spot, place in zip(places, place_labels(places, FRAME), strict=True):
        own = Box(spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)
        assert place is None or not any(place[0].overlaps(disc) for disc in discs if disc != own)


def test_a_lone_name_stands_right_of_its_actor() -> None:
    [place] = place_labels([Spot(100, 100, 10, 50, 20)], FRAME)
    assert place == (Box(115, 90, 165, 110), 5.0)


def test_where_there_is_no_room_there_is_no_name() -> None:
    assert place_labels([Spot(100, 100, 10, 2000, 20)], FRAME) == [None]


def test_the_first_of_two_gets_the_nearer_place() -> None:
    first, second = place_labels([Spot(100, 100, 10, 50, 20), Spot(100, 118, 8, 50, 20)], FRAME)
    assert first is not None
    assert second is not None
    assert first[1] <= second[1]


def test_a_name_stands_on_no_line_that_leads_to_another() -> None:
    crowded = [Spot(300 + 34 * (number % 4), 200 + 30 * (number // 4), 10, 60, 20) for number in range(16)]
    places = place_labels(crowded, FRAME)
    names = [place[0] for place in places if place]
    led = [(spot, place[0]) for spot, place in zip(crowded, places, strict=True) if place and place[1] >= LINED]
    assert len(led) > 3
    for spot, own in led:
        x, y = nearest(spot, own)
        middle = ((spot.x + x) / 2, (spot.y + y) / 2)
        assert not [b for b in names if b != own and b.left < middle[0] < b.right and b.top < middle[1] < b.bottom]
