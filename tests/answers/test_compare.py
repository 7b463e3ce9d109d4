import math
from dataclasses import replace

import numpy as np
import pytest

from graphkit.answers.compare import Side, diff
from graphkit.graph import Build
from graphkit.model import Actor, Cooccurrence, Corpus, Document, Membership, Mention, Span, Story
from tests.answers.asked import build_of, file, unmeasured
from tests.corpora import Said, empty, identify

ACTORS, STORIES, CHANGED = 60, 400, 20


def drawn(rates: dict[tuple[int, int], float], seed: int, label: str) -> Build:
    """A corpus of 400 stories of one sentence for each pair they name; each pair is in a story with its own chance."""
    random = np.random.default_rng(seed)
    names = [f"Actor {number:02d}" for number in range(ACTORS)]
    documents, sentences, mentions, pairs = [], [], [], {pair: [] for pair in rates}
    for number in range(STORIES):
        chosen = [pair for pair, rate in rates.items() if random.random() < rate]
        lines = [f"{names[one]} met {names[other]}.\n" for one, other in chosen] or ["Nothing.\n"]
        document = Document(f"{label}{number:03d}", f"{label}/{number:03d}.txt", "", "".join(lines))
        documents.append(document)
        start = 0
        for line, pair in zip(lines, chosen, strict=False):
            span = Span(document.id, start, start + len(line) - 1)
            sentences.append(span)
            pairs[pair].append(span)
            for actor in pair:
                at = start + line.index(names[actor])
                mentions.append((Span(document.id, at, at + len(names[actor])), names[actor]))
            start += len(line)
    made = Corpus(
        title=label,
        documents=tuple(documents),
        skipped=(),
        sentences=tuple(sentences),
        mentions=tuple(Mention(span, name, "name", "PERSON", "by hand") for span, name in sorted(mentions)),
        actors=tuple(sorted((Actor(identify(name), name, "PERSON", (), "") for name in names), key=lambda a: a.id)),
        memberships=tuple(Membership(span, identify(name), "same name") for span, name in sorted(mentions)),
        cooccurrences=tuple(
            sorted(
                (
                    Cooccurrence(*sorted((identify(names[one]), identify(names[other]))), tuple(spans))
                    for (one, other), spans in pairs.items()
                    if spans
                ),
                key=lambda each: (each.source, each.target),
            )
        ),
        relations=(),
    )
    return unmeasured(made)


@pytest.mark.parametrize("seed", range(5))
def test_all_of_twenty_planted_changes_are_found_and_no_other(seed: int) -> None:
    random = np.random.default_rng(1000 + seed)
    places = [(one, other) for one in range(ACTORS) for other in range(one + 1, ACTORS)]
    chosen = [places[i] for i in random.choice(len(places), size=220, replace=False)]
    before = dict(zip(chosen, random.uniform(0.005, 0.06, size=len(chosen)).tolist(), strict=True))
    planted = sorted(before)[:CHANGED]
    after = dict(before)
    for number, pair in enumerate(planted):
        low, high = (0.0, 0.12) if number % 2 else (0.02, 0.18)
        before[pair], after[pair] = (low, high) if number % 4 < 2 else (high, low)
    found = diff(drawn(before, 2 * seed, "before"), drawn(after, 2 * seed + 1, "after"))
    named = {frozenset((row.one, row.other)) for row in found.pairs if row.sure}
    assert named == {frozenset((f"Actor {one:02d}", f"Actor {other:02d}")) for one, other in planted}


def test_draws_from_one_world_hardly_ever_differ() -> None:
    random = np.random.default_rng(0)
    rates = {(one, other): random.uniform(0.005, 0.1) for one in range(12) for other in range(one + 1, 12)}
    builds = [drawn(rates, seed, "draw") for seed in range(24)]
    compared = [diff(*builds[place : place + 2]) for place in range(0, 24, 2)]
    wrong = [sum(row.sure for row in rows) > 0 for found in compared for rows in (found.actors, found.pairs)]
    assert sum(wrong) <= 0.05 * len(wrong)


def files(label: str, *sentences: str) -> Build:
    return build_of(*(file(f"{label}{number:02d}.txt", text) for number, text in enumerate(sentences)))


def test_each_change_has_its_word_its_counts_and_its_sentence() -> None:
    before = files("a", *["Ann met Bob."] * 12, *["Cid met Dee."] * 2, *["Eva sat."] * 6)
    after = files("b", *["Gus met Hal."] * 12, *["Cid met Dee."] * 8)
    rows = {(row.one, row.other): row for row in diff(before, after).pairs}
    words = {tuple(sorted(pair)): (row.change, row.before, row.after, row.sure) for pair, row in rows.items()}
    assert words == {
        ("Ann", "Bob"): ("lost", 12, 0, True),
        ("Gus", "Hal"): ("gained", 0, 12, True),
        ("Cid", "Dee"): ("stronger", 2, 8, False),
    }
    lost = next(row for row in rows.values() if row.change == "lost")
    assert lost.evidence is not None
    assert (lost.evidence.source[0], lost.evidence.quotation) == ("a", "Ann met Bob.")
    assert lost.ratio == pytest.approx(math.log2(0.5 / 12.5))


def test_a_new_conflict_is_a_change_of_claims_in_its_direction() -> None:
    said = tuple(Said(f"b{number:02d}.txt", 0, "Ann", "hit", "Bob", "hit") for number in range(12))
    before = files("a", *["Ann met Bob."] * 12)
    after = build_of(
        *(file(f"b{number:02d}.txt", "Ann hit Bob.") for number in range(12)), said=said, events={"hit": "ASSAULT"}
    )
    (row,) = diff(before, after).claims
    assert (row.change, row.kind, row.one, row.other, row.before, row.after) == (
        "gained",
        "conflict",
        "Ann",
        "Bob",
        0,
        12,
    )
    assert row.evidence is not None
    assert row.evidence.claims == (("Ann", "hit", "Bob"),)


def test_sides_are_described_by_their_documents_and_dates() -> None:
    before = build_of(file("a.txt", "Ann sat.", date="2019-05-01"), file("b.txt", "Ann sat.", date="2018"))
    found = diff(before, files("c", "Ann sat."))
    assert (found.before, found.after) == (Side(2, 2, "2018", "2019-05-01"), Side(1, 1, "", ""))


def test_copies_of_a_story_count_once() -> None:
    made = files("a", *["Ann met Bob."] * 4).corpus
    story = Story("s", tuple(sorted(document.id for document in made.documents)))
    (row,) = diff(unmeasured(replace(made, stories=(story,))), files("b", "Ann met Bob.")).pairs
    assert (row.before, row.after, row.change) == (1, 1, "same")


def test_sizes_of_the_sides_do_not_matter() -> None:
    (row,) = diff(files("a", *["Ann met Bob."] * 30), files("b", *["Ann met Bob."] * 3)).pairs
    assert (row.p, row.sure) == (1.0, False)


def test_nothing_compared_with_nothing_has_no_changes() -> None:
    found = diff(unmeasured(empty()), unmeasured(empty()))
    assert (found.actors, found.pairs, found.claims) == ((), (), ())
