import pytest

from graphkit.extract.claims import find_clauses
from graphkit.extract.words import parsed
from tests.extract.parses import clauses, lemma, parse, statements

ACTORS = {"Putin", "Trump", "Russia", "Germany", "China", "France", "German", "Ada", "Ben", "Carl"}

Statement = tuple[str, str, str]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            "Russia|NNP|nsubj|sanctioned sanctioned|VBD|ROOT|sanctioned "
            "Germany|NNP|dobj|sanctioned .|.|punct|sanctioned",
            [("Russia", "sanction", "Germany")],
            id="active",
        ),
        pytest.param(
            "Germany|NNP|nsubjpass|sanctioned was|VBD|auxpass|sanctioned sanctioned|VBN|ROOT|sanctioned "
            "by|IN|agent|sanctioned Russia|NNP|pobj|by .|.|punct|sanctioned",
            [("Russia", "sanction", "Germany")],
            id="passive with agent",
        ),
        pytest.param(
            "Germany|NNP|nsubjpass|sanctioned was|VBD|auxpass|sanctioned sanctioned|VBN|ROOT|sanctioned "
            ".|.|punct|sanctioned",
            [],
            id="passive without agent",
        ),
        pytest.param(
            "Ben|NNP|nsubjpass|killed was|VBD|auxpass|killed killed|VBN|ROOT|killed in|IN|prep|killed "
            "Germany|NNP|pobj|in .|.|punct|killed",
            [("Ben", "be killed in", "Germany")],
            id="a place is no agent",
        ),
        pytest.param(
            "Russia|NNP|nsubj|met and|CC|cc|Russia China|NNP|conj|Russia met|VBD|ROOT|met Germany|NNP|dobj|met "
            "and|CC|cc|Germany France|NNP|conj|Germany .|.|punct|met",
            [
                ("China", "meet", "France"),
                ("China", "meet", "Germany"),
                ("Russia", "meet", "France"),
                ("Russia", "meet", "Germany"),
            ],
            id="each pair of joined subjects and objects once",
        ),
        pytest.param(
            "Ada|NNP|nsubj|met ,|,|punct|Ada Ben|NNP|conj|Ada and|CC|cc|Ben Carl|NNP|conj|Ben met|VBD|ROOT|met "
            "Putin|NNP|dobj|met .|.|punct|met",
            [("Ada", "meet", "Putin"), ("Ben", "meet", "Putin"), ("Carl", "meet", "Putin")],
            id="three joined subjects",
        ),
        pytest.param(
            "Germany|NNP|nsubjpass|sanctioned was|VBD|auxpass|sanctioned sanctioned|VBN|ROOT|sanctioned "
            "by|IN|agent|sanctioned Russia|NNP|pobj|by and|CC|cc|Russia China|NNP|conj|Russia .|.|punct|sanctioned",
            [("China", "sanction", "Germany"), ("Russia", "sanction", "Germany")],
            id="joined agents",
        ),
        pytest.param(
            "Trump|NNP|nsubj|met met|VBD|ROOT|met with|IN|prep|met Putin|NNP|pobj|with .|.|punct|met",
            [("Trump", "meet with", "Putin")],
            id="preposition in the predicate",
        ),
        pytest.param(
            "Trump|NNP|nsubj|imposed imposed|VBD|ROOT|imposed sanctions|NNS|dobj|imposed on|IN|prep|sanctions "
            "Russia|NNP|pobj|on .|.|punct|imposed",
            [("Trump", "impose sanction on", "Russia")],
            id="preposition of the object's noun",
        ),
        pytest.param(
            "Putin|NNP|nsubj|left ,|,|punct|Putin who|WP|nsubj|met met|VBD|relcl|Putin Trump|NNP|dobj|met "
            ",|,|punct|Putin left|VBD|ROOT|left Germany|NNP|dobj|left .|.|punct|left",
            [("Putin", "leave", "Germany"), ("Putin", "meet", "Trump")],
            id="relative clause",
        ),
        pytest.param(
            "Russia|NNP|nsubj|agreed agreed|VBD|ROOT|agreed to|TO|aux|cooperate cooperate|VB|xcomp|agreed "
            "with|IN|prep|cooperate China|NNP|pobj|with .|.|punct|agreed",
            [("Russia", "agree to cooperate with", "China")],
            id="control by the subject",
        ),
        pytest.param(
            "Ada|NNP|nsubj|refused refused|VBD|ROOT|refused to|TO|aux|meet meet|VB|xcomp|refused Ben|NNP|dobj|meet "
            ".|.|punct|refused",
            [("Ada", "meet", "Ben")],
            id="what denies a verb is in the polarity and not in the predicate too",
        ),
        pytest.param(
            "Ada|NNP|nsubj|met met|VBD|ROOT|met Ben|NNP|dobj|met in|IN|prep|Ben Germany|NNP|pobj|in .|.|punct|met",
            [("Ada", "meet", "Ben"), ("Ada", "meet in", "Germany")],
            id="an actor's name is no part of a predicate",
        ),
        pytest.param(
            "Ada|NNP|nsubj|asked asked|VBD|ROOT|asked Ben|NNP|nsubj|help to|TO|aux|help help|VB|ccomp|asked "
            "Germany|NNP|dobj|help .|.|punct|asked",
            [("Ada", "ask to help", "Ben"), ("Ben", "help", "Germany")],
            id="a complement with a subject of its own",
        ),
        pytest.param(
            "Ada|NNP|nsubj|urged urged|VBD|ROOT|urged Ben|NNP|dobj|urged to|TO|aux|visit visit|VB|xcomp|urged "
            "Germany|NNP|dobj|visit .|.|punct|urged",
            [("Ada", "urge", "Ben"), ("Ben", "visit", "Germany")],
            id="control by the object",
        ),
        pytest.param(
            "Germany|NNP|nsubj|shot shot|VBD|ROOT|shot down|RP|prt|shot Russia|NNP|dobj|shot .|.|punct|shot",
            [("Germany", "shoot down", "Russia")],
            id="particle",
        ),
        pytest.param(
            "Ada|NNP|nsubj|met met|VBD|ROOT|met Ben|NNP|dobj|met and|CC|cc|met visited|VBD|conj|met "
            "Germany|NNP|dobj|visited .|.|punct|met",
            [("Ada", "meet", "Ben"), ("Ada", "visit", "Germany")],
            id="joined verbs share their subject",
        ),
        pytest.param(
            "German|JJ|amod|officials officials|NNS|nsubj|met met|VBD|ROOT|met Putin|NNP|dobj|met .|.|punct|met",
            [("German", "meet", "Putin")],
            id="officials act for their country",
        ),
        pytest.param(
            "Putin|NNP|poss|spokesman 's|POS|case|Putin spokesman|NN|nsubj|criticized criticized|VBD|ROOT|criticized "
            "Trump|NNP|dobj|criticized .|.|punct|criticized",
            [("Putin", "criticize", "Trump")],
            id="a spokesman acts for a person",
        ),
        pytest.param(
            "Putin|NNP|poss|dog 's|POS|case|Putin dog|NN|nsubj|met met|VBD|ROOT|met Trump|NNP|dobj|met .|.|punct|met",
            [],
            id="a dog does not",
        ),
        pytest.param(
            "Sanctions|NNS|nsubj|helped imposed|VBN|acl|Sanctions on|IN|prep|imposed Russia|NNP|pobj|on "
            "by|IN|agent|imposed Germany|NNP|pobj|by helped|VBD|ROOT|helped .|.|punct|helped",
            [("Germany", "impose on", "Russia")],
            id="participle",
        ),
        pytest.param(
            "Russia|NNP|nsubj|seized seized|VBD|ROOT|seized it|PRP|dobj|seized .|.|punct|seized",
            [],
            id="a pronoun is no actor",
        ),
    ],
)
def test_who_does_what_to_whom(written: str, expected: list[Statement]) -> None:
    assert statements(written, ACTORS) == expected


