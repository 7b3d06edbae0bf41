"""Drafts of a table: DuckDB and Spark tell the same, and Spark's findings are those of the command line."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra spark)")
pytest.importorskip("pyspark", reason="pyspark is not installed (extra spark)")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java, which is not here", allow_module_level=True)

from pyarrow import parquet  # noqa: E402

from edulint_duplicates.passages.passage import Limits  # noqa: E402
from edulint_duplicates.tables.audit import TableError, on_duckdb, on_spark  # noqa: E402
from tests.cli.conftest import Edulint  # noqa: E402
from tests.duplicates.drafts import paragraph  # noqa: E402

# Two processes of Spark with one processor and 512 MB each.
CLUSTER = "local-cluster[2,1,512]"
REPORTS = {f"县{number}.txt": "\n".join(paragraph(number * 10 + place) for place in range(4)) for number in range(12)}
# One is copied whole, one in part, one after some changes.
REPORTS["抄全.txt"] = REPORTS["县3.txt"]
REPORTS["抄一段.txt"] = f"{paragraph(700)}\n{paragraph(51)}\n{paragraph(701)}"
REPORTS["改过.txt"] = paragraph(82).replace("学校", "各校").replace("安全", "平安")


@pytest.fixture(autouse=True)
def small_cluster(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let Spark's processes meet on this machine alone, and cut small tables into few parts."""
    settings = tmp_path / "conf" / "spark-defaults.conf"
    settings.parent.mkdir()
    settings.write_text(
        "spark.executor.memory 512m\nspark.sql.shuffle.partitions 3\nspark.ui.showConsoleProgress false\n",
        encoding="ascii",
    )
    monkeypatch.setenv("SPARK_CONF_DIR", str(settings.parent))
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setenv("SPARK_LOCAL_HOSTNAME", "localhost")


def table(path: Path, rows: list[dict[str, Any]]) -> str:
    parquet.write_table(pa.Table.from_pylist(rows), path)
    return str(path)


def rows_of(path: Path) -> list[dict[str, Any]]:
    return sorted(parquet.read_table(path).to_pylist(), key=lambda row: json.dumps(row, ensure_ascii=False))


def hash_of(path: Path) -> str:
    return sha256(json.dumps(rows_of(path)).encode()).hexdigest()


def test_duckdb_and_spark_find_the_same_passages(tmp_path: Path) -> None:
    drafts = table(tmp_path / "drafts.parquet", [{"path": path, "text": text} for path, text in REPORTS.items()])
    on_duckdb(drafts, str(tmp_path / "one"), Limits(), "500MB")
    on_spark(drafts, str(tmp_path / "many"), Limits(), CLUSTER)
    found = {(row["path"], row["line"], row["other_path"], row["other_line"]) for row in rows_of(tmp_path / "one")}
    # Equal drafts are one document.
    assert ("抄一段.txt", 2, "县5.txt", 2) in found
    assert ("改过.txt", 1, "县8.txt", 3) in found
    assert len(found) == 2
    assert hash_of(tmp_path / "one") == hash_of(tmp_path / "many")


def test_spark_finds_in_a_table_what_the_command_line_finds_in_files(edulint: Edulint, tmp_path: Path) -> None:
    texts = {
        "a.txt": "一、招生\n全县招生xx人，其中男生30人、女生20人，共计60人。\n三、经费\n",
        "b.md": "# 总结\n\n二〇二四年，，召开会议20xx次。\n",
        "空.txt": "",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    contents = [{"path": path, "content": (tmp_path / path).read_bytes()} for path in texts]
    table(tmp_path / "drafts.parquet", [*contents, {"path": "坏.docx", "content": b"PK\x03\x04"}])
    run = edulint("table", "drafts.parquet", "findings", "--isolated", "--master", "local[2]", lang="en_US.UTF-8")
    assert run.status == 0, run.errors
    rows = rows_of(tmp_path / "findings")
    unread = [row for row in rows if row["severity"] == "unread"]
    # As on the command line, an empty draft is told of.
    assert sorted(row["path"] for row in unread) == ["坏.docx", "空.txt"]
    assert all(row["message"] for row in unread)
    expected = edulint(*texts, "--isolated", "--format", "json", lang="en_US.UTF-8").json["findings"]
    told = [json.loads(row["finding"]) for row in rows if row["finding"]]
    assert sorted(map(json.dumps, told)) == sorted(map(json.dumps, expected))
    assert {"NU101", "PU102"} < {row["code"] for row in rows}


def test_a_table_that_is_none_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_text("none", encoding="utf-8")
    for name in ("a.parquet", "missing.parquet"):
        with pytest.raises(TableError):
            on_duckdb(str(tmp_path / name), str(tmp_path / "out"), Limits(), "500MB")
    drafts = table(tmp_path / "drafts.parquet", [{"name": "a.txt"}])
    with pytest.raises(TableError):
        on_duckdb(drafts, str(tmp_path / "out"), Limits(), "500MB")
    assert not (tmp_path / "out").exists()
