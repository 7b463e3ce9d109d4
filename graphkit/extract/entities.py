"""The language model's entities, cut down to bare names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from graphkit.extract.gazetteer import cut_into_words, longest
from graphkit.extract.words import is_spaced, left_edge, root_of, text_of
from graphkit.facts import demonyms_index, names_index, titles

if TYPE_CHECKING:
    from spacy.language import Language

    from graphkit.extract.words import Parsed, Word

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
_IN_ADDRESSES = frozenset(".:/@")  # none is without one of these
# what stands behind a hyphen and says something of a name, as "backed" in "Ada Brook-backed"
_TAILS = frozenset(
    """backed led based born era style like linked run owned held controlled funded trained allied aligned occupied
    friendly appointed sponsored supported made brokered mediated dominated affiliated turned themed wide only free
    elect designate bound area inspired leaning ruled chaired hosted type level skeptic sceptic""".split()
)
_LONGEST_SYLLABLE = 6
_LONGEST_NAME = 12  # words; anything longer is a sentence in title case
_HEADLINE_WORDS = 5
_NAMES_KEPT = 1 << 12  # spellings that were judged before


def bare_entities(nlp: Language, parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    """Word ranges and types of the entities that may be actors, without what does not belong to the name.

    A name right behind a title ("Secretary of State" Rex Tillerson) is a person's, whatever the model says.
    """
    block = parsed.words
    entities = [(first, last, _OUR_TYPE.get(label, label)) for first, last, label in parsed.entities]
    entities = [each for each in entities if each[2] in ACTOR_TYPES]
    title_ends = _title_ends(nlp, parsed) if entities else {}
    covered = 0
    for start, stop, label in entities:
        if start >= covered:
            covered = _whole_name(block, start, stop, label)
            for piece in _pieces(block[start:covered]):
                first, last = _trim(block, *piece, title_ends, label)
                if _is_name(block, first, last):
                    titled = _stands_behind_title(block, first, title_ends)
                    yield first, last, _label(block[first:last], label, titled=titled)


def _whole_name(block: Sequence[Word], first: int, last: int, label: str) -> int:
    """Where a person's name ends that the model cut short: "Wong Kwok"-hing, "Ursula von der" Leyen."""
    if label != "PERSON" or last >= len(block) or block[last].sentence != block[first].sentence:
        return last
    here = block[last]
    if block[last - 1].lower_ in _SMALL_BEGINNINGS and last - first > 1 and here.tag_ == "NNP" and here.text.istitle():
        return last + 1
    joined = here.text == "-" and not is_spaced(block[last - 1]) and not is_spaced(here)
    if not joined or last - first < 2 or last + 1 >= len(block):
        return last
    tail = block[last + 1].text
    syllable = tail.isalpha() and tail.islower() and len(tail) <= _LONGEST_SYLLABLE and tail not in _TAILS
    return last + 2 if syllable and not block[last + 1].tag_.startswith("V") else last


def _stands_behind_title(block: Sequence[Word], first: int, title_ends: dict[int, int]) -> bool:
    """Whether a title ends where a name begins: "President Trump", "the minister, Brigitte Zypries"."""
    end = first - 1 if first and block[first - 1].text == "," else first
    return end in title_ends.values() and first not in title_ends


def _label(name: Sequence[Word], label: str, *, titled: bool) -> str:
    """The model's label, unless the words around say better: a title before it, or "in" before a single word."""
    if titled and label != "NORP":
        return "PERSON"
    head = root_of(name)
    if len(name) == 1 and head.dep_ == "pobj" and left_edge(head) == head.i and head.tag_ == "NNP":
        if label == "PERSON" and head.head.lower_ == "in":
            return "GPE"
        if label == "NORP" and head.head.lower_ in ("at", "in", "near") and not _is_creed_or_tongue(head.lower_):
            return "GPE"  # peoples have articles: "at Tyre", not "at Tyrians"
    return label


def _is_creed_or_tongue(word: str) -> bool:
    """Whether "in" before a word leads into what people believe or speak: "in Buddhism", "in Yiddish"."""
    return word.endswith(("ism", "ity")) or word in _TONGUES


def is_headline(texts: Sequence[str]) -> bool:
    """Whether a block is written In Title Case Without a Full Stop: there the model takes any words for names."""
    if not texts or texts[-1] in (".", "!", "?", "”", '"'):
        return False
    words = [text for text in texts if len(text) > 3 and text.isalpha()]
    return len(words) >= _HEADLINE_WORDS and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _title_ends(nlp: Language, parsed: Parsed) -> dict[int, int]:
    """Where a title ends, for each token position inside one, the longest title first."""
    ends: dict[int, int] = {}
    for first, last in longest(_titles(nlp, [text.lower() for text in parsed.texts])):
        dotted = last < len(parsed.texts) and parsed.texts[last] == "." and len(parsed.text(first, last)) < 5
        ends |= dict.fromkeys(range(first, last + dotted), last + dotted)
    return ends