def test_no_actor_acts_on_itself() -> None:
    doc = parse(
        "Doctors|NNPS|nsubj|met Who|WP|nsubj|Help Help|VBP|relcl|Doctors Germany|NNP|dobj|Help met|VBD|ROOT|met "
        "Ada|NNP|dobj|met"
    )
    whole_name_and_ada = {0: 0, 1: 0, 2: 0, 3: 0, 5: 1}
    found = find_clauses(parsed(doc), whole_name_and_ada, lemma)
    assert [(clause.subject, clause.predicate, clause.object) for clause in found] == [(0, "meet", 1)]


def test_a_preposition_inside_a_name_makes_no_second_claim() -> None:
    doc = parse("Ada|NNP|nsubj|met met|VBD|ROOT|met Bank|NNP|dobj|met of|IN|prep|Bank Russia|NNP|pobj|of .|.|punct|met")
    found = find_clauses(parsed(doc), {0: 0, 2: 1, 3: 1, 4: 1}, lemma)
    assert [(clause.subject, clause.predicate, clause.object) for clause in found] == [(0, "meet", 1)]


def test_the_predicates_verb_is_the_cue() -> None:
    written = (
        "Russia|NNP|nsubj|agreed agreed|VBD|ROOT|agreed to|TO|aux|cooperate cooperate|VB|xcomp|agreed "
        "with|IN|prep|cooperate China|NNP|pobj|with .|.|punct|agreed"
    )
    assert [clause.cue for clause in clauses(written, ACTORS)] == [3]


def test_each_claim_says_by_which_construction_it_was_found() -> None:
    written = "Trump|NNP|nsubj|met met|VBD|ROOT|met with|IN|prep|met Putin|NNP|pobj|with .|.|punct|met"
    assert [clause.rule for clause in clauses(written, ACTORS)] == ["subject + preposition"]
