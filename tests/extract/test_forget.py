"""Giving back the memory of language models, each time in a process of its own: other tests keep their models."""

import subprocess
import sys

PROGRAM = """
import weakref
from graphkit.extract.extractor import Text, extract_all
from graphkit.extract.forget import forget_models
from graphkit.extract.nlp import load_model

said = "Angela Merkel met Emmanuel Macron in Paris on Monday. She criticised Hungary."
texts = [Text("d1", said, said)]
first = weakref.ref(load_model())
before = list(extract_all(first(), texts))
forget_models()
print(first() is None)
print(bool(before[0][1].mentions), list(extract_all(load_model(), texts)) == before)
"""


def test_a_forgotten_model_is_gone_and_loaded_anew_finds_the_same():
    told = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == ["True", "True True"]
