"""The server as a process: packs that print, a missing extra, an editor that dies."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest

from tests import packs
from tests.cli.lsp.editor import DRAFT, by_code, editor

pytestmark = pytest.mark.asyncio


async def test_a_pack_that_fails_and_prints_ends_no_conversation(tmp_path: Path) -> None:
    noisy = packs.source_of("failing").replace(
        "def check(self, document):", "def check(self, document):\n        print('x')"
    )
    site = packs.install(tmp_path / "site", "failing", noisy)
    async with editor(tmp_path, environment={"PYTHONPATH": str(site)}) as one:
        assert by_code(await one.open("a.txt", DRAFT), "NU101")
        assert "ZF101" in await one.told()


async def test_without_its_extra_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['pygls'] = None\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "LANG": "en_US.UTF-8"}
    command = [sys.executable, "-m", "edulint", "lsp"]
    run = await asyncio.create_subprocess_exec(*command, env=environment, stderr=asyncio.subprocess.PIPE)
    _, errors = await run.communicate()
    assert run.returncode == 2
    assert 'install "edulint-zh[lsp]"' in errors.decode()


async def test_an_editor_that_dies_leaves_no_server(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "edulint", "lsp"]
    run = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    _, errors = await asyncio.wait_for(run.communicate(b""), 60)
    assert b"Traceback" not in errors
