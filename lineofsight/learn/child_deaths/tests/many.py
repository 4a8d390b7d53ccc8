"""Many completed reviews at once, as keys alone: what tables are made of."""

from datetime import date, timedelta

from lineofsight.core.sealed.models import Room
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.models import Analysis, Death, Fact, InformationRequest, Panel
from lineofsight.learn.child_deaths.rules.content import categories, editions
from lineofsight.learn.child_deaths.services import panels, putting_out, register
from tests.world import World

HOSPITAL, SURGERY = "The hospital", "The surgery"


def last_year() -> date:
    """A day in the last financial year that has ended."""
    today = clock.today()
    return date(today.year - (1 if today.month >= 4 else 2), 10, 1)


def reviewed(
    world: World, count: int, *, modifiable: str = "none", category: str = "8", kind: str = "cdop",
    age: str = "28-364d", on: date | None = None, smoking: str = "yes", days: int = 200, **background: str,
) -> list[Death]:  # fmt: skip
    """Completed reviews that are alike. Their rows are written at once; what leads to them is tested by itself."""
    on = on or last_year()
    panel = Panel.objects.filter(kind=kind).first() or panels.plan_panel(
        world.coordinator, partnership=world.partnership, kind=kind, on=on
    )
    return [complete(world, panel, modifiable, category, age, on, smoking, days, background) for _ in range(count)]


def complete(
    world: World,
    panel: Panel,
    modifiable: str,
    category: str,
    age: str,
    on: date,
    smoking: str,
    days: int,
    background: dict[str, str],
) -> Death:
    """One of them."""
    death = register.notify_death(
        world.coordinator, partnership=world.partnership, notified_on=on - timedelta(days=days), age=age,
        month=on - timedelta(days=days), background=background,
    )  # fmt: skip
    common = {"partnership": world.partnership, "room": Room.objects.get(pk=death.room_id), "death": death}
    edition = editions()[-1]
    Analysis.objects.create(
        **common, panel=panel, kind=panel.kind, edition=edition.edition, category=category, agreed_on=on,
        category_label=categories(edition)[category], modifiable=modifiable,
    )  # fmt: skip
    Fact.objects.create(**common, question="smoking", answer=smoking)
    for agency in (HOSPITAL, SURGERY):
        InformationRequest.objects.create(**common, agency=agency, asked_on=on, due=on)
    Death.objects.filter(pk=death.pk).update(state="closed", agreed_on=on)
    return death


def put_out(world: World) -> None:
    """The tables of what was completed by now are put out."""
    putting_out.put_out_tables(world.coordinator, partnership=world.partnership)
