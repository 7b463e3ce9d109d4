"""A small corpus that many questions can be asked of."""

from dataclasses import replace

from graphkit.graph import Build, build_graph
from graphkit.model import Corpus
from tests.corpora import Said, Told, corpus

PEOPLE = dict.fromkeys(("Ann", "Bob", "Cid", "Dee", "Eva", "Fay", "Gus", "Hal"), "PERSON")


def build_of(*told: Told, said: tuple[Said, ...] = (), events: dict[str, str] | None = None) -> Build:
    """A build in which the eight people are the actors; `events` gives predicates their event types."""
    made = corpus(told, PEOPLE, said)
    relations = [replace(each, event=(events or {}).get(each.predicate, "")) for each in made.relations]
    return unmeasured(replace(made, relations=tuple(relations)))


def unmeasured(made: Corpus) -> Build:
    return Build(made, build_graph(made))


def file(name: str, *sentences: str, date: str = "") -> Told:
    return Told(name, date, sentences)
