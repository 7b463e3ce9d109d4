import hashlib
from collections.abc import Callable, Collection, Mapping
from itertools import combinations
from random import Random

import pytest

from graphkit.model import Story
from graphkit.resolve import stories as stories_module
from graphkit.resolve.parted import Parted
from graphkit.resolve.parted import here as in_parts
from graphkit.resolve.stories import PAGE, group_stories, signature
from tests.resolve.rewrites import Newsroom

ARTICLE = (
    "The minister of trade of Norland said on Tuesday that the port of Akra would stay closed until the dispute over "
    "grain is settled. Dockers led by Ben Cole had walked out a week ago. They want 1,250 crowns more a month.\n\n"
    "Ada Brook, who heads the Port Authority, told reporters in Akra that 37 ships were waiting outside the harbour. "
    "She accused Cole of holding the country to ransom, and said that she had asked the courts to step in.\n\n"
    "Cole answered that his members would go back to work as soon as they were paid what they had been promised in "
    "March. Talks between the two are to go on in the capital on Friday, with a judge from Sudland in the chair."
)


def grouped(texts: Mapping[str, str]) -> list[list[str]]:
    stories = group_stories({i: signature(text) for i, text in texts.items()}, lambda ids: {i: texts[i] for i in ids})
    return [list(story.documents) for story in stories]


