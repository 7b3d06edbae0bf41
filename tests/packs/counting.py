"""A pack that writes down what is asked of it: which drafts are checked, and when drafts are compared."""

import os
import time
from pathlib import Path

from edulint.api import Check, CheckOptions, FolderCheck, Severity, Span, Wording, hookimpl

FOUND = "坏"


def noted(word):
    with open(os.environ["COUNTED"], "a", encoding="utf-8") as log:
        log.write(f"{word}\n")


class Options(CheckOptions, frozen=True):
    words: str = ""
    seconds: float = 0


class Counted(Check):
    """Finds 坏, or the words of a list."""

    code = "ZC101"
    name = "counted"
    severity = Severity.WARNING
    summary = Wording(zh="坏", en="bad")
    messages = {"x": Wording(zh="“{word}”不用", en="“{word}” is not used")}
    options = Options()

    def files_read(self):
        return [self.options.words] if self.options.words else []

    def check(self, document):
        noted(document.path)
        time.sleep(self.options.seconds)
        words = Path(self.options.words).read_text(encoding="utf-8").split() if self.options.words else [FOUND]
        for word in words:
            at = document.text.find(word)
            if at >= 0:
                yield self.finding(Span(at, at + 1), "x", word=word)


class SameStart(FolderCheck[str]):
    """Two drafts that begin with the same character."""

    code = "ZC201"
    name = "counted-start"
    severity = Severity.ERROR
    summary = Wording(zh="开头相同", en="the same beginning")
    messages = {"x": Wording(zh="与 {other} 开头相同", en="begins as {other}")}

    def collect(self, document):
        return document.text[:1]

    def packed(self, facts):
        return facts.encode()

    def unpacked(self, data):
        return data.decode()

    def conclude(self, facts, documents):
        noted("compared")
        first = {}
        for path, begin in facts.items():
            other = first.setdefault(begin, path)
            if other != path:
                yield self.finding(Span(0, 1), "x", other=documents[other].path, path=path)


@hookimpl
def edulint_checks():
    return [Counted, SameStart]
