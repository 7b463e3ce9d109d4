from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.extract.coreference import NAMES
from graphkit.extract.extractor import Text, extract_all
from graphkit.extract.mentions import Found
from graphkit.extract.nlp import load_model
from graphkit.model import DEMONYM, NAME
from tests.extract.references import read, references

PEOPLE = {"Susan Brook": "PERSON", "Brook": "PERSON", "Peter Hill": "PERSON", "Hill": "PERSON", "Oakes": "PERSON"}
SUSAN_LEFT = "Susan|NNP|compound|Brook Brook|NNP|nsubj|left left|VBD|ROOT|left .|.|punct|left"
PETER_LEFT = "Peter|NNP|compound|Hill Hill|NNP|nsubj|left left|VBD|ROOT|left .|.|punct|left"
OAKES_LEFT = "Oakes|NNP|nsubj|left left|VBD|ROOT|left .|.|punct|left"


def pronoun(text: str, name: str) -> tuple[str, str, str]:
    return text, "pronoun", name


def nominal(text: str, name: str) -> tuple[str, str, str]:
    return text, "nominal", name


def simple(subject: str, tag: str = "PRP") -> str:
    return f"{subject}|{tag}|nsubj|slept slept|VBD|ROOT|slept .|.|punct|slept"


def test_a_pronoun_stands_for_the_person_named_before() -> None:
    assert references(PEOPLE, SUSAN_LEFT, simple("She")) == [pronoun("She", "Susan Brook")]


def test_a_chain_of_pronouns_leads_to_the_name() -> None:
    assert (
        references(PEOPLE, SUSAN_LEFT, simple("She"), simple("She"), simple("She"), simple("She"), simple("She"))
        == [pronoun("She", "Susan Brook")] * 5
    )


def test_a_pronoun_far_behind_the_name_stays_alone() -> None:
    gap = ["rain|NN|nsubj|fell fell|VBD|ROOT|fell .|.|punct|fell"] * 4
    assert references(PEOPLE, SUSAN_LEFT, *gap, simple("She")) == []


def test_the_antecedent_is_the_fullest_name_of_the_person() -> None:
    surname = "Brook|NNP|nsubj|slept slept|VBD|ROOT|slept .|.|punct|slept"
    assert references(PEOPLE, SUSAN_LEFT, surname, simple("She")) == [pronoun("She", "Susan Brook")]


@pytest.mark.parametrize(("word", "name"), [("She", "Susan Brook"), ("He", "Peter Hill")])
def test_given_names_tell_he_from_she(word: str, name: str) -> None:
    assert references(PEOPLE, SUSAN_LEFT, PETER_LEFT, simple(word)) == [pronoun(word, name)]


def test_no_pronoun_stands_for_a_person_of_the_other_gender() -> None:
    assert references(PEOPLE, SUSAN_LEFT, simple("He")) == []


def test_a_title_tells_he_from_she() -> None:
    titled = "Mrs|NNP|compound|Oakes Oakes|NNP|nsubj|left left|VBD|ROOT|left .|.|punct|left"
    assert references(PEOPLE, titled, simple("He"), simple("She")) == [pronoun("She", "Oakes")]


def test_a_title_outweighs_the_given_name() -> None:
    queen = "Queen|NNP|compound|Hill Peter|NNP|compound|Hill Hill|NNP|nsubj|left left|VBD|ROOT|left .|.|punct|left"
    assert references(PEOPLE, queen, simple("She")) == [pronoun("She", "Peter Hill")]


def test_an_apposition_tells_he_from_she() -> None:
    actress = "Oakes|NNP|nsubj|left ,|,|punct|Oakes an|DT|det|actress actress|NN|appos|Oakes left|VBD|ROOT|left"
    assert references(PEOPLE, actress, simple("He"), simple("She")) == [
        nominal("an actress", "Oakes"),
        pronoun("She", "Oakes"),
    ]


def test_the_first_pronoun_settles_an_unknown_gender() -> None:
    assert references(PEOPLE, OAKES_LEFT, simple("She"), simple("He")) == [pronoun("She", "Oakes")]


def test_two_equal_candidates_leave_a_pronoun_alone() -> None:
    both = (
        "Susan|NNP|compound|Brook Brook|NNP|nsubj|left and|CC|cc|Brook Jane|NNP|compound|Moss Moss|NNP|conj|Brook "
        "left|VBD|ROOT|left .|.|punct|left"
    )
    assert references(PEOPLE | {"Jane Moss": "PERSON"}, both, simple("She")) == []


