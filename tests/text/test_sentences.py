from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.text.fold import fold
from edulint.text.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("全县教师1236人。学生2万人。", ["全县教师1236人。", "学生2万人。"], id="full stops"),
        pytest.param("成绩怎么样？很好！继续", ["成绩怎么样？", "很好！", "继续"], id="question and exclamation"),
        pytest.param("真的吗？！好。。。完", ["真的吗？！", "好。。。", "完"], id="several marks"),
        pytest.param(
            "他说：“办好学校。”大家赞同。", ["他说：“办好学校。”", "大家赞同。"], id="a closing quote belongs before it"
        ),
        pytest.param("（详见附件。）下一步", ["（详见附件。）", "下一步"], id="a closing bracket too"),
        pytest.param("“办好每一所学校！”，会议强调。", ["“办好每一所学校！”，会议强调。"], id="a comma goes on"),
        pytest.param("合格率99。1%，超过目标。", ["合格率99。1%，超过目标。"], id="a full stop for a point"),
        pytest.param("完成于2023。下一步", ["完成于2023。", "下一步"], id="a full stop after a digit"),
        pytest.param("共3所。2所已完工。", ["共3所。", "2所已完工。"], id="a digit after a full stop"),
        pytest.param("音乐、体育……等学科。", ["音乐、体育……等学科。"], id="an ellipsis before 等"),
        pytest.param("困难还很多……今后", ["困难还很多……", "今后"], id="an ellipsis at the end"),
        pytest.param("困难还很多……。今后", ["困难还很多……。", "今后"], id="an ellipsis and a full stop"),
        pytest.param("一\u3000\u3000。  \u3000二\ue5e5", ["一\u3000\u3000。", "二"], id="spaces between"),
        pytest.param("  \u3000", [], id="nothing"),
        pytest.param("师资是关键；经费是保障。", ["师资是关键；经费是保障。"], id="a semicolon ends none"),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


texts = st.one_of(st.text(), st.lists(st.sampled_from("一二1。！？…”），等 \u3000\ue5e5\"'.")).map("".join))


@given(texts, st.data())
def test_sentences_hold_all_but_the_space_between_them(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = list(sentence_spans(text, start, end))
    for span in spans:
        words = fold(text[span.start : span.end])
        assert words
        assert words == words.strip()
    edges = [start, *(edge for span in spans for edge in (span.start, span.end)), end]
    assert edges == sorted(edges)
    assert all(not fold(text[one:other]).strip() for one, other in list(pairwise(edges))[::2])


@given(texts)
def test_a_sentence_is_one_sentence(text: str) -> None:
    """Reading a sentence by itself finds no further end in it, but where the next character had decided."""
    for span in sentence_spans(text, 0, len(text)):
        first, *others = sentence_spans(text[: span.end], span.start, span.end)
        assert (first.start, first.end) == (span.start, span.end)
        assert not others
