"""The list of known confusions: each entry is found in its own example, and only there."""

from __future__ import annotations

from edulint.api import is_han
from edulint.run.fixes import fixed_text
from edulint.testing import document_of, findings_of, words_found
from edulint_wording.checks.known_confusion import KnownConfusion
from edulint_wording.confusions import Confusion, all_confusions

CONFUSIONS = all_confusions()


def found_in(text: str) -> list[str]:
    return words_found(KnownConfusion(), text)


def test_the_list_is_long_and_says_nothing_twice() -> None:
    forms = [confusion.wrong for confusion in CONFUSIONS]
    assert len(forms) >= 800
    assert len(set(forms)) == len(forms)
    assert {right for confusion in CONFUSIONS for right in confusion.rights}.isdisjoint(forms)
    assert all(is_han(character) for form in forms for character in form)


def test_each_entry_and_no_other_finds_its_example() -> None:
    assert [(one.example, found) for one in CONFUSIONS if (found := found_in(f"{one.example}。")) != [one.wrong]] == []


def test_what_is_right_is_silent() -> None:
    assert [one.corrected_example for one in CONFUSIONS if found_in(f"{one.corrected_example}。")] == []


def test_each_example_is_corrected_where_one_word_can_be_meant() -> None:
    def corrected(confusion: Confusion) -> str:
        document = document_of(confusion.example)
        findings = findings_of(KnownConfusion(), {"draft.txt": document})
        return fixed_text(confusion.example, findings, unsafe=False)

    certain = [one for one in CONFUSIONS if len(one.rights) == 1]
    assert [one.wrong for one in certain if corrected(one) != one.corrected_example] == []
    assert [one.wrong for one in CONFUSIONS if len(one.rights) > 1 and corrected(one) != one.example] == []


def test_wordings_in_which_a_form_is_right() -> None:
    contexts = [(one, context) for one in CONFUSIONS for context in one.contexts]
    assert contexts
    for confusion, context in contexts:
        # Away from that wording the form is told even behind the same words.
        assert confusion.wrong in found_in(f"{confusion.example}。")
        words = context.removeprefix("^").replace("…", f"{confusion.wrong}我们看到成绩，")
        assert found_in(f"会议{words}。" if words == context else f"会后，{words}。") == []


def test_a_form_that_is_spoken_of() -> None:
    assert found_in("把“布署”改成“部署”。") == []
    assert found_in("“部署”常误写成“布署”。") == []
    assert found_in("会议“布署工作”一节，稳定“菜蓝子”供应。") == ["布署", "菜蓝子"]
