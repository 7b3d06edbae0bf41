"""Fragments of patterns that several checks have in common."""

from __future__ import annotations

# What stands between the name of a rate and its number: 合格率均达到95%.
REACHED = r"(?:也|均|已|都|约|高|分别)?(?:达到|达|为|是|超过|(?:上升|提高|提升|增加|下降|降低|回落)[到至]|[:(])?(?:了)?"
# What makes a percentage a share of a whole.
SHARES = r"占|比重|比例"
# What leads the parts of a whole in.
OF_THESE = "其中"
