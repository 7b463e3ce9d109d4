import os
import pkgutil
import pydoc
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from pydoc_data.topics import topics
from typing import Any

import networkx as nx
import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import fix_random_seed

from graphkit.extract import network
from graphkit.extract.inference import assemble, find_inference, told_of
from graphkit.extract.network import find_vectors
from graphkit.extract.nlp import parse
from graphkit.facts import first_names, load_facts

pytestmark = pytest.mark.filterwarnings("ignore:.*W036")  # spaCy warns of rulers without rules
SEEDS = Path(__file__).parent.parent.parent / "seeds"
NAMES = ["tok2vec", "tagger", "parser", "attribute_ruler", "ner"]
TURNS = """{} of {} met {}'s ministers in {} on Tuesday, and there were {} reporters; "we aren't gonna leave," she said.
The {} Bank, which {} had founded in {}, was accused by {} of having paid ${} million: let's see who'd deny it.
{}, {} and {} have agreed to talk. {} hadn't been told, {} years after the war between {} and {}!"""


ALIKE = """
from graphkit.extract.inference import find_inference, told_of
from graphkit.extract.nlp import load_model

nlp = load_model()
texts = ["Angela Merkel, 69, met the European Union's envoys in Paris on Friday, she said. " * n for n in (1, 9, 40)]
docs = [nlp.make_doc(text) for text in texts]
find_inference(nlp)(docs)
plain = list(nlp.pipe(texts))
told = [told_of(doc) for doc in docs] == [told_of(doc) for doc in plain]
print(told, [doc.tensor.tobytes() for doc in docs] == [doc.tensor.tobytes() for doc in plain])
"""


def paragraphs(text: str) -> Iterator[str]:
    """Prose of some length."""
    for part in text.replace("\r", "").split("\n\n"):
        words = " ".join(part.split())
        if len(words) > 80 and sum(letter.isalpha() or letter == " " for letter in words) > 0.9 * len(words):
            yield words[:240]


def docstrings() -> Iterator[str]:
    """What the library of graphs says of its modules' functions, which is full of persons' and places' names."""
    names = sorted(info.name for info in pkgutil.walk_packages(nx.algorithms.__path__, "networkx.algorithms."))
    for each in names:
        if "tests" not in each and (module := pydoc.safeimport(each)):
            for name in sorted(getattr(module, "__all__", ())):
                yield pydoc.getdoc(getattr(module, name))


def news(count: int) -> Iterator[str]:
    people = sorted(first_names())
    places = [fact.name for fact in load_facts()]
    for number in range(count):
        said = TURNS.split("\n")[number % 3]
        kinds = [places, people, ["1987", "250"]]
        words = [kinds[(number + i) % 3] for i in range(9)]
        yield said.format(*(each[(number * 7 + i * 31) % len(each)] for i, each in enumerate(words)))


def real_texts() -> list[str]:
    """The seeds whole, and prose that ships with Python and its library of graphs."""
    whole = [path.read_text(encoding="utf-8").replace("\n", " ") for path in sorted(SEEDS.iterdir())]
    manual = [each for name in sorted(topics) for each in paragraphs(topics[name])]
    described = [each for text in docstrings() for each in paragraphs(text)]
    return [*whole, *manual[:500], *described[:500]]


def untrained(tok2vec: dict[str, object] | None = None) -> Language:
    """A pipeline with the small model's components and weights of chance, the same each time."""
    fix_random_seed(0)
    nlp = spacy.blank("en")
    shared = {"model": {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}}}
    configs = {"tok2vec": tok2vec or {}, "tagger": shared, "parser": shared}
    for name in NAMES:
        nlp.add_pipe(name, config=configs.get(name, {}))
    for name, labels in {"tagger": ["A", "B"], "parser": ["nsubj", "dobj"], "ner": ["ORG"]}.items():
        for label in labels:
            nlp.get_pipe(name).add_label(label)
    nlp.initialize()
    return nlp


def ours(nlp: Language, texts: Iterable[str]) -> list[list[list[int]]]:
    return texts_of(doc for doc, _ in parse(nlp, ((text, None) for text in texts)))


def texts_of(docs: Iterable[Doc]) -> list[list[list[int]]]:
    return [told_of(doc) for doc in docs]


@pytest.mark.model
def test_a_thousand_real_texts_are_read_as_spacy_reads_them(nlp: Language) -> None:
    texts = [*real_texts(), *news(60)]
    assert len(texts) > 1000
    assert find_inference(nlp) is not None
    expected = texts_of(nlp.pipe(texts, batch_size=64))
    found = ours(nlp, texts)
    assert [text for text, ours, theirs in zip(texts, found, expected, strict=True) if ours != theirs] == []


@pytest.mark.model
def test_a_text_is_read_alike_alone_and_among_others(nlp: Language) -> None:
    texts = [text for path in sorted(SEEDS.iterdir()) for text in paragraphs(path.read_text(encoding="utf-8"))]
    together = ours(nlp, texts)
    assert [ours(nlp, [text])[0] for text in texts] == together


def networks_of(nlp: Language) -> list[Any]:
    return [nlp.get_pipe("tok2vec").model, nlp.get_pipe("ner").model.layers[0].layers[0]]


def bits(vectors: Sequence[Any]) -> list[bytes]:
    return [each.tobytes() for each in vectors]


