from dataclasses import replace

from graphkit.facts.vocabulary import BY_ITSELF, BY_METONYM, BY_OWN_NAME
from tests.resolve.marked import Marked, marked, resolved, spellings


def ruled(document: Marked, rules: dict[str, str]) -> Marked:
    """The document with these rules for mentions of these spellings."""
    return replace(document, mentions=tuple(replace(m, rule=rules.get(m.text, m.rule)) for m in document.mentions))


def test_own_names_are_one_actor_that_is_called_as_the_user_does() -> None:
    text = "[The Baker|PERSON] met [Ada Brook|PERSON]. [Brook|PERSON] left."
    own = BY_OWN_NAME + "Ada Brook"
    (actor,) = resolved([ruled(marked("d", text), {"The Baker": own, "Ada Brook": own})]).actors
    assert (actor.name, actor.type, actor.aliases) == ("Ada Brook", "PERSON", ("Baker", "Brook"))


def test_the_users_type_holds_against_the_models() -> None:
    document = ruled(marked("d", "[Brook Bridge|ORG] met."), {"Brook Bridge": BY_OWN_NAME + "Brook Bridge"})
    (actor,) = resolved([document]).actors
    assert (actor.name, actor.type) == ("Brook Bridge", "ORG")


def test_an_own_alias_of_a_known_actor_joins_it() -> None:
    document = ruled(marked("d", "[The Bear|ORG] and [Russia|GPE]."), {"The Bear": BY_OWN_NAME + "Russia"})
    (actor,) = resolved([document]).actors
    assert (actor.name, actor.wikidata, actor.aliases) == ("Russia", "Q159", ("Bear",))


def test_a_metonym_that_is_merged_says_whom_it_represents() -> None:
    document = ruled(marked("d", "[Kremlin|ORG] met [Russia|GPE]."), {"Kremlin": BY_METONYM + "Russia"})
    found = resolved([document])
    assert [actor.name for actor in found.actors] == ["Russia"]
    assert found.memberships[0].rule == "Kremlin represents Russia"


def test_metonyms_apart_are_two_actors() -> None:
    assert len(resolved([marked("d", "[Kremlin|ORG] met [Russia|GPE].")]).actors) == 2


def test_by_themselves_parts_of_names_and_acronyms_are_joined_to_nothing() -> None:
    plain = marked(
        "d", "[Ada Brook|PERSON] ran the [Norland Oil Board|ORG] ([NOB|ORG]). [Brook|PERSON] left [NOB|ORG]."
    )
    alone = ruled(plain, dict.fromkeys(("Ada Brook", "Norland Oil Board", "NOB", "Brook"), BY_ITSELF))
    assert spellings([plain], resolved([plain])) == [("Ada Brook", "Brook"), ("NOB", "Norland Oil Board")]
    assert spellings([alone], resolved([alone])) == [("Ada Brook",), ("Brook",), ("NOB",), ("Norland Oil Board",)]
