"""The page of a corpus is the same whether there are columns behind its values or not."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import synthetic_builds as made

from graphkit.explorer.html import render_html
from graphkit.explorer.options import PageOptions
from graphkit.graph import Build
from graphkit.lazily import columns_of
from graphkit.model import Claim, Corpus
from tests.corpora import built, empty, hostile, lonely, small
from tests.stored import plain, stored


def changed(corpus: Corpus, **what: str) -> Corpus:
    """The corpus with claims of which something else is told."""

    def told(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(replace(claim, **what) for claim in claims)

    return replace(corpus, relations=tuple(replace(each, claims=told(each.claims)) for each in corpus.relations))


@pytest.mark.parametrize("evidence", [None, 1])
@pytest.mark.parametrize(
    "make",
    [small, hostile, lonely, empty, lambda: made.news().corpus, lambda: changed(small(), quad="own", tense="past")],
)
def test_columns_make_the_same_page_as_values(make: Callable[[], Corpus], evidence: int | None) -> None:
    build = built(stored(make()))
    assert columns_of(build.corpus.cooccurrences)
    options = PageOptions(evidence=evidence)
    assert render_html(build, options) == render_html(Build(plain(build.corpus), build.graph), options)
