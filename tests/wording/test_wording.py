from __future__ import annotations

import pytest

from edulint.wording import Wording

MISSING = Wording(zh="{item}前面缺少{what}", en="{what} is missing before {item}")


def test_fields_are_filled_in_both_languages() -> None:
    assert MISSING.filled(item="“四、”", what="“三、”") == Wording(
        zh="“四、”前面缺少“三、”", en="“三、” is missing before “四、”"
    )


def test_a_value_may_be_a_wording_itself() -> None:
    filled = MISSING.filled(item="四", what=Wording(zh="一段", en="a part"))
    assert (filled.zh, filled.en) == ("四前面缺少一段", "a part is missing before 四")


def test_the_words_of_a_draft_are_not_interpreted() -> None:
    assert MISSING.filled(item="{what}", what="{0.__class__}").en == "{0.__class__} is missing before {what}"


def test_a_field_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="what"):
        MISSING.filled(item="四")


def test_languages() -> None:
    assert MISSING.in_language("zh") == MISSING.zh
    assert MISSING.in_language("en") == MISSING.en


def test_what_was_blotted_out_is_an_ellipsis() -> None:
    wording = Wording(zh="“{words}”", en="“{words}”").filled(words="见\0\0\0通知")
    assert (wording.zh, wording.en) == ("“见…通知”", "“见…通知”")


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (1, "in 2 drafts, 1 place of many"),
        (21, "in 2 drafts, 21 places of many"),
        ("1", "in 2 drafts, 1 place of many"),
    ],
)
def test_an_english_noun_is_as_many_as_the_number_before_it(places: object, words: str) -> None:
    wording = Wording(zh="{drafts} 份 {places:}", en="in {drafts} draft(s), {places:} place(s) of many")
    assert wording.filled(drafts=2, places=places).en == words


def test_a_noun_without_a_number_before_it_is_plural() -> None:
    assert Wording(zh="稿件", en="draft(s), {count} in all").filled(count=1).en == "drafts, 1 in all"


def test_what_a_value_says_is_not_counted() -> None:
    assert Wording(zh="“{words}”{count}处", en="{words}: {count} place(s)").filled(words="a(s)", count=1).en == (
        "a(s): 1 place"
    )
