"""The page: what it holds, and what it does in a browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

DRAFT = """县教育局上半年工作总结

一、基本情况
全县现有学校42所，其中小学30所，初中15所。截至xx年6月，在校学生约三万人。
三、下一步打算
继续推进校舍改造，切实改善办学条件，确保秋季学期按时开学、师生安全。
继续推进校舍改造，切实改善办学条件，确保秋季学期按时开学、师生安全。
"""
COPY = """中心小学工作总结

一、安全工作
在校门口增设减速带两条、警示牌四块，由值周教师和保安共同值守，上下学时段车辆一律绕行。
"""
HOSTILE = "</script><script>document.title='owned'</script>]]></textarea><img src=x onerror=alert(1)>\u202e{{data}}20xx年\x1b[31m\n"


def data_of(page: str) -> dict[str, Any]:
    """Return the values that a page holds, by the id of their element."""
    blocks = re.findall(r'<script type="application/json" id="([\w-]+)">(.*?)</script>', page, re.DOTALL)
    return {name: json.loads(text) for name, text in blocks}


@pytest.fixture
def page_of(tmp_path: Path) -> Any:
    def make(**drafts: str) -> Path:
        folder = tmp_path / "drafts"
        folder.mkdir()
        for name, text in drafts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        page = tmp_path / "report.html"
        command = [sys.executable, "-m", "edulint", "--isolated", "--lang", "zh", "--exit-zero"]
        subprocess.run([*command, "--format", "html", "--output", str(page), str(folder)], check=True, cwd=tmp_path)
        return page

    return make


def test_findings_lie_on_their_words(page_of: Any) -> None:
    draft = data_of(page_of(a=DRAFT).read_text(encoding="utf-8"))["draft-0"]
    pieces = {piece["line"]: piece for piece in draft["pieces"]}
    assert draft["findings"]
    for finding in draft["findings"]:
        line, column, end_line, end_column = finding["at"]
        if line == end_line:
            start = pieces[line]["column"]
            assert pieces[line]["text"][column - start : end_column - start] == finding["words"][1]


def test_a_copy_is_shown_with_the_steps_from_one_place_to_the_other(page_of: Any) -> None:
    other = COPY.replace("值周教师", "值日教师")
    data = data_of(page_of(a=COPY, b=other).read_text(encoding="utf-8"))
    beside = [finding["beside"] for name in ("draft-0", "draft-1") for finding in data[name]["findings"]]
    steps = next(one for one in beside if one)
    own = "".join(steps["own"][start:end] for _, start, end, _, _ in steps["steps"])
    there = "".join(steps["other"][start:end] for _, _, _, start, end in steps["steps"])
    assert own == steps["own"]
    assert there == steps["other"]
    assert any(kind != "equal" for kind, *_ in steps["steps"])


def test_nothing_in_a_draft_ends_its_element_or_fills_a_field(page_of: Any) -> None:
    page = page_of(a=HOSTILE).read_text(encoding="utf-8")
    assert page.count("<script") == 3
    assert "<img" not in page
    assert "\u202e" not in page
    assert "\x1b" not in page
    texts = [piece["text"] for piece in data_of(page)["draft-0"]["pieces"]]
    assert any("{{data}}" in text for text in texts)


def test_the_page_is_small(page_of: Any) -> None:
    page = page_of(a=DRAFT).read_text(encoding="utf-8")
    assert len(page.encode()) < 60_000


# In a browser: Debian's chromium, driven by playwright; both are absent on many machines.
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


class Opened:
    """A page in the browser, with all that it complained of and asked for."""

    def __init__(self, browser: Any) -> None:
        self.page = browser.new_page(viewport={"width": 1400, "height": 900})
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, path: Path) -> Any:
        """Load a report and return the browser's page."""
        self.page.goto(path.as_uri())
        return self.page


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Any) -> Iterator[Opened]:
    opened = Opened(browser)
    yield opened
    opened.page.close()


@in_browser
def test_the_page_says_whether_the_draft_can_go_out_and_asks_for_nothing(page_of: Any, opened: Opened) -> None:
    report = page_of(a=DRAFT)
    page = opened.open(report)
    assert "暂不能报送" in page.inner_text(".verdict")
    assert page.locator("#draft mark").count() >= 3
    assert opened.complaints == []
    assert opened.requests == [report.as_uri()]


@in_browser
def test_keys_step_through_the_findings(page_of: Any, opened: Opened) -> None:
    page = opened.open(page_of(a=DRAFT))
    numbers = []
    for key in ("j", "n", "k"):
        page.keyboard.press(key)
        numbers.append(page.get_attribute("#list li.chosen", "data-number"))
    assert numbers == ["0", "1", "0"]
    assert page.locator("#draft mark.chosen").count() >= 1
    assert opened.complaints == []


