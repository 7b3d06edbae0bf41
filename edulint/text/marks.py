"""Punctuation marks by what they do in a sentence, in both widths, so that they serve a text and its folded form."""

from __future__ import annotations

# A sentence ends here: 全年任务完成。
SENTENCE_ENDS = frozenset("。！？!?")
# A sentence ends here, or one of its parts that could stand alone: 教学抓质量；管理抓规范。
STOPS = SENTENCE_ENDS | frozenset("；;")
# A clause ends here: what stands on the two sides is said separately.
CLAUSE_ENDS = STOPS | frozenset("，：,:")
# A clause ends here, or an item of a list: 语文、数学.
PAUSES = CLAUSE_ENDS | frozenset("、")

# Brackets and quotation marks that begin something.
OPENERS = frozenset("“‘《〈【「『〔〖（([{")
# Brackets and quotation marks that end something.
CLOSERS = frozenset("”’》〉】」』〕〗）)]}")
# Quotation marks that begin and end alike.
STRAIGHT_QUOTES = frozenset("\"'")
