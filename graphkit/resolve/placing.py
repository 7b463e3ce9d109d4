"""Names with the keys of their actors: what passes from rule to rule, one case for all mentions that are alike."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

Key = tuple[str, str]
BARE = "bare"  # the kind of key of a single name of a person


class Placed(NamedTuple):
    """Mentions of one spelling, in whatever document, the key of the actor they stand for, and the rule that gave it.

    `called` is the name that the user gives the actor, if any.
    A key is a kind (fact, person, name, group, bare) and what identifies it there. Equal keys are one actor; but
    `bare` ones (a single name of a person) are not yet known to be one across documents.
    """

    text: str
    kind: str
    type: str
    key: Key
    rule: str
    called: str = ""


@dataclass(frozen=True, eq=False)
class Placing:
    """The cases that there are, and by mention which of them it is and the number of its document, sorted by document.

    Every case has a mention. Mentions in one document of one case stand or fall together.
    """

    cases: Sequence[Placed]
    case: Numbers
    document: Numbers


def change(placing: Placing, chosen: Collection[int], decide: Callable[[int, int], Placed | None]) -> Placing:
    """The placing where mentions of the chosen cases become what `decide` says of a document and a case; None is as
    they were. Each document's mentions of a case are decided on once.
    """
    import numpy as np

    wanted = np.zeros(len(placing.cases), dtype=bool)
    wanted[list(chosen)] = True
    rows = np.flatnonzero(wanted[placing.case])
    many = max(1, len(placing.cases))
    pairs, which = np.unique(placing.document[rows] * many + placing.case[rows], return_inverse=True)
    cases = list(placing.cases)
    known: dict[Placed, int] = {}
    outcome = []
    for document, number in zip((pairs // many).tolist(), (pairs % many).tolist(), strict=True):
        new = decide(document, number)
        if new and new not in known:
            known[new] = len(cases)
            cases.append(new)
        outcome.append(known[new] if new else number)
    case = placing.case.copy()
    case[rows] = np.array(outcome, dtype=np.int64)[which]
    used, case = np.unique(case, return_inverse=True)
    return Placing([cases[number] for number in used.tolist()], case, placing.document)


def documents_by(placing: Placing, groups: Sequence[int]) -> tuple[Numbers, Numbers]:
    """Each group of cases with each document that has one of them, sorted; `groups` has one for each case, -1: none."""
    import numpy as np

    group = np.array(groups, dtype=np.int64)[placing.case]
    found = group >= 0
    many = 1 + int(placing.document.max(initial=0))
    pairs = np.unique(group[found] * many + placing.document[found])
    return pairs // many, pairs % many


def count_documents(placing: Placing, groups: Sequence[int]) -> list[int]:
    """In how many documents each group of cases is, as far as the groups go."""
    import numpy as np

    found: list[int] = np.bincount(documents_by(placing, groups)[0], minlength=1 + max(groups, default=-1)).tolist()
    return found


def last_rows(placing: Placing) -> list[int]:
    """The last row of each case."""
    import numpy as np

    last = np.zeros(len(placing.cases), dtype=np.int64)
    np.maximum.at(last, placing.case, np.arange(len(placing.case)))
    return last.tolist()
