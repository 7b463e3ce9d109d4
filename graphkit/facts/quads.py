"""PLOVER's sixteen event types and their quad classes: verbal or material, cooperation or conflict.

Source: PLOVER, Political Language Ontology for Verifiable Event Records, Open Event Data Alliance.
"""

from collections.abc import Sequence

from graphkit.lazily import columns_of
from graphkit.model import Relation

VERBAL_COOPERATION, MATERIAL_COOPERATION = "verbal cooperation", "material cooperation"
VERBAL_CONFLICT, MATERIAL_CONFLICT = "verbal conflict", "material conflict"
_QUADS = {
    VERBAL_COOPERATION: ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    MATERIAL_COOPERATION: ("COOPERATE", "AID", "RETREAT"),
    VERBAL_CONFLICT: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    MATERIAL_CONFLICT: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
_QUAD_OF = {event: quad for quad, events in _QUADS.items() for event in events}


def quad(event: str) -> str:
    """The quad class of an event type; "" for no event, and for a type that is not PLOVER's."""
    return _QUAD_OF.get(event, "")


def quad_of(relation: Relation) -> str:
    """The class of a relation's event: the one the user's ontology gives, else PLOVER's, "" for neither."""
    return next((claim.quad for claim in relation.claims if claim.quad), "") or quad(relation.event)


def quads_of(relations: Sequence[Relation]) -> list[str]:
    """The class of each relation's event."""
    import numpy as np

    found = columns_of(relations)
    if not found:
        return [quad_of(relation) for relation in relations]
    ways = [quad(event) for *_, event in found["ways"]]
    quads = [ways[way] for way in found["way"].tolist()]
    own = np.array([bool(name) for _, name in found["tolds"]], dtype=bool)
    claims = np.flatnonzero(own[found["told"]]) if own.any() else np.zeros(0, dtype=np.int64)
    owners = np.searchsorted(found["first"], claims, side="right") - 1
    # backwards, since the first claim of a relation counts
    for relation, claim in zip(owners[::-1].tolist(), claims[::-1].tolist(), strict=True):
        quads[relation] = found["tolds"][found["told"][claim]][1]
    return quads
