"""How many planted personal numbers, addresses and mailboxes are found, and what else is reported.

usage: python benchmarks/privacy_planted.py [FOLDER]
With a folder, the faults are planted in paragraphs of its drafts. Numbers are made up, with the check digits that the
standards ask for.
"""

from __future__ import annotations

import random
import sys

from planting import Plants, add, measure

import edulint_privacy
from edulint.api import Span

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_AREAS = ("110105", "330106", "510102", "420106", "610113", "350203")
_MOBILE = ("133", "135", "138", "139", "150", "158", "177", "186", "189", "199")
_BANKS = ("621700", "622202", "622848", "621661", "622588")
_NAMES = ("王晓芳", "张大山", "李明", "赵平", "陈小河", "刘玉兰")


def identity_number(chance: random.Random) -> str:
    """Return a number of GB 11643: area, day of birth, sequence and check sign."""
    day = f"{chance.randrange(1950, 2015)}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
    digits = f"{chance.choice(_AREAS)}{day}{chance.randrange(1000):03}"
    return digits + "10X98765432"[sum(int(one) * weight for one, weight in zip(digits, _WEIGHTS, strict=True)) % 11]


def card_number(chance: random.Random) -> str:
    """Return a card's number of 19 digits with Luhn's check digit."""
    digits = chance.choice(_BANKS) + "".join(chance.choices("0123456789", k=12))
    total = sum(sum(divmod(int(one) * (2 - place % 2), 10)) for place, one in enumerate(reversed(digits)))
    return f"{digits}{-total % 10}"


def _with(chance: random.Random, text: str, number: str, *sentences: str) -> tuple[str, Span] | None:
    name = chance.choice(_NAMES)
    return add(*(one.replace("NAME", name).replace("NUMBER", f"{{{number}}}") for one in sentences))(chance, text)


def identity(chance: random.Random, text: str) -> tuple[str, Span] | None:
    """Put an identity number behind a full stop."""
    number = identity_number(chance)
    return _with(chance, text, number, "NAME（身份证号NUMBER）获评先进个人。", "NAME，NUMBER，已领取救助金。")


def mobile(chance: random.Random, text: str) -> tuple[str, Span] | None:
    """Put a mobile number behind a full stop."""
    number = chance.choice(_MOBILE) + "".join(chance.choices("0123456789", k=8))
    shown = chance.choice(
        (number, f"{number[:3]} {number[3:7]} {number[7:]}", f"{number[:3]}-{number[3:7]}-{number[7:]}")
    )
    return _with(
        chance, text, shown, "联系人：NAME，手机NUMBER。", "咨询请拨打NUMBER。", "负责人NAME（NUMBER）到场协调。"
    )


def card(chance: random.Random, text: str) -> tuple[str, Span] | None:
    """Put a card's number behind a full stop."""
    return _with(chance, text, card_number(chance), "补助已发至NAME银行卡号NUMBER。", "NAME的卡号为NUMBER。")


def address(chance: random.Random, text: str) -> tuple[str, Span] | None:
    """Put an address down to the door behind a full stop."""
    door, room = chance.randrange(1, 300), f"{chance.randrange(1, 20)}栋{chance.randrange(101, 2000)}室"
    place = chance.choice((f"青石市东湖区柳林路{door}号{room}", f"白石镇双河村{chance.choice('一二三四五六')}组"))
    return _with(chance, text, place, "NAME，家庭住址：NUMBER。", "受助学生NAME，家住NUMBER。")


def mailbox(chance: random.Random, text: str) -> tuple[str, Span] | None:
    """Put somebody's mailbox behind a full stop."""
    number = chance.choice(_MOBILE) + "".join(chance.choices("0123456789", k=8))
    return _with(
        chance, text, f"{number}@{chance.choice(('qq.com', '163.com', '139.com'))}", "联系人：NAME，邮箱NUMBER。"
    )


PLANTS: Plants = {
    "identity numbers": ("", [identity]),
    "mobile numbers": ("", [mobile]),
    "bank cards": ("", [card]),
    "home addresses": ("", [address]),
    "personal mailboxes": ("", [mailbox]),
}

if __name__ == "__main__":
    measure(edulint_privacy, PLANTS, sys.argv[1:])
