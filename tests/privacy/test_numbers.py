"""Numbers of persons against generators and validators that others wrote."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from faker import Faker
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.cn import ric

import edulint_privacy
from edulint.run.fixes import fixed_text
from edulint.testing import document_of, findings_of, words_found
from edulint_privacy.checks import ALL
from edulint_privacy.checks.bank_card import BankCard, has_check_digit
from edulint_privacy.checks.identity_number import IdentityNumber, is_identity_number
from edulint_privacy.checks.mobile_number import MobileNumber
from tests.word_lists import idle_entries, lists_of

SEEDS = st.integers(min_value=0, max_value=2**32)


def faker(seed: int) -> Faker:
    fake = Faker("zh_CN")
    fake.seed_instance(seed)
    return fake


@given(SEEDS)
def test_every_identity_number_is_found(seed: int) -> None:
    number = faker(seed).ssn()
    assert words_found(IdentityNumber(), f"张大山（身份证号{number}），男。") == [number]


@given(SEEDS)
def test_every_mobile_number_is_found(seed: int) -> None:
    number = faker(seed).phone_number()
    assert words_found(MobileNumber(), f"联系人张大山，手机{number}。") == [number]


@given(st.text("0123456789", min_size=13, max_size=16))
def test_every_card_is_found(digits: str) -> None:
    number = f"62{digits}"
    number += luhn.calc_check_digit(number)
    # A card's number may by chance be an identity number, too.
    assert words_found(BankCard(), f"王晓芳　{number}") == ([] if is_identity_number(number) else [number])


@given(st.text("0123456789", min_size=2, max_size=19))
def test_check_digits_of_cards(digits: str) -> None:
    assert has_check_digit(digits) == luhn.is_valid(digits)


@given(st.text("0123456789", min_size=17, max_size=17), st.sampled_from("0123456789X"))
def test_a_number_that_others_refuse_is_none(body: str, last: str) -> None:
    # The validator knows more of regions than this check, and nothing of when people were born.
    if is_identity_number(body + last):
        assert ric.calc_check_digit(body + "0") == last


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 12, 31)), st.integers(0, 999))
def test_a_wrong_check_digit_is_no_identity_number(born: date, serial: int) -> None:
    body = f"110105{born:%Y%m%d}{serial:03}"
    right = ric.calc_check_digit(body + "0")
    assert [last for last in "0123456789X" if is_identity_number(body + last)] == [right]


@given(SEEDS)
def test_what_is_masked_is_found_no_more(seed: int) -> None:
    fake = faker(seed)
    text = f"张大山，身份证号{fake.ssn()}，手机{fake.phone_number()}。"
    document = document_of(text)
    checks = (IdentityNumber, MobileNumber)
    findings = [finding for check in checks for finding in findings_of(check(), {"draft.txt": document})]
    assert len(findings) == 2
    masked = fixed_text(text, findings, unsafe=False)
    assert masked.count("*") == 20
    assert not any(words_found(check(), masked) for check in ALL)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in lists_of(edulint_privacy)])
def test_each_entry_has_a_case(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert idle_entries(edulint_privacy, path, monkeypatch) == []
