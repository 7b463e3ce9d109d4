"""Which language a text is in, with care: a text that may be in the wanted language is never taken for another."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gcld3 import NNetLanguageIdentifier

_SAMPLE = 2000  # code points that a decision looks at
_FEWEST_LETTERS = 200  # shorter texts may be anything: nothing but names, a headline, a table …
_AS_MANY = 3  # … and a letter that is not Latin tells as much as so many that are: far fewer languages write it
_CERTAIN = 0.99
#: for those that are hard to tell from each other and not from the rest; CLD3 itself relies on so much
_CERTAIN_ENOUGH = {"bs": 0.5, "hr": 0.5, "id": 0.7, "ms": 0.7}
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile("[\0\ud800-\udfff]")  # where a text in C ends, and what UTF-8 cannot say
_NOT_LATIN = re.compile(r"(?![\0-\u024f])[^\W\d_]")
#: the commonest words of English that are rare in other languages: not "at", "for", "her" (Danish), "on" (Finnish,
#: Estonian, French) and "as" (Portuguese)
_ENGLISH = frozenset(
    "the of and to that was with is are were by from it this which have has had not but they their will would been"
    " who its more than when what there said about after he she his we you be or".split()
)
_ENGLISH_FOR_SURE = 0.15  # share of such words; English prose has 0.3 to 0.5, no other language more than 0.08
_NOT_QUITE_FOREIGN = 0.08
#: codes of the recogniser, and of pages, for what spaCy calls otherwise
_CODES = {"iw": "he", "no": "nb", "nn": "nb", "fil": "tl"}
_MOST_NAMES = 0.5  # share of words with a capital in Latin letters; German prose has 0.4, a list of names has more
_NAMES = dict(
    pair.split("=")
    for pair in """
    af=Afrikaans am=Amharic an=Aragonese ar=Arabic as=Assamese az=Azerbaijani be=Belarusian bg=Bulgarian bn=Bengali
    br=Breton bs=Bosnian ca=Catalan ceb=Cebuano co=Corsican cs=Czech cy=Welsh da=Danish de=German dz=Dzongkha
    el=Greek en=English eo=Esperanto es=Spanish et=Estonian eu=Basque fa=Persian fi=Finnish fo=Faroese fr=French
    fy=Frisian ga=Irish gd=Gaelic gl=Galician gu=Gujarati ha=Hausa haw=Hawaiian he=Hebrew hi=Hindi hmn=Hmong
    hr=Croatian ht=Haitian hu=Hungarian hy=Armenian id=Indonesian ig=Igbo is=Icelandic it=Italian ja=Japanese
    jv=Javanese ka=Georgian kk=Kazakh km=Khmer kn=Kannada ko=Korean ku=Kurdish ky=Kyrgyz la=Latin lb=Luxembourgish
    lo=Lao lt=Lithuanian lv=Latvian mg=Malagasy mi=Maori mk=Macedonian ml=Malayalam mn=Mongolian mr=Marathi ms=Malay
    mt=Maltese my=Burmese nb=Norwegian ne=Nepali nl=Dutch ny=Chichewa oc=Occitan or=Odia
    pa=Punjabi pl=Polish ps=Pashto pt=Portuguese qu=Quechua ro=Romanian ru=Russian rw=Kinyarwanda sd=Sindhi se=Sami
    si=Sinhala sk=Slovak sl=Slovenian sm=Samoan sn=Shona so=Somali sq=Albanian sr=Serbian st=Sotho su=Sundanese
    sv=Swedish sw=Swahili ta=Tamil te=Telugu tg=Tajik th=Thai tl=Tagalog tr=Turkish ug=Uyghur uk=Ukrainian ur=Urdu
    uz=Uzbek vi=Vietnamese vo=Volapük wa=Walloon xh=Xhosa yi=Yiddish yo=Yoruba zh=Chinese zu=Zulu
    """.split()
)


def name_of_language(code: str) -> str:
    """A language's English name, or its code where we have none."""
    return _NAMES.get(code, code)


def language_code(told: str) -> str:
    """The code that we and spaCy use for a language: "nb" for "no", "en" for "en-GB"."""
    code = told.replace("_", "-").split("-")[0].lower()
    return _CODES.get(code, code)


def recognise_language(prose: str) -> str:
    """The language's code (of ISO 639), "" where the text is too short or its language not certain."""
    sample = prose[:_SAMPLE]
    quick = sample.lower().split()
    if len(quick) >= 40 and sum(map(_ENGLISH.__contains__, quick)) >= _ENGLISH_FOR_SURE * len(quick):
        return "en"  # as nearly all texts are, without the slower test
    words = _WORD.findall(sample)
    if sum(map(len, words)) + (_AS_MANY - 1) * len(_NOT_LATIN.findall(sample)) < _FEWEST_LETTERS:
        return ""
    english = sum(word.lower() in _ENGLISH for word in words) / len(words)
    names = sum(word.istitle() and not _NOT_LATIN.match(word) for word in words) / len(words)
    found = _recogniser().FindLanguage(_MARKS.sub(" ", sample))
    code = language_code(found.language)
    if found.probability < _CERTAIN_ENOUGH.get(code, _CERTAIN):
        return ""
    if "-" in found.language:  # Russian in Latin letters, "ru-Latn", is also what it makes of gibberish
        return ""
    if code != "en" and (english >= _NOT_QUITE_FOREIGN or names > _MOST_NAMES):
        return ""
    return code


@cache
def _recogniser() -> NNetLanguageIdentifier:
    from gcld3 import NNetLanguageIdentifier

    return NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=4 * _SAMPLE)
