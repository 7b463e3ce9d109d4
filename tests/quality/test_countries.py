"""All countries of the world and their people, in plain sentences, are found and are the right actor."""

import pytest

from graphkit.extract.extractor import Text, extract_all
from graphkit.extract.nlp import load_model
from graphkit.facts import Fact, demonyms_index, load_facts
from graphkit.resolve.resolver import resolve

pytestmark = pytest.mark.model
FLOOR = 0.99
COUNTRIES = [
    fact for fact in load_facts() if fact.type == "GPE" and fact.role == "territory" and "-" not in fact.country
]
NAMES = ("{} signed the treaty on Monday.", "The minister flew from {} to the summit.", "The leaders of {} met again.")
PEOPLE = ("The {} government rejected the plan.", "A group of {} officials left the talks.")


def is_clear(fact: Fact) -> bool:
    """Whether the first demonym means this country alone."""
    return bool(fact.demonyms) and demonyms_index()[fact.demonyms[0]] == (fact,)


def linked(sentences: list[str]) -> list[dict[str, set[str]]]:
    """For each sentence, read on its own, the items and names of the actor behind each mention's text."""
    texts = [Text(f"d{number}", sentence, sentence) for number, sentence in enumerate(sentences)]
    found = dict(extract_all(load_model(), texts))
    rows = []
    for text in texts:
        resolution = resolve({text.document_id: text.text}, found[text.document_id].mentions)
        actors = {actor.id: {actor.wikidata, actor.name} for actor in resolution.actors}
        members = resolution.memberships
        rows.append({text.text[m.span.start : m.span.stop]: actors[m.actor_id] for m in members})
    return rows


def missed(pairs: list[tuple[str, Fact]], templates: tuple[str, ...]) -> list[str]:
    """The sentences in which a spelling is not the actor of its fact, alone or within a longer name of it."""
    cases = [(template.format(spelling), spelling, fact) for template in templates for spelling, fact in pairs]
    rows = linked([sentence for sentence, _, _ in cases])
    return [
        sentence
        for (sentence, spelling, fact), row in zip(cases, rows, strict=True)
        if not any(fact.wikidata in actor or fact.name in actor for text, actor in row.items() if spelling in text)
        and not any(spelling in text and " " in text for text in row)
    ]


def test_the_names_of_all_countries_are_found_and_linked() -> None:
    wrong = missed([(fact.name, fact) for fact in COUNTRIES], NAMES)
    assert len(wrong) <= (1 - FLOOR) * len(COUNTRIES) * len(NAMES), wrong


def test_their_peoples_adjectives_are_found_and_linked() -> None:
    # "Congolese" may be either Congo's: without more, it rightly stands for neither
    pairs = [(fact.demonyms[0], fact) for fact in COUNTRIES if is_clear(fact)]
    wrong = missed(pairs, PEOPLE)
    assert len(wrong) <= (1 - FLOOR) * len(pairs) * len(PEOPLE), wrong


@pytest.mark.parametrize("spelling", ["U.S.", "US", "USA", "the United States", "America"])
def test_the_united_states_are_one_however_they_are_written(spelling: str) -> None:
    (row,) = linked([f"Leaders from {spelling} arrived."])
    assert {"Q30", "United States"} in row.values()


def test_us_is_no_country() -> None:
    assert linked(["They told us that nobody saw us."]) == [{}]
