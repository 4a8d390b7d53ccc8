"""Home, inbox, diary, wings, words, who can see what; and the installation's own pages."""

from lineofsight.journeys.views.account import account, choose_digest
from lineofsight.journeys.views.diary import diary, diary_csv
from lineofsight.journeys.views.grants import grants, stop_grant
from lineofsight.journeys.views.home import accessibility, front, healthy, home, wing
from lineofsight.journeys.views.inbox import inbox
from lineofsight.journeys.views.installation import create_partnership, installation, invite_manager
from lineofsight.journeys.views.referring import refer_death
from lineofsight.journeys.views.searching import search
from lineofsight.journeys.views.words import IN_USE, rename_term, words

__all__ = [
    "IN_USE",
    "accessibility",
    "account",
    "choose_digest",
    "create_partnership",
    "diary",
    "diary_csv",
    "front",
    "grants",
    "healthy",
    "home",
    "inbox",
    "installation",
    "invite_manager",
    "refer_death",
    "rename_term",
    "search",
    "stop_grant",
    "wing",
    "words",
]
