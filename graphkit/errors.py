"""All that can go wrong through no fault of ours. Each class keeps its data and writes its own sentence.

    GraphkitError
    ├── PathNotFound        a path given to build does not exist
    ├── NothingToRead       no readable document under the given paths
    ├── WouldOverwrite      a file of the user's has the name of one of ours
    ├── MetadataUnreadable  the table given with --metadata
    ├── WordsUnreadable     a file of the user's names or event types
    ├── ModelNotFound       the spaCy pipeline is not installed
    ├── ModelUnreadable     … or no pipeline at all
    ├── ModelUnfit          … or lacks a parser or named entities
    ├── StoreNotFound       no build in the output folder
    ├── StoreUnreadable     the store is damaged or no store at all
    ├── StoreOutdated       it was written by another version
    ├── StoreLocked         another graphkit is writing it
    ├── ActorNotFound       no actor of that name
    ├── ActorAmbiguous      several
    ├── CommunityNotFound   no community of that name, or several
    ├── CentralityNotOfLayer  a measure that the chosen layer lacks
    ├── UnitUnknown         not a unit in which actors can appear together
    ├── RedactionUnreadable the file that says what to hide
    ├── UnitUnfit           … and sentences are all that can be shown
    ├── RedactionIncomplete something that was to be hidden still shows
    ├── NotVerified         the documents no longer say what the build quotes
    ├── NothingToCompare    one of two sets of documents is empty
    ├── FormatUnknown       no writer for a file's suffix
    ├── EngineNotInstalled  --engine needs an extra that is not there
    ├── ClusterUnreachable  no answer from the scheduler of a cluster
    ├── StorageUnknown      no way to write to an address, as s3://
    └── OutputUnwritable    a file or folder cannot be written

Those that cannot be foreseen are bugs and keep their traceback.
"""

from collections.abc import Sequence

MOST_REASONS = 3


class GraphkitError(Exception):
    """Base of all errors a user can cause or mend; `str(error)` is one sentence with the remedy in it."""


class PathNotFound(GraphkitError):
    def __init__(self, path: object) -> None:
        self.path = path
        super().__init__(f"{path} does not exist; give a file or a folder of documents")


class NothingToRead(GraphkitError):
    def __init__(self, paths: Sequence[object], suffixes: Sequence[str], skipped: Sequence[tuple[str, str]]) -> None:
        self.paths, self.suffixes, self.skipped = tuple(paths), tuple(suffixes), tuple(skipped)
        where = ", ".join(str(path) for path in self.paths) or "no path at all"
        reasons = "; ".join(f"{source}: {reason}" for source, reason in self.skipped[:MOST_REASONS])
        more = f" and {len(self.skipped) - MOST_REASONS} more" if len(self.skipped) > MOST_REASONS else ""
        also = f" ({reasons}{more})" if skipped else ""
        super().__init__(f"no readable document in {where}{also}; graphkit reads {' '.join(suffixes)}")


class WouldOverwrite(GraphkitError):
    def __init__(self, path: object) -> None:
        self.path = path
        super().__init__(f"{path} is there and no build of graphkit beside it; choose another folder with --output")


class MetadataUnreadable(GraphkitError):
    def __init__(self, path: object, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(
            f"{path} does not tell metadata: {reason}; it needs a column path, and may have title, date, outlet, "
            "author, url, language"
        )


class WordsUnreadable(GraphkitError):
    def __init__(self, path: object, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"cannot use {path}: {reason}")


class ModelNotFound(GraphkitError):
    def __init__(self, name: str, install: str) -> None:
        self.name, self.install = name, install
        super().__init__(f"the language model {name!r} is not installed; install it with: {install}")


class ModelUnreadable(GraphkitError):
    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name!r} is no spaCy pipeline; give --model the name or the folder of one")


class ModelUnfit(GraphkitError):
    def __init__(self, name: str, lacking: Sequence[str]) -> None:
        self.name, self.lacking = name, tuple(lacking)
        super().__init__(
            f"the language model {name!r} has no {' and no '.join(lacking)}; "
            "choose a spaCy pipeline with a parser and ner"
        )


class StoreNotFound(GraphkitError):
    def __init__(self, path: object) -> None:
        self.path = path
        super().__init__(f"there is no build in {path}; make one with: graphkit build FOLDER --output {path}")


