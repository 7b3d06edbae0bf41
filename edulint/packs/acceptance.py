"""What edulint itself reports: acceptances in drafts and settings that are of no use, or that it can't obey."""

from __future__ import annotations

from edulint.check import BaseCheck, Severity
from edulint.wording import Wording

CATEGORY = "acceptance"
TITLE = Wording(zh="接受", en="acceptances")


class UnusedAcceptance(BaseCheck):
    """What it finds:
        zh: 稿件里的“edulint: ignore”批注，或设置里的 [[accept]]，所接受的问题已经没有了。
        en: A comment “edulint: ignore” in a draft, or an [[accept]] of the settings, that accepts nothing any more.

    Why it matters:
        zh: 留着它，以后同样的问题再出现，也不会有人知道。
        en: If it stays, the same fault can come back and nobody will be told.

    Example:
        <!-- edulint: ignore PH101 "20XX届" 活动名称 -->
        2025届毕业典礼如期举行。

    Instead:
        2025届毕业典礼如期举行。

    Source:
        zh: 各种检查工具的通例：不再起作用的豁免要说出来。
        en: What linters have in common: an exemption that exempts nothing is told.
    """

    code = "AC101"
    name = "unused-acceptance"
    severity = Severity.INFO
    summary = Wording(zh="接受的问题已经没有了", en="what was accepted is no longer there")
    messages = {
        "unused": Wording(
            zh="{selector}{words}在这里已经没有可接受的问题，这条说明可以删去",
            en="{selector}{words} finds nothing to accept here any more; the comment can go",
        ),
        "entry": Wording(
            zh="这条 [[accept]]（{selector}{words}）已经没有可接受的问题，可以删去",
            en="this [[accept]] ({selector}{words}) accepts nothing any more and can go",
        ),
        "gone": Wording(
            zh="这条 [[accept]]（{selector}{words}）所说的稿件 {files} 已不在：改了名字的，把 files 一并改过来；不要了的，可以删去",
            en="{files}, which this [[accept]] ({selector}{words}) speaks of, is gone: where it was renamed, change "
            "files, too; else the entry can go",
        ),
    }


class FaultyAcceptance(BaseCheck):
    """What it finds:
        zh: 稿件里写给 edulint 的批注，edulint 看不懂：没有理由、检查名写错、只有开头没有结尾。
        en: A comment to edulint that it can't obey: no reason, a check that there isn't, a start without an end.

    Why it matters:
        zh: 写的人以为问题已经接受，其实没有。
        en: Its author thinks that something is accepted, and it is not.

    Example:
        <!-- edulint: ignore PH101 -->

    Instead:
        <!-- edulint: ignore PH101 "20XX届" 活动名称 -->

    Source:
        zh: 写错的豁免不能悄悄失效，也不能悄悄生效。
        en: A misspelt exemption must neither fail nor work in silence.
    """

    code = "AC102"
    name = "faulty-acceptance"
    severity = Severity.WARNING
    summary = Wording(zh="接受的写法不对", en="an acceptance that can't be obeyed")
    messages = {
        "verb": Wording(
            zh="“edulint:”后面应是 ignore、ignore-start、ignore-end 或 ignore-file，不是“{verb}”",
            en="after “edulint:” comes ignore, ignore-start, ignore-end or ignore-file, not “{verb}”",
        ),
        "selector": Wording(zh="{what}，这条说明不起作用", en="{what}; the comment accepts nothing"),
        "no-check": Wording(
            zh="没有说接受哪项检查，如 ignore PH101 理由，这条说明不起作用",
            en="it names no check, as in: ignore PH101 REASON; the comment accepts nothing",
        ),
        "no-reason": Wording(
            zh="没有说明接受的理由，这条说明不起作用：请在 {selectors} 后面写上",
            en="it gives no reason; the comment accepts nothing: write one behind {selectors}",
        ),
        "no-end": Wording(
            zh="ignore-start 没有对应的 ignore-end，不起作用",
            en="this ignore-start has no ignore-end; it accepts nothing",
        ),
        "too-many": Wording(
            zh="写给 edulint 的批注超过 {most} 条，从这一条起都不起作用",
            en="there are more than {most} comments to edulint; from this one on they accept nothing",
        ),
        "no-start": Wording(zh="ignore-end 前面没有 ignore-start", en="this ignore-end has no ignore-start"),
        "plain-text": Wording(
            zh="写在 .txt 里的注释不起作用，也会留在稿件里：请删去，改用 edulint accept 或设置里的 [[accept]]",
            en="comments are obeyed in Markdown alone; here it is part of the draft: use edulint accept or [[accept]]",
        ),
        "no-range": Wording(
            zh="Word 批注接受所批注的字句，不用 {verb}：选中字句，批注 edulint: ignore PH101 理由",
            en="a Word comment accepts the words it stands at, without {verb}: comment edulint: ignore PH101 REASON",
        ),
    }


OWN_CHECKS: tuple[type[BaseCheck], ...] = (UnusedAcceptance, FaultyAcceptance)
