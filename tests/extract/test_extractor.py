from concurrent.futures import ThreadPoolExecutor

import pytest
from spacy.language import Language

from graphkit.extract.extractor import Text, extract_all
from graphkit.model import Extraction

STORY = "Vladimir Putin met Donald Trump in Hamburg. Angela Merkel did not criticize Russia.\n\nPutin left Germany.\n"


def extract(nlp: Language, text: str, prose: str | None = None) -> Extraction:
    ((_, found),) = extract_all(nlp, [Text("d1", text, prose or text)])
    return found


def claims(found: Extraction, text: str) -> list[tuple[str, str, str, str, str]]:
    return [
        (
            text[c.subject.start : c.subject.stop],
            c.predicate,
            text[c.object.start : c.object.stop],
            c.polarity,
            c.modality,
        )
        for c in found.claims
    ]


@pytest.mark.model
def test_a_story_gives_sentences_mentions_and_claims(nlp: Language) -> None:
    found = extract(nlp, STORY)
    assert [STORY[s.start : s.stop] for s in found.sentences] == [
        "Vladimir Putin met Donald Trump in Hamburg.",
        "Angela Merkel did not criticize Russia.",
        "Putin left Germany.",
    ]
    assert [(m.text, m.type) for m in found.mentions] == [
        ("Vladimir Putin", "PERSON"),
        ("Donald Trump", "PERSON"),
        ("Hamburg", "GPE"),
        ("Angela Merkel", "PERSON"),
        ("Russia", "GPE"),
        ("Putin", "PERSON"),
        ("Germany", "GPE"),
    ]
    assert claims(found, STORY) == [
        ("Vladimir Putin", "meet", "Donald Trump", "affirmed", "asserted"),
        ("Vladimir Putin", "meet in", "Hamburg", "affirmed", "asserted"),
        ("Angela Merkel", "criticize", "Russia", "negated", "asserted"),
        ("Putin", "leave", "Germany", "affirmed", "asserted"),
    ]


@pytest.mark.model
@pytest.mark.parametrize("text", [STORY, STORY.replace(" ", "  "), "🦊 Zoë\u0301. " + STORY, STORY * 3])
def test_the_text_at_a_mentions_offsets_is_the_mention(nlp: Language, text: str) -> None:
    found = extract(nlp, text)
    assert len(found.mentions) >= 7
    assert [m for m in found.mentions if text[m.span.start : m.span.stop] != m.text or m.text != m.text.strip()] == []


@pytest.mark.model
def test_every_mention_and_claim_lies_in_one_sentence_and_everything_is_sorted(nlp: Language) -> None:
    found = extract(nlp, STORY * 5)
    inside = [sum(s.start <= m.span.start and m.span.stop <= s.stop for s in found.sentences) for m in found.mentions]
    assert set(inside) == {1}
    assert list(found.sentences) == sorted(found.sentences)
    assert [m.span for m in found.mentions] == sorted(m.span for m in found.mentions)
    assert {c.sentence for c in found.claims} <= set(found.sentences)
    assert {c.subject for c in found.claims} | {c.object for c in found.claims} <= {m.span for m in found.mentions}


@pytest.mark.model
def test_a_name_broken_by_a_margin_is_one_mention(nlp: Language) -> None:
    text = (
        "Yesterday evening in the city of Hamburg, President Vladimir\nPutin met the chancellor of Germany, a friend."
    )
    assert "Vladimir\nPutin" in [mention.text for mention in extract(nlp, text).mentions]


@pytest.mark.model
def test_an_extraction_does_not_depend_on_the_texts_around_it(nlp: Language) -> None:
    alone = extract(nlp, STORY)
    others = [
        Text(f"d{number}", f"Carl Cole number {number} left Paris.", f"Carl Cole number {number} left Paris.")
        for number in (2, 3)
    ]
    assert dict(extract_all(nlp, [others[0], Text("d1", STORY, STORY), others[1]]))["d1"] == alone


@pytest.mark.model
def test_what_is_blank_in_the_prose_is_not_read(nlp: Language) -> None:
    prose = STORY.replace("Angela Merkel", " " * len("Angela Merkel"))
    assert "Angela Merkel" not in [mention.text for mention in extract(nlp, STORY, prose).mentions]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia was sanctioned by Germany.", ("Germany", "sanction", "Russia", "affirmed", "asserted")),
        (
            "Russia agreed to cooperate with China.",
            ("Russia", "agree to cooperate with", "China", "affirmed", "planned"),
        ),
        (
            "Vladimir Putin refused to meet Angela Merkel.",
            ("Vladimir Putin", "meet", "Angela Merkel", "negated", "asserted"),
        ),
        ("Donald Trump will meet Vladimir Putin.", ("Donald Trump", "meet", "Vladimir Putin", "affirmed", "planned")),
        ("Russia should attack Germany.", ("Russia", "attack", "Germany", "affirmed", "demanded")),
    ],
)
def test_the_trained_parser_and_the_rules_agree_on_plain_sentences(
    nlp: Language, text: str, expected: tuple[str, str, str, str, str]
) -> None:
    assert expected in claims(extract(nlp, text), text)


@pytest.mark.model
def test_spacys_own_loops_give_the_same(nlp: Language) -> None:
    texts = [Text(f"d{number}", STORY * number, STORY * number) for number in range(1, 5)]
    assert list(extract_all(nlp, texts, plain=True)) == list(extract_all(nlp, texts))


@pytest.mark.model
def test_forgetting_new_words_changes_nothing(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    stories = [STORY.replace("Merkel", f"M{number}") for number in range(200)]
    texts = [Text(story[-40:] + str(number), story, story) for number, story in enumerate(stories)]
    remembered = list(extract_all(nlp, texts))
    monkeypatch.setattr("graphkit.extract.nlp.MOST_WORDS", 0)
    assert list(extract_all(nlp, texts)) == remembered


@pytest.mark.model
def test_a_long_text_is_read_in_pieces_with_the_right_offsets(nlp: Language) -> None:
    sentence = "Vladimir Putin met Donald Trump in Hamburg. "
    text = sentence * 400
    found = extract(nlp, text)
    assert {text[m.span.start : m.span.stop] for m in found.mentions} == {"Vladimir Putin", "Donald Trump", "Hamburg"}
    assert [s.start for s in found.sentences] == list(range(0, len(text), len(sentence)))


@pytest.mark.model
def test_threads_that_share_a_model_do_not_disturb_each_other(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.extract.nlp.MOST_WORDS", 0)
    stories = [STORY.replace("Merkel", f"Q{number}").replace("met", "met " * (number % 3)) for number in range(40)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda story: extract(nlp, story), stories))
    assert together == [extract(nlp, story) for story in stories]
