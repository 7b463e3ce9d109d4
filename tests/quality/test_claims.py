"""How many fields of the claims in `claims.tsv` come out right; the share may only rise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from graphkit.extract.extractor import Text, extract_all
from graphkit.model import Claim, Extraction

if TYPE_CHECKING:
    from spacy.language import Language

HERE = Path(__file__).parent
FLOOR = json.loads((HERE / "claims_floor.json").read_text(encoding="utf-8"))


class Pair(NamedTuple):
    """A sentence and one claim it makes; without event, polarity, modality, speaker and tense, one it does not make."""

    sentence: str
    source: str
    target: str
    fields: tuple[str, ...]


def read_pairs() -> list[Pair]:
    lines = (HERE / "claims.tsv").read_text(encoding="utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Pair(sentence, source, target, tuple(fields)) for sentence, source, target, *fields in rows[1:]]


def names(pair: Pair, found: Extraction) -> dict[object, str]:
    """What each mention names: a pronoun or noun phrase, what it stands for."""
    spans = {mention.span: mention.antecedent or mention.span for mention in found.mentions}
    return {None: ""} | {span: pair.sentence[named.start : named.stop] for span, named in spans.items()}


def right_fields(pair: Pair, found: Extraction) -> int:
    named = names(pair, found)

    def score(claim: Claim) -> int:
        said = (claim.event, claim.polarity, claim.modality, named[claim.speaker], claim.tense)
        return 1 + sum(got == wanted for got, wanted in zip(said, pair.fields, strict=True))

    here = [
        claim for claim in found.claims if (named[claim.subject], named[claim.object]) == (pair.source, pair.target)
    ]
    if not any(pair.fields):
        return int(not here)
    return max(map(score, here), default=0)


def test_there_are_enough_pairs_and_no_sentence_twice() -> None:
    pairs = read_pairs()
    assert len(pairs) >= FLOOR["pairs"]
    assert len({pair[:3] for pair in pairs}) == len(pairs)


@pytest.mark.model
def test_the_share_of_right_fields_does_not_fall(nlp: Language) -> None:
    pairs = read_pairs()
    texts = [Text(str(i), pair.sentence, pair.sentence) for i, pair in enumerate(pairs)]
    found = dict(extract_all(nlp, texts))
    right = [right_fields(pair, found[str(i)]) for i, pair in enumerate(pairs)]
    total = sum(6 if any(pair.fields) else 1 for pair in pairs)
    assert sum(right) / total >= FLOOR["right_fields"]
