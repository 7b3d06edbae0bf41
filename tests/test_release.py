"""What is released: the wheel's content, licences, and that what is wrong in a wheel is told."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from edulint import __version__
from tools import licences, release

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    release.build(folder, release.ROOT, "wheel")
    (wheel,) = folder.glob("*.whl")
    return wheel


def test_the_wheel_holds_what_it_must_and_nothing_else(wheel: Path) -> None:
    assert wheel.name == f"edulint_zh-{__version__}-py3-none-any.whl"
    assert list(release.faults_of(wheel)) == []
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for package in release.packages():
        folder = Path(package).name
        data = {path.name for path in (release.ROOT / package).rglob("*.txt")}
        assert data <= {Path(name).name for name in names if name.startswith(f"{folder}/")}


def _changed(wheel: Path, target: Path, left_out: str, added: dict[str, str]) -> Path:
    with zipfile.ZipFile(wheel) as ours, zipfile.ZipFile(target, "w") as theirs:
        for name in ours.namelist():
            if not name.endswith(left_out or "\0"):
                theirs.writestr(name, ours.read(name))
        for name, text in added.items():
            theirs.writestr(name, text)
    return target


@pytest.mark.parametrize(
    ("left_out", "added", "told"),
    [
        ("edulint_numbering/closing.txt", {}, "lacks edulint_numbering/closing.txt"),
        ("licenses/THIRD-PARTY.md", {}, "lacks THIRD-PARTY.md as it stands"),
        ("", {"tests/test_x.py": ""}, "holds tests/test_x.py, which is not for users"),
        ("", {"edulint/x.txt": ""}, "holds edulint/x.txt, which git does not know"),
        ("", {"edulint/x.txt": "made in /home/wang/edulint"}, "edulint/x.txt names a place of one machine: /home/w"),
        ("", {"edulint/x.txt": "made in C:\\Users\\wang"}, "edulint/x.txt names a place of one machine: C:\\Users\\w"),
    ],
)
def test_what_is_wrong_in_a_wheel_is_told(
    wheel: Path, tmp_path: Path, left_out: str, added: dict[str, str], told: str
) -> None:
    faults = list(release.faults_of(_changed(wheel, tmp_path / wheel.name, left_out, added)))
    assert told in faults


def test_an_installed_edulint_is_tried(tmp_path: Path) -> None:
    edulint = shutil.which("edulint", path=str(Path(sys.executable).parent))
    assert edulint
    (tmp_path / "good").mkdir()
    assert list(release.complaints([edulint], tmp_path / "good")) == []
    # A pack that is missing is told of, and so is a program that does nothing.
    wrong = list(release.complaints([edulint, "--no-pack", "figures"], tmp_path))
    assert any("figures" in one or "no JSON" in one for one in wrong)
    assert len(list(release.complaints([sys.executable, "-c", "pass"], tmp_path))) >= 4


@pytest.fixture
def libraries() -> dict[str, dict[str, licences.Distribution]]:
    pytest.importorskip("watchfiles")
    # The tests' installation leaves Spark out, which is as large as all the rest.
    return licences.groups(without=frozenset({"spark"} if find_spec("pyspark") is None else ()))


def test_every_library_states_a_licence_that_lets_edulint_be_passed_on(
    libraries: dict[str, dict[str, licences.Distribution]],
) -> None:
    found = [one for group in libraries.values() for one in group.values()]
    assert [one.name for one in found if not licences.FREE.search(licences.licence_of(one))] == []
    page = licences.PAGE.read_text(encoding="utf-8")
    assert [one.name for one in found if f"| {one.name} |" not in page] == []


def test_a_licence_that_asks_for_more_is_not_taken_for_free() -> None:
    assert not licences.FREE.search("GNU General Public License v3 (GPLv3)")
    assert not licences.FREE.search("")


def test_a_release_moves_the_sentences_on_changes_into_the_changelog(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "CHANGELOG.md"):
        shutil.copy(release.ROOT / name, tmp_path)
    before = (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8")
    (tmp_path / "changes").mkdir()
    (tmp_path / "changes" / "+lone-item.added.md").write_text("`lone-item` finds a numbering of one item.\n")
    command = [sys.executable, "-m", "towncrier", "build", "--yes", "--version", "9.0.0", "--date", "2031-05-01"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    after = (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8")
    new = "## 9.0.0 (2031-05-01)\n\n### Added\n\n- `lone-item` finds a numbering of one item.\n"
    head, _, rest = before.partition("\n## ")
    assert after.startswith(f"{head}\n{new}")
    assert after.endswith(f"\n## {rest}")
    assert list((tmp_path / "changes").glob("*.md")) == []
