"""Reading a pipeline from its folder: of a usual one no more than reading texts needs, of any other all, as spaCy does.

spaCy makes the tokenizer of the language's own rules before it reads the pipeline's, and puts the words that a model
was trained on into the vocabulary, which meets each word anyhow when a text has it. Half of the time goes there, and
15 MB.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

_COMMANDS = ("spacy.cli", "spacy.cli.info")
_TOKENIZER, _BLANK = "spacy.Tokenizer.v1", "graphkit.BlankTokenizer.v1"
#: components that know the words they tell by themselves, or add them when they tell one
_FACTORIES = frozenset({"tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner", "senter"})
_TRAINED_ON = "strings"  # spaCy's name of the words of training


def import_spacy() -> None:
    """In a process of ours, import the library, which takes as long as reading the small model, without its commands:
    what they need is a third of the time and 20 MB. Whoever imports them afterwards gets them.
    """
    stand_ins = {name: ModuleType(name) for name in _COMMANDS} if "spacy" not in sys.modules else {}
    for module in stand_ins.values():
        module.__dict__["info"] = _info
    sys.modules.update(stand_ins)
    try:
        with suppress(ImportError):  # another version may ask for more of them
            import_module("spacy")
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
    import_module("spacy")


def _info(*args: Any, **options: Any) -> Any:
    """What spaCy calls `spacy.info`."""
    return import_module("spacy.cli.info").info(*args, **options)


def read_pipeline(name: str, folder: Path, unused: Sequence[str]) -> Language:
    """The spaCy pipeline of that package name or folder without its `unused` components; `folder` is where it is kept.

    Raises OSError and ImportError as spaCy does.
    """
    import spacy

    if not _is_usual(folder):
        return spacy.load(name, exclude=list(unused))
    _register_blank()
    config = {"nlp": {"tokenizer": {"@tokenizers": _BLANK}}}
    nlp = spacy.load(name, exclude=[*unused, _TRAINED_ON], config=config)
    _keep_told(nlp)
    return nlp


def _is_usual(folder: Path) -> bool:
    """Whether a pipeline has a tokenizer of spaCy's usual kind, kept with it, and components known here alone."""
    from spacy.util import load_config

    found = [path for path in (folder / "config.cfg", *folder.glob("*/config.cfg")) if path.is_file()]
    if len(found) != 1 or not found[0].with_name("tokenizer").is_file():
        return False
    config = load_config(found[0])
    components: Mapping[str, Mapping[str, Any]] = config.get("components", {})
    return (
        config["nlp"].get("tokenizer") == {"@tokenizers": _TOKENIZER}
        and all(each.get("factory") in _FACTORIES for each in components.values())
        and components.get("lemmatizer", {}).get("mode", "rule") == "rule"
    )


def _register_blank() -> None:
    """Tell spaCy of a tokenizer without rules, to be filled from a pipeline's folder."""
    from spacy import registry
    from spacy.tokenizer import Tokenizer

    if not registry.has("tokenizers", _BLANK):
        registry.tokenizers(_BLANK, func=lambda: lambda nlp: Tokenizer(nlp.vocab))


def _keep_told(nlp: Language) -> None:
    """Put what the components may tell into the vocabulary for good: answers are remembered by their numbers there."""
    for _, pipe in nlp.components:
        for label in getattr(pipe, "labels", ()):
            nlp.vocab.strings.add(label)
        for rule in getattr(pipe, "patterns", ()):
            for value in filter(lambda each: isinstance(each, str), rule["attrs"].values()):
                nlp.vocab.strings.add(value)
