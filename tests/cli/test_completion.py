"""Completion, asked for as a shell does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Edulint

# A script that calls edulint by its name finds the one under test.
BIN = str(Path(sys.executable).parent)


def offered(edulint: Edulint, *words: str) -> list[str]:
    """Return what bash is offered for the last of some words."""
    environment = {"COMP_WORDS": " ".join(("edulint", *words)), "COMP_CWORD": str(len(words))}
    run = edulint(environment=environment | {"_EDULINT_COMPLETE": "bash_complete"})
    assert (run.status, run.errors) == (0, "")
    return [line.partition(",")[2] for line in run.out.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "among"),
    [
        (("expl",), ["explain"]),
        (("--sel",), ["--select"]),
        (("explain", "NU10"), ["NU101", "NU104"]),
        (("explain", "skipped"), ["skipped-number"]),
        (("a.txt", "--select", "PH101,num"), ["PH101,numbering"]),
        (("check", "--ignore", "placeh"), ["placeholders"]),
        (("a.txt", "--set", "shared-passage.min"), ["shared-passage.min-length="]),
        (("check", "--format", "sa"), ["sarif"]),
        (("a.txt", "--no-pack", "res"), ["residue"]),
        (("arch",), ["archive"]),
    ],
    ids=" ".join,
)
def test_what_is_offered(edulint: Edulint, words: tuple[str, ...], among: list[str]) -> None:
    found = offered(edulint, *words)
    assert set(among) <= set(found)
    assert all(one.startswith(words[-1]) for one in found)


def test_files_are_left_to_the_shell(edulint: Edulint) -> None:
    assert offered(edulint, "repo") == ["repo"]
    assert offered(edulint, "a.txt", "b") == ["b"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_has_a_script(edulint: Edulint, shell: str) -> None:
    run = edulint("completion", shell)
    assert (run.status, run.errors) == (0, "")
    assert "_EDULINT_COMPLETE" in run.out
    assert f"{shell}_complete" in run.out


def test_powershell_is_told_kinds_and_helps(edulint: Edulint) -> None:
    def told(*words: str, begun: str) -> list[str]:
        environment = {"EDULINT_WORDS": "\n".join(words), "EDULINT_WORD": begun}
        return edulint(
            environment=environment | {"_EDULINT_COMPLETE": "powershell_complete"}, lang="en"
        ).out.splitlines()

    assert "plain\tNU101\t" in told("edulint", "explain", "NU101", begun="NU101")[0]
    assert any(line.startswith("plain\tPH101\t") for line in told("edulint", "explain", begun=""))
    assert told("edulint", "a.txt", "repo", begun="repo") == ["file\trepo\t"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_are_told_the_same(edulint: Edulint, shell: str) -> None:
    environment = {"COMP_WORDS": "edulint explain NU10", "COMP_CWORD": "NU10" if shell == "fish" else "2"}
    run = edulint(environment=environment | {"_EDULINT_COMPLETE": f"{shell}_complete"})
    assert (run.status, "NU101" in run.out, "PH101" in run.out) == (0, True, False)


@pytest.mark.parametrize(
    ("shell", "script"),
    [
        (
            "bash",
            'eval "$(edulint completion bash)"; COMP_WORDS=(edulint explain NU10); COMP_CWORD=2; '
            '_edulint_completion edulint; echo "${COMPREPLY[@]}"',
        ),
        ("fish", "edulint completion fish | source; complete -C 'edulint explain NU10'"),
        (
            "pwsh",
            "edulint completion powershell | Out-String | Invoke-Expression; "
            "(TabExpansion2 'edulint explain NU10' 20).CompletionMatches.CompletionText",
        ),
    ],
)
def test_the_scripts_work_in_their_shells(shell: str, script: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    environment = os.environ | {"PATH": BIN + os.pathsep + os.environ["PATH"], "HOME": str(tmp_path)}
    command = [shell, "-NoProfile", "-Command", script] if shell == "pwsh" else [shell, "-c", script]
    run = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    assert "NU101" in run.stdout, run.stderr
