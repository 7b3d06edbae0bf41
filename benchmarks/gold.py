"""What edulint finds in drafts whose faults were listed by hand, and what it says of published reports.

    python benchmarks/gold.py [--shared ../shared]

``--shared`` is a folder with ``drafts/``, ``gold/*.jsonl``, ``score.py`` and ``polished/``. For each list of faults it
prints precision and recall; for each published report the findings at warning and above, nearly each of which is a
false alarm.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path


def findings_in(folder: Path, *options: str) -> bytes:
    """Return the JSON report on a folder's drafts."""
    command = [sys.executable, "-m", "edulint", str(folder), "--isolated", "--format", "json", *options]
    run = subprocess.run(command, capture_output=True, check=False)
    if run.returncode not in (0, 1):
        raise SystemExit(run.stderr.decode())
    return run.stdout


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    shared = parser.parse_args().shared
    if not shared.is_dir():
        raise SystemExit(f"{shared} is not there")
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        report.write(findings_in(shared / "drafts"))
        report.flush()
        for gold in sorted((shared / "gold").glob("*.jsonl")):
            if gold.stem in ("figures-relations", "figures-traps"):
                continue
            print(f"== {gold.stem}")
            category = f"--category={gold.stem}"
            subprocess.run([sys.executable, str(shared / "score.py"), str(gold), report.name, category], check=True)
    findings = json.loads(findings_in(shared / "polished"))["findings"]
    loud = [finding for finding in findings if finding["severity"] != "info"]
    print(f"== published reports: {len(loud)} at warning or above, {len(findings) - len(loud)} info")
    for category, count in sorted(Counter(finding["category"] for finding in loud).items()):
        print(f"   {category}: {count}")
    for finding in loud:
        print(f"   {Path(finding['path']).name}:{finding['line']} {finding['code']} {finding['message'][:90]}")


if __name__ == "__main__":
    main()
