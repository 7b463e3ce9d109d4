import pytest

from tests.resolve.marked import actors, marked, resolved


def identified(*texts: str) -> dict[str, tuple[str, str]]:
    """Name → type and Wikidata item of each actor."""
    documents = [marked(f"d{number}", text) for number, text in enumerate(texts)]
    return {actor.name: (actor.type, actor.wikidata) for actor in resolved(documents).actors}


def test_all_spellings_of_a_country_are_one_actor() -> None:
    text = (
        "[US|GPE] [U.S.|GPE] [USA|GPE] [United States|GPE] [the United States|GPE] [American|NORP|demonym] "
        "[America|GPE]"
    )
    (actor,) = resolved([marked("d", text)]).actors
    assert (actor.name, actor.type, actor.wikidata) == ("United States", "GPE", "Q30")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Russia|GPE] [Russian|NORP|demonym] [Russians|NORP|demonym]", {"Russia": ("GPE", "Q159")}),
        ("[European Union|ORG] [EU|ORG]", {"European Union": ("ORG", "Q458")}),
        ("[Ukraine|GPE] [Україна|GPE]", {"Ukraine": ("GPE", "Q212")}),
    ],
)
def test_known_names_have_their_facts(text: str, expected: dict[str, tuple[str, str]]) -> None:
    assert identified(text) == expected


def test_georgia_beside_tbilisi_is_the_country() -> None:
    assert identified("[Georgia|GPE] said. [Tbilisi|GPE] agreed.")["Georgia"] == ("GPE", "Q230")


def test_georgia_beside_the_united_states_is_not_the_country() -> None:
    assert ("GPE", "Q230") not in identified("[Georgia|GPE] voted. The [United States|GPE] watched.").values()


def test_a_woman_called_georgia_is_no_country() -> None:
    assert identified("[Georgia Brook|PERSON] left. [Georgia|PERSON] came back.") == {"Georgia Brook": ("PERSON", "")}


def test_congress_beside_the_united_states_is_theirs() -> None:
    assert actors("[Congress|ORG] voted. The [US|GPE] and the [US Congress|ORG] left.") == [
        ("Congress", "US Congress"),
        ("US",),
    ]


def test_congress_without_a_country_is_not_that_of_the_united_states() -> None:
    alone = identified("The [Congress|ORG] voted.")
    theirs = identified("The [US Congress|ORG] voted in the [US|GPE].")
    assert set(alone) & set(theirs) == set()


def test_a_weak_name_needs_its_country_beside_it() -> None:
    assert list(identified("The [Treasury|ORG] spoke.")) == ["Treasury"]
    assert "United States Department of the Treasury" in identified("The [Treasury|ORG] spoke for the [US|GPE].")


def test_a_weak_name_goes_to_the_country_that_the_document_speaks_of_most() -> None:
    britain = "The [United Kingdom|GPE] voted. " * 3
    found = identified(f"{britain}The [US|GPE] did not. The [Treasury|ORG] spoke.")
    assert "HM Treasury" in found
    assert "United States Department of the Treasury" not in found
