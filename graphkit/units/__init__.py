"""What two actors must share to be together: a sentence, neighbouring sentences, a paragraph or a document.

| unit | two actors are together in | counted |
|---|---|---|
| sentence | a sentence that names both | each sentence |
| window:K | at most K sentences from one another | each shortest run of sentences that names both |
| paragraph | a paragraph | each paragraph, with the shortest run of sentences in it as evidence |
| document | a document | each document, likewise |

A sentence that a person rejected for a pair is no evidence in any unit, nor is a run that begins or ends with it.
"""

from graphkit.units.cuts import DOCUMENT, PARAGRAPH, SENTENCE, WINDOW, window_of
from graphkit.units.presence import Presence, presence
from graphkit.units.together import cooccurrences_by

UNITS = (SENTENCE, f"{WINDOW}:2", PARAGRAPH, DOCUMENT)

__all__ = [
    "DOCUMENT",
    "PARAGRAPH",
    "SENTENCE",
    "UNITS",
    "WINDOW",
    "Presence",
    "cooccurrences_by",
    "presence",
    "window_of",
]
