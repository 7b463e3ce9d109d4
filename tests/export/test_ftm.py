import importlib.util
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graphkit.export.ftm import SENTENCES, write_ftm
from graphkit.graph import Build, build_graph
from graphkit.model import Corpus
from tests.corpora import empty, hostile, identify, lonely, small

ANY = pytest.mark.parametrize("make", [small, hostile, lonely, empty])
# of followthemoney 4: the schemata that we write, what each must have, and the other properties of ours that it knows
THING = "alias country keywords sourceUrl wikidataId"
SCHEMATA = {
    "Person": ("name", THING),
    "Organization": ("name", THING),
    "PublicBody": ("name", THING),
    "LegalEntity": ("name", THING),
    "Event": ("name", THING),
    "Address": ("", f"{THING} full name"),
    "PlainText": ("fileName", "author bodyText language mimeType publishedAt publisher sourceUrl title"),
    "UnknownLink": ("subject object", "endDate proof role sourceUrl startDate summary"),
}
ENTITY = {"subject", "object", "proof"}


def written(made: Corpus, folder: Path) -> list[dict[str, Any]]:
    write_ftm(Build(made, build_graph(made)), folder / "g.ftm.json")
    return [json.loads(line) for line in (folder / "g.ftm.json").read_text(encoding="utf-8").splitlines()]


def invalid(entity: dict[str, Any]) -> str:
    """What followthemoney says against an entity, by the package where it is installed, else by the table above."""
    schema, properties = entity["schema"], entity["properties"]
    if importlib.util.find_spec("followthemoney"):
        from followthemoney import model

        proxy = model.get_proxy(entity, cleaned=False)
        lost = {name for name, values in properties.items() if set(proxy.get(name)) != set(values)}
        return f"{schema} loses {lost}" if lost else ""
    needed, others = (set(part.split()) for part in SCHEMATA[schema])
    names = set(properties)
    return f"{schema}: {names ^ needed}" if names - needed - others or needed - names else ""


@ANY
def test_followthemoney_takes_every_entity_whole(make, tmp_path: Path) -> None:
    assert list(filter(None, map(invalid, written(make(), tmp_path)))) == []


@ANY
def test_ids_are_unique_and_all_that_are_named_exist(make, tmp_path: Path) -> None:
    entities = written(make(), tmp_path)
    ids = [entity["id"] for entity in entities]
    named = {each for e in entities for name in ENTITY & e["properties"].keys() for each in e["properties"][name]}
    assert len(set(ids)) == len(ids)
    assert named <= set(ids)


@ANY
def test_there_is_an_entity_for_each_document_actor_and_edge(make, tmp_path: Path) -> None:
    made = make()
    kinds = [entity["id"].partition("-")[0] for entity in written(made, tmp_path)]
    edges = build_graph(made).number_of_edges()
    assert kinds == ["document"] * len(made.documents) + ["actor"] * len(made.actors) + ["link"] * edges


def test_a_denied_claim_is_a_link_whose_role_says_so(tmp_path: Path) -> None:
    made = small()
    links = [entity["properties"] for entity in written(made, tmp_path) if entity["schema"] == "UnknownLink"]
    denied = next(link for link in links if link["role"] == ["not pay"])
    assert denied == {
        "subject": [f"actor-{identify('Port Authority')}"],
        "object": [f"actor-{identify('Ben Cole')}"],
        "role": ["not pay"],
        "startDate": ["2017-02-03"],
        "endDate": ["2017-02-03"],
        "summary": ["The Port Authority did not pay Ben Cole."],
        "proof": [f"document-{made.documents[0].id}"],
    }


def test_named_together_is_counted_in_words(tmp_path: Path) -> None:
    entities = written(small(), tmp_path)
    roles = [role for entity in entities for role in entity["properties"].get("role", []) if "together" in role]
    assert sorted(roles) == [
        "named together in 1 sentence",
        "named together in 1 sentence",
        "named together in 2 sentences",
    ]


def test_a_country_is_a_public_body_with_its_code(tmp_path: Path) -> None:
    made = small()
    actors = tuple(replace(each, wikidata="Q159") if each.name == "Norland" else each for each in made.actors)
    bodies = [e for e in written(replace(made, actors=actors), tmp_path) if e["schema"] == "PublicBody"]
    assert [body["properties"] for body in bodies] == [
        {"name": ["Norland"], "wikidataId": ["Q159"], "country": ["ru"], "keywords": ["GPE"]}
    ]


def test_a_document_brings_its_text_language_and_address(tmp_path: Path) -> None:
    made = small()
    first = replace(made.documents[0], url="https://example.org/a", language="en", outlet="The Paper")
    entity = written(replace(made, documents=(first, *made.documents[1:])), tmp_path)[0]
    assert entity["properties"] == {
        "fileName": ["a.txt"],
        "title": ["Title of a.txt"],
        "publishedAt": ["2017-02-03"],
        "publisher": ["The Paper"],
        "sourceUrl": ["https://example.org/a"],
        "language": ["eng"],
        "mimeType": ["text/plain"],
        "bodyText": [first.text],
    }


def test_an_address_that_is_no_web_address_is_left_out(tmp_path: Path) -> None:
    made = small()
    first = replace(made.documents[0], url="javascript:alert(1)")
    text = json.dumps(written(replace(made, documents=(first, *made.documents[1:])), tmp_path))
    assert not re.search("javascript:", text)


def test_a_link_quotes_few_sentences_and_proves_with_all_documents(tmp_path: Path) -> None:
    links = [e["properties"] for e in written(hostile(), tmp_path) if e["schema"] == "UnknownLink"]
    assert all(1 <= len(link["summary"]) <= SENTENCES and link["proof"] for link in links)
