"""Whether a school's chair of governors stands apart from whoever leads on safeguarding there."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class ChairFacts:
    """What must be known of a chair: their address, and by whom (ref) they were appointed; and of whoever leads there:
    their addresses, their refs, and whether one of them appoints people in the partnership."""

    email: str
    appointed_by: str
    lead_emails: Collection[str]
    leads: Collection[str]
    lead_appoints: bool = False


def mailbox(email: str) -> str:
    """Where mail to an address arrives: capitals, and what follows a plus, make no other mailbox."""
    name, _, host = email.strip().lower().rpartition("@")
    return f"{name.partition('+')[0]}@{host}"


def stands_apart(facts: ChairFacts) -> bool:
    """A chair is used only where whoever leads neither reads their mail nor could have chosen them. Strength: local."""
    own = mailbox(facts.email) not in {mailbox(each) for each in facts.lead_emails}
    return own and facts.appointed_by not in facts.leads and not facts.lead_appoints