def test_the_subject_comes_before_the_object() -> None:
    met = (
        "Susan|NNP|compound|Brook Brook|NNP|nsubj|met met|VBD|ROOT|met Jane|NNP|compound|Moss Moss|NNP|dobj|met "
        ".|.|punct|met"
    )
    far = "Susan|NNP|compound|Brook Brook|NNP|nsubj|slept slept|VBD|ROOT|slept .|.|punct|slept"
    assert references(PEOPLE | {"Jane Moss": "PERSON"}, far, met, simple("She")) == [pronoun("She", "Susan Brook")]


def test_somebody_without_a_name_is_a_candidate_too() -> None:
    woman = "A|DT|det|woman woman|NN|nsubj|came came|VBD|ROOT|came .|.|punct|came"
    assert references(PEOPLE, SUSAN_LEFT, woman, simple("She")) == []


def test_an_object_is_not_the_subject_of_its_verb() -> None:
    helped = "Susan|NNP|compound|Brook Brook|NNP|nsubj|helped helped|VBD|ROOT|helped her|PRP|dobj|helped"
    assert references(PEOPLE, helped) == []


def test_a_reflexive_is_the_subject_of_its_verb() -> None:
    helped = "Susan|NNP|compound|Brook Brook|NNP|nsubj|helped helped|VBD|ROOT|helped herself|PRP|dobj|helped"
    assert references(PEOPLE, helped) == [pronoun("herself", "Susan Brook")]


def test_a_possessor_may_be_the_subject() -> None:
    sold = (
        "Susan|NNP|compound|Brook Brook|NNP|nsubj|sold sold|VBD|ROOT|sold her|PRP|poss|house house|NN|dobj|sold "
        ".|.|punct|sold"
    )
    assert references(PEOPLE, sold) == [pronoun("her", "Susan Brook")]


def test_a_possessor_is_not_what_it_possesses() -> None:
    friend = (
        "Susan|NNP|compound|Brook Brook|NNP|nsubj|is is|VBZ|ROOT|is her|PRP|poss|friend friend|NN|attr|is .|.|punct|is"
    )
    assert references(PEOPLE, friend) == [nominal("friend", "Susan Brook")]


def test_a_pronoun_does_not_stand_for_what_it_is_joined_to() -> None:
    joined = (
        "Susan|NNP|compound|Brook Brook|NNP|nsubj|left and|CC|cc|Brook she|PRP|conj|Brook left|VBD|ROOT|left "
        ".|.|punct|left"
    )
    assert references(PEOPLE, joined) == []


def test_in_a_quotation_nobody_else_is_the_speaker() -> None:
    said = (
        '"|.|punct|said She|PRP|nsubj|lied lied|VBD|ccomp|said "|.|punct|said said|VBD|ROOT|said '
        "Susan|NNP|compound|Brook Brook|NNP|nsubj|said .|.|punct|said"
    )
    assert references(PEOPLE, SUSAN_LEFT, said) == []


def test_a_phrase_put_before_points_forward_to_the_subject() -> None:
    speech = (
        "In|IN|prep|smiled her|PRP|poss|speech speech|NN|pobj|In ,|,|punct|smiled Susan|NNP|compound|Brook "
        "Brook|NNP|nsubj|smiled smiled|VBD|ROOT|smiled"
    )
    assert references(PEOPLE, speech) == [pronoun("her", "Susan Brook")]


FIRM = {"Brook Oil": "ORG", "Susan Brook": "PERSON", "Peter Hill": "PERSON"}
FIRM_GREW = "Brook|NNP|compound|Oil Oil|NNP|nsubj|grew grew|VBD|ROOT|grew .|.|punct|grew"


@pytest.mark.parametrize("word", ["It", "They"])
def test_a_firm_is_it_or_they(word: str) -> None:
    assert references(FIRM, FIRM_GREW, simple(word)) == [pronoun(word, "Brook Oil")]


@pytest.mark.parametrize("word", ["It", "They"])
def test_a_person_is_neither_it_nor_they(word: str) -> None:
    assert references(FIRM, SUSAN_LEFT, simple(word)) == []


def test_its_stands_for_the_subject() -> None:
    sold = (
        "Brook|NNP|compound|Oil Oil|NNP|nsubj|sold sold|VBD|ROOT|sold its|PRP|poss|ships ships|NNS|dobj|sold "
        ".|.|punct|sold"
    )
    assert references(FIRM, sold) == [pronoun("its", "Brook Oil")]


