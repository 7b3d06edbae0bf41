"""The action and the template, held against their schemas and run with this checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

yaml = pytest.importorskip("ruamel.yaml")
ROOT = Path(__file__).parent.parent
ACTION = ROOT / "action.yml"
TEMPLATE = ROOT / "templates" / "edulint.yml"
BAD = "一、工作回顾\n20xx年，全县新建学校xx所。\n三、工作打算\n继续抓好落实。\n"
GOOD = "一、工作回顾\n全年任务圆满完成。\n二、工作打算\n继续抓好落实。\n"
BIN = Path(sys.executable).parent
# What a shell would run if any of it came to stand in a script.
HOSTILE = "$(touch owned) `touch owned`; touch owned '\" && touch owned"


def loaded(path: Path) -> Any:
    return yaml.YAML(typ="safe").load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("path", "schema"), [(ACTION, "github-actions"), (TEMPLATE, "gitlab-ci")])
def test_they_keep_to_the_schema(path: Path, schema: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    pytest.importorskip("check_jsonschema")
    source = files("check_jsonschema").joinpath(f"builtin_schemas/vendor/{schema}.json")
    kind = jsonschema.validators.validator_for(json.loads(source.read_text(encoding="utf-8")))
    validator = kind(json.loads(source.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(loaded(path))] == []


def test_an_auditor_of_workflows_finds_nothing_in_the_action() -> None:
    zizmor = BIN / "zizmor"
    if not zizmor.exists():
        pytest.skip("zizmor is not installed")
    command = [str(zizmor), "--offline", "--no-progress", "--persona", "pedantic", str(ACTION)]
    run = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_input_stands_in_a_script() -> None:
    steps = loaded(ACTION)["runs"]["steps"]
    scripts = [step["run"] for step in steps if "run" in step]
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)


@pytest.mark.parametrize("ending", ["md", "en.md"])
def test_every_input_and_variable_is_documented(ending: str) -> None:
    page = (ROOT / f"docs/github.{ending}").read_text(encoding="utf-8")
    assert [name for name in loaded(ACTION)["inputs"] if f"| `{name}` |" not in page] == []
    page = (ROOT / f"docs/gitlab.{ending}").read_text(encoding="utf-8")
    assert [name for name in loaded(TEMPLATE)["edulint"]["variables"] if f"| `{name}` |" not in page] == []


class Job:
    """A folder of drafts, and a temporary folder in which edulint is installed as this checkout."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "drafts of a job"
        self.folder.mkdir()
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB", "GITLAB"))}
        self.environment |= {"PYTHONUTF8": "1"}
        (folder / "edulint").mkdir()
        (folder / "edulint/bin").symlink_to(BIN)

    def run(self, shell: list[str], script: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        path = self.folder.parent / "script.sh"
        path.write_text(script, encoding="utf-8")
        return subprocess.run(
            [*shell, str(path)],
            check=False,
            cwd=self.folder,
            env=self.environment | environment,
            capture_output=True,
            encoding="utf-8",
        )


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job(tmp_path)


def run_action(job: Job, **inputs: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run the action's check with inputs as GitHub would, and return that and the step's outputs."""
    action = loaded(ACTION)
    given = {name: str(one.get("default", "")) for name, one in action["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    step = next(step for step in action["runs"]["steps"] if step.get("id") == "check")
    outputs = job.folder.parent / "outputs"
    outputs.write_text("", encoding="utf-8")
    environment = {"RUNNER_TEMP": str(job.folder.parent), "GITHUB_OUTPUT": str(outputs), "GITHUB_ACTIONS": "true"}
    for name, value in step["env"].items():
        environment[name] = given[value.removeprefix("${{ inputs.").removesuffix(" }}")]
    # As GitHub calls bash where a step says "shell: bash".
    run = job.run(["bash", "--noprofile", "--norc", "-eo", "pipefail"], step["run"], environment)
    return run, outputs.read_text(encoding="utf-8")


def test_the_action_shows_findings_and_fails(job: Job) -> None:
    (job.folder / "总结 一.txt").write_text(BAD, encoding="utf-8")
    run, outputs = run_action(job)
    assert run.returncode == 1, run.stdout + run.stderr
    assert outputs == "status=1\n"
    assert "缺少“二、”" in run.stdout
    assert run.stdout.count("::error title=NU101") == 1
    assert run.stdout.count("共 1 个文件") == 1


def test_the_action_passes_where_nothing_is_wrong(job: Job) -> None:
    (job.folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (job.folder / "bad.txt").write_text(BAD, encoding="utf-8")
    assert run_action(job, paths="good.txt\n")[0].returncode == 0
    run, outputs = run_action(job, fail_on="never", sarif="a b.sarif")
    assert (run.returncode, outputs) == (0, "status=0\n")
    assert json.loads((job.folder / "a b.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]


def test_the_gates_own_settings_count(job: Job) -> None:
    (job.folder / "bad.txt").write_text(BAD, encoding="utf-8")
    (job.folder / "edulint.toml").write_text('ignore = ["ALL"]\n', encoding="utf-8")
    (job.folder.parent / "gate.toml").write_text('select = ["NU101"]\n', encoding="utf-8")
    assert run_action(job)[0].returncode == 0
    assert run_action(job, isolated="true")[0].returncode == 1
    run, _ = run_action(job, config=str(job.folder.parent / "gate.toml"), lang="en")
    assert run.returncode == 1
    assert "PH101" not in run.stdout


@pytest.mark.parametrize("name", ["paths", "config", "fail_on", "lang", "arguments", "sarif"])
def test_no_input_is_run(job: Job, name: str) -> None:
    (job.folder / "good.txt").write_text(GOOD, encoding="utf-8")
    run_action(job, **{name: HOSTILE})
    assert not (job.folder / "owned").exists()


def run_template(job: Job, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the template's check as a runner with a POSIX shell would."""
    template = loaded(TEMPLATE)["edulint"]
    environment = {**template["variables"], **variables, "CI_BUILDS_DIR": str(job.folder.parent), "GITLAB_CI": "true"}
    return job.run(["sh", "-e"], template["script"][-1], environment)


def test_the_template_writes_the_report_of_code_quality(job: Job) -> None:
    (job.folder / "总结 一.txt").write_text(BAD, encoding="utf-8")
    run = run_template(job)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "缺少“二、”" in run.stdout
    report = loaded(TEMPLATE)["edulint"]["artifacts"]["reports"]["codequality"]
    issues = json.loads((job.folder / report).read_text(encoding="utf-8"))
    assert {"NU101", "PH101"} <= {issue["check_name"] for issue in issues}
    assert run_template(job, EDULINT_FAIL_ON="never").returncode == 0
    assert run_template(job, EDULINT_ARGUMENTS="--isolated\n--ignore=NU,PH\n").returncode == 0


@pytest.mark.parametrize("name", ["PATHS", "CONFIG", "FAIL_ON", "LANG", "ARGUMENTS"])
def test_no_variable_is_run(job: Job, name: str) -> None:
    run_template(job, **{f"EDULINT_{name}": HOSTILE})
    assert not (job.folder / "owned").exists()


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_installing_runs_no_module_of_the_change(job: Job, tmp_path: Path, host: str) -> None:
    for name in ("venv.py", "ensurepip.py", "pip/__init__.py", "pip/__main__.py"):
        (job.folder / name).parent.mkdir(exist_ok=True)
        (job.folder / name).write_text("open('owned', 'w').close()\nraise SystemExit\n", encoding="utf-8")
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    # Nothing is installed from there; that pip itself was started is seen by what it says.
    given = {"RUNNER_TEMP": str(fresh), "CI_BUILDS_DIR": str(fresh), "EDULINT_PYTHON": sys.executable}
    given |= {"EDULINT_SOURCE": str(fresh / "nothing"), "EDULINT_PACKAGE": str(fresh / "nothing")}
    if host == "github":
        script = loaded(ACTION)["runs"]["steps"][0]["run"]
    else:
        script = "\n".join(loaded(TEMPLATE)["edulint"]["script"][:-1]).replace("python -I", f"'{sys.executable}' -I", 1)
    run = job.run(["bash", "-e"], script, given)
    assert "nothing" in run.stderr
    assert (fresh / "edulint" / "bin" / "python").exists()
    assert not (job.folder / "owned").exists()


def blocks_of(page: str) -> list[Any]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return [
        yaml.YAML(typ="safe").load(block)
        for block in re.findall(r"^```yaml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    ]


@pytest.mark.parametrize("page", ["github", "gitlab"])
def test_both_languages_show_the_same_recipes(page: str) -> None:
    assert blocks_of(f"{page}.md") == blocks_of(f"{page}.en.md")
    assert len(blocks_of(f"{page}.md")) >= 3


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=n", "-c", "user.email=e@example.com", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout.strip()


@pytest.fixture
def change(job: Job) -> str:
    """A change that brings a bad draft and switches every check off, checked out as a job finds it; its commit."""
    origin = job.folder.parent / "origin"
    (origin / "drafts").mkdir(parents=True)
    (origin / "office").mkdir()
    git(origin, "init", "-q", "-b", "main")
    (origin / "edulint.toml").write_text('extend = "office/all.toml"\n', encoding="utf-8")
    (origin / "office" / "all.toml").write_text('genre = "report"\n', encoding="utf-8")
    (origin / "drafts" / "good.txt").write_text(GOOD, encoding="utf-8")
    git(origin, "add", "-A")
    git(origin, "commit", "-q", "-m", "base")
    git(origin, "switch", "-q", "-c", "change")
    for name in ("edulint.toml", "office/all.toml", "drafts/edulint.toml"):
        (origin / name).write_text('ignore = ["ALL"]\n', encoding="utf-8")
    (origin / ".gitignore").write_text("*\n", encoding="utf-8")
    (origin / "drafts" / "bad.md").write_text(
        f"<!-- edulint: ignore-file ALL all is well -->\n\n{BAD}", encoding="utf-8"
    )
    git(origin, "add", "-A", "--force")
    git(origin, "commit", "-q", "-m", "change")
    job.folder.rmdir()
    git(job.folder.parent, "clone", "-q", str(origin), str(job.folder))
    git(job.folder, "checkout", "-q", "--detach", "origin/change")
    return git(job.folder, "rev-parse", "HEAD")


@pytest.mark.usefixtures("change")
def test_on_github_a_change_can_not_bring_its_own_settings(job: Job) -> None:
    assert run_action(job, paths="drafts")[0].returncode == 0
    *_, recipe, _ = blocks_of("github.md")
    _, script, step = recipe["jobs"]["edulint"]["steps"]
    prepared = job.run(["bash", "-e"], script["run"], {"GITHUB_BASE_REF": "main"})
    assert prepared.returncode == 0, prepared.stderr
    run, _ = run_action(job, **{name: str(value) for name, value in step["with"].items()})
    assert run.returncode == 1, run.stdout + run.stderr
    assert "缺少“二、”" in run.stdout


def test_a_change_may_delete_the_last_draft(job: Job, change: str) -> None:
    git(job.folder, "rm", "-qr", "drafts")
    git(job.folder, "commit", "-q", "-m", "gone")
    gone = git(job.folder, "rev-parse", "HEAD")
    *_, recipe, _ = blocks_of("github.md")
    scripts = [
        recipe["jobs"]["edulint"]["steps"][1]["run"],
        "\n".join(blocks_of("gitlab.md")[-1]["edulint"]["before_script"]),
    ]
    for script in scripts:
        git(job.folder, "checkout", "-q", gone)
        given = {"GITHUB_BASE_REF": "main", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_COMMIT_SHA": gone}
        prepared = job.run(["bash", "-e"], script, given)
        assert prepared.returncode == 0, prepared.stderr
        assert list((job.folder / "drafts").iterdir()) == []
        assert (job.folder / "edulint.toml").read_text(encoding="utf-8").startswith("extend")


def test_on_gitlab_a_change_can_not_bring_its_own_settings(job: Job, change: str) -> None:
    assert run_template(job, EDULINT_PATHS="drafts").returncode == 0
    own = blocks_of("gitlab.md")[-1]["edulint"]
    given = {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_COMMIT_SHA": change}
    prepared = job.run(["sh", "-e"], "\n".join(own["before_script"]), given)
    assert prepared.returncode == 0, prepared.stderr
    run = run_template(job, **own["variables"])
    assert run.returncode == 1, run.stdout + run.stderr
    assert "缺少“二、”" in run.stdout
