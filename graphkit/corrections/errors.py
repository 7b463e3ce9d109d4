"""What can be wrong with a file of corrections; each error is one sentence with the remedy in it."""

# ruff: noqa: N818 (each is named for what happened, as in graphkit.errors)

from collections.abc import Sequence

from graphkit.errors import GraphkitError


class CorrectionsUnreadable(GraphkitError):
    """The file is missing, no UTF-8 or no TOML; `reason` names the line where it is known."""

    def __init__(self, path: object, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"cannot read the corrections in {path}: {reason}; mend that and try again")


class CorrectionUnfit(GraphkitError):
    """A decision that cannot be understood; `number` counts the file's decisions from 1."""

    def __init__(self, path: object, number: int, reason: str) -> None:
        self.path, self.number, self.reason = path, number, reason
        super().__init__(f"decision {number} in {path}: {reason}; mend it, or delete it")


class CorrectionsContradict(GraphkitError):
    """Two decisions that cannot both hold."""

    def __init__(self, one: str, other: str) -> None:
        self.one, self.other = one, other
        super().__init__(
            f"two decisions contradict each other: {one}; {other}: "
            "graphkit correct list gives their numbers, graphkit correct undo NUMBER takes one back"
        )


class CorrectionsAmbiguous(GraphkitError):
    """More than one file of corrections lies where a build looks for it."""

    def __init__(self, paths: Sequence[object]) -> None:
        self.paths = tuple(paths)
        super().__init__(
            f"there are corrections in {' and in '.join(map(str, paths))}; "
            "put them into one file, or name one with --corrections"
        )


class CorrectionUseless(GraphkitError):
    """A decision that would change nothing, or one to take back that isn't there."""


class NameNotUnique(GraphkitError):
    """No name, type or document tells an actor from another of its name."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"another actor called {name!r} is named in the same documents; correct that one first")
