"""Reading an archive on Spark against reading it plainly: ratios measured in one run, on made-up reports.

python -m benchmarks.scale [--reports 20000] [--sizes 1000 10000] [--times 3] [--masters local[2] local-cluster[2,1,2048]]

Prints, for each master: how many reports a second, against one core of `khronika read FILE -o OUT` (both after start-up, which is what a run over sixty
reports takes, models of each reader included, and is told apart); processor time of a report against the plain one; the most memory of a process;
and, for each of ``--sizes``, processor time of a report. A start, and a run that is little longer than one, is done ``--times`` times and the middle one
told, since starts differ by seconds. Processor time is that of the whole tree of processes, so that other programs on the machine
change it little; the clock says what a user waits for.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_SHORT = 5_000  # reports: a run of so many is little longer than a start
_FEW = 60  # so that each of two readers has met each language

# Three languages, three in ten of them with something to record: an archive is mostly about something else.
_TELLS = {
    "en": "Police in {town} detained {n} people on {day} June, the interior ministry said. A rights group put the number at {m}.",
    "ru": "В городе {town} полиция задержала {n} человек {day} июня, сообщили в МВД. Правозащитники говорят о {m} задержанных.",
    "kk": "{town} қаласында полиция {day} маусымда {n} адамды ұстады, деп хабарлады Ішкі істер министрлігі.",
}
_TELLS_NOTHING = {
    "en": "The garden by the river opens in spring. Its paths were laid anew, and the old lime trees were kept. Number {n} on the map is the pond.",
    "ru": "Сад у реки открывается весной. Дорожки проложили заново, старые липы сохранили. Пруд отмечен на карте числом {n}.",
    "kk": "Өзен жағасындағы бақ көктемде ашылады. Жолдары жаңадан салынды, ескі ағаштар сақталды. Тоған картада {n} санымен белгіленген.",
}
_TOWNS = ("Almaty", "Karaganda", "Pavlodar", "Aktobe", "Taraz")
_SHARES = {"en": 6, "ru": 3, "kk": 1}


def archive(place: Path, many: int) -> Path:
    """A file of that many reports, spread over thirty days."""
    rng = random.Random(many)
    with place.open("w", encoding="utf-8") as out:
        for number in range(many):
            (lang,) = rng.choices(list(_SHARES), list(_SHARES.values()))
            words = (_TELLS if rng.random() < 0.3 else _TELLS_NOTHING)[lang]
            text = words.format(
                town=rng.choice(_TOWNS), n=rng.randint(5, 900), m=rng.randint(5, 900), day=rng.randint(1, 30)
            )
            said = {
                "id": str(number),
                "text": f"{text} ({number})",
                "published": f"2019-07-{1 + number % 30:02d}",
                "outlet": f"Orlo {number % 40}",
            }
            out.write(json.dumps(said, ensure_ascii=False) + "\n")
    return place


@dataclass(slots=True)
class Took:
    """Seconds of the clock and of processors; the most megabytes that one process of a sort held."""

    clock: float
    processor: float
    memory: dict[str, float]


@dataclass(slots=True)
class _Tree:
    """What a process and all that it starts take, looked at a few times a second."""

    root: int
    seconds: dict[int, float] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)

    def look(self) -> None:
        parents: dict[int, int] = {}
        found: dict[int, tuple[float, float, str]] = {}
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                said = (entry / "stat").read_text().rpartition(")")
                words = said[2].split()
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            except OSError:
                continue
            pid = int(entry.name)
            parents[pid] = int(words[1])
            found[pid] = ((int(words[11]) + int(words[12])) / _TICK, int(words[21]) * _PAGE / 1e6, command)
        for pid, (seconds, megabytes, command) in found.items():
            if self._is_ours(pid, parents):
                self.seconds[pid] = max(seconds, self.seconds.get(pid, 0.0))
                sort = "Java" if "/java" in command else "Python"
                self.memory[sort] = max(megabytes, self.memory.get(sort, 0.0))

    def _is_ours(self, pid: int, parents: dict[int, int]) -> bool:
        while pid > 1:
            if pid == self.root or (pid in self.seconds and pid != self.root):
                return True
            pid = parents.get(pid, 0)
        return False


def run(*words: str) -> Took:
    """`khronika read` with these words."""
    began = time.monotonic()
    running = subprocess.Popen(
        [sys.executable, "-m", "khronika.cli", "read", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    tree, done = _Tree(running.pid), threading.Event()

    def watch() -> None:
        while not done.wait(0.2):
            tree.look()

    watching = threading.Thread(target=watch)
    watching.start()
    code = running.wait()
    done.set()
    watching.join()
    if code not in (0, 1):
        raise SystemExit(f"khronika read {' '.join(words)} ended with {code}")
    return Took(time.monotonic() - began, sum(tree.seconds.values()), tree.memory)


def plainly(file: Path, out: Path) -> Took:
    out.unlink(missing_ok=True)
    return run(str(file), "-o", str(out))


def on_spark(file: Path, out: Path, master: str) -> Took:
    shutil.rmtree(out, ignore_errors=True)
    return run(str(file), "--engine", "spark", "--master", master, "-o", str(out))


def middle(once: Callable[[], Took], times: int) -> Took:
    """Of so many runs the one with the middle processor time; all of them are told."""
    runs = sorted((once() for _ in range(times)), key=lambda took: took.processor)
    if times > 1:
        print("    " + ", ".join(f"{took.processor:.1f}" for took in runs) + " s of processor", flush=True)
    return runs[times // 2]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--sizes", type=int, nargs="*", default=[])
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--masters", nargs="*", default=["local[2]", "local-cluster[2,1,2048]"])
    given = parser.parse_args()
    place = Path(tempfile.mkdtemp(prefix="khronika-scale-"))
    try:
        few, many = archive(place / "few.jsonl", _FEW), archive(place / "many.jsonl", given.reports)
        start, whole = plainly(few, place / "plain"), plainly(many, place / "plain")
        plain = (
            (whole.clock - start.clock) / (given.reports - _FEW),
            (whole.processor - start.processor) / (given.reports - _FEW),
        )
        print(
            f"plain, one core: start {start.clock:.1f} s; {1 / plain[0]:.1f} reports a second, {1000 * plain[1]:.1f} ms of processor each; {_mb(whole)}",
            flush=True,
        )
        for master in given.masters:
            start = middle(lambda: on_spark(few, place / "store", master), given.times)  # noqa: B023
            whole = on_spark(many, place / "store", master)
            each = (
                (whole.clock - start.clock) / (given.reports - _FEW),
                (whole.processor - start.processor) / (given.reports - _FEW),
            )
            print(
                f"{master}: start {start.clock:.1f} s; {1 / each[0]:.1f} reports a second, {plain[0] / each[0]:.2f} times plain; "
                f"processor {1000 * each[1]:.1f} ms each, {100 * (each[1] / plain[1] - 1):+.0f} % over plain; {_mb(whole)}",
                flush=True,
            )
            for size in given.sizes:
                some = archive(place / "some.jsonl", size)
                times = given.times if size <= _SHORT else 1
                took = middle(lambda: on_spark(some, place / "store", master), times)  # noqa: B023
                print(
                    f"  {size} reports: {1000 * (took.processor - start.processor) / (size - _FEW):.1f} ms of processor each, {took.clock:.0f} s",
                    flush=True,
                )
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _mb(took: Took) -> str:
    return ", ".join(f"{sort} {megabytes:.0f} MB at most" for sort, megabytes in sorted(took.memory.items()))


if __name__ == "__main__":
    main()
