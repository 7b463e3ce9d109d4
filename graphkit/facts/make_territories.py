"""Write territories.tsv anew: `python -m graphkit.facts.make_territories`, with rigour and Babel installed.

Codes, short and full names and Wikidata items come from OpenSanctions' rigour, spellings in other languages from
Unicode CLDR as Babel ships it, the choice of territories, English spellings and demonyms from demonyms.tsv. This is
the only module here that needs anything beside the standard library; nothing imports it.
"""

import json
import re
import unicodedata
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import Any

from graphkit.facts.table import read_rows

LANGUAGES = "de fr es it pt nl sv fi pl cs hu ro tr id vi ru uk bg sr el ar fa he hi zh zh_Hant ja ko"
COLUMNS = ("code", "name", "type", "wikidata", "role", "parent", "names", "weak", "demonyms")
# Spellings of other languages that are ordinary words, people's names or other places in an English text.
MISLEADING = """Brasilia|Columbia|Chili|Dania|Dominika|Dominique|Francia|Germania|Granada|Grenade|Guadalupe|Guiana|Indie
Island|Maldive|Mauricio|Maurício|Maurice|Reunion|Riunione|Salvador|Turki|Yaman|Santa Elena|Santa Helena|Svatý Martin
Szent Ilona|Svatá Helena|Sfânta Elena"""
# How CLDR marks the special administrative regions of China: part of a description, not of a name.
DESCRIBED = re.compile(r"SAR|R\.A\.S|САР|RAE |RAS |SRA |KKT|DAK |ÖİB|Sonderverwaltung|[,،–|]")


def main() -> None:
    """Read both sources and the hand-kept file, write the table beside this module."""
    from rigour._core import territories_jsonl

    records = (json.loads(line) for line in territories_jsonl().splitlines() if line.strip())
    source: dict[str, dict[str, Any]] = {record["code"]: record for record in records}
    chosen = read_rows("demonyms.tsv")
    foreign = _foreign_spellings([row["code"] for row in chosen])
    taken = _english_spellings(chosen, source)
    lines = [_line(row, source[row["code"]], [n for n in foreign[row["code"]] if n not in taken]) for row in chosen]
    head = f"# rigour {version('rigour')} (MIT), Babel {version('babel')} (BSD) with CLDR (Unicode-3.0); see README.md."
    text = "\n".join([head, "\t".join(COLUMNS), *sorted(lines)]) + "\n"
    Path(__file__).with_name("territories.tsv").write_text(text, encoding="utf-8", newline="\n")


def _line(row: dict[str, str], record: dict[str, Any], foreign: list[str]) -> str:
    name = row["name"] or record["name"]
    weak = _split(row["weak"])
    full = [n for n in (record["name"], record["full_name"]) if "(" not in n and "[" not in n]
    names = [n for n in dict.fromkeys([name, *full, *_split(row["names"]), *foreign]) if n not in weak]
    wikidata = row["wikidata"] or record["qid"]
    role = "former territory" if record.get("is_historical") else "territory"
    identity = [row["code"], name, "GPE", wikidata, role, record.get("parent", "")]
    return "\t".join([*identity, "|".join(names), "|".join(weak), row["demonyms"]])


def _english_spellings(chosen: list[dict[str, str]], source: dict[str, dict[str, Any]]) -> set[str]:
    """All spellings and demonyms kept by hand or given by rigour: a foreign one must not repeat or cross them."""
    own = {source[row["code"]]["name"] for row in chosen}
    return own.union(*(_split("|".join(row[k] for k in ("name", "names", "weak", "demonyms"))) for row in chosen))


def _foreign_spellings(codes: list[str]) -> dict[str, list[str]]:
    """Per territory the CLDR names in other languages, without those that name two territories or mislead."""
    from babel import Locale

    tables = [Locale.parse(language).territories for language in LANGUAGES.split()]
    found = {code: [_plain(t[code.upper()]) for t in tables if code.upper() in t] for code in codes}
    times = Counter(name for names in found.values() for name in set(names))
    return {code: [n for n in dict.fromkeys(names) if times[n] == 1 and _telling(n)] for code, names in found.items()}


def _plain(name: str) -> str:
    """Without what stands in brackets, composed (NFC)."""
    return unicodedata.normalize("NFC", re.sub(r"\s*\(.*?\)", "", name)).strip()


def _telling(name: str) -> bool:
    """Long enough not to be an ordinary word by chance, and not known to mislead."""
    latin = unicodedata.name(name[0], "").startswith("LATIN")
    return (
        name not in re.split(r"[|\n]", MISLEADING) and len(name) >= (5 if latin else 2) and not DESCRIBED.search(name)
    )


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


if __name__ == "__main__":
    main()
