"""Patterns, and fragments of them, that several checks have in common."""

from __future__ import annotations

from edulint.api import pattern

# What stands between the name of a rate and its number: 合格率均达到95%.
REACHED = r"(?:也|均|已|都|约|高|分别)?(?:达到|达|为|是|超过|(?:上升|提高|提升|增加|下降|降低|回落)[到至]|[:(])?(?:了)?"
# What makes a percentage a share of a whole.
SHARES = r"占|比重|比例"
# What a share of a whole is called: 市场份额, 对增长的贡献率, 各级分担.
SHARE = pattern(r"占|比重|比例|份额|贡献率|[承负分]担")
# What leads the parts of a whole in.
OF_THESE = "其中"
# What stands in brackets.
IN_BRACKETS = pattern(r"\([^()]*\)")
# A year with its 年, the number alone.
YEAR = pattern(r"[12][0-9]{3}(?=年)")
# A change since the same time last year.
SINCE_LAST_YEAR = pattern(r"同比|[比较][上去]年")
# The year before, or its like.
LAST_YEAR = pattern(r"[上去]年|同期|上期")
# A figure that is an average or a median.
AVERAGE = pattern(r"(?:[年月日人户校班村]|(?<!学)生)均|平均|每|中位")
# What makes the figure before it a bound, not a level: 控制在4.5%的目标以内, 不超过40人的要求.
BOUND_BEHIND = pattern(r" ?的?[^,。;:、0-9]{0,4}(?:目标|要求|控制线|范围|标准)")
# A figure of all there is.
OF_ALL = pattern(r"共|合计|总|全[国省市县区镇乡村校]")
# What its own words call all there is.
IN_ALL = pattern(r"共|合计|总|各级|各类")