def test_they_stands_for_no_firm_beside_people_in_the_plural() -> None:
    workers = "Workers|NNS|nsubj|came came|VBD|ROOT|came .|.|punct|came"
    assert references(FIRM, FIRM_GREW, workers, simple("They")) == []


def test_it_stands_for_no_firm_beside_another_thing() -> None:
    ship = "The|DT|det|ship ship|NN|nsubj|sank sank|VBD|ROOT|sank .|.|punct|sank"
    assert references(FIRM, FIRM_GREW, ship, simple("It")) == []


def test_they_in_a_quotation_is_no_firm() -> None:
    said = '"|.|punct|lied They|PRP|nsubj|lied lied|VBD|ROOT|lied "|.|punct|lied'
    assert references(FIRM, FIRM_GREW, said) == []


def test_it_stands_for_no_firm_of_an_earlier_sentence_where_another_is_named() -> None:
    moss = (
        "Near|IN|prep|came Moss|NNP|compound|Ltd Ltd|NNP|pobj|Near ,|,|punct|came it|PRP|nsubj|came "
        "came|VBD|ROOT|came .|.|punct|came"
    )
    assert references(FIRM | {"Moss Ltd": "ORG"}, *[FIRM_GREW] * 9, moss) == []


def test_it_in_a_clause_of_a_noun_stands_for_no_subject_above() -> None:
    lifted = (
        "Brook|NNP|compound|Oil Oil|NNP|nsubj|lost lost|VBD|ROOT|lost rights|NNS|dobj|lost given|VBN|acl|rights "
        "before|IN|mark|grew it|PRP|nsubj|grew grew|VBD|advcl|given .|.|punct|lost"
    )
    assert references(FIRM, lifted) == []


def test_it_in_an_adverbial_clause_stands_for_none_of_two_things_in_the_sentence() -> None:
    left = (
        "Brook|NNP|compound|Oil Oil|NNP|nsubj|left left|VBD|ROOT|left Norland|NNP|dobj|left after|IN|mark|lost "
        "it|PRP|nsubj|lost lost|VBD|advcl|left .|.|punct|left"
    )
    assert references(FIRM | {"Norland": "GPE"}, left) == []


@pytest.mark.parametrize(
    "empty",
    [
        "It|PRP|nsubj|rained rained|VBD|ROOT|rained .|.|punct|rained",
        "It|PRP|nsubj|seems seems|VBZ|ROOT|seems you|PRP|nsubj|left left|VBD|ccomp|seems .|.|punct|seems",
        "It|PRP|nsubj|is is|VBZ|ROOT|is clear|JJ|acomp|is you|PRP|nsubj|left left|VBD|ccomp|is .|.|punct|is",
        "It|PRP|nsubj|is is|VBZ|ROOT|is time|NN|attr|is to|TO|aux|go go|VB|relcl|time .|.|punct|is",
        "It|PRP|nsubjpass|said is|VBZ|auxpass|said said|VBN|ROOT|said you|PRP|nsubj|left left|VBD|ccomp|said",
        "We|PRP|nsubj|made made|VBD|ROOT|made it|PRP|dobj|made .|.|punct|made",
    ],
)
def test_an_empty_it_stands_for_nothing(empty: str) -> None:
    assert references(FIRM, FIRM_GREW, empty) == []


def test_a_noun_in_apposition_stands_for_the_name() -> None:
    minister = (
        "Susan|NNP|compound|Brook Brook|NNP|nsubj|left ,|,|punct|Brook the|DT|det|minister former|JJ|amod|minister "
        "minister|NN|appos|Brook ,|,|punct|Brook left|VBD|ROOT|left"
    )
    assert references(PEOPLE, minister) == [nominal("the former minister", "Susan Brook")]


def test_a_noun_before_a_name_in_apposition_stands_for_it() -> None:
    minister = (
        "The|DT|det|minister minister|NN|nsubj|left ,|,|punct|minister Susan|NNP|compound|Brook "
        "Brook|NNP|appos|minister ,|,|punct|minister left|VBD|ROOT|left"
    )
    assert references(PEOPLE, minister) == [nominal("The minister", "Susan Brook")]


def test_a_title_right_before_a_name_is_no_mention() -> None:
    titled = (
        "Veteran|JJ|amod|painter painter|NN|nsubj|left Susan|NNP|compound|Brook Brook|NNP|appos|painter "
        "left|VBD|ROOT|left"
    )
    assert references(PEOPLE, titled) == []


