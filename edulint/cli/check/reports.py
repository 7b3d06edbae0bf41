"""Which reports are made of what was found, where they go and how they look."""

from __future__ import annotations

import click

from edulint.cli.options import together
from edulint.cli.session import spoken_option
from edulint.cli.suggestions import format_names
from edulint.report import ENDINGS, FORMATS

# The draft itself with comments is a report, too.
_ENDINGS = " ".join([*ENDINGS, ".docx"])

reports_options = together(
    spoken_option(
        "--format",
        "format_name",
        metavar="NAME",
        shell_complete=format_names,
        zh=f"输出格式：{'、'.join(FORMATS)}",
        en=f"The report's format: {', '.join(FORMATS)}",
    ),
    spoken_option(
        "--statistics",
        is_flag=True,
        zh="不列出问题，只按检查汇总（可与 --format json 合用）",
        en="Count the findings of each check instead of listing them (also with --format json)",
    ),
    spoken_option(
        "--max-findings",
        type=click.IntRange(min=0),
        metavar="N",
        zh="最多列出多少处，先列严重的",
        en="List at most so many, the gravest first",
    ),
    spoken_option("--all", "everything", is_flag=True, zh="同类问题也逐条列出", en="Fold nothing"),
    spoken_option(
        "--output",
        "-o",
        multiple=True,
        metavar="[FORMAT:]FILE",
        zh=f"把报告写入文件，格式看扩展名（{_ENDINGS}）",
        en=f"Write a report to a file in the format of its ending ({_ENDINGS})",
    ),
    spoken_option("--color/--no-color", default=None, zh="用不用颜色", en="Colours or none"),
)
