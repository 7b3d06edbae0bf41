"""Titles that a page says more than once: above what it says of itself and below, or as its file's name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from edulint.api import Block, pattern
from edulint_residue.web.evidence import evidence_of, speaks_to_reader
from edulint_residue.web.lines import is_headline, is_no_sentence, words_of
from edulint_residue.web.phrases import SHORT_LINE, words_at

SHORTEST_TITLE = 6
SHORT_VALUE = 20
_SHORTEST_SAID = 8
# Each of two lines of a title is as long as this at least: shorter ones are a column's or a site's name.
_SHORTEST_TWO = 12
# 工作报告, the kind of a text
_KIND = 4
# What a page says of itself stands within so many lines from the top or the end.
AT_END = 12
# Kinds of texts that are not collected head a draft as well.
_OTHER_KINDS = (
    *("通知", "办法", "意见", "规定", "规则", "细则", "制度", "责任书", "事迹", "致辞"),
    *("规范", "规程", "标准", "预案", "规划", "纲要", "要点", "条例", "章程", "决定", "公报"),
)
_AT_TOP = 3
# So much of the longer of two titles must stand in the shorter, which says the same: 2023年小学工作总结, 小学工作总结.
_LEAST_SAME, _MOST_SLIPS = 0.7, 1
# Of a title that is run together with another so many characters stand in that.
_LEAST_AGAIN = 0.8
_NO_HAN = pattern(r"(?=.{0,30}[a-z0-9])[!-~ ]{1,40}")
# What stands between a title and the words that a page sets before it
_JOINTS = frozenset("-—_|: ")
_YEAR = pattern("20[0-9]{2}(?:年度?)?|20[xX*×]{2}年?度?")
_FIRST = pattern("[1一]|[(【][1一][)】]")
# An office below a title is on a report's cover, and the title stands on its first page again.
_OFFICE = pattern("(?:政府|[局委办院校站所会司])$")
# 青溪镇人民政府, 王一, 李 明, 汇报人:王一, 二○二三年九月, 抄送:县委办
SIGNED = pattern(
    "[^,;]{0,40}(?:[局委办部厅处科室会校院司队站所村镇乡县市区府组厂园店馆社]|中心|公司|支部|集团|银行)[ ]?(?:[(][^()]{1,12}[)])?"
    r"|[\u4e00-\u9fff][ ]{0,4}[\u4e00-\u9fff](?:[ ]{0,4}[\u4e00-\u9fff])?"
    "|.{0,24}[0-9○〇Oo零一二三四五六七八九十xX×*_]{1,4}[ ]?年[^:]{0,12}|.{0,24}年.{1,4}月.{1,4}日[^:]{0,40}"
    "|[^:,]{1,10}(?:人|者|单位|部门|电话|签名|签字|姓名|职务|长|书记|主任|主席):.{0,30}"
    "|(?:抄[送报]|报送?|主送|发|送|主题词|印发|此致|敬礼|谢谢|特此|妥否|当否|以上)[^。]{0,40}"
    "|[(].{0,40}[)]"
)
FILE = pattern(r"[^。;]{2,60}\.(?:docx?|pptx?|xlsx?|pdf|wps)(?:VIP)?")


def take_titles(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add to ``whole``, the indices of paragraphs of a page, the titles that the page says once more."""
    _take_first_title(folded, blocks, whole)
    _take_second_titles(folded, blocks, whole)
    _take_titles_of_page(folded, blocks, whole)
    if min(whole, default=AT_END) < AT_END:
        _take_copies(folded, blocks, whole)
    _take_between_copies(folded, blocks, whole)
    _take_lines_in_text(folded, blocks, whole)
    if whole:
        # Of a title that stands in two lines, one below the other, the upper is the page's, wherever they stand.
        bare = ["" if index in whole else _bare(folded, block) for index, block in enumerate(blocks)]
        whole.update(index for index, (one, other) in enumerate(pairwise(bare)) if one and one == other)
        # Above a text that is so whatever kind of text it names.
        top = [words_of(folded, block) for block in blocks[:_AT_TOP]]
        twice = [index for index, (one, other) in enumerate(pairwise(top)) if is_title(one) and one == other]
        # 渔港老师画作, five times, are the captions of pictures.
        whole.update(twice if len(twice) == 1 else ())


def _bare(folded: str, block: Block) -> str:
    """Return a title that names a kind of text without the blanks in it and the marks around it."""
    words = words_of(folded, block) if len(block.span) <= SHORT_LINE and block.heading is None else ""
    words = words.strip("《》").replace(" ", "")
    return words if words and is_title(words) and names_kind(words) else ""


def is_filling(words: str) -> bool:
    """Tell whether words are so short that they may be a site's name or slogan, and no title of a report."""
    return len(words) <= SHORT_VALUE and is_no_sentence(words) and not names_kind(words)


def names_kind(words: str) -> bool:
    """Tell whether words end with the name of a kind of text: 工作总结, 管理办法."""
    return words.endswith(_kinds())


@cache
def _kinds() -> tuple[str, ...]:
    return (*words_at("title"), *_OTHER_KINDS)


