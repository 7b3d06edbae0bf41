"""The pack's checks."""

from edulint_pack_example.checks.office_name import OfficeName

ALL = [OfficeName]
