import pytest

from graphkit.extract.events import Frame, event_of, noun_event
from graphkit.extract.ontology import plover, read_lexicon
from graphkit.facts.quads import quad

PLOVER = set(
    """AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE
    COERCE ASSAULT""".split()
)


def typed(
    verb: str,
    *objects: str,
    particle: str = "",
    preposition: str = "",
    over: tuple[str, ...] = (),
    denied: bool = False,
    modality: str = "asserted",
    looming: bool = False,
) -> str:
    polarity = "negated" if denied else "affirmed"
    return event_of(Frame(verb, particle, preposition, objects, over, polarity, modality, looming), plover())


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(typed("attack"), "ASSAULT", id="verb alone"),
        pytest.param(typed("hold", "talk"), "CONSULT", id="light verb and its noun"),
        pytest.param(typed("hold", "rally"), "PROTEST", id="the same verb with another noun"),
        pytest.param(typed("hold"), "", id="a light verb alone says nothing"),
        pytest.param(typed("impose", "sanction"), "SANCTION", id="impose sanctions"),
        pytest.param(typed("impose", "curfew"), "COERCE", id="impose a curfew"),
        pytest.param(typed("lift", "sanction"), "CONCEDE", id="lift sanctions"),
        pytest.param(typed("lift", "stone"), "", id="lift a stone"),
        pytest.param(typed("withdraw", "troop"), "RETREAT", id="withdraw troops"),
        pytest.param(typed("send", "troop"), "MOBILIZE", id="send troops"),
        pytest.param(typed("send", "food"), "AID", id="send food"),
        pytest.param(typed("suspend", "negotiation"), "SANCTION", id="to stop any cooperation"),
        pytest.param(typed("call", preposition="on"), "REQUEST", id="call on"),
        pytest.param(typed("call", preposition="with"), "", id="another preposition"),
        pytest.param(typed("step", particle="down"), "RETREAT", id="particle"),
        pytest.param(typed("step"), "", id="without its particle"),
        pytest.param(typed("dream"), "", id="a word that is no event"),
        pytest.param(typed("attack", modality="planned"), "THREATEN", id="will attack"),
        pytest.param(typed("attack", modality="possible", looming=True), "THREATEN", id="may attack"),
        pytest.param(typed("attack", modality="possible"), "ASSAULT", id="may have attacked"),
        pytest.param(typed("meet", modality="planned"), "AGREE", id="will meet"),
        pytest.param(typed("meet", modality="conditional", looming=True), "AGREE", id="will meet if"),
        pytest.param(typed("meet", modality="planned", denied=True), "REJECT", id="will not meet"),
        pytest.param(typed("meet", denied=True), "CONSULT", id="did not meet"),
        pytest.param(typed("support", denied=True), "REJECT", id="did not support"),
        pytest.param(typed("meet", over=("agree",), modality="planned"), "AGREE", id="agreed to meet"),
        pytest.param(typed("attack", over=("promise",), modality="planned"), "THREATEN", id="promised to attack"),
        pytest.param(typed("meet", over=("refuse",), denied=True), "REJECT", id="refused to meet"),
        pytest.param(typed("attack", over=("refuse",), denied=True), "ASSAULT", id="refused to attack"),
        pytest.param(typed("leave", over=("threaten",), modality="planned"), "THREATEN", id="threatened to leave"),
        pytest.param(typed("attack", over=("try",), modality="planned"), "ASSAULT", id="tried to attack"),
        pytest.param(typed("attack", over=("prepare",), modality="planned"), "MOBILIZE", id="prepared to attack"),
        pytest.param(typed("meet", over=("want",), modality="planned"), "AGREE", id="to want is no request"),
    ],
)
def test_verb_noun_denial_and_modality_decide_together(found: str, expected: str) -> None:
    assert found == expected


def test_the_lexicon_knows_every_type_and_no_other() -> None:
    types = {entry.type for entries in plover().values() for entry in entries}
    assert types - {"", "="} == PLOVER


def test_every_type_has_a_quad_class() -> None:
    assert {quad(event) for event in PLOVER} == {
        "verbal cooperation",
        "material cooperation",
        "verbal conflict",
        "material conflict",
    }
    assert quad("") == ""


def test_nouns_carry_events() -> None:
    assert [noun_event(noun, plover()) for noun in ("visit", "threat", "table")] == ["CONSULT", "THREATEN", ""]


def test_another_lexicon_gives_other_types_and_its_fullest_line_decides() -> None:
    lexicon = read_lexicon(
        "# a remark\nword\tas\tparticle\tpreposition\tobject\ttype\n"
        "buy\tverb\t\t\t\tDEAL\nbuy\tverb\t\t\tdrug|weapon\tCRIME\nbuy\tverb\tup\t\t\tTAKEOVER\n"
    )
    frames = [Frame("buy"), Frame("buy", objects=("weapon",)), Frame("buy", particle="up"), Frame("sell")]
    assert [event_of(frame, lexicon) for frame in frames] == ["DEAL", "CRIME", "TAKEOVER", ""]