@in_browser
def test_a_narrow_screen_is_not_overrun_by_the_name_of_a_check(page_of: Any, opened: Opened) -> None:
    opened.page.set_viewport_size({"width": 390, "height": 844})
    page = opened.open(page_of(a=DRAFT))
    page.evaluate("document.querySelector('select').append(new Option('long name '.repeat(12)))")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@in_browser
def test_on_a_narrow_screen_words_and_finding_are_seen_together(page_of: Any, opened: Opened) -> None:
    opened.page.set_viewport_size({"width": 390, "height": 844})
    page = opened.open(page_of(a=DRAFT + "全年工作平稳有序。\n" * 200))
    page.click("#draft mark >> nth=0")
    for chosen in ("#draft mark.chosen", "#list li.chosen"):
        box = page.locator(chosen).first.bounding_box()
        assert 0 <= box["y"] < 844, chosen
    # The list lies below the words, not over them.
    assert page.locator("#draft mark.chosen").first.bounding_box()["y"] < page.locator("#list").bounding_box()["y"]


@in_browser
def test_a_long_name_leaves_room_for_the_other_drafts(page_of: Any, opened: Opened) -> None:
    page = opened.open(page_of(**{"关于进一步加强工作的情况汇报" * 5: DRAFT, "b": DRAFT}))
    name = page.locator(".drafts .name").first
    assert name.bounding_box()["height"] < 100
    assert len(name.get_attribute("title")) > 70


@in_browser
def test_filters_hide_and_show(page_of: Any, opened: Opened) -> None:
    page = opened.open(page_of(a=DRAFT))
    everything = page.locator("#list li").count()
    page.click(".severity >> nth=0")
    fewer = page.locator("#list li").count()
    assert 0 < fewer < everything
    assert page.locator("#draft mark.error").count() == 0
    page.click(".severity >> nth=0")
    code = data_of(page.content())["draft-0"]["findings"][0]["code"]
    page.select_option("select", code)
    assert page.locator("#list li").count() < everything


@in_browser
def test_the_keyboard_goes_on_from_the_button_that_it_pressed(page_of: Any, opened: Opened) -> None:
    page = opened.open(page_of(a=DRAFT, b=COPY.replace("四块", "xx块")))
    focused = "document.activeElement.textContent"
    for button in ("button.severity >> nth=1", "#side .drafts button >> nth=1", "#list button.what >> nth=0"):
        page.locator(button).focus()
        before = page.evaluate(focused)
        page.keyboard.press("Enter")
        assert page.evaluate(focused) == before
    page.get_by_role("button", name="搁置").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"


@in_browser
def test_what_is_put_aside_stays_so_when_the_page_is_opened_again(page_of: Any, opened: Opened) -> None:
    report = page_of(a=DRAFT)
    page = opened.open(report)
    everything = page.locator("#list li").count()
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.reload()
    assert page.locator("#list li.aside").count() == 1
    page.click(".open-only")
    assert page.locator("#list li").count() == everything - 1


@in_browser
def test_two_passages_are_shown_side_by_side(page_of: Any, opened: Opened) -> None:
    page = opened.open(page_of(a=COPY, b=COPY.replace("值周教师", "值日教师")))
    for _ in range(6):
        page.keyboard.press("j")
        button = page.locator("#list li.chosen .acts button", has_text="两处对照")
        if button.count():
            button.click()
            break
    assert page.locator("#beside[open] del").count() >= 1
    assert page.locator("#beside[open] ins").count() >= 1


@in_browser
def test_a_hostile_draft_is_text(page_of: Any, opened: Opened) -> None:
    page = opened.open(page_of(a=HOSTILE))
    assert page.title() == "edulint 校对报告"
    assert "document.title='owned'" in page.inner_text("#draft")
    assert page.locator("#draft img, #draft script").count() == 0
    assert opened.complaints == []


@in_browser
def test_a_line_of_two_megabytes_opens(page_of: Any, opened: Opened) -> None:
    page = opened.open(page_of(a="全县教育工作稳步推进。" * 60_000 + "截至20xx年底。"))
    page.keyboard.press("j")
    assert page.locator("#list li.chosen").count() == 1


@in_browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_violation(page_of: Any, opened: Opened, theme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = opened.open(page_of(a=DRAFT, b=COPY))
    page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
    page.keyboard.press("j")
    violations = axe.Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []


@in_browser
def test_it_prints_with_numbers_and_all_findings(page_of: Any, opened: Opened, tmp_path: Path) -> None:
    page = opened.open(page_of(a=DRAFT))
    page.emulate_media(media="print")
    assert page.locator("#draft mark .number").first.is_visible()
    assert not page.locator("nav").is_visible()
    assert page.pdf(path=str(tmp_path / "report.pdf")).startswith(b"%PDF")