def pairs(groups: Collection[Collection[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def retold(seed: int, swapped: float) -> dict[str, str]:
    """Twenty articles on five topics, each told five times; those of one article share the first three letters."""
    room = Newsroom(seed)
    topics = [room.topic() for _ in range(5)]
    articles = [room.article(topics[number % 5]) for number in range(20)]
    return {
        f"{number:03}-{version}": room.rewrite(article, swapped)
        for number, article in enumerate(articles)
        for version in range(5)
    }


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("swapped", [0.03, 0.08, 0.12])
def test_twenty_articles_are_known_in_each_of_five_rewrites(seed: int, swapped: float) -> None:
    texts = retold(seed, swapped)
    truth = pairs([[i for i in texts if i[:3] == f"{number:03}"] for number in range(20)])
    found = pairs(grouped(texts))
    assert 2 * len(truth & found) / (len(truth) + len(found)) >= 0.95


def test_articles_on_one_topic_are_stories_of_their_own() -> None:
    room = Newsroom(7)
    topic = room.topic()
    texts = {f"{number:02}": "\n\n".join(room.article(topic)) for number in range(40)}
    assert grouped(texts) == [[i] for i in texts]


def test_a_story_is_called_by_its_first_document() -> None:
    texts = {"b": ARTICLE, "a": ARTICLE, "c": "Something else altogether."}
    made = {i: signature(text) for i, text in texts.items()}
    assert group_stories(made, lambda ids: {i: texts[i] for i in ids}) == (Story("a", ("a", "b")), Story("c", ("c",)))


@pytest.mark.parametrize(
    "copy",
    [
        "AKRA, May 3 (Reuters) - " + ARTICLE,
        "AKRA/PORT CITY (AP) — " + ARTICLE,
        "By Jane Doe, Staff Writer\n" + ARTICLE,
        ARTICLE + "\n(Reporting by Jane Doe; Editing by John Roe)",
        ARTICLE + "\n© 2017 Daily News. All rights reserved.",
        ARTICLE.upper(),
        ARTICLE.replace(",", " –").replace("\n\n", "\n"),
        ARTICLE.replace("Akra", "Ákrá"),
    ],
)
def test_an_agency_line_a_byline_case_and_marks_do_not_change_a_signature(copy: str) -> None:
    assert signature(copy) == signature(ARTICLE)


def test_a_signature_is_the_same_on_every_machine() -> None:
    made = signature(ARTICLE)
    assert (len(made), hashlib.sha256(made).hexdigest()[:16]) == (520, "e2b0bc8f921df6e1")


@pytest.mark.parametrize("share", [0.3, 0.5, 0.8])
def test_a_text_cut_short_is_the_same_story(share: float) -> None:
    text = "\n\n".join(Newsroom(1).article(Newsroom(2).topic()))
    assert grouped({"a": text, "b": text[: round(share * len(text))]}) == [["a", "b"]]


def test_an_article_inside_a_longer_page_is_the_same_story() -> None:
    room = Newsroom(3)
    before, text, after = ("\n\n".join(room.article(room.topic(), length)) for length in (100, 300, 200))
    assert grouped({"a": text, "b": f"{before}\n\n{text}\n\n{after}"}) == [["a", "b"]]


def test_a_short_quotation_is_no_copy() -> None:
    room = Newsroom(4)
    text = "\n\n".join(room.article(room.topic()))
    quoting = "\n\n".join(room.article(room.topic(), 60)) + " " + " ".join(text.split()[20:45])
    assert grouped({"a": text, "b": quoting}) == [["a"], ["b"]]


def test_texts_that_each_resemble_the_next_are_not_one_story() -> None:
    room = Newsroom(5)
    words = " ".join(room.article(room.topic(), 9_000)).split()
    texts = {f"{start:05}": " ".join(words[start : start + 300]) for start in range(0, len(words) - 300, 120)}
    assert max(map(len, grouped(texts))) <= 3


def test_a_digest_does_not_make_one_story_of_what_it_quotes() -> None:
    room = Newsroom(6)
    texts = {str(number): "\n\n".join(room.article(room.topic())) for number in range(5)}
    together = grouped(texts | {"digest": "\n\n".join(texts.values())})
    assert sorted(map(len, together)) == [1, 1, 1, 1, 2]


def test_a_form_filled_in_anew_is_another_story() -> None:
    room = Newsroom(8)
    names = [name for _ in range(20) for name in room.topic()[0]]
    texts = {}
    for number in range(60):
        place, one, other = room.random.sample(names, 3)
        votes = [room.random.randint(100, 90_000) for _ in range(6)]
        texts[f"{number:02}"] = (
            f"The returning officer has declared the following result of the parliamentary election for {place}. Of "
            f"all valid votes {one} of the ruling party won {votes[0]}, {other} of the opposition {votes[1]}, others "
            f"{votes[2]}. Spoilt papers were {votes[3]} in number, and {votes[4]} electors stayed at home out of "
            f"{votes[5]} on the register. The result is final and can be challenged in court within thirty days."
        )
    assert grouped(texts) == [[i] for i in sorted(texts)]


def test_the_order_of_documents_changes_nothing() -> None:
    texts = retold(9, 0.1)
    assert grouped(dict(reversed(texts.items()))) == grouped(texts)


def test_texts_without_a_word_are_stories_of_their_own() -> None:
    assert grouped({"a": "", "b": "", "c": "?!"}) == [["a"], ["b"], ["c"]]


def test_no_documents_are_no_stories() -> None:
    assert grouped({}) == []


def test_texts_of_two_words_are_one_story_if_they_are_alike() -> None:
    assert grouped({"a": "Page missing", "b": "page missing.", "c": "Subscribe now"}) == [["a", "b"], ["c"]]


def test_a_signature_of_another_version_is_made_anew() -> None:
    texts = {"a": ARTICLE, "b": ARTICLE}
    old = {"a": signature(ARTICLE), "b": b"\x00" + signature(ARTICLE)[1:]}
    assert group_stories(old, lambda ids: {i: texts[i] for i in ids}) == (Story("a", ("a", "b")),)


def test_texts_are_asked_for_in_small_parts_and_only_where_they_may_be_copies() -> None:
    room = Newsroom(10)
    topic = room.topic()
    texts = {f"{number:03}": "\n\n".join(room.article(topic, 60)) for number in range(400)}
    texts |= {f"{i} copy": text for i, text in texts.items()}
    texts["other"] = "Of this text there is no copy at all in the whole collection of documents."
    asked: list[list[str]] = []

    def read(ids: Collection[str]) -> dict[str, str]:
        asked.append(sorted(ids))
        return {i: texts[i] for i in ids}

    group_stories({i: signature(text) for i, text in texts.items()}, read)
    assert (max(map(len, asked)) <= PAGE, {i for part in asked for i in part}) == (True, set(texts) - {"other"})


def test_texts_that_were_compared_before_are_not_read_again() -> None:
    texts = {"a": ARTICLE, "b": ARTICLE.replace("Tuesday", "Monday"), "c": "Rain fell on the hills. " * 20}
    made = {i: signature(text) for i, text in texts.items()}
    known: dict[tuple[str, str], float] = {}
    first = group_stories(made, lambda ids: {i: texts[i] for i in ids}, known)

    def refuse(ids: Collection[str]) -> dict[str, str]:
        raise AssertionError(ids)

    assert (group_stories(made, refuse, known), set(known)) == (first, {("a", "b")})


def alike(seed: int, number: int) -> dict[str, str]:
    """Texts made of few sentences: most have something in common with many others, and every fourth is a copy."""
    chance = Random(seed)
    words = ["".join(chance.choices("abcdefgh", k=6)) for _ in range(400)]
    said = [" ".join(chance.choices(words, k=12)) for _ in range(number // 2)]
    texts: list[str] = []
    for _ in range(number):
        some = chance.choice(texts).split(". ") if texts and chance.random() < 0.25 else chance.sample(said, 12)
        kept = [one for one in some if chance.random() < 0.9]
        texts.append(". ".join(kept + chance.sample(said, chance.randrange(4))))
    return {f"{i:04}": text for i, text in enumerate(texts)}


@pytest.mark.parametrize("seed", range(3))
def test_documents_that_come_later_find_the_stories_that_all_together_would(seed: int) -> None:
    texts = alike(seed, 120)
    later = Random(seed).sample(sorted(texts), 60)
    known: dict[tuple[str, str], float] = {}
    stories: tuple[Story, ...] = ()
    for first in range(-1, 60):
        here = {i: text for i, text in texts.items() if i not in later[first + 1 :]}
        stories = group_stories({i: signature(text) for i, text in here.items()}, here_of(here), known, stories)
        assert (stories, known) == together(here, known)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_compared_beforehand_changes_neither_stories_nor_what_is_known(seed: int, monkeypatch) -> None:
    texts = alike(seed, 120)
    plain = together(texts, {})
    monkeypatch.setattr(stories_module, "MANY", 1)
    assert together(texts, {}, in_parts) == plain


def test_stories_found_before_are_kept_without_a_look_where_nothing_new_is_near(monkeypatch) -> None:
    texts = retold(30, 0.05)
    made = {i: signature(text) for i, text in texts.items()}
    known: dict[tuple[str, str], float] = {}
    first = group_stories(made, here_of(texts), known)
    looked: list[int] = []
    decide = stories_module._story_of
    monkeypatch.setattr(stories_module, "_story_of", lambda row, *rest: looked.append(row) or decide(row, *rest))
    other = "Nothing in this text has ever been written anywhere else, nor will it be."
    found = group_stories(made | {"z": signature(other)}, here_of(texts | {"z": other}), known, first)
    assert (found, len(looked)) == ((*first, Story("z", ("z",))), 1)


def test_where_a_document_is_gone_its_story_is_found_anew() -> None:
    room = Newsroom(31)
    one, other = ("\n\n".join(room.article(room.topic(), length)) for length in (300, 250))
    texts = {"both": f"{one}\n\n{other}", "one": one, "other": other}
    made = {i: signature(text) for i, text in texts.items()}
    before = group_stories(made, here_of(texts))
    del made["one"]
    now = group_stories(made, here_of(texts), {}, before)
    assert [story.documents for story in (*before, *now)] == [("both", "one"), ("other",), ("both", "other")]


def here_of(texts: Mapping[str, str]) -> Callable[[Collection[str]], dict[str, str]]:
    return lambda ids: {i: texts[i] for i in ids}


def together(
    texts: Mapping[str, str], known: dict[tuple[str, str], float], parted: Parted | None = None
) -> tuple[tuple[Story, ...], dict[tuple[str, str], float]]:
    """What grouping without earlier stories gives, and what is known then."""
    known = dict(known)
    return group_stories({i: signature(text) for i, text in texts.items()}, here_of(texts), known, (), parted), known
