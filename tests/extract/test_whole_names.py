from graphkit.extract.mentions import find_mentions
from graphkit.extract.words import parsed
from tests.extract.parses import english, parse


def people(written: str, entity: tuple[int, int, str]) -> list[tuple[str, str]]:
    """Names and types found in a sentence parsed by hand, in which the model finds one entity of words `first:last`."""
    doc = parse(written)
    first, last, label = entity
    doc.ents = [doc.char_span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]), label)]
    (found,) = find_mentions(english(), [parsed(doc)])
    return [(doc[each.first : each.last].text, each.type) for each in found]


DOUBLE = "Isabel|NNP|compound|Zorn Brook|NNP|compound|Zorn Zorn|NNP|nsubj|slept slept|VBD|ROOT|slept .|.|punct|slept"


def test_the_last_word_of_a_persons_name_is_no_place_of_its_own() -> None:
    assert people(DOUBLE, (2, 3, "GPE")) == [("Isabel Brook Zorn", "PERSON")]


def test_a_common_given_name_before_two_surnames_belongs_to_them() -> None:
    assert people(DOUBLE, (1, 3, "PERSON")) == [("Isabel Brook Zorn", "PERSON")]


def test_a_place_that_no_given_name_hangs_on_stays_a_place() -> None:
    apart = "Isabel|NNP|nsubj|left Brook|NNP|dobj|left left|VBD|ROOT|left .|.|punct|left"
    assert ("Brook", "GPE") in people(apart, (1, 2, "GPE"))
