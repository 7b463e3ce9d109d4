"""Documents in another language, each parsed by the model for it."""

from pathlib import Path

import pytest

from graphkit.errors import ModelNotFound
from graphkit.graph import Build, relation_label
from graphkit.ingest.piece import ReadOptions
from graphkit.pipeline import Settings, build

pytestmark = pytest.mark.model

FRENCH = """Paris, le 3 mars 2023. Le président Emmanuel Macron a rencontré la chancelière Angela Merkel à Berlin.
Les deux dirigeants ont longuement discuté de la Russie et de l'Union européenne.
M. Macron a accusé Vladimir Poutine de mentir.

Les États-Unis ont imposé des sanctions à la Russie. La Russie a été critiquée par l'OTAN. La Banque centrale
européenne a aidé la Grèce. L'ONU pourrait sanctionner l'Iran. La Chine soutiendra la Russie.
"""
ENGLISH = """Emmanuel Macron met Angela Merkel in Berlin on Friday. The United States criticized Russia, and NATO will
support Ukraine. He said that the European Union had not sanctioned Iran.
The ministers left without another word on it.
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("both")
    (folder / "fr.txt").write_text(FRENCH, encoding="utf-8", newline="\n")
    (folder / "en.txt").write_text(ENGLISH, encoding="utf-8", newline="\n")
    return build([folder], settings=Settings(models=(("fr", "fr_core_news_sm"),), workers=1))


def types(found: Build) -> dict[str, str]:
    return {actor.name: actor.type for actor in found.corpus.actors}


def claims(found: Build) -> set[tuple[str, str, str]]:
    names = {actor.id: actor.name for actor in found.corpus.actors}
    told = ((names[each.source], relation_label(each), names[each.target]) for each in found.corpus.relations)
    return {(source, label.strip(), target) for source, label, target in told}


def test_actors_of_both_languages_have_the_types_they_have_in_english(both: Build) -> None:
    expected = {"Emmanuel Macron": "PERSON", "Angela Merkel": "PERSON", "Vladimir Poutine": "PERSON", "Greece": "GPE"}
    assert expected.items() <= types(both).items()


def test_places_and_unions_are_one_actor_in_both_languages(both: Build) -> None:
    documents = {data["label"]: data["documents"] for _, data in both.graph.nodes(data=True)}
    for name in ("Russia", "United States", "European Union", "Berlin", "Emmanuel Macron", "Angela Merkel"):
        assert documents[name] == 2, name
    assert not {"Russie", "États-Unis", "Union européenne"} & documents.keys()


def test_french_sentences_say_who_does_what_to_whom(both: Build) -> None:
    expected = {
        ("Emmanuel Macron", "accuser", "Vladimir Poutine"),
        ("United States", "imposer sanctions à", "Russia"),
        ("North Atlantic Treaty Organization", "critiquer", "Russia"),
        ("European Central Bank", "aider", "Greece"),
        ("United Nations", "sanctionner (possible)", "Iran"),
    }
    assert expected <= claims(both)


def test_english_documents_are_read_as_without_the_other_model(both: Build, tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8", newline="\n")
    alone = build([tmp_path / "en.txt"], settings=Settings(workers=1))
    assert claims(alone) <= claims(both)
    assert claims(alone)


def test_what_stands_at_a_mention_is_the_mention(both: Build) -> None:
    texts = {document.id: document.text for document in both.corpus.documents}
    spans = [(m.text, texts[m.span.document_id][m.span.start : m.span.stop]) for m in both.corpus.mentions]
    assert [one for one, other in spans if one != other] == []
    assert len(spans) > 20


def test_a_language_without_a_model_is_named_with_those_that_have_one(tmp_path: Path) -> None:
    german = "Die Kanzlerin und der Präsident haben sich am Mittwoch in der Stadt getroffen und lange geredet. " * 4
    (tmp_path / "de.txt").write_text(german, encoding="utf-8", newline="\n")
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8", newline="\n")
    found = build([tmp_path], settings=Settings(models=(("fr", "fr_core_news_sm"),), workers=1))
    assert [each.reason for each in found.corpus.skipped] == ["is in German, the models read English and French"]


def test_a_model_that_is_not_installed_is_named_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8", newline="\n")
    with pytest.raises(ModelNotFound, match="no_such_model"):
        build([tmp_path], settings=Settings(models=(("fr", "no_such_model"),)))


@pytest.mark.parametrize(("name", "document"), [("a.txt", "a.txt"), ("table.csv", "table.csv#1")])
def test_a_document_whose_language_is_told_otherwise_is_parsed_by_the_other_model(
    name: str, document: str, tmp_path: Path
) -> None:
    folder, metadata = tmp_path / "in", tmp_path / "metadata.csv"
    folder.mkdir()
    text = FRENCH if name == document else f'text\n"{FRENCH}"\n'
    (folder / name).write_text(text, encoding="utf-8", newline="\n")

    def parsed(language: str, output: str) -> list[str]:
        metadata.write_text(f"file,language\n{document},{language}\n", encoding="utf-8", newline="\n")
        models, reading = (("fr", "fr_core_news_sm"),), ReadOptions(metadata=metadata)
        found = build([folder], tmp_path / output, Settings(models=models, reading=reading, engine="process"))
        return [mention.text for mention in found.corpus.mentions]

    english, french = parsed("en", "there"), parsed("fr", "fresh")
    assert parsed("fr", "there") == french
    assert english != french