def _titles(nlp: Language, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Where titles stand among words in lower case."""
    begun = _titles_by_word(nlp)
    for first, word in enumerate(words):
        for title in begun.get(word, ()):
            if tuple(words[first : first + len(title)]) == title:
                yield 0, first, first + len(title)


@cache
def _titles_by_word(nlp: Language) -> dict[str, list[tuple[str, ...]]]:
    """The titles in lower case, cut into words, by their first."""
    # as a text would write them, because the tokenizer keeps "Mr." whole and cuts "mr."
    phrases = (form for title in sorted(titles()) for form in (title, title.title(), f"{title.title()}."))
    found: dict[str, list[tuple[str, ...]]] = {}
    for title in dict.fromkeys(tuple(map(str.lower, words)) for words in cut_into_words(nlp, phrases)):
        found.setdefault(title[0], []).append(title)
    return found


def _pieces(ent: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """An entity cut at slashes and dashes: "US/Russia" names two."""
    first = ent[0].i
    for token in ent:
        if token.text in _SEPARATORS or (token.text == "-" and is_spaced(token)) or "(" in token.text[1:]:
            yield first, token.i
            first = token.i + 1
    yield first, ent[-1].i + 1


def _trim(block: Sequence[Word], first: int, last: int, title_ends: dict[int, int], label: str) -> tuple[int, int]:
    if first >= last:  # nothing is left between two separators
        return first, last
    if label == "PERSON" and block[first].text in names_index() and title_ends.get(last - 1) == last:
        last = _before_title(block, first, last, title_ends)  # "Texas Governor"
    if label != "PERSON" and last < len(block) and (block[last].text == "," or block[last].text[0].isupper()):
        last = _before_title(block, first, last, title_ends)
    while first < last:
        end = title_ends.get(first)
        if end and (label == "PERSON" or title_ends.get(first - 1) == end or end > last):
            first = title_ends[first]
        elif _drops_left(block[first], label, alone=last - first == 1):
            first += 1
        else:
            break
    if last - first > 2 and block[last - 2].text == "-" and block[last - 1].lower_ in _TAILS:
        last -= 2
    while first < last and _drops_right(block[last - 1]):
        last -= 1
    if last - first > 1 and last < len(block) and block[last].text == ":" and block[last - 1].lower_ in _LABELS:
        last -= 1  # "… in Washington D.C. Image: Ada Brook"
    return first, max(first, last)


def _before_title(block: Sequence[Word], first: int, last: int, title_ends: dict[int, int]) -> int:
    """Where an organisation's name ends if a title closes it: "State Department Spokesperson"."""
    cut = last
    while cut > first and title_ends.get(cut - 1) == title_ends.get(last - 1, -1):
        cut -= 1
    governed = cut > first and block[cut - 1].lower_ in ("of", "the", "and", "for")
    return last if governed or cut == first else cut


def _drops_left(token: Word, label: str, *, alone: bool) -> bool:
    if token.pos_ == "DET" or token.lower_ in ("the", "a", "an") or not token.text[0].isalnum():
        return True
    if token.pos_ in ("ADP", "PRON", "CCONJ") and token.text.islower():
        return True
    return label == "PERSON" and not alone and token.text in demonyms_index()


def _drops_right(token: Word) -> bool:
    return token.text in _POSSESSIVES or (not token.text[-1].isalnum() and token.text[-1] not in ".!)+")


def _is_name(block: Sequence[Word], first: int, last: int) -> bool:
    words = block[first:last]
    if not 0 < len(words) <= _LONGEST_NAME or any(map(_is_address, words)):
        return False
    return _reads_as_name(text_of(words), words[0].lower_)


@lru_cache(maxsize=_NAMES_KEPT)
def _reads_as_name(text: str, begins: str) -> bool:
    """Whether a name is spelt as one, which begins with that word in lower case."""
    letters = [character for character in text if character.isalpha()]
    if len(letters) < 2 or text in _ABBREVIATIONS:
        return False
    begins_small = text[:2].islower() and text[0].isalpha() and begins not in _SMALL_BEGINNINGS
    return not begins_small and any(not character.islower() for character in letters)


def _is_address(word: Word) -> bool:
    """Whether a word is an address on the web or of a mailbox, as the language's rules tell."""
    if _IN_ADDRESSES.isdisjoint(word.text):
        return False
    token = word.whole.doc[word.i]
    return bool(token.like_url or token.like_email)
