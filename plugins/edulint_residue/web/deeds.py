"""Lines with which a site counts its readers' deeds and asks for some: 阅读 1.2万, 长按二维码关注我们, 已有12人点赞."""

from __future__ import annotations

from edulint.api import holds_any, pattern
from edulint_residue.web.evidence import speaks_for_place

_LONGEST = 40
_NUMBER = r"[0-9][0-9.,]{0,9}[ ]?[万千wWkK]?\+?"
_DEED = "(?:浏览|阅读|点击|访问|下载|收藏|喜欢|点?赞|踩|评论|回复|回答|转发|分享|围观|打赏|关注|在看|播放|查看|采纳|获赞|转藏)"
# What a deed costs its reader
_PRICE = "(?:下载券|金币|积分|财富值)"
_COUNT = (
    rf"(?:(?:TA)?(?:已有?|共有?|获得|超过|更多|全部|还有){{0,2}}[ ]?{_NUMBER}[ ]?(?:[人次个条位]|分钟)?(?:已|在|的)?"
    rf"(?:{_DEED}|参与|{_PRICE})(?:过|数|量)?|(?:更多|全部|查看)?{_DEED}(?:人数|次数|[量数率])?[ :(]{{1,3}}{_NUMBER}[次人个条]?[)]?"
    r"|(?:文档|本文)?(?:评分|推荐度|星级)[ :]{1,2}[0-9.★☆分]{1,8})"
)
# 查看:123|回复:4, 采纳数:12 获赞数:34
_COUNTS = pattern(
    rf"(?:20[0-9]{{2}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}[ ]?·[ ]?)?{_COUNT}(?:[ |,/·]{{1,3}}{_COUNT}){{0,4}}"
)
# 点击下方名片关注我们, 用微信扫描二维码, 戳这里,了解更多, ←左右滑动查看更多
_ASKED = pattern(
    "[^\\w]{0,6}(?:请|欢迎|记得|快来|立即|马上|您可以?|或|用){0,2}(?:手机|微信|浏览器|左右|上下|继续|向[上下左右]){0,3}"
    "(?:点击|打开|点[个亮此]|长按|扫描|扫码|扫一扫|识别|戳|下拉|上滑|滑动|轻触|轻点)"
    "[^。;:]{0,20}(?:关注|查看|了解|阅读|下载|进入|观看|收听|收藏|加入|添加|领取|浏览|访问|分享|转发|点赞|在看|我们|更多|原文|全文|详情|二维码|设备|一个)[^。;:]{0,8}"
)
# What an office asks of those whom it serves: 扫码填报, 点击进入系统报名
_SERVED = pattern("报名|填[报写]|办理|缴费|申[请领]|预约|登记|答题|投票|问卷|系统|签到|会议")
# 觉得不错,请点个赞; 转发周知!; 让更多人看到; 点亮“在看”
_WISHED = pattern(
    "(?:如果)?(?:您|你)?觉得[^。;:]{1,12}(?:赞|转发|分享|收藏|关注|在看)[^。;:]{0,12}|[^。;:]{0,16}[“「【]在看[”」】][^。;:]{0,16}"
    "|(?:请|速)?(?:转发|扩散|分享)(?:周知|提醒|起来|出去)[!。]?"
    "|(?:分享|转发)?[^。;:,]{0,4}让更多的?人(?:看到|知道|受益)[!。]?"
)
_DATE = pattern("20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}")
# One of these stands in each such line.
_HELD = tuple("览读击问载藏欢赞踩论复答发享观赏注看放查纳与券币分值度星点按描码识戳拉滑触人")


def is_of_deeds(words: str) -> bool:
    """Tell whether a line, widths folded, says nothing but what a site's readers did, or are to do with its page."""
    if len(words) > _LONGEST or not holds_any(words, _HELD):
        return False
    if _COUNTS.fullmatch(words) or _WISHED.fullmatch(words):
        return True
    # 小草 2019-03-12 | 123阅读 | 12转藏
    parts = [part.strip() for part in words.split("|")]
    if len(parts) > 1 and _DATE.search(words) and any(map(_COUNTS.fullmatch, parts)):
        return True
    is_asked = _ASKED.fullmatch(words) is not None
    return is_asked and _SERVED.search(words) is None and not speaks_for_place(words)
