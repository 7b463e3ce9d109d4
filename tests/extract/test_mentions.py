import pytest

from graphkit.extract.mentions import find_mentions
from graphkit.extract.words import parsed
from tests.extract.names import annotated, found_in, mentions, names
from tests.extract.parses import english


def test_the_models_entities_are_mentions() -> None:
    assert mentions("[Ada Brook|PERSON] left [Brook Oil|ORG] .") == [
        ("Ada Brook", "name", "PERSON", "model"),
        ("Brook Oil", "name", "ORG", "model"),
    ]


def test_entities_that_are_no_actors_are_not() -> None:
    assert names("[two|CARDINAL] men left on [Monday|DATE] with [5 dollars|MONEY] .") == []


def test_a_known_name_is_found_where_the_model_misses_it() -> None:
    assert mentions("Sanctions on Russia hurt .") == [("Russia", "name", "GPE", "facts")]


def test_a_known_people_is_a_demonym() -> None:
    assert mentions("The Russian winter came .") == [("Russian", "demonym", "NORP", "facts")]


def test_a_known_name_corrects_the_models_type() -> None:
    assert mentions("He sanctioned [Russia|PERSON] .") == [("Russia", "name", "GPE", "facts")]


def test_a_longer_entity_beats_a_known_name_in_it() -> None:
    assert names("He founded the [Bank Rossiya of Russia Fund|ORG] .") == ["Bank Rossiya of Russia Fund"]


def test_a_known_institution_at_the_end_of_an_entity_is_taken_out_of_it() -> None:
    assert names("the [US Treasury Office of Foreign Assets Control|ORG] said") == [
        "US Treasury",
        "Office of Foreign Assets Control",
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[President Donald Trump|PERSON] left .", ["Donald Trump"]),
        ("[Secretary of State Rex Tillerson|PERSON] left .", ["Rex Tillerson"]),
        ("[Mr. Tillerson|PERSON] left .", ["Tillerson"]),
        ("[Dr. Ada Brook|PERSON] left .", ["Ada Brook"]),
        ("[Gen. Ada Brook|PERSON] left .", ["Ada Brook"]),
        ("[Sen. Ada Brook|PERSON] left .", ["Ada Brook"]),
        ("[Donald Trump's|PERSON] wife left .", ["Donald Trump"]),
        ("[Donald Trump’s|PERSON] wife left .", ["Donald Trump"]),
        ("[the Brook Oil Company|ORG] left .", ["Brook Oil Company"]),
        ("[The Brook Oil Company|ORG] left .", ["Brook Oil Company"]),
        ("[“Ada Brook”|PERSON] left .", ["Ada Brook"]),
    ],
)
def test_titles_possessives_articles_and_quotes_are_no_part_of_a_name(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize("separator", [" / ", " – ", " — ", " | ", "; "])
def test_two_names_that_the_model_takes_for_one_are_cut_in_two(separator: str) -> None:
    assert names(f"a [Brookland{separator}Coleland|ORG] summit") == ["Brookland", "Coleland"]


def test_two_countries_with_a_slash_between_are_two() -> None:
    assert names("Some news on [US / Russia|ORG] relations .") == ["US", "Russia"]


@pytest.mark.parametrize("text", ["https://example.org/Ada", "ada@example.org"])
def test_addresses_are_no_names(text: str) -> None:
    assert names(f"See [{text}|ORG] for more .") == []


@pytest.mark.parametrize("text", ["a", "—", "2017", "election", "x " * 20])
def test_what_looks_like_no_name_is_none(text: str) -> None:
    assert names(f"See [{text.strip()}|ORG] now .") == []


def test_a_headline_gives_no_entities_of_the_models() -> None:
    assert names("[Kremlin Pleased|PERSON] With [Brook Call|ORG] About Several Things Today") == ["Kremlin"]


def test_a_headline_gives_names_known_from_the_text() -> None:
    assert names("Brook Pleased With Kremlin Call About Several Things", "[Ada Brook|PERSON] left .") == [
        "Brook",
        "Kremlin",
        "Ada Brook",
    ]


def test_a_repetition_that_the_model_missed_is_found_in_any_block() -> None:
    assert mentions("Zork Brook came .", "[Zork Brook|PERSON] left .", "Nobody saw Zork Brook .") == [
        ("Zork Brook", "name", "PERSON", "repetition"),
        ("Zork Brook", "name", "PERSON", "model"),
        ("Zork Brook", "name", "PERSON", "repetition"),
    ]


def test_a_person_that_the_model_missed_is_found_by_the_given_name() -> None:
    assert mentions("Isabel Zork and Andrew P. Brook met Isabel .") == [
        ("Isabel Zork", "name", "PERSON", "given name"),
        ("Andrew P. Brook", "name", "PERSON", "given name"),
        ("Isabel", "name", "PERSON", "repetition"),
    ]


def test_a_given_name_behind_another_capital_makes_no_person() -> None:
    assert names("They climbed Mount Isabel Peak .") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The [State Office Spokesperson|ORG] , Ada , left .", ["State Office"]),
        ("A [pro-Beijing|PERSON] camp .", ["Beijing"]),
        ("In 300 [BC|ORG] it fell .", []),
        ("The [501st Legion|ORG] came .", ["501st Legion"]),
        ("Seen in [Norland Image|GPE]: Ada", ["Norland"]),
    ],
)
def test_what_is_no_name_or_no_part_of_one_is_left_out(text: str, expected: list[str]) -> None:
    assert [name for name in names(text) if name != "Ada"] == expected


def test_a_missed_surname_is_found_again() -> None:
    assert mentions("[Ada Brook|PERSON] left .", "Nobody saw Brook .")[1:] == [
        ("Brook", "name", "PERSON", "repetition")
    ]


def test_a_common_word_that_is_written_like_a_name_is_not_found_again() -> None:
    assert names("[Ada Brook|PERSON] left .", "She fell into a brook .") == ["Ada Brook"]


def test_a_month_is_not_taken_for_a_person_when_it_is_no_proper_noun() -> None:
    first, second = annotated("[Theresa May|PERSON] left ."), annotated("May we go ?")
    second[0].tag_ = "MD"
    assert [text for text, *_ in found_in([first, second])] == ["Theresa May"]


@pytest.mark.parametrize("text", ["They told us to go .", "Tell us .", "it was all about us ."])
def test_us_in_small_letters_is_no_country(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("name", ["US", "U.S.", "USA", "United States", "Russia", "UK", "European Union"])
def test_countries_and_unions_are_found_as_they_are_spelt(name: str) -> None:
    assert names(f"He left {name} today .") == [name]


def test_the_is_no_part_of_a_known_name() -> None:
    assert names("He left the United States .") == ["United States"]


def test_mentions_do_not_overlap_and_are_sorted() -> None:
    docs = [annotated("[President Trump|PERSON] of the [United States of America|GPE] and [US Congress|ORG] met .")]
    (found,) = find_mentions(english(), [*map(parsed, docs)])
    positions = [position for each in found for position in (each.first, each.last)]
    assert positions == sorted(positions)
    assert all(each.first < each.last for each in found)
    assert len(found) == 3


def test_a_text_without_names_has_no_mentions() -> None:
    assert find_mentions(english(), [parsed(annotated("it rained .")), parsed(annotated("it did not ."))]) == [[], []]
