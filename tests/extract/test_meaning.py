import pytest
from spacy.language import Language

from graphkit.extract.extractor import Text, extract_all
from graphkit.facts.vocabulary import NO_WORDS, OwnName, Vocabulary
from graphkit.model import Mention

OWN = Vocabulary(names=(OwnName("Ada Brook", "PERSON", ("Red Baker",)), OwnName("tea club", "", ())))


def mentions(nlp: Language, text: str, words: Vocabulary = NO_WORDS, coreference: str = "all") -> tuple[Mention, ...]:
    ((_, found),) = extract_all(nlp, [Text("d", text, text)], coreference, words)
    return found.mentions


def told(nlp: Language, text: str, words: Vocabulary = NO_WORDS, coreference: str = "all") -> list[tuple[str, str]]:
    """Each mention with its rule."""
    return [(each.text, each.rule) for each in mentions(nlp, text, words, coreference)]


@pytest.mark.model
def test_own_names_are_found_under_every_spelling_and_say_who_is_meant(nlp: Language) -> None:
    text = "The Red Baker met the tea club. Ada Brook paid."
    assert told(nlp, text, OWN) == [
        ("Red Baker", "own name: Ada Brook"),
        ("tea club", "own name: tea club"),
        ("Ada Brook", "own name: Ada Brook"),
    ]


@pytest.mark.model
def test_a_word_inside_a_longer_name_is_not_the_own_name(nlp: Language) -> None:
    ford = Vocabulary(names=(OwnName("Ford", "ORG", ()),))
    assert told(nlp, "Harrison Ford met Barack Obama.", ford)[0] == ("Harrison Ford", "model")


@pytest.mark.model
def test_ignored_names_and_what_stands_for_them_are_gone(nlp: Language) -> None:
    text = "Barack Obama met Angela Merkel. He praised her."
    ignoring = Vocabulary(ignored=("barack obama",))
    assert [each[0] for each in told(nlp, text, ignoring)] == ["Angela Merkel", "her"]


@pytest.mark.model
def test_the_three_kinds_of_coreference_count_less_and_less(nlp: Language) -> None:
    text = "Angela Merkel met Russian diplomats. She left."
    assert [[each.text for each in mentions(nlp, text, coreference=kind)] for kind in ("all", "names", "none")] == [
        ["Angela Merkel", "Russian", "She"],
        ["Angela Merkel", "Russian"],
        ["Angela Merkel"],
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        ("The Kremlin lies on a hill.", "Kremlin", "metonym: Russia"),
        ("Moscow rejected the proposal.", "Moscow", "metonym: Russia"),
        ("Sanctions were imposed by Paris.", "Paris", "metonym: France"),
        ("Brussels criticized Poland.", "Brussels", "metonym: European Union"),
        ("Moscow lies on a river.", "Moscow", "facts"),
        ("Ada Brook was born in Moscow.", "Moscow", "facts"),
        ("Munich rejected the proposal.", "Munich", "facts"),
    ],
)
def test_metonyms_are_read_as_whom_they_stand_for_where_they_act(
    nlp: Language, text: str, name: str, rule: str
) -> None:
    assert (name, rule) in told(nlp, text, Vocabulary(merge_metonyms=True))


@pytest.mark.model
def test_metonyms_are_themselves_unless_asked_for(nlp: Language) -> None:
    assert told(nlp, "The Kremlin rejected it. Moscow rejected it.")[0] == ("Kremlin", "facts")
