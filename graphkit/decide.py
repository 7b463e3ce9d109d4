"""Takes a person's decisions: names them so that they hold, writes them down, applies them, tells what changed.

Below the commands and above the pipeline: no document is parsed here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.corrections.consistent import told
from graphkit.corrections.errors import CorrectionUseless
from graphkit.corrections.naming import make_register, unique_name
from graphkit.corrections.read import read_corrections
from graphkit.corrections.write import add_correction, undo_correction
from graphkit.explore import find_actor, why
from graphkit.files import replace_file
from graphkit.model import Actor, ActorName, Corpus, Correction
from graphkit.pipeline import Progress, conclude_again, corrections_of, open_build
from graphkit.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.graph import Build
    from graphkit.resolve.doubts import Doubt


@dataclass(frozen=True)
class Effect:
    """What a decision did, in words: what was `decided`, which decisions went, what `changed`, what found no match."""

    decided: tuple[str, ...]
    undone: tuple[str, ...]
    changed: tuple[str, ...]
    unused: tuple[str, ...]
    file: Path


def decide(output: Path, corrections: Sequence[Correction], *, renderer: str, progress: Progress) -> Effect:
    """Write decisions and apply them to the build in `output`.

    Names may be any that `show` takes; what is written names the actors so that nobody else is meant. Raises
    ActorNotFound, ActorAmbiguous, CorrectionUseless and the other errors of corrections; then nothing has changed.
    """
    before, file = open_build(output), corrections_of(output)
    standing = read_corrections(file)
    named = [_named(before, each, standing) for each in corrections]
    undone: list[Correction] = []
    with _undone_on_error(file):
        for each in named:
            undone += add_correction(file, each)
        summary = conclude_again(output, renderer=renderer, progress=progress)
    after = summary.build.corpus if summary.build else before.corpus
    words = tuple(map(told, named)), tuple(map(told, undone))
    kept = tuple(f"noted on {each.names[0].name}" for each in named if each.kind == "note")
    return Effect(*words, (*kept, *_changes(before.corpus, after)), summary.unused, file)


def undo(output: Path, number: int | None, *, renderer: str, progress: Progress) -> Effect:
    """Take the last decision back, or that of a number from 1, and apply the rest. Raises CorrectionUseless."""
    before, file = open_build(output), corrections_of(output)
    with _undone_on_error(file):
        gone = undo_correction(file, number)
        summary = conclude_again(output, renderer=renderer, progress=progress)
    changes = _changes(before.corpus, summary.build.corpus if summary.build else before.corpus)
    if gone.kind == "note":
        changes = (f"no longer noted on {gone.names[0].name}", *changes)
    return Effect((), (told(gone),), changes, summary.unused, file)


def decisions(output: Path) -> tuple[str, ...]:
    """All decisions on the build in `output`, in the order of their file."""
    return tuple(map(told, read_corrections(corrections_of(output))))


def review(output: Path, top: int | None = None) -> tuple[Doubt, ...]:
    """The doubtful merges and splits of the build in `output`, those first that would change the ranking most."""
    from graphkit.resolve.doubts import find_doubts

    return find_doubts(open_build(output).corpus, read_corrections(corrections_of(output)))[:top]


@contextmanager
def _undone_on_error(path: Path) -> Iterator[None]:
    """The file as it was before, if what is done inside fails."""
    old = path.read_bytes().decode("utf-8", "surrogateescape") if path.exists() else None
    try:
        yield
    except BaseException:
        if old is None:
            path.unlink(missing_ok=True)
        else:
            with replace_file(path) as file:
                file.write(old)
        raise


def _named(build: Build, correction: Correction, standing: Sequence[Correction]) -> Correction:
    """The decision with names that mean these actors alone, and with what it leaves to us."""
    if correction.kind == "restore":
        return _dropped(correction, standing)
    if any(name.documents or name.type for name in correction.names):
        return correction
    actors = [find_actor(build.corpus, name.name) for name in correction.names]
    if len({actor.id for actor in actors}) < len(actors):
        joined = _as_joined(correction, standing)
        return joined or replace(correction, names=_spellings(actors[0], correction))
    register = make_register(build.corpus)
    named = replace(correction, names=tuple(unique_name(register, actor) for actor in actors))
    return _COMPLETE.get(correction.kind, _as_it_is)(build, named, actors)


def _dropped(correction: Correction, standing: Sequence[Correction]) -> Correction:
    """What was dropped, by the name it was dropped under: "Putin" restores "Vladimir Putin" if nobody else fits."""
    wanted = _words(correction.names[0])
    gone = {each.names[0].name for each in standing if each.kind == "drop"}
    fitting = [name for name in sorted(gone) if wanted and wanted <= set(fold(name).split())]
    return replace(correction, names=(ActorName(fitting[0]),)) if len(fitting) == 1 else correction


def _as_joined(correction: Correction, standing: Sequence[Correction]) -> Correction | None:
    """The decision in the words of the one that it takes back: "different Putin Trump" of the two full names."""
    if correction.kind != "different":
        return None
    wanted = [_words(name) for name in correction.names]
    for each in standing:
        if each.kind == "same":
            for names in (each.names, each.names[::-1]):
                if all(part and part <= _words(name) for part, name in zip(wanted, names, strict=False)):
                    return replace(correction, names=names)
    return None


def _words(name: ActorName) -> set[str]:
    return set(fold(name.name).split())


def _spellings(actor: Actor, correction: Correction) -> tuple[ActorName, ...]:
    """Two names of one actor as the documents spell them. Raises CorrectionUseless if they are one name."""
    spelled = {fold(alias): alias for alias in (*actor.aliases, actor.name)}
    names = tuple(ActorName(spelled.get(fold(name.name), actor.name)) for name in correction.names)
    if correction.kind == "reject" or len(set(names)) < len(names):
        raise CorrectionUseless(
            f"both names mean {actor.name}; give two of its names ({'; '.join(sorted(spelled.values()))}), "
            "or hold people of one name apart with: graphkit correct split"
        )
    return names


def _new_name(build: Build, correction: Correction, actors: Sequence[Actor]) -> Correction:
    taken = [each.name for each in build.corpus.actors if each.name == correction.to and each.id != actors[0].id]
    if taken:
        raise CorrectionUseless(
            f"another actor is called {correction.to!r}; if the two are one: graphkit correct same "
            f'"{correction.to}" "{actors[0].name}"'
        )
    return correction


def _other_name(build: Build, correction: Correction, actors: Sequence[Actor]) -> Correction:
    """A split with a name for the other: “A (2)”, or the next number that is free."""
    there = make_register(build.corpus).documents[actors[0].id]
    strange = sorted(set(correction.documents) - there)
    if strange:
        raise CorrectionUseless(
            f"{actors[0].name} is not named in {', '.join(strange)}, but in {', '.join(sorted(there)[:10])}"
        )
    taken = {each.name for each in build.corpus.actors}
    free = (name for number in range(2, len(taken) + 3) if (name := f"{actors[0].name} ({number})") not in taken)
    return replace(correction, to=correction.to or next(free))


def _sentence(build: Build, correction: Correction, actors: Sequence[Actor]) -> Correction:
    wanted = " ".join(correction.quotation.split())
    for each in why(build, actors[0].id, actors[1].id):
        here = not correction.documents or each.source in correction.documents
        there = correction.offsets in (None, (each.start, each.stop))
        if here and there and wanted in " ".join(each.quotation.split()):
            return correction
    raise CorrectionUseless(
        f"no such sentence joins {actors[0].name} and {actors[1].name}; "
        f'graphkit why "{actors[0].name}" "{actors[1].name}" lists those that do'
    )


def _as_it_is(_build: Build, correction: Correction, _actors: Sequence[Actor]) -> Correction:
    return correction


_COMPLETE: dict[str, Callable[[Build, Correction, Sequence[Actor]], Correction]] = {
    "rename": _new_name,
    "split": _other_name,
    "reject": _sentence,
}


def _changes(before: Corpus, after: Corpus) -> tuple[str, ...]:
    """Which actors came, went, or are others now, and how many pairs and relations there were and are."""
    old, new = _described(before), _described(after)
    lines = [f"gone: {old[i]}" for i in old.keys() - new.keys()] + [f"new: {new[i]}" for i in new.keys() - old.keys()]
    lines += [f"now: {new[i]}; was: {old[i]}" for i in old.keys() & new.keys() if old[i] != new[i]]
    counts = [
        ("sentences that join two actors", *(sum(len(p.sentences) for p in c.cooccurrences) for c in (before, after))),
        ("claims", *(sum(len(r.claims) for r in c.relations) for c in (before, after))),
    ]
    return (*sorted(lines), *(f"{what}: {now}, was {was}" for what, was, now in counts if was != now))


def _described(corpus: Corpus) -> dict[str, str]:
    mentions = Counter(membership.actor_id for membership in corpus.memberships)
    return {each.id: f"{each.name} ({each.type}, {mentions[each.id]} mentions)" for each in corpus.actors}
