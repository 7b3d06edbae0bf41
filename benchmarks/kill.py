"""Kills edulint at random moments and looks what is lost.

    python benchmarks/kill.py [--kills 500] [--rounds 50] [--only NAME] [--seed N] [--json TALLY]

The archive's ``add`` and ``update``, ``--fix``, ``--output`` and the cache are killed in turn, with their workers or
alone. After each kill everything must be whole: drafts as they were or repaired, the archive sound with all that it
held, reports readable. Then the next run must complete what was begun. Last, two writers and a reader work on one
archive at once. The seed is printed; where something is lost the exit status is 1.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from attacked import Child, Ground, LostError, import_all, require


class Attack:
    """One operation, how to prepare it, what must hold after a kill, and what after the run that follows."""

    def __init__(
        self,
        arguments: list[str],
        prepare: Callable[[Ground, int], None],
        whole: Callable[[Ground], None],
        complete: Callable[[Ground], None],
    ) -> None:
        self.arguments, self.prepare, self.whole, self.complete = arguments, prepare, whole, complete


def _remove(ground: Ground, name: str) -> None:
    for file in sorted((ground.folder / name).glob("*")):
        file.unlink()


def _prepare_add(ground: Ground, number: int) -> None:
    # A first run every third time, further ones in between.
    if number % 3 == 0:
        _remove(ground, "archive")


def _all_archived(ground: Ground) -> None:
    held = ground.archived()
    require(len(held) == len(ground.names), f"{len(held)} of {len(ground.names)} in the archive")


def _archive_sound(ground: Ground) -> None:
    ground.archived()


def _prepare_update(ground: Ground, number: int) -> None:
    ground.write_drafts(number, ground.names[number % 2 :: 2])


def _drafts_whole(ground: Ground) -> None:
    ground.drafts_whole()


def _all_repaired(ground: Ground) -> None:
    require(ground.drafts_whole() == len(ground.names), "not all are repaired")


def _report_whole(ground: Ground) -> None:
    told = ground.report()
    require(told is None or len(told) == len(ground.names), "half a report")


def _report_there(ground: Ground) -> None:
    require(len(ground.report() or ()) == len(ground.names), "the report is not complete")


def _renew(ground: Ground, number: int) -> None:
    ground.write_drafts(number)


_CHECK = ["check", "drafts", "--isolated", "--exit-zero", "--jobs", "2"]
ATTACKS = {
    "archive add": Attack(["archive", "add", "archive", "drafts"], _prepare_add, _archive_sound, _all_archived),
    "archive update": Attack(["archive", "update", "archive"], _prepare_update, _all_archived, _all_archived),
    "--fix": Attack([*_CHECK, "--fix"], _renew, _drafts_whole, _all_repaired),
    "--output": Attack([*_CHECK, "--no-cache", "--output", "report.json"], _renew, _report_whole, _report_there),
    "cache": Attack([*_CHECK, "--cache-dir", "cache", "--output", "report.json"], _renew, _report_whole, _report_there),
}


def kills(ground: Ground, name: str, count: int, chance: random.Random) -> int:
    """Kill one operation so many times; return how many kills hit it at work.

    Raises:
        LostError: something was lost.
    """
    attack = ATTACKS[name]
    if name == "archive update":
        require(Child(ground, ATTACKS["archive add"].arguments).wait() == 0, "the archive can't be made")
    began = time.monotonic()
    attack.prepare(ground, 0)
    require(Child(ground, attack.arguments).wait() == 0, f"{name} fails without a kill")
    length = time.monotonic() - began
    hit = tried = 0
    while hit < count:
        tried += 1
        require(tried < count * 20, f"{name} ends before it can be killed")
        attack.prepare(ground, tried)
        child = Child(ground, attack.arguments)
        killed = child.kill_after(chance.uniform(0, length), group=chance.random() < 0.5)
        attack.whole(ground)
        hit += killed
        if killed and hit % 5 == 0:
            require(Child(ground, attack.arguments).wait() == 0, f"{name} does not go on after a kill")
            attack.complete(ground)
            _require_tidied(ground, attack)
            if name == "cache":
                _require_same_without_cache(ground)
    return hit


def _require_tidied(ground: Ground, attack: Attack) -> None:
    """Require that what killed runs have left is gone after the next run that writes, once it is old."""
    ground.age_leftovers()
    attack.prepare(ground, -1)
    require(Child(ground, attack.arguments).wait() == 0, "a further run fails")
    attack.complete(ground)
    require(ground.leftovers() == [], f"left behind: {ground.leftovers()}")


def _require_same_without_cache(ground: Ground) -> None:
    with_cache = (ground.folder / "report.json").read_bytes()
    require(Child(ground, ATTACKS["--output"].arguments).wait() == 0, "the check fails")
    require((ground.folder / "report.json").read_bytes() == with_cache, "the cache changes what is found")


def together(ground: Ground, rounds: int) -> None:
    """Let two writers and a reader work on one archive at once, a new one each time.

    Raises:
        LostError: a document was lost, or a run failed.
    """
    for number in range(rounds):
        _remove(ground, "archive")
        ground.write_drafts(number)
        require(Child(ground, ["archive", "add", "archive", ground.names[0]]).wait() == 0, "the archive can't be made")
        if number % 2:
            # Two first runs at once.
            _remove(ground, "archive")
        writers = [Child(ground, ["archive", "add", "archive", *ground.names[start::2]]) for start in range(2)]
        reading = ["check", "drafts/00.txt", "--isolated", "--exit-zero", "--no-cache"]
        reader = Child(ground, [*reading, *([] if number % 2 else ["--archive", "archive"])])
        statuses = [child.wait() for child in (*writers, reader)]
        require(statuses == [0, 0, 0], f"statuses {statuses}")
        _all_archived(ground)


def _add_to_tally(file: Path, survived: Counter[str], rounds: int, lost: list[str]) -> None:
    before = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    value = {
        "kills": dict(Counter(before.get("kills", {})) + survived),
        "rounds": before.get("rounds", 0) + rounds,
        "lost": [*before.get("lost", []), *lost],
    }
    file.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Run the attacks; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--only", action="append", choices=[*ATTACKS])
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**9)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    sys.stdout.write(f"seed {options.seed}\n")
    sys.stdout.flush()
    chance = random.Random(options.seed)
    survived: Counter[str] = Counter()
    lost: list[str] = []
    rounds = 0
    chosen = [name for name in ATTACKS if not options.only or name in options.only]
    for index, name in enumerate(chosen):
        with tempfile.TemporaryDirectory(prefix="edulint-kill-") as folder:
            share = options.kills // len(chosen) + (index < options.kills % len(chosen))
            try:
                survived[name] = kills(Ground(Path(folder)), name, share, chance) if share else 0
            except LostError as error:
                lost.append(f"{name}: {error}")
                sys.stdout.write(f"lost: {lost[-1]}\n")
        sys.stdout.write(f"{name}: {survived[name]} kills survived\n")
        sys.stdout.flush()
    with tempfile.TemporaryDirectory(prefix="edulint-kill-") as folder:
        try:
            together(Ground(Path(folder)), options.rounds)
            rounds = options.rounds
        except LostError as error:
            lost.append(f"two writers and a reader: {error}")
    if options.json:
        _add_to_tally(options.json, survived, rounds, lost)
    sys.stdout.write(
        f"{survived.total()} kills, {rounds} rounds of two writers and a reader; lost: {lost or 'nothing'}\n"
    )
    return int(bool(lost))


if __name__ == "__main__":
    import_all()
    sys.exit(main())
