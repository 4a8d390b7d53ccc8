"""Versions of the arrangements, an agreement and yearly duties, made by services."""

from datetime import date

from django.core.files.base import ContentFile

from lineofsight.core.access.actors import system
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import months_after
from lineofsight.lead.governance.models import Agreement, Arrangements, YearlyDuty
from lineofsight.lead.governance.selectors.arrangements import contents_of
from lineofsight.lead.governance.services import arrangements, duties
from tests.world import World


def drafted(world: World, title: str = "Arrangements 2026", start: date = date(2026, 4, 1)) -> Arrangements:
    """A draft with its document."""
    return arrangements.draft_arrangements(
        world.manager, partnership=world.partnership, title=title, in_effect_from=start,
        agreed_by="the three lead partners", address="https://ashmere.example/arrangements",
        upload=ContentFile(b"How we work together.", name="arrangements.txt"),
    )  # fmt: skip


def answered(world: World, draft: Arrangements) -> Arrangements:
    """A draft of which everything asked for is said."""
    said = {each.element.key: (False, "section 1") for each in contents_of(draft)}
    return arrangements.say_contained(world.manager, arrangements=draft, said=said)


def published(world: World, **given) -> Arrangements:
    """A version in force."""
    return arrangements.publish_arrangements(world.manager, arrangements=answered(world, drafted(world, **given)))


def agreement(world: World) -> Agreement:
    """An agreement to share information."""
    return arrangements.add_agreement(
        world.manager, partnership=world.partnership, title="Front door", parties="Council, police, health board",
        purpose="To answer contacts together", agreed_on=clock.today(), review_on=months_after(clock.today(), 12),
        upload=ContentFile(b"What is shared.", name="agreement.txt"),
    )  # fmt: skip


def duty(key: str = "agree_budget") -> YearlyDuty:
    """A duty of the twelve months ahead."""
    duties.owe_duties(system("daily"))
    return YearlyDuty.objects.get(key=key, state="owed")
