"""PLOVER's sixteen event types and their quad classes: verbal or material, cooperation or conflict.

Source: PLOVER, Political Language Ontology for Verifiable Event Records, Open Event Data Alliance.
"""

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
