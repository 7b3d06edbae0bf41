"""All that the pack promises."""

import edulint_pack_example
from edulint.testing import check_pack


def test_the_pack_keeps_its_promises() -> None:
    check_pack(edulint_pack_example)
