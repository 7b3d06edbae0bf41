"""Which reports are made of what was found, where they go and how they look."""

from __future__ import annotations

import click

from edulint.cli.options import together
from edulint.cli.session import say
from edulint.cli.suggestions import format_names
from edulint.report import FORMATS
from edulint.wording import Wording

reports_options = together(
    click.option(
        "--format",
        "format_name",
        metavar="NAME",
        shell_complete=format_names,
        help=say(Wording(zh=f"输出格式：{'、'.join(FORMATS)}", en=f"The report's format: {', '.join(FORMATS)}")),
    ),
    click.option(
        "--statistics",
        is_flag=True,
        help=say(
            Wording(
                zh="不列出问题，只按检查汇总（可与 --format json 合用）",
                en="Count the findings of each check instead of listing them (also with --format json)",
            )
        ),
    ),
    click.option(
        "--max-findings",
        type=click.IntRange(min=0),
        metavar="N",
        help=say(Wording(zh="最多列出多少处，先列严重的", en="List at most so many, the gravest first")),
    ),
    click.option("--all", "everything", is_flag=True, help=say(Wording(zh="同类问题也逐条列出", en="Fold nothing"))),
    click.option(
        "--output",
        multiple=True,
        metavar="[FORMAT:]FILE",
        help=say(
            Wording(
                zh="把报告写入文件，格式看扩展名（.html .docx .json .sarif .xml .md .txt）",
                en="Write a report to a file in the format of its ending (.html .docx .json .sarif .xml .md .txt)",
            )
        ),
    ),
    click.option("--color/--no-color", default=None, help=say(Wording(zh="用不用颜色", en="Colours or none"))),
)
