"""How an installation gets what it lacks."""

from __future__ import annotations

import sys

import pytest

from edulint.wording.system import installing


@pytest.mark.parametrize(
    ("prefix", "platform", "command"),
    [
        ("/home/a/pipx.old/venv", "linux", 'pip install "edulint-zh[serve]"'),
        (
            "/home/a/.local/pipx/venvs/edulint-zh",
            "linux",
            'pipx runpip edulint-zh install "edulint-zh[serve]"',
        ),
        (
            r"C:\Users\a\pipx\venvs\edulint-zh",
            "win32",
            'py -m pipx runpip edulint-zh install "edulint-zh[serve]"',
        ),
    ],
)
def test_an_extra_is_added_to_the_environment_that_runs(
    monkeypatch: pytest.MonkeyPatch, prefix: str, platform: str, command: str
) -> None:
    monkeypatch.setattr(sys, "prefix", prefix)
    monkeypatch.setattr(sys, "platform", platform)
    assert installing("serve") == command
