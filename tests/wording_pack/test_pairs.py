"""Pairs of characters that are worth a look are the same with numpy and without."""

from __future__ import annotations

from pathlib import Path

import pytest

from edulint.testing.cases import document_of
from edulint_wording.confusions import all_confusions
from edulint_wording.pairs import _are_han, _coded, pair_numbers, pure_places

FIXTURES = Path(__file__).parents[2] / "fixtures"
FORMS = "，".join(confusion.wrong for confusion in all_confusions())
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*.txt"))} | {
    "every form": FORMS,
    "every form twice": f"{FORMS}。{FORMS[1:]}",
    "two characters": "峻工",
    "long characters": "\U0001f600峻\U00020000工峻工\U0001f600",
    "no text has them": "龘龖爨鬻，龘龖，饕餮齉爨",
}


@pytest.mark.parametrize("name", TEXTS)
def test_pure_python_and_numpy_find_the_same(name: str) -> None:
    pytest.importorskip("numpy")
    from edulint_wording.pairs_by_numpy import numpy_places

    document = document_of(TEXTS[name])
    listed, places, doubtful = pure_places(pair_numbers(document), _are_han(document))
    assert numpy_places(_coded(document)) == ({number: listed[number] for number in places}, places, doubtful)
    assert list(numpy_places(_coded(document))[1]) == list(places)
