"""What is read of a pipeline's folder, against spaCy's own way."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from graphkit.extract.inference import told_of
from graphkit.extract.loading import read_pipeline
from graphkit.extract.nlp import DEFAULT_MODEL

TEXT = """Mr. O'Neill-Smith, who'd met the U.N.'s envoys in Paris at 5p.m. (he wasn't late), said: "Let's go to
www.example.org/a?b=c or write to ada@example.org…" Rosneft paid $2.5m in Jan. 2019. I'm gonna leave, she ain't :-)"""
RULES = ("rules", "token_match", "url_match", "prefix_search", "suffix_search", "infix_finditer", "faster_heuristics")


@pytest.fixture(scope="module")
def whole() -> Language:
    return spacy.load(DEFAULT_MODEL, exclude=["senter"])


@pytest.fixture(scope="module")
def lean() -> Language:
    return read_pipeline(DEFAULT_MODEL, Path(str(spacy.util.get_package_path(DEFAULT_MODEL))), ["senter"])


def kept(folder: Path, nlp: Language) -> Language:
    """The pipeline, which knows a word that no text had, read again from a folder."""
    nlp.vocab.strings.add("Qwyrtelian")
    nlp.tokenizer.add_special_case("Ada&Co", [{"ORTH": "Ada"}, {"ORTH": "&"}, {"ORTH": "Co"}])
    nlp.to_disk(folder)
    return read_pipeline(str(folder), folder, [])


def words(nlp: Language) -> list[str]:
    return [token.text for token in nlp.tokenizer("Ada&Co's U.S. office")]


@pytest.mark.model
def test_the_tokenizer_has_the_rules_of_the_pipeline(lean: Language, whole: Language) -> None:
    assert [getattr(lean.tokenizer, name) for name in RULES] == [getattr(whole.tokenizer, name) for name in RULES]


@pytest.mark.model
def test_texts_are_annotated_as_by_the_whole_pipeline(lean: Language, whole: Language) -> None:
    texts = [TEXT, *TEXT.split(". ")]
    found = [
        (told_of(doc), [(token.text, token.norm_, token.dep_, token.tag_) for token in doc]) for doc in lean.pipe(texts)
    ]
    assert found == [
        (told_of(doc), [(token.text, token.norm_, token.dep_, token.tag_) for token in doc])
        for doc in whole.pipe(texts)
    ]


@pytest.mark.model
def test_the_words_of_training_stay_where_they_are(lean: Language, whole: Language) -> None:
    assert len(lean.vocab.strings) < len(whole.vocab.strings) / 10


@pytest.mark.model
def test_all_that_the_components_tell_is_in_the_vocabulary(whole: Language) -> None:
    lean = read_pipeline(DEFAULT_MODEL, Path(str(spacy.util.get_package_path(DEFAULT_MODEL))), ["senter"])
    labels = {label for _, pipe in whole.components for label in getattr(pipe, "labels", ())}
    attributes = {value for rule in whole.get_pipe("attribute_ruler").patterns for value in rule["attrs"].values()}
    assert {each for each in labels | attributes if each not in lean.vocab.strings} == set()


def test_a_usual_pipeline_keeps_its_own_tokenizer_and_no_words(tmp_path: Path) -> None:
    nlp = kept(tmp_path / "usual", spacy.blank("en"))
    assert words(nlp) == ["Ada", "&", "Co", "'s", "U.S.", "office"]
    assert "Qwyrtelian" not in nlp.vocab.strings


def test_a_pipeline_with_other_components_is_read_whole(tmp_path: Path) -> None:
    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    nlp = kept(tmp_path / "other", other)
    assert words(nlp) == ["Ada", "&", "Co", "'s", "U.S.", "office"]
    assert "Qwyrtelian" in nlp.vocab.strings


def test_a_pipeline_with_another_tokenizer_is_read_whole(tmp_path: Path) -> None:
    chinese = spacy.blank("zh")
    chinese.vocab.strings.add("Qwyrtelian")
    chinese.to_disk(tmp_path / "zh")
    nlp = read_pipeline(str(tmp_path / "zh"), tmp_path / "zh", [])
    assert "Qwyrtelian" in nlp.vocab.strings
    assert [token.text for token in nlp("中国")] == ["中", "国"]


def said_by(code: str) -> list[str]:
    """What a fresh Python prints."""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


IMPORTED = "import sys; from graphkit.extract.loading import import_spacy; import_spacy(); import spacy; "


def test_the_librarys_commands_are_imported_by_those_who_ask_for_them() -> None:
    told = "print('typer' in sys.modules, hasattr(spacy, 'cli'), spacy.info(silent=True)['spacy_version'])"
    whole = "import spacy.cli; print(callable(spacy.cli.download), 'typer' in sys.modules)"
    assert said_by(f"{IMPORTED}{told}; {whole}") == [f"False False {spacy.__version__}", "True True"]


def test_a_library_that_needs_more_of_its_commands_is_imported_whole(tmp_path: Path) -> None:
    folder = tmp_path / "spacy" / "cli"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text("from spacy.cli import app, info", encoding="utf-8")
    (folder / "__init__.py").write_text("app = 1\nfrom .info import info", encoding="utf-8")
    (folder / "info.py").write_text("info = 2", encoding="utf-8")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {IMPORTED}print(spacy.app, spacy.info)"
    assert said_by(code) == ["1 2"]


def test_a_library_that_is_there_already_is_left_alone() -> None:
    assert said_by(f"import spacy as before; {IMPORTED}print(before is spacy, 'spacy.cli' in sys.modules)") == [
        "True True"
    ]
