from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint_duplicates.passages.comparison import numpy_places, pure_places
from edulint_duplicates.passages.fingerprints import (
    GUARANTEED,
    Fingerprints,
    fingerprints,
    numpy_fingerprints,
    pure_fingerprints,
)

HAN = st.text(st.sampled_from("一二三四甲乙丙丁教育a1𠮷㐀"), max_size=200)


@given(st.one_of(HAN, st.text(max_size=120)))
def test_pure_python_and_numpy_agree(text: str) -> None:
    assert pure_fingerprints(text) == numpy_fingerprints(text)


@given(HAN, HAN, HAN, HAN, st.text(st.sampled_from("学校工作总结"), min_size=GUARANTEED, max_size=60))
def test_texts_with_a_passage_in_common_share_a_gram_of_it(a: str, b: str, c: str, d: str, passage: str) -> None:
    places = []
    for before, after in ((a, b), (c, d)):
        prints = pure_fingerprints(before + passage + after)
        places.append(
            {
                (value, position - len(before))
                for value, position in zip(prints.hashes, prints.positions, strict=True)
                if 0 <= position - len(before) < len(passage)
            }
        )
    assert places[0] & places[1]


@given(st.lists(st.text(st.sampled_from("一二"), min_size=20, max_size=40), min_size=1, max_size=5))
def test_pure_python_and_numpy_agree_on_what_texts_share(texts: list[str]) -> None:
    prints = [pure_fingerprints(text) for text in texts]
    assert sorted(pure_places(prints)) == sorted(numpy_places(prints))


def test_a_short_text_has_one_or_none() -> None:
    assert not pure_fingerprints("一二三四五六七八九十甲").hashes
    assert len(pure_fingerprints("一二三四五六七八九十甲乙").hashes) == 1


def test_what_was_packed_is_unpacked_and_what_was_cut_is_refused() -> None:
    prints = fingerprints("各校把食堂收支逐月公示，家长代表轮流陪餐，采购票据存档备查，剩余款项结转下月使用" * 3)
    assert len(prints.hashes) > 1
    assert Fingerprints.unpacked(prints.packed()) == prints
    for cut in (b"", prints.packed()[:7], prints.packed()[:-1]):
        with pytest.raises(ValueError, match="no fingerprints"):
            Fingerprints.unpacked(cut)
