"""What an agency owes of its figures: a few words about each that is off its target or more than chance."""

from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.know.performance.models import Return
from lineofsight.know.performance.selectors.owed import owed_on, wanted_of, what_of, written_for

# Working days from sign-off in which an agency says what a figure means: in time for the pack. Strength: local.
SAID_WITHIN = 10


def owe_commentary(agency_return: Return) -> None:
    """Owe a few words about each figure that calls for them, and no longer about any that does not. Called inside the
    operation that signs off or corrects; a correction gives nobody a later day."""
    wanted = {each.item.pk: each for each in wanted_of(agency_return)}
    written, owing = written_for(agency_return), owed_on([agency_return])
    for item in agency_return.items.select_related("agency_return__request"):
        owed = wanted.get(item.pk)
        if owed is None or item.indicator in written:
            notices.lift(record_ref=agency_return.ref, what=what_of(item))
            continue
        if (agency_return.ref, what_of(item)) in owing:
            continue
        name = item.definition.name
        notices.owe(
            record_ref=agency_return.ref,
            what=what_of(item),
            title=f"Say what a figure means: {name[0].lower()}{name[1:]}",
            address=address("performance:write_commentary", ref=agency_return.ref, key=item.indicator),
            on=add_working_days(clock.today(), SAID_WITHIN),
            organisation=agency_return.organisation,
            rule=f"{owed.why}: ten working days, local",
        )
