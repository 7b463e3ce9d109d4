"""The tables are well formed, complete where they claim to be, and cross-referenced without loose ends."""

import re
import unicodedata
from collections import Counter
from importlib import resources

import pytest

from graphkit.facts import first_names, load_facts
from graphkit.facts.table import read_cells, read_lines, read_rows, split_cell

TABLES = ("capitals.tsv", "cities.tsv", "demonyms.tsv", "given_names.tsv", "institutions.tsv", "territories.tsv")
FACT_TABLES = ("capitals.tsv", "cities.tsv", "institutions.tsv", "territories.tsv")
LISTS = ("names", "weak", "acronyms", "demonyms", "variants")
MEMBERS_OF_THE_UNITED_NATIONS = """
ad ae af ag al am ao ar at au az ba bb bd be bf bg bh bi bj bn bo br bs bt bw by bz ca cd cf cg ch ci cl cm cn co cr
cu cv cy cz de dj dk dm do dz ec ee eg er es et fi fj fm fr ga gb gd ge gh gm gn gq gr gt gw gy hn hr ht hu id ie il
in iq ir is it jm jo jp ke kg kh ki km kn kp kr kw kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn
mr mt mu mv mw mx my mz na ne ng ni nl no np nr nz om pa pe pg ph pk pl pt pw py qa ro rs ru rw sa sb sc sd se sg si
sk sl sm sn so sr ss st sv sy sz td tg th tj tl tm tn to tr tt tv tz ua ug us uy uz vc ve vn vu ws ye za zm zw
"""
UN_MEMBERS = MEMBERS_OF_THE_UNITED_NATIONS.split()


def rows(table: str) -> list[dict[str, str]]:
    return read_rows(table)


def test_there_are_193_members_of_the_united_nations() -> None:
    assert len(set(UN_MEMBERS)) == 193


def test_every_member_of_the_united_nations_has_a_name_and_an_item() -> None:
    known = {row["code"]: row for row in rows("territories.tsv")}
    lacking = [code for code in UN_MEMBERS if not (code in known and known[code]["name"] and known[code]["wikidata"])]
    assert lacking == []


def test_every_member_of_the_united_nations_but_dominica_has_a_demonym() -> None:
    known = {row["code"]: row["demonyms"] for row in rows("territories.tsv")}
    assert [code for code in UN_MEMBERS if not known[code]] == ["dm"]


def test_every_member_of_the_united_nations_has_a_capital_or_is_a_city() -> None:
    with_capital = {row["country"] for row in rows("capitals.tsv")}
    assert [code for code in UN_MEMBERS if code not in with_capital] == ["mc", "sg", "sm"]


@pytest.mark.parametrize("code", ["kp", "ps", "tw", "xk", "va", "ua-cri", "gb-sct", "ru-ce", "suhh", "yucs"])
def test_territories_hold_disputed_dependent_and_former_ones(code: str) -> None:
    assert code in {row["code"] for row in rows("territories.tsv")}


def test_all_states_of_the_united_states_are_there() -> None:
    states = [
        row["code"] for row in rows("territories.tsv") if row["code"].startswith("us-") and row["code"] != "us-dc"
    ]
    assert len(states) == 50


def test_there_are_hundreds_of_institutions() -> None:
    assert len(rows("institutions.tsv")) >= 400


@pytest.mark.parametrize("table", TABLES)
def test_no_list_repeats_a_spelling(table: str) -> None:
    repeated = [
        (row, column)
        for row in rows(table)
        for column in LISTS
        if len(set(split_cell(row.get(column, "")))) != len(split_cell(row.get(column, "")))
    ]
    assert repeated == []


@pytest.mark.parametrize("table", FACT_TABLES)
def test_a_spelling_is_either_strong_or_weak(table: str) -> None:
    columns = ("names", "weak", "acronyms")
    both = [
        (row["name"], spelling)
        for row in rows(table)
        for spelling, times in Counter(s for column in columns for s in split_cell(row.get(column, ""))).items()
        if times > 1
    ]
    assert both == []


@pytest.mark.parametrize("table", [*TABLES, "titles.txt"])
def test_text_is_composed_and_holds_no_stray_space_or_carriage_return(table: str) -> None:
    text = resources.files("graphkit.facts").joinpath(table).read_bytes().decode("utf-8")
    assert unicodedata.normalize("NFC", text) == text
    assert re.findall(r"\r| {2,}| [\t|\n]|[\t|] |\|\||\|[\t\n]|\t\||\n ", text) == []