def test_what_somebody_is_said_to_be_stands_for_them() -> None:
    lawyer = "Susan|NNP|compound|Brook Brook|NNP|nsubj|is is|VBZ|ROOT|is a|DT|det|lawyer lawyer|NN|attr|is .|.|punct|is"
    assert references(PEOPLE, lawyer) == [nominal("a lawyer", "Susan Brook")]


def test_what_a_pronoun_is_said_to_be_stands_for_its_name() -> None:
    lawyer = "She|PRP|nsubj|is is|VBZ|ROOT|is a|DT|det|lawyer lawyer|NN|attr|is .|.|punct|is"
    assert references(PEOPLE, SUSAN_LEFT, lawyer) == [pronoun("She", "Susan Brook"), nominal("a lawyer", "Susan Brook")]


@pytest.mark.parametrize("word", ["not|RB|neg", "would|MD|aux"])
def test_what_somebody_is_not_or_not_yet_does_not_stand_for_them(word: str) -> None:
    lawyer = (
        f"Susan|NNP|compound|Brook Brook|NNP|nsubj|is {word}|is is|VBZ|ROOT|is a|DT|det|lawyer lawyer|NN|attr|is "
        ".|.|punct|is"
    )
    assert references(PEOPLE, lawyer) == []


PRESIDENT_CAME = (
    "President|NNP|compound|Brook Susan|NNP|compound|Brook Brook|NNP|nsubj|came came|VBD|ROOT|came .|.|punct|came"
)


def test_a_role_stands_for_whom_it_introduced() -> None:
    the = "The|DT|det|president president|NN|nsubj|slept slept|VBD|ROOT|slept .|.|punct|slept"
    assert references(PEOPLE, PRESIDENT_CAME, PETER_LEFT, the) == [nominal("The president", "Susan Brook")]


@pytest.mark.parametrize(
    "other",
    [
        "A|DT|det|president president|NN|nsubj|slept slept|VBD|ROOT|slept .|.|punct|slept",
        "The|DT|det|president new|JJ|amod|president president|NN|nsubj|slept slept|VBD|ROOT|slept .|.|punct|slept",
        "The|DT|det|president president|NN|nsubj|slept of|IN|prep|president Utopia|NNP|pobj|of slept|VBD|ROOT|slept",
        "The|DT|det|presidents presidents|NNS|nsubj|slept slept|VBD|ROOT|slept .|.|punct|slept",
    ],
)
def test_a_role_stands_for_nobody_where_the_phrase_means_another(other: str) -> None:
    assert references(PEOPLE, PRESIDENT_CAME, other) == []


def test_a_relative_is_remembered_by_name() -> None:
    father = (
        "Her|PRP|poss|father father|NN|nsubj|died ,|,|punct|father Peter|NNP|compound|Hill Hill|NNP|appos|father "
        ",|,|punct|father died|VBD|ROOT|died"
    )
    slept = "Her|PRP|poss|father father|NN|nsubj|slept slept|VBD|ROOT|slept .|.|punct|slept"
    assert references(PEOPLE, SUSAN_LEFT, father, slept) == [
        pronoun("Her", "Susan Brook"),
        nominal("father", "Peter Hill"),
        pronoun("Her", "Susan Brook"),
        nominal("father", "Peter Hill"),
    ]


def test_nobody_is_their_own_relative() -> None:
    mother = "Susan|NNP|compound|Brook Brook|NNP|nsubj|is is|VBZ|ROOT|is a|DT|det|mother mother|NN|attr|is .|.|punct|is"
    slept = "Her|PRP|poss|mother mother|NN|nsubj|slept slept|VBD|ROOT|slept .|.|punct|slept"
    assert references(PEOPLE, mother, slept) == [nominal("a mother", "Susan Brook"), pronoun("Her", "Susan Brook")]


PLACES = {"France": "GPE", "Lyon": "GPE", "Brookton": "GPE", "Hillford": "GPE", "Hill": "PERSON"}
THE_COUNTRY = "The|DT|det|country country|NN|nsubj|slept slept|VBD|ROOT|slept .|.|punct|slept"
THE_TOWN = "The|DT|det|town town|NN|nsubj|slept slept|VBD|ROOT|slept .|.|punct|slept"


def test_a_country_is_known_from_the_tables() -> None:
    assert references(PLACES, simple("Brookton", "NNP"), simple("France", "NNP"), THE_COUNTRY, THE_TOWN) == [
        nominal("The country", "France"),
        nominal("The town", "Brookton"),
    ]


def test_a_town_among_equals_stays_alone() -> None:
    assert references(PLACES, simple("Brookton", "NNP"), simple("Hillford", "NNP"), THE_TOWN) == []


