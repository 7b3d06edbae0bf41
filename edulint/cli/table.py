"""``edulint table DRAFTS FINDINGS``: the drafts of a Parquet table, checked on Spark."""

from __future__ import annotations

import os
from typing import Any

import click

from edulint.cli.options import choice_options, configurations_of, packs_option
from edulint.cli.session import Session, language_option, master_option, spoken_command
from edulint.wording import SpokenError, Wording

_DONE = Wording(
    zh="{drafts} 份稿件，{findings} 处问题，{unread} 份未能检查：{table}",
    en="{drafts} drafts, {findings} findings, {unread} not checked: {table}",
)


@spoken_command(
    "table",
    zh="用 Spark 检查一张 Parquet 表里的稿件，把问题写成另一张表。\n\nDRAFTS 的列：path，以及 text（文字）或 content（文件内容）。",
)
@click.argument("drafts")
@click.argument("findings")
@master_option
@choice_options
@packs_option
@language_option
@click.pass_obj
def command(session: Session, /, drafts: str, findings: str, master: str | None, **options: Any) -> None:
    """Check the drafts of a Parquet table on Spark, and write the findings as another table.

    The columns of DRAFTS: path, and text or content (a file's bytes).
    """
    from edulint.run.spark import drafts_of_table, spark_session, write_table
    from edulint.run.table import FINDING, UNREAD, Proofreader

    try:
        configurations = configurations_of(options, session.host)
        # The paths of a table lie in no folder of this machine: the configuration is the one in force here.
        settings = configurations.of_folder(os.getcwd()).settings
        profile = configurations.profile(os.path.abspath("draft.txt"))
        session.configured = settings.lang
        spark = spark_session(master)
        try:
            rows = drafts_of_table(spark, drafts)
            proofreader = Proofreader(profile, settings.max_size, session.language, tuple(session.without))
            write_table(rows.mapInArrow(proofreader, FINDING), findings)
            told = spark.read.parquet(findings)
            unread = told.where(told.severity == UNREAD).count()
            values = {"drafts": rows.count(), "findings": told.count() - unread, "unread": unread, "table": findings}
        finally:
            spark.stop()
    except SpokenError as error:
        session.fail(error)
    session.write(session.say(_DONE.filled(**values)))