class StoreUnreadable(GraphkitError):
    def __init__(self, path: object) -> None:
        self.path = path
        super().__init__(f"{path} is damaged or not a graphkit store; delete it and build again")


class StoreOutdated(GraphkitError):
    def __init__(self, path: object, found: int, expected: int) -> None:
        self.path, self.found, self.expected = path, found, expected
        super().__init__(
            f"{path} was written in store format {found}, this graphkit uses format {expected}; "
            "delete it and build again"
        )


class StoreLocked(GraphkitError):
    def __init__(self, path: object, process: int | None = None) -> None:
        self.path, self.process = path, process
        holder = f"another program (process {process})" if process else "another program"
        super().__init__(f"{holder} is using {path}; wait until it is done, then try again")


class ActorNotFound(GraphkitError):
    def __init__(self, name: str, near: Sequence[str]) -> None:
        self.name, self.near = name, tuple(near)
        hint = f"did you mean {', '.join(near)}?" if near else "graphkit rank lists the actors there are"
        super().__init__(f"no actor is called {name!r}; {hint}")


class ActorAmbiguous(GraphkitError):
    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        self.name, self.candidates = name, tuple(candidates)
        super().__init__(f"{name!r} may be {'; '.join(candidates)}: give the full name or the id")


class CommunityNotFound(GraphkitError):
    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name, self.known = name, tuple(known)
        super().__init__(f"{name!r} does not name one community; there are: {'; '.join(self.known) or 'none'}")


class UnitUnknown(GraphkitError):
    def __init__(self, unit: str) -> None:
        self.unit = unit
        super().__init__(f"{unit!r} is no unit; actors are together in a sentence, window:2, paragraph or document")


class RedactionUnreadable(GraphkitError):
    def __init__(self, path: object, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(
            f"{path} does not say what to hide: {reason}; write for example "
            'actors = ["Ada Brook", { name = "Ben Cole", as = "Informant" }] and sources = ["memo.txt"]'
        )


class RedactionIncomplete(GraphkitError):
    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(
            f"{text!r} still shows what was to be hidden, so nothing was written; choose another pseudonym"
        )


class CentralityNotOfLayer(GraphkitError):
    def __init__(self, by: str, layer: str, layers: Sequence[str]) -> None:
        self.by, self.layer, self.layers = by, layer, tuple(layers)
        super().__init__(f"there is no {by} on the {layer} layer; ask for it with --layer {layers[0]}")


class NotVerified(GraphkitError):
    def __init__(self, faults: int) -> None:
        self.faults = faults
        super().__init__(f"{faults} of the things checked are not as the build has them; see the list above")


class NothingToCompare(GraphkitError):
    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"there is no document {what} to compare; the report lists documents with their dates")


class UnitUnfit(GraphkitError):
    def __init__(self, unit: str) -> None:
        self.unit = unit
        super().__init__(f"what is redacted shows sentences alone, not a {unit}; leave out --unit")


class FormatUnknown(GraphkitError):
    def __init__(self, path: object, known: Sequence[str]) -> None:
        self.path, self.known = path, tuple(known)
        super().__init__(f"graphkit cannot write {path}: the file's suffix must be one of {' '.join(known)}")


class EngineNotInstalled(GraphkitError):
    def __init__(self, engine: str, extra: str) -> None:
        self.engine, self.extra = engine, extra
        super().__init__(
            f"the engine {engine!r} is not installed; install it with: python -m pip install 'graphkit[{extra}]'"
        )


class ClusterUnreachable(GraphkitError):
    def __init__(self, scheduler: str) -> None:
        self.scheduler = scheduler
        super().__init__(
            f"the cluster's scheduler at {scheduler or 'this machine'} does not answer; see that it runs, and run the "
            "same command again: what was parsed is kept"
        )


class StorageUnknown(GraphkitError):
    def __init__(self, address: str, reason: str) -> None:
        self.address, self.reason = address, reason
        super().__init__(
            f"cannot write to {address}: {reason}; addresses need fsspec, which comes with python -m pip install "
            "'graphkit[cluster]', and the package for their kind of store: s3fs for s3://, gcsfs for gs://, adlfs for "
            "az://"
        )


class OutputUnwritable(GraphkitError):
    def __init__(self, path: object, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"cannot write {path}: {reason}; choose another place with --output or --to")
