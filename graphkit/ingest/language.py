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
_CODES = {"iw": "he", "no": "nb", "fil": "tl"}  # the recogniser's codes for what others, spaCy too, call otherwise
_NAMES = dict(
    pair.split("=")
    for pair in """
    af=Afrikaans am=Amharic an=Aragonese ar=Arabic as=Assamese az=Azerbaijani be=Belarusian bg=Bulgarian
    bn=Bengali br=Breton bs=Bosnian ca=Catalan cs=Czech cy=Welsh da=Danish de=German dz=Dzongkha el=Greek
    en=English eo=Esperanto es=Spanish et=Estonian eu=Basque fa=Persian fi=Finnish fo=Faroese fr=French ga=Irish
    gl=Galician gu=Gujarati he=Hebrew hi=Hindi hr=Croatian ht=Haitian hu=Hungarian hy=Armenian id=Indonesian
    is=Icelandic it=Italian ja=Japanese jv=Javanese ka=Georgian kk=Kazakh km=Khmer kn=Kannada ko=Korean
    ku=Kurdish ky=Kyrgyz la=Latin lb=Luxembourgish lo=Lao lt=Lithuanian lv=Latvian mg=Malagasy mk=Macedonian
    ml=Malayalam mn=Mongolian mr=Marathi ms=Malay mt=Maltese nb=Norwegian ne=Nepali nl=Dutch nn=Norwegian
    no=Norwegian oc=Occitan or=Odia pa=Punjabi pl=Polish ps=Pashto pt=Portuguese qu=Quechua ro=Romanian
    ru=Russian rw=Kinyarwanda se=Sami si=Sinhala sk=Slovak sl=Slovenian sq=Albanian sr=Serbian sv=Swedish
    sw=Swahili ta=Tamil te=Telugu th=Thai tl=Tagalog tr=Turkish ug=Uyghur uk=Ukrainian ur=Urdu vi=Vietnamese
    vo=Volapük wa=Walloon xh=Xhosa zh=Chinese zu=Zulu
    """.split()
)


def name_of_language(code: str) -> str:
    """A language's English name, or its code where we have none."""
    return _NAMES.get(code, code)


def recognise_language(prose: str) -> str:
    """The language's code (ISO 639-1), "" where the text is too short or its language not certain."""
    sample = prose[:_SAMPLE].lower()
    quick = sample.split()
    if len(quick) >= 40 and sum(map(_ENGLISH.__contains__, quick)) >= _ENGLISH_FOR_SURE * len(quick):
        return "en"  # as nearly all texts are, without the slower test
    words = _WORD.findall(sample)
    if sum(map(len, words)) + (_AS_MANY - 1) * len(_NOT_LATIN.findall(sample)) < _FEWEST_LETTERS:
        return ""
    english = sum(map(_ENGLISH.__contains__, words)) / len(words)
    found = _recogniser().FindLanguage(_MARKS.sub(" ", prose[:_SAMPLE]))
    code: str = _CODES.get(found.language, found.language)
    # "ru-Latn" and the like, Russian in Latin letters, is also what it makes of gibberish
    if found.probability < _CERTAIN or "-" in code or (english >= _NOT_QUITE_FOREIGN and code != "en"):
        return ""
    return code


@cache
def _recogniser() -> NNetLanguageIdentifier:
    from gcld3 import NNetLanguageIdentifier

    return NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=4 * _SAMPLE)
