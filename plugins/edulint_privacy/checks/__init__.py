"""The checks of this pack, each beside its cases."""

from edulint_privacy.checks.bank_card import BankCard
from edulint_privacy.checks.home_address import HomeAddress
from edulint_privacy.checks.identity_number import IdentityNumber
from edulint_privacy.checks.mobile_number import MobileNumber
from edulint_privacy.checks.office_telephone import OfficeTelephone
from edulint_privacy.checks.personal_mailbox import PersonalMailbox

ALL = (IdentityNumber, MobileNumber, BankCard, HomeAddress, PersonalMailbox, OfficeTelephone)
