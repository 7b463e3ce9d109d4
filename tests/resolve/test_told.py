import pytest

from tests.resolve.marked import actors, marked, resolved


def test_another_name_that_one_text_gives_counts_in_all() -> None:
    one, other = (
        "[Ada Brook|PERSON], also known as [Zoe Oak|PERSON], left.",
        "[Zoe Oak|PERSON] came. [Oak|PERSON] sat.",
    )
    assert actors(one, other) == [("Ada Brook", "Oak", "Zoe Oak")]


def test_a_firms_former_name_counts_in_all_texts() -> None:
    assert actors("[Norland Oil|ORG] (formerly [Cole Gas|ORG]) left.", "[Cole Gas|ORG] came.") == [
        ("Cole Gas", "Norland Oil")
    ]


def test_what_another_text_says_is_told_as_the_reason() -> None:
    texts = ("[Norland Oil|ORG] (formerly [Cole Gas|ORG]) left.", "[Cole Gas|ORG] came.")
    found = resolved(marked(f"d{number}", text) for number, text in enumerate(texts))
    assert [member.rule for member in found.memberships] == [
        "same name",
        "another name of Norland Oil, as the text says",
        "another name of Norland Oil, as another text says",
    ]


def test_a_nickname_of_one_word_counts_in_like_company_alone() -> None:
    told = "[Ada Brook|PERSON], known as [Foxy|PERSON], left the [Norland Bank|ORG]."
    near, far = "[Foxy|PERSON] left the [Norland Bank|ORG].", "[Foxy|PERSON] barked."
    assert actors(told, near) == [("Ada Brook", "Foxy"), ("Norland Bank",)]
    assert actors(told, far) == [("Ada Brook", "Foxy"), ("Foxy",), ("Norland Bank",)]


def test_a_name_that_two_texts_explain_otherwise_is_neithers() -> None:
    one, two = (f"[{name}|ORG] (formerly [Cole Gas|ORG]) left." for name in ("Norland Oil", "Sudland Oil"))
    assert ("Cole Gas",) in actors(one, two, "[Cole Gas|ORG] came.")


def test_a_chain_of_names_is_one_actor() -> None:
    texts = ("[Elm Oil|ORG] (formerly [Fir Oil|ORG]) left.", "[Fir Oil|ORG] (formerly [Pine Oil|ORG]) left.")
    assert actors(*texts, "[Pine Oil|ORG] left.") == [("Elm Oil", "Fir Oil", "Pine Oil")]


def test_two_texts_that_each_call_one_by_the_other_name_agree() -> None:
    one, other = "[Elm Oil|ORG] (formerly [Fir Oil|ORG]) left.", "[Fir Oil|ORG] (originally [Elm Oil|ORG]) left."
    assert actors(one, other) == [("Elm Oil", "Fir Oil")]


@pytest.mark.parametrize(
    ("told", "other"),
    [
        ("[Bill Clinton|PERSON], alias [Hillary Clinton|PERSON], left.", "[Hillary Clinton|PERSON] came."),
        ("[Ada Brook|PERSON], alias [Ada Brook Jr.|PERSON], left.", "[Ada Brook Jr.|PERSON] came."),
    ],
)
def test_no_text_makes_those_one_in_others_whom_no_rule_may_join(told: str, other: str) -> None:
    assert len(actors(told, other)) == 2
