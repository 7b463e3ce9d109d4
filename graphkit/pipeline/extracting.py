"""The work that engines do: texts to rows for the store, each text in the time that it may take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from graphkit.engines import Failed
from graphkit.patience import SECONDS, TookTooLong, within
from graphkit.store import Rows, rows_of

if TYPE_CHECKING:
    from graphkit.extract.extractor import Text
    from graphkit.facts.vocabulary import Vocabulary
    from graphkit.model import Extraction

SECONDS_A_CHARACTER = 1 / 1000  # some thirty times what text usually takes


def extract_rows(
    texts: Sequence[Text],
    models: Mapping[str, str],
    coreference: str,
    words: Vocabulary,
    *,
    plain: bool = False,
    seconds: float = 0,
) -> list[Rows | Failed]:
    """What the texts say, as rows for the store: the work that engines do. `models` has the pipeline for each language,
    and under "" that for all others. A text may take so many `seconds`; 0 is SECONDS and one for each 1,000 characters.
    """
    from graphkit.extract.extractor import extract_all, warm_up
    from graphkit.extract.nlp import load_model

    found: dict[str, Rows | Failed] = {}
    for language, model in models.items():
        chosen = [text for text in texts if (text.language if text.language in models else "") == language]
        if chosen:
            nlp = load_model(model)
            warm_up(nlp, coreference, words, plain=plain)  # what is made at the first use is on no document's clock
            extract = partial(extract_all, nlp, coreference=coreference, words=words, plain=plain)
            found |= _in_time(extract, chosen, seconds)
    return [found.get(text.document_id, Rows()) for text in texts]


def _in_time(
    extract: Callable[[Sequence[Text]], Iterable[tuple[str, Extraction]]], texts: Sequence[Text], seconds: float
) -> dict[str, Rows | Failed]:
    """What the texts say, all at once; where that takes longer than one may, each on its own, so that one alone fails.

    Which texts are parsed together changes nothing of what they say.
    """
    allowed = seconds or SECONDS + sum(len(text.prose) for text in texts) * SECONDS_A_CHARACTER
    try:
        with within(allowed):
            return {document: rows_of(extraction) for document, extraction in extract(texts)}
    except TookTooLong:
        if len(texts) == 1:
            return {texts[0].document_id: Failed(f"took more than {allowed:g} s to parse")}
    found: dict[str, Rows | Failed] = {}
    for text in texts:
        found |= _in_time(extract, [text], seconds)
    return found
