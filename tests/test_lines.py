"""Lines of English end at 120; the formatter's rule would count every Han character twice."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
_HAN_OR_MARK = re.compile(r"[\u3001-\u301f\u3400-\u9fff\uff00-\uffef]")
_LONGEST = 120


def test_lines_of_english_end_at_120() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{number}"
        for folder in ("benchmarks", "docs", "edulint", "examples", "plugins", "tests", "tools")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > _LONGEST and not _HAN_OR_MARK.search(line)
    ]
    assert long == []