@pytest.mark.model
@pytest.mark.parametrize("chosen", [slice(2), slice(1), slice(1, 2)])
def test_the_vectors_are_spacys_to_the_last_bit(nlp: Language, chosen: slice) -> None:
    models = networks_of(nlp)[chosen]
    docs = [nlp.make_doc(text) for text in [*news(60), " ".join(news(90)), "A"]]
    vectors = find_vectors(models)
    assert vectors is not None
    assert list(map(bits, vectors(docs))) == [bits(model.predict(docs)) for model in models]


@pytest.mark.model
@pytest.mark.parametrize("rows", [1, 40, 300])
def test_few_kept_rows_change_no_vector(nlp: Language, monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    monkeypatch.setattr(network, "MOST_ROWS", rows)
    models = networks_of(nlp)
    vectors = find_vectors(models)
    assert vectors is not None
    for text in news(20):
        docs = [nlp.make_doc(text), nlp.make_doc("There, there.")]
        assert list(map(bits, vectors(docs))) == [bits(model.predict(docs)) for model in models]


@pytest.mark.model
def test_a_network_unlike_these_is_left_to_spacy(nlp: Language) -> None:
    assert find_vectors([*networks_of(nlp), nlp.get_pipe("tagger").model]) is None


@pytest.mark.model
@pytest.mark.parametrize("setting", ["CORETYPE=Haswell NUM_THREADS=1", "NUM_THREADS=4", "NUM_THREADS=1"])
def test_other_processors_and_threads_change_nothing(setting: str) -> None:
    told_to = {f"OPENBLAS_{name}": value for name, value in (each.split("=") for each in setting.split())}
    told = subprocess.run(
        [sys.executable, "-c", ALIKE], capture_output=True, text=True, check=True, env=os.environ | told_to
    )
    assert told.stdout.splitlines() == ["True True"]


@pytest.mark.model
def test_texts_without_tokens_are_left_as_they_are(nlp: Language) -> None:
    assert texts_of([doc for doc, _ in parse(nlp, [("", 1), ("Ada left.", 2), ("", 3)])]) == texts_of(
        [nlp(""), nlp("Ada left."), nlp("")]
    )


def test_an_untrained_pipeline_of_known_components_is_read_faster_with_the_same_result() -> None:
    nlp = untrained()
    annotate = find_inference(nlp)
    assert annotate is not None
    docs = [nlp.make_doc(text) for text in news(10)]
    annotate(docs)
    assert texts_of(docs) == texts_of([nlp(text) for text in news(10)])


def test_a_network_that_only_looks_alike_fails_the_check_and_spacy_reads() -> None:
    nlp = untrained()
    for node in nlp.get_pipe("tok2vec").model.walk():
        if node.name == "expand_window":
            node._func = lambda model, rows, is_train: (model.ops.seq2col(np.ascontiguousarray(rows[::-1]), 1), None)
    upper = nlp.get_pipe("parser").model.layers[-1]
    weights = upper.get_param("W")
    upper.set_param("W", np.arange(weights.size, dtype=np.float32).reshape(weights.shape) % 7)
    assert assemble(nlp) is not None
    assert find_inference(nlp) is None
    assert ours(nlp, news(5)) == texts_of(nlp.pipe(news(5)))


@pytest.mark.parametrize(
    "encode",
    [
        {"@architectures": "spacy.MishWindowEncoder.v2", "depth": 4},
        {"@architectures": "spacy.MaxoutWindowEncoder.v2", "depth": 1, "maxout_pieces": 3},
    ],
)
def test_an_unknown_network_is_left_to_spacy(encode: dict[str, object]) -> None:
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX"],
        "rows": [50, 50],
        "include_static_vectors": False,
    }
    sizes = {"width": 96, "window_size": 1}
    nlp = untrained({"model": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode | sizes}})
    assert find_inference(nlp) is None
    assert ours(nlp, news(5)) == texts_of(nlp.pipe(news(5)))


@pytest.mark.parametrize("change", ["one more", "one less"])
def test_a_pipeline_of_other_components_is_left_to_spacy(change: str) -> None:
    nlp = untrained()
    if change == "one more":
        nlp.add_pipe("sentencizer")
    else:
        nlp.remove_pipe("tagger")
    assert find_inference(nlp) is None


def test_a_rule_that_asks_for_something_else_is_left_to_spacy() -> None:
    nlp = untrained()
    nlp.get_pipe("attribute_ruler").add([[{"SHAPE": "Xxx"}]], {"POS": "PROPN"})
    assert find_inference(nlp) is None


def test_rules_of_several_tokens_are_applied_as_spacy_applies_them() -> None:
    nlp = untrained()
    ruler = nlp.get_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "let"}, {"LOWER": {"REGEX": "^['’]s$"}}]], {"LEMMA": "us"}, index=1)
    ruler.add([[{"LOWER": {"IN": ["'s", "’s"]}}]], {"LEMMA": "'s", "POS": "PART"})
    ruler.add([[{"LOWER": "new"}, {"LOWER": "new"}, {"LOWER": "york"}]], {"POS": "PROPN"}, index=-1)
    ruler.add([[{"IS_SPACE": True}]], {"TAG": "_SP", "POS": "SPACE"})
    texts = ["Let's see what Ada's got.", "let  's", "New new new York isn't new York", "let", "a let’s let's s"]
    annotate = find_inference(nlp)
    assert annotate is not None
    docs = [nlp.make_doc(text) for text in texts]
    annotate(docs)
    assert texts_of(docs) == texts_of([nlp(text) for text in texts])
