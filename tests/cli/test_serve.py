"""The page on one's own machine: what it takes, what it refuses, what it leaves behind."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")
httpx = pytest.importorskip("httpx")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")]

DRAFT = "县教育局工作总结\n\n一、基本情况\n截至20xx年底，全县共有学校四十二所。\n三、打算\n继续努力。\n"
# Every process of the server, and what it starts, must keep to this machine.
KEEP_HOME = """
    import sys

    def watch(event, arguments):
        if event in ("socket.connect", "socket.sendto", "socket.bind"):
            address = arguments[1]
            if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
                print("LEFT HOME", event, address, file=sys.stderr, flush=True)
                raise OSError("no socket but loopback")
        if event == "socket.getaddrinfo" and arguments[0] not in ("127.0.0.1", "localhost", None):
            print("LEFT HOME", event, arguments, file=sys.stderr, flush=True)

    sys.addaudithook(watch)
"""


class Served:
    """A running server; ``address`` ends with its token and a slash."""

    def __init__(self, process: subprocess.Popen[str], address: str, home: Path) -> None:
        self.process = process
        self.address = address
        self.home = home
        self.client = httpx.Client(base_url=address, timeout=120)

    def batch(self, **drafts: bytes) -> str:
        batch: str = self.client.post("batches").json()["batch"]
        for name, data in drafts.items():
            answer = self.client.put(f"batches/{batch}/files", params={"name": name.replace("_", ".")}, content=data)
            assert answer.status_code == 200, answer.text
        return batch


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    site, home = folder / "site", folder / "home"
    site.mkdir()
    home.mkdir()
    (site / "sitecustomize.py").write_text(textwrap.dedent(KEEP_HOME), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(site), "TMPDIR": str(home), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "edulint", "serve", "--no-browser", "--lang", "zh"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=folder
    ) as process:
        assert process.stdout
        address = re.search(r"http://\S+", process.stdout.readline())
        assert address
        served = Served(process, address[0], home)
        for _ in range(100):
            try:
                served.client.get("")
                break
            except httpx.ConnectError:
                time.sleep(0.1)
        yield served
        served.client.close()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
        assert process.returncode == 0
        assert errors == ""
        # What was handed over goes with the process.
        assert list(home.iterdir()) == []


def test_drafts_are_checked_and_shown(served: Served) -> None:
    batch = served.batch(a_txt=DRAFT.encode(), b_md="# 总结\n\n一切正常。\n".encode())
    told = served.client.post(f"batches/{batch}/check").json()
    assert told["names"] == ["a.txt", "b.md"]
    page = served.client.get(f"batches/{batch}/report").text
    assert "没有填写年份" in page
    outline = served.client.get(f"batches/{batch}/drafts/0/outline").json()
    assert outline["reports"]
    figures = served.client.get(f"batches/{batch}/drafts/0/figures").json()
    assert figures["relations"] == []
    assert [one["text"] for one in figures["unchecked"]] == ["四十二所"]
    # The page names the files that are read on this computer.
    assert all(ending in served.client.get("").text for ending in (".docx", ".md", ".txt"))
    for kind in ("annotated", "repaired"):
        answer = served.client.get(f"batches/{batch}/drafts/0/{kind}")
        assert answer.content.startswith(b"PK")
        assert answer.headers["content-disposition"].endswith("a.docx")


def test_text_is_checked_while_it_is_typed(served: Served) -> None:
    findings = served.client.post("text", content=DRAFT.encode()).json()["findings"]
    assert findings[0]["code"] == "PH101"
    assert served.client.post("text", content=b"x" * 2_000_001).status_code == 413


def test_strangers_are_refused(served: Served) -> None:
    root = served.address.split("/", 3)
    base = "/".join(root[:3])
    assert httpx.get(f"{base}/").status_code == 403
    assert httpx.get(f"{base}/{'x' * 32}/").status_code == 403
    assert served.client.get("", headers={"Host": "rebound.example"}).status_code == 421
    assert served.client.post("batches", headers={"Origin": "http://evil.example"}).status_code == 403
    assert served.client.post("batches", headers={"Origin": "null"}).status_code == 403
    assert served.client.post("batches", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert served.client.get("batches/../../../etc/passwd").status_code in (403, 404)


def test_every_answer_has_its_policy(served: Served) -> None:
    for answer in (served.client.get(""), served.client.get("nothing")):
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"


def test_names_lead_nowhere(served: Served) -> None:
    batch = served.client.post("batches").json()["batch"]
    for name in ("../../escape.txt", "..\\..\\escape.txt", "/etc/escape.txt", "坏\x1b]\n.txt", "", "长" * 300 + ".txt"):
        answer = served.client.put(f"batches/{batch}/files", params={"name": name}, content=DRAFT.encode())
        assert answer.status_code == 200
        assert "/" not in answer.json()["name"]
    assert served.client.post(f"batches/{batch}/check").json()["status"] == 1
    assert all(served.home in one.parents for one in served.home.parent.rglob("escape*"))


def test_what_is_too_large_or_hostile_is_refused_in_words(served: Served, tmp_path: Path) -> None:
    batch = served.client.post("batches").json()["batch"]
    big = served.client.put(f"batches/{batch}/files", params={"name": "big.txt"}, content=b"x" * 30_000_001)
    assert (big.status_code, big.text) == (413, "文件超过 30 MB，没有检查")
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/document.xml", b" " * 400_000_000)
    batch = served.batch(bomb_docx=bomb.read_bytes(), good_txt=DRAFT.encode())
    told = served.client.post(f"batches/{batch}/check").json()
    assert told["status"] == 2
    assert "bomb.docx" in told["said"]
    assert "没有填写年份" in served.client.get(f"batches/{batch}/report").text


def test_many_drafts_at_once_and_two_browsers(served: Served) -> None:
    many = {f"d{number}_txt": DRAFT.encode() for number in range(20)}
    first, second = served.batch(**many), served.batch(a_txt=("全县工作稳步推进。\n" * 5_000).encode())
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda batch: served.client.post(f"batches/{batch}/check"), [first, second]))
    assert len(answers[0].json()["names"]) == 20
    assert answers[1].status_code == 200


def test_a_check_can_be_cancelled(served: Served) -> None:
    batch = served.batch(a_txt=("全县工作稳步推进，各项任务完成较好。\n" * 60_000).encode())
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(served.client.post, f"batches/{batch}/check")
        time.sleep(1.5)
        served.client.post(f"batches/{batch}/cancel")
        assert answer.result(timeout=20).status_code in (409, 422)


def test_what_is_no_draft_is_told_and_leaves_the_others(served: Served) -> None:
    batch = served.batch(a_txt=DRAFT.encode(), photo_png=b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b_docx=b"")
    told = served.client.post(f"batches/{batch}/check").json()
    assert [line.split(": ")[0] for line in told["said"].splitlines()] == ["b.docx", "photo.png"]
    assert "没有填写年份" in served.client.get(f"batches/{batch}/report").text
    # Where nothing can be checked, the drafts are named, and no report that nobody asked for.
    batch = served.batch(b_docx=b"")
    answer = served.client.post(f"batches/{batch}/check")
    assert answer.status_code == 422
    assert answer.text.startswith("b.docx: ")
    assert len(answer.text.splitlines()) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["ended", "window closed"])
def test_nothing_is_left_behind(number: signal.Signals, tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "edulint", "serve", "--no-browser"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout
        address = re.search(r"http://\S+", process.stdout.readline())
        assert address
        with httpx.Client(base_url=address[0], transport=httpx.HTTPTransport(retries=5)) as client:
            batch = client.post("batches").json()["batch"]
            client.put(f"batches/{batch}/files", params={"name": "a.txt"}, content=DRAFT.encode())
            assert list(tmp_path.rglob("a.txt"))
            process.send_signal(number)
            _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, "")
    assert list(tmp_path.iterdir()) == []


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_a_clerk_drops_a_draft_and_types(served: Served, tmp_path: Path) -> None:
    playwright: Any = pytest.importorskip("playwright.sync_api")
    draft = tmp_path / "总结.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    with playwright.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(served.address)
        page.fill("textarea", DRAFT)
        page.wait_for_selector("ol.found li.error")
        page.set_input_files("input[type=file]", str(draft))
        frame = page.frame_locator("iframe")
        frame.locator("#draft mark").first.wait_for(timeout=30_000)
        assert "暂不能报送" in frame.locator(".verdict").inner_text()
        page.get_by_role("button", name="提纲").click()
        page.locator(".sheet li").first.wait_for()
        assert page.locator(".sheet li").first.inner_text().startswith("一、")
        browser.close()
    assert complaints == []


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_the_draft_that_is_shown_is_the_one_that_is_taken_away(served: Served, tmp_path: Path) -> None:
    playwright: Any = pytest.importorskip("playwright.sync_api")
    for name, text in (("乙.txt", DRAFT), ("丙.txt", DRAFT.replace("一", "二")), ("甲.docx", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with playwright.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(served.address)
        page.set_input_files("input[type=file]", [str(tmp_path / name) for name in ("乙.txt", "甲.docx", "丙.txt")])
        frame = page.frame_locator("iframe")
        frame.locator("#draft mark").first.wait_for(timeout=60_000)

        def names() -> tuple[str, str]:
            chosen = page.eval_on_selector("#tools select", "one => one.options[one.selectedIndex].textContent")
            return chosen, frame.locator(".drafts [aria-current] .name").inner_text()

        assert names() == ("丙.txt", "丙.txt")
        frame.locator(".drafts button").nth(1).click()
        assert names() == ("乙.txt", "乙.txt")
        page.select_option("#tools select", label="丙.txt")
        assert names() == ("丙.txt", "丙.txt")
        # The folder on the server is no part of a name; what stands in the report is not told over it again.
        assert frame.locator(".problems").inner_text().startswith("甲.docx: ")
        assert page.locator("#status").inner_text() == ""
        browser.close()
