"""The report of a corpus is the same whether there are columns behind its values or not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from graphkit.analyse.signed import signed_ties
from graphkit.facts.quads import quads_of
from graphkit.graph import Build
from graphkit.model import Corpus
from graphkit.pooling import count_claims
from graphkit.report import report_of
from tests.corpora import built, empty, hostile, lonely, small
from tests.stored import plain, stored


def own_classes() -> Corpus:
    """Claims to which the user's ontology gives classes, but not to the first of each relation."""
    whole = small()
    relations = [
        replace(each, claims=tuple(replace(c, quad="own conflict" if n else "") for n, c in enumerate(each.claims)))
        for each in whole.relations
    ]
    return replace(whole, relations=tuple(relations))


ANY = pytest.mark.parametrize("make", [small, hostile, lonely, empty, own_classes])


@ANY
def test_columns_make_the_same_report_as_values(make: Callable[[], Corpus]) -> None:
    build = built(stored(make()))
    assert report_of(build) == report_of(Build(plain(build.corpus), build.graph))


@ANY
def test_columns_tell_the_same_of_claims_as_values(make: Callable[[], Corpus]) -> None:
    with_columns = stored(make())
    values = plain(with_columns)
    assert count_claims(with_columns.relations) == count_claims(values.relations)
    assert quads_of(with_columns.relations) == quads_of(values.relations)
    assert signed_ties(with_columns, hearsay=True) == signed_ties(values, hearsay=True)