@pytest.mark.parametrize("table", FACT_TABLES)
def test_wikidata_items_are_well_formed_and_named_once(table: str) -> None:
    items = [row["wikidata"] for row in rows(table) if row["wikidata"]]
    assert [item for item in items if not re.fullmatch(r"Q[1-9]\d*", item)] == []
    assert [item for item, times in Counter(items).items() if times > 1] == []


@pytest.mark.parametrize("table", ["capitals.tsv", "institutions.tsv"])
def test_countries_are_codes_of_territories(table: str) -> None:
    codes = {row["code"] for row in rows("territories.tsv")}
    assert [row["country"] for row in rows(table) if row["country"] and row["country"] not in codes] == []


def test_parents_are_rows_of_the_same_table() -> None:
    codes = {row["code"] for row in rows("territories.tsv")}
    institutions = {row["name"] for row in rows("institutions.tsv")}
    assert [row["parent"] for row in rows("territories.tsv") if row["parent"] and row["parent"] not in codes] == []
    assert [
        row["parent"] for row in rows("institutions.tsv") if row["parent"] and row["parent"] not in institutions
    ] == []


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("territories.tsv", "code"),
        ("capitals.tsv", "name"),
        ("institutions.tsv", "name"),
        ("given_names.tsv", "name"),
        ("demonyms.tsv", "code"),
    ],
)
def test_rows_are_sorted_and_unique(table: str, column: str) -> None:
    found = [row[column] for row in rows(table)]
    assert found == sorted(set(found))


def test_every_territory_kept_by_hand_is_in_the_table_with_its_demonyms() -> None:
    kept = {row["code"]: row["demonyms"] for row in rows("demonyms.tsv")}
    assert {row["code"]: row["demonyms"] for row in rows("territories.tsv")} == kept


def test_titles_are_lower_case_sorted_and_unique() -> None:
    found = read_lines("titles.txt")
    assert found == sorted({title.lower() for title in found})


def test_given_names_state_a_gender_or_none_and_hold_two_spellings() -> None:
    wrong = [
        r for r in rows("given_names.tsv") if r["gender"] not in {"m", "f", ""} or len(split_cell(r["variants"])) < 2
    ]
    assert wrong == []


def test_a_group_of_given_names_begins_with_its_name() -> None:
    assert [r["name"] for r in rows("given_names.tsv") if split_cell(r["variants"])[0] != r["name"]] == []


def test_keys_of_facts_are_unique() -> None:
    assert [key for key, times in Counter(fact.key for fact in load_facts()).items() if times > 1] == []


def test_parents_of_facts_are_keys_of_facts() -> None:
    keys = {fact.key for fact in load_facts()}
    assert [fact.name for fact in load_facts() if fact.parent and fact.parent not in keys] == []


def test_first_names_have_one_row_each_and_a_gender_or_none() -> None:
    rows = read_rows("first_names.tsv")
    names = [row["name"] for row in rows]
    assert names == sorted(set(names))
    assert {row["gender"] for row in rows} == {"m", "f", ""}


def test_cities_repeat_no_capital_or_territory_and_are_no_given_names() -> None:
    cities = {name for row in read_rows("cities.tsv") for name in split_cell(row["names"])}
    others = {
        name
        for file in ("territories.tsv", "capitals.tsv")
        for row in read_rows(file)
        for name in split_cell(row["names"])
    }
    assert cities & others == set()
    assert cities & set(first_names()) == set()


@pytest.mark.parametrize("table", [*FACT_TABLES, "first_names.tsv", "foreign_names.tsv", "metonyms.tsv"])
def test_cells_are_those_of_the_rows(table: str) -> None:
    columns = [*sorted(rows(table)[0], reverse=True), "no such column"]
    assert [list(cells) for cells in read_cells(table, columns)] == [
        [row.get(each, "") for each in columns] for row in rows(table)
    ]


def test_all_columns_in_their_order_are_the_rows() -> None:
    assert list(map(list, read_cells("first_names.tsv", ["name", "gender"]))) == [
        [row["name"], row["gender"]] for row in rows("first_names.tsv")
    ]
