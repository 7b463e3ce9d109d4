"""The language model's entities, cut down to bare names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from graphkit.facts import demonyms_index, names_index, titles

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc, Span, Token

_OUR_TYPE = {"PER": "PERSON"}  # what models trained on Wikipedia call them
ACTOR_TYPES = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC")
_SEPARATORS = {"/", "|", ";", "•", "·", "–", "—", "…"}
_POSSESSIVES = {"'s", "’s", "'", "’", "s’", "s'"}
_SMALL_BEGINNINGS = {"al", "ad", "an", "ar", "as", "de", "del", "della", "den", "der", "di", "du", "el", "la", "le"}
_SMALL_BEGINNINGS |= {"ibn", "bin", "van", "von", "zu", "ten", "ter", "dos", "da", "d'", "d’", "d", "al-", "el-"}
_ABBREVIATIONS = frozenset(
    "BC BCE AD CE GMT UTC EST EDT PST CET AM PM CC PhD MD CEO CFO CTO QC SC KC TV DVD PDF".split()
)
_LABELS = {"image", "images", "photo", "photos", "picture", "video", "source", "credit", "file", "via"}
_TONGUES = frozenset(
    """islam judaism yiddish hebrew latin sanskrit hindi urdu arabic farsi persian mandarin cantonese swahili tamil
    bengali pashto dari gaelic esperanto tagalog malay kurdish quechua nahuatl inuktitut aramaic""".split()
)
_LONGEST_NAME = 12  # words; anything longer is a sentence in title case
_HEADLINE_WORDS = 5


def bare_entities(nlp: Language, doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Token ranges and types of the entities that may be actors, without what does not belong to the name.

    A name right behind a title ("Secretary of State" Rex Tillerson) is a person's, whatever the model says.
    """
    title_ends = _title_ends(nlp, doc)
    for ent in doc.ents:
        label = _OUR_TYPE.get(ent.label_, ent.label_)
        if label in ACTOR_TYPES:
            for piece in _pieces(ent):
                first, last = _trim(doc, *piece, title_ends, label)
                if _is_name(doc, first, last):
                    titled = _stands_behind_title(doc, first, title_ends)
                    yield first, last, _label(doc[first:last], label, titled=titled)


def _stands_behind_title(doc: Doc, first: int, title_ends: dict[int, int]) -> bool:
    """Whether a title ends where a name begins: "President Trump", "the minister, Brigitte Zypries"."""
    end = first - 1 if first and doc[first - 1].text == "," else first
    return end in title_ends.values() and first not in title_ends


def _label(name: Span, label: str, *, titled: bool) -> str:
    """The model's label, unless the words around say better: a title before it, or "in" before a single word."""
    if titled and label != "NORP":
        return "PERSON"
    head = name.root
    if len(name) == 1 and head.dep_ == "pobj" and head.left_edge.i == head.i and head.tag_ == "NNP":
        if label == "PERSON" and head.head.lower_ == "in":
            return "GPE"
        if label == "NORP" and head.head.lower_ in ("at", "in", "near") and not _is_creed_or_tongue(head.lower_):
            return "GPE"  # peoples have articles: "at Tyre", not "at Tyrians"
    return label


def _is_creed_or_tongue(word: str) -> bool:
    """Whether "in" before a word leads into what people believe or speak: "in Buddhism", "in Yiddish"."""
    return word.endswith(("ism", "ity")) or word in _TONGUES


def is_headline(doc: Doc) -> bool:
    """Whether a block is written In Title Case Without a Full Stop: there the model takes any words for names."""
    words = [token for token in doc if token.is_alpha and len(token) > 3]
    capitals = sum(token.text[0].isupper() for token in words)
    return (
        len(words) >= _HEADLINE_WORDS and capitals >= 0.8 * len(words) and doc[-1].text not in (".", "!", "?", "”", '"')
    )


def _title_ends(nlp: Language, doc: Doc) -> dict[int, int]:
    """Where a title ends, for each token position inside one, the longest title first."""
    from spacy.util import filter_spans

    ends: dict[int, int] = {}
    for span in filter_spans(_title_matcher(nlp)(doc, as_spans=True)):
        end = span.end + (span.end < len(doc) and doc[span.end].text == "." and len(span.text) < 5)
        ends |= dict.fromkeys(range(span.start, end), end)
    return ends


@cache
def _title_matcher(nlp: Language) -> PhraseMatcher:
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    # as a text would write them, because the tokenizer keeps "Mr." whole and cuts "mr."
    phrases = [form for title in sorted(titles()) for form in (title, title.title(), f"{title.title()}.")]
    matcher.add("title", list(nlp.tokenizer.pipe(phrases)))
    return matcher


def _pieces(ent: Span) -> Iterator[tuple[int, int]]:
    """An entity cut at slashes and dashes: "US/Russia" names two."""
    first = ent.start
    for token in ent:
        if token.text in _SEPARATORS or (token.text == "-" and token.whitespace_) or "(" in token.text[1:]:
            yield first, token.i
            first = token.i + 1
    yield first, ent.end


def _trim(doc: Doc, first: int, last: int, title_ends: dict[int, int], label: str) -> tuple[int, int]:
    if label == "PERSON" and doc[first].text in names_index() and title_ends.get(last - 1) == last:
        last = _before_title(doc, first, last, title_ends)  # "Texas Governor"
    if label != "PERSON" and last < len(doc) and (doc[last].text == "," or doc[last].text[0].isupper()):
        last = _before_title(doc, first, last, title_ends)
    while first < last:
        end = title_ends.get(first)
        if end and (label == "PERSON" or title_ends.get(first - 1) == end or end > last):
            first = title_ends[first]
        elif _drops_left(doc[first], label, alone=last - first == 1):
            first += 1
        else:
            break
    while first < last and _drops_right(doc[last - 1]):
        last -= 1
    if last - first > 1 and last < len(doc) and doc[last].text == ":" and doc[last - 1].lower_ in _LABELS:
        last -= 1  # "… in Washington D.C. Image: Ada Brook"
    return first, max(first, last)


def _before_title(doc: Doc, first: int, last: int, title_ends: dict[int, int]) -> int:
    """Where an organisation's name ends if a title closes it: "State Department Spokesperson"."""
    cut = last
    while cut > first and title_ends.get(cut - 1) == title_ends.get(last - 1, -1):
        cut -= 1
    governed = cut > first and doc[cut - 1].lower_ in ("of", "the", "and", "for")
    return last if governed or cut == first else cut


def _drops_left(token: Token, label: str, *, alone: bool) -> bool:
    if token.pos_ == "DET" or token.lower_ in ("the", "a", "an") or not token.text[0].isalnum():
        return True
    if token.pos_ in ("ADP", "PRON", "CCONJ") and token.is_lower:
        return True
    return label == "PERSON" and not alone and token.text in demonyms_index()


def _drops_right(token: Token) -> bool:
    return token.text in _POSSESSIVES or (not token.text[-1].isalnum() and token.text[-1] not in ".!)+")


def _is_name(doc: Doc, first: int, last: int) -> bool:
    words = doc[first:last]
    if not 0 < len(words) <= _LONGEST_NAME or any(token.like_url or token.like_email for token in words):
        return False
    letters = [character for character in words.text if character.isalpha()]
    if len(letters) < 2 or words.text in _ABBREVIATIONS:
        return False
    begins_small = words.text[:2].islower() and words.text[0].isalpha() and words[0].lower_ not in _SMALL_BEGINNINGS
    return not begins_small and any(not character.islower() for character in letters)
