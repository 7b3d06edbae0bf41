"""How long a Word file of a hundred pages takes: read, checked, annotated and compared.

``python -m benchmarks.word [PAGES]`` prints processor time for each step, and what it is of the time that the
checks take: for a draft whose sentences differ, as those of reports do, and for one whose paragraphs are nearly the
same, which comparing them with one another makes dear.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from time import process_time
from typing import TypeVar

from benchmarks.speed import draft_of
from edulint.packs.entrypoints import entry_points
from edulint.packs.host import Host
from edulint.run.draft import DraftChecker
from edulint.run.locate import located
from edulint.run.remarks import remarks_of
from edulint.settings.profile import Profile
from tests.word.docx import file, paragraph, run

Result = TypeVar("Result")

_CHARACTERS_PER_PAGE = 600
# Word cuts a paragraph into runs of a dozen characters as it is edited.
_RUN = 12
_ALIKE = (
    "全县教育系统围绕第{n}项目标，新建校舍三处，招聘教师四十八名，",
    "第{n}批项目开工，各方面工作有序推进，",
    "第{n}学区的学校认真落实安全责任，没有发生事故，",
    "第{n}组教师参加了为期五天的培训。",
)
_FAULTY = "20xx年完成投资xx万元,成绩很好。"
# A raw draft has a fault in every tenth paragraph or so.
_EVERY = 10


def varied(pages: int) -> Iterator[str]:
    """Yield the paragraphs of a draft in which no long passage stands twice."""
    # A character of Chinese text takes three bytes.
    return iter(draft_of(3 * pages * _CHARACTERS_PER_PAGE).split("\n"))


def alike(pages: int) -> Iterator[str]:
    """Yield paragraphs that differ in nothing but their numbers."""
    for number in range(pages * _CHARACTERS_PER_PAGE // len("".join(_ALIKE))):
        yield "".join(_ALIKE).format(n=number * 7)


def made(paragraphs: Iterable[str]) -> bytes:
    """Return a Word file of these paragraphs, with faults in some of them."""
    body = []
    for number, sound in enumerate(paragraphs):
        text = sound + (_FAULTY if number % _EVERY == 0 else "")
        runs = (run(text[at : at + _RUN], "<w:b/>") for at in range(0, len(text), _RUN))
        body.append(paragraph(inside="".join(runs)))
    return file("".join(body))


def timed(make: Callable[[], Result]) -> tuple[Result, float]:
    """Return a result and the least processor time of three tries, in seconds."""
    times = []
    for _ in range(3):
        before = process_time()
        result = make()
        times.append(process_time() - before)
    return result, min(times)


def main(pages: int) -> None:
    """Print a table for each text."""
    for kind in (varied, alike):
        measure(kind.__name__, made(kind(pages)))


def measure(name: str, data: bytes) -> None:
    """Print how long each step takes with a file."""
    host = Host(entry_points())
    checker = DraftChecker(host.registry, host.readers, host.writers)
    profile = Profile(tuple(one.code for one in host.registry), severities={}, options={}, number=0)
    (document, _), reading = timed(lambda: checker.read("draft.docx", data))
    findings, checking = timed(lambda: checker.findings(checker.read("draft.docx", data)[0], profile))
    checking -= reading
    places = located(findings, document, host.registry)
    remarks, saying = timed(lambda: remarks_of(places, document, host.registry, "zh"))
    writer = host.writers()[0]
    annotated, writing = timed(lambda: writer.annotate(data, remarks, ()))
    text, comparing = timed(lambda: checker.text_of("draft.docx", annotated.data))
    if text != document.text:
        raise SystemExit("the annotated copy has another text")
    steps = {"read": reading, "check": checking, "remarks": saying, "annotate": writing, "compare": comparing}
    sys.stdout.write(f"{name}: {len(document.text)} characters, {len(remarks)} comments\n")
    for step, seconds in {**steps, "together": sum(steps.values())}.items():
        sys.stdout.write(f"{step:9} {seconds:6.3f} s  {seconds / checking:5.2f} of checking\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