def titles_above(folded: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the titles among the first lines, which a page says again in what it tells of its text, longest first."""
    lines = (words_of(folded, block) for block in blocks[:AT_END] if len(block.span) <= SHORT_LINE)
    titles = {words for words in lines if len(words) >= _SHORTEST_SAID and names_kind(words) and is_title(words)}
    return tuple(sorted(titles, key=len, reverse=True))


def without_titles(words: str, titles: Sequence[str]) -> str:
    """Return a line with 文章 for the titles that it says beside other words: 全县防汛总结一文来源于网友上传.

    What a title says, 全县, says nothing of who speaks.
    """
    for title in titles:
        if title in words and len(words) >= len(title) + SHORTEST_TITLE:
            words = words.replace(title, "文章")
    return words


def _take_first_title(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    title = words_of(folded, blocks[0]) if blocks and blocks[0].heading is None and 0 not in whole else ""
    if not is_title(title):
        return
    # 总结⏎李明⏎总结: the author whom a page names between its title and the text's.
    second = words_of(folded, blocks[2]) if len(blocks) > 2 else ""
    between = words_of(folded, blocks[1]) if second else ""
    is_author = is_filling(between) and not _OFFICE.search(between)
    if second == title and is_author and not is_headline(folded, blocks[1]):
        whole.update((1, 2))
    elif _NO_HAN.fullmatch(between) and is_title(second) and is_same(title, second):
        # A page's own title, above who put the text there and when: admin2023-01-31 115
        whole.update((0, 1))
    # The file, above the title that is its name; 青青文库总结, a site's name and the title, at the end
    if FILE.fullmatch(title) and len(blocks) > 1 and title.startswith(words_of(folded, blocks[1]).partition(".")[0]):
        whole.add(0)
    # The name of a file heads no report.
    if FILE.fullmatch(title) and names_kind(title.rpartition(".")[0]):
        whole.add(0)
    if len(blocks) > 1 and (_is_two_titles(title, between) or _has_more(title, between)):
        whole.add(0)
    end = words_of(folded, blocks[-1])
    if end.endswith(title) and evidence_of(end.removesuffix(title)).kinds:
        whole.add(len(blocks) - 1)
    first = min(whole, default=AT_END)
    if first < AT_END:
        whole.update(
            index
            for index in range(first + 1, len(blocks))
            if len(blocks[index].span) == len(title) and words_of(folded, blocks[index]) == title
        )


def _take_between_copies(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the short lines below a title and the title where it stands once more, perhaps on two lines, above the text.

    Who signs a report and when stands on its cover: 绩效评价报告⏎详细信息⏎绩效评价报告, but 工作报告⏎青川县水利局⏎工作报告.
    """
    lines = [words_of(folded, block) for block in blocks[: AT_END + 2]]
    bare = [words.replace(" ", "") for words in lines]
    for index, title in enumerate(bare[:AT_END]):
        if not (len(title) >= _SHORTEST_SAID and is_title(lines[index])) or (
            SIGNED.fullmatch(title) and not names_kind(title)
        ):
            continue
        if blocks[index].heading is not None:
            continue
        for below in range(index + 1, len(bare)):
            if title in (bare[below], "".join(bare[below : below + 2])):
                between = lines[index + 1 : below]
                # The page's own copy may be known.
                is_known = index in whole or below in whole
                if between and not all(map(SIGNED.fullmatch, between)):
                    # The copy below the office's own title is the page's.
                    is_known = is_known and not any(map(_is_subject, between))
                    last = below if is_known else below + 1 + (title != bare[below])
                    whole.update(line for line in range(index + 1, last) if not _is_subject(lines[line]))
                return
            is_own = blocks[below].heading is not None or is_headline(folded, blocks[below])
            if is_own or not is_no_sentence(lines[below]) or len(lines[below]) > SHORT_LINE:
                break


def _is_subject(words: str) -> bool:
    """Tell whether a line is a whole title of an office's paper, which no page writes: 关于修缮校舍的请示."""
    return words.startswith("关于") and is_title(words) and names_kind(words)


def _is_two_titles(words: str, title: str) -> bool:
    """Tell whether a line holds the title below and another of the same kind, run together: 禁捕工作汇报禁捕汇报⏎禁捕工作汇报."""
    rest = words.removeprefix(title)
    if not (SHORTEST_TITLE <= len(rest) < len(words) and is_title(title) and names_kind(title) and names_kind(rest)):
        return False
    # 2023年工作总结及2024年工作计划 is one title.
    return sum(character in title for character in rest) >= _LEAST_AGAIN * len(rest)


def _has_more(words: str, title: str) -> bool:
    """Tell whether a line says the title below and more in brackets or behind a joint: 妇联工作总结(妇联总结范文)⏎妇联工作总结."""
    rest = words.removeprefix(title)
    is_more = 1 < len(rest) < len(words) and rest[0] in _JOINTS | {"("}
    return is_more and is_title(title) and names_kind(title)


def _take_copies(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the copies of a title above the last one, and those that stand behind other words beside a line of the page:
    养羊方案-养牛规范⏎发布时间:…⏎一:养牛规范⏎养牛规范.
    """
    copies: dict[str, list[int]] = {}
    lines = [words_of(folded, block) for block in blocks[:AT_END]]
    for index, words in enumerate(lines):
        if is_title(words) and names_kind(words):
            # 2021年工作汇报⏎2021 年工作汇报
            copies.setdefault(words.replace(" ", ""), []).append(index)
    first = min(whole)
    # [行业]泊位制度 and 行业泊位制度, below the file 行业泊位制度.docx
    files = [words.partition(".")[0] for words in lines if FILE.fullmatch(words)]
    below = range(max(index for index in whole if index < AT_END), len(lines))
    text = next((index for index in below if index not in whole and _is_text(lines[index])), AT_END)
    for title, found in copies.items():
        # Below the first paragraph of a text the page says the title once more.
        above = [index for index in found if index < text]
        places = above if above and above[-1] not in whole else found
        whole.update(index for index in found if index > places[-1])
        if first < places[-1] and places[-1] not in whole:
            whole.update(places[:-1])
        for index, words in enumerate(lines[: places[-1]]):
            is_joined = len(words) > len(title) and words.endswith(title) and words[-len(title) - 1] in _JOINTS
            is_of_file = len(words) > len(title) and words.strip("[").replace("]", "") in files
            is_joined = is_joined and not whole.isdisjoint((index - 1, index + 1))
            if (is_joined or (is_of_file and words.endswith(title))) and is_no_sentence(words):
                whole.add(index)


def _take_lines_in_text(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add a title that a page sets between the paragraphs of its text, and says in its own lines: 标题:渔港检修."""
    bare: dict[str, list[int]] = {}
    for index in range(1, len(blocks) - 1):
        if index not in whole and _SHORTEST_SAID <= len(blocks[index].span) <= SHORT_LINE:
            words = words_of(folded, blocks[index])
            is_line = blocks[index].heading is None and blocks[index].level == 0 and is_title(words)
            if is_line and all(_is_sentence(folded, blocks[index + step]) for step in (-1, 1)):
                bare.setdefault(words, []).append(index)
    said = [words_of(folded, blocks[index]) for index in whole] if bare else []
    for words, found in bare.items():
        if any(words in line for line in said):
            whole.update(found)


def _is_sentence(folded: str, block: Block) -> bool:
    return len(block.span) > SHORT_LINE and folded[block.span.end - 1] in "。!?"


def _is_text(words: str) -> bool:
    return len(words) > SHORT_LINE and not speaks_to_reader(words)


def _take_second_titles(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add a title that says what one above it says, lines of the page between them or right above both."""
    own: tuple[int, str] | None = None
    for index, block in enumerate(blocks[:AT_END]):
        if index in whole:
            continue
        words = _once(words_of(folded, block))
        if block.heading is not None or not is_title(words):
            return
        is_numbered = own is not None and words.startswith(own[1]) and _FIRST.fullmatch(words, len(own[1])) is not None
        is_beside = own is not None and (index - 1 in whole or own[0] - 1 in whole)
        if own and is_beside and (is_numbered or is_same(own[1], words)):
            whole.add(index)
        else:
            own = index, words


def _take_titles_of_page(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add a title that a page's line parts from one of the same kind: 五年检察工作报告⏎时间:…⏎青川县检察院工作报告."""
    for index in sorted(whole & set(range(1, AT_END))):
        below = next((line for line in range(index, len(blocks)) if line not in whole), index)
        if index - 1 in whole or below == index:
            continue
        pair = [words_of(folded, blocks[line]) for line in (index - 1, below)]
        is_pair = all(is_title(words) and names_kind(words) for words in pair)
        if is_pair and pair[0][-_KIND:] == pair[1][-_KIND:] and blocks[index - 1].heading is None:
            whole.add(index - 1)


def _once(words: str) -> str:
    """Return a title that a line says twice as it is said once: 水利总结 水利总结."""
    first, _, second = words.partition(" ")
    return first if first == second.strip() else words


def is_title(words: str) -> bool:
    """Tell whether a line is short and long enough for a title, and neither a sentence nor a label."""
    return SHORTEST_TITLE <= len(words) <= SHORT_LINE and is_no_sentence(words) and words[-1] != ":"


def is_second_line(upper: str, lower: str) -> bool:
    """Tell whether two lines, one below the other, may be those of one title: about as long, and not the same."""
    short, long = sorted((upper, lower), key=len)
    return len(short) >= _SHORTEST_TWO and len(short) * 2 > len(long) and short not in long


def is_same(one: str, other: str) -> bool:
    """Tell whether all characters of the shorter title stand in the longer, in order, and are most of it."""
    short, long = sorted((_YEAR.sub("", one), _YEAR.sub("", other)), key=len)
    rest = iter(long)
    if len(short) == len(long):
        # 换举 for 换选
        return sum(map(str.__ne__, short, long)) <= _MOST_SLIPS
    return len(short) >= _LEAST_SAME * len(long) and all(character in rest for character in short)