def test_what_is_stated_of_a_name_corrects_its_type() -> None:
    town = "Hill|NNP|nsubj|is is|VBZ|ROOT|is a|DT|det|town town|NN|attr|is .|.|punct|is"
    assert references(PLACES, town, THE_TOWN) == [nominal("a town", "Hill"), nominal("The town", "Hill")]


def test_demonyms_stand_for_nobody() -> None:
    assert references({"Russians": "NORP"}, simple("Russians", "NNPS"), simple("They")) == []


@pytest.mark.parametrize("mode", [NAMES])
def test_nothing_is_added_when_coreference_is_off(mode: str) -> None:
    _, mentions = read((SUSAN_LEFT, simple("She")), PEOPLE, mode)
    assert mentions == [[Found(0, 2, "PERSON", "name", "model")], []]


def test_a_reference_has_the_type_of_its_referent_and_says_which_rule_found_it() -> None:
    _, mentions = read((SUSAN_LEFT, simple("She")), PEOPLE)
    assert mentions[1] == [Found(0, 1, "PERSON", "pronoun", "pronoun", (0, 0))]


_SENTENCES = [
    SUSAN_LEFT, PETER_LEFT, OAKES_LEFT, PRESIDENT_CAME, FIRM_GREW, THE_TOWN, THE_COUNTRY, simple("She"), simple("He"),
    simple("It"), simple("They"), simple("France", "NNP"), simple("Russians", "NNPS"), simple("Brookton", "NNP"),
    "The|DT|det|president president|NN|nsubj|met met|VBD|ROOT|met her|PRP|poss|father father|NN|dobj|met",
    "Oakes|NNP|nsubj|left the|DT|det|actress Russian|JJ|amod|actress actress|NN|appos|Oakes left|VBD|ROOT|left",
]  # fmt: skip
_NAMES = PEOPLE | FIRM | PLACES | {"Russians": "NORP", "Russian": "NORP"}


@given(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=8))
def test_references_keep_the_names_overlap_nothing_and_lead_to_a_name(sentences: list[str]) -> None:
    _, names = read(tuple(sentences), _NAMES, NAMES)
    _, mentions = read(tuple(sentences), _NAMES)
    assert [[each for each in block if each.antecedent is None] for block in mentions] == names
    for block in mentions:
        assert block == sorted(block)
        assert all(one.last <= other.first for one, other in pairwise(block))
    places = {(n, each.first) for n, block in enumerate(names) for each in block if each.kind in (NAME, DEMONYM)}
    assert {each.antecedent for block in mentions for each in block if each.antecedent} <= places


@given(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=8))
def test_the_same_text_gives_the_same_references(sentences: list[str]) -> None:
    assert read(tuple(sentences), _NAMES)[1] == read(tuple(sentences), _NAMES)[1]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Angela Merkel visited Paris. She praised her hosts.",
            [("She", "pronoun", "Angela Merkel"), ("her", "pronoun", "Angela Merkel")],
        ),
        (
            "Angela Merkel met Emmanuel Macron. He praised the visit.",
            [("He", "pronoun", "Emmanuel Macron")],
        ),
        ("Angela Merkel is a politician.", [("a politician", "nominal", "Angela Merkel")]),
        ("Google said it had lost money.", [("it", "pronoun", "Google")]),
        ("Angela Merkel left. It was raining.", []),
        ("Bill Clinton met Barack Obama and Joe Biden met Al Gore. They slept.", []),
    ],
)
def test_references_in_texts_that_the_model_reads(text: str, expected: list[tuple[str, str, str]]) -> None:
    nlp = load_model()
    ((_, extraction),) = extract_all(nlp, [Text("d", text, text)])
    assert [
        (each.text, each.kind, text[each.antecedent.start : each.antecedent.stop])
        for each in extraction.mentions
        if each.antecedent
    ] == expected


def test_a_noun_in_a_headline_in_title_case_stands_for_nobody() -> None:
    written = (
        "Susan|NNP|compound|Brook Brook|NNP|nsubj|Fires Fires|VBZ|ROOT|Fires Painter|NNP|dobj|Fires"
        " While|IN|mark|Sleeps Painter|NNP|nsubj|Sleeps Sleeps|VBZ|advcl|Fires"
    )
    assert (
        references(
            PEOPLE,
            "Susan|NNP|compound|Brook Brook|NNP|nsubj|is is|VBZ|ROOT|is a|DT|det|painter painter|NN|attr|is",
            written,
        )[1:]
        == []
    )
