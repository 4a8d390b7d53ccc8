"""The years before the one that was lived (`years.py`): what of it has ended, again, in bulk, with other refs and days.

Each copied row is as a service wrote it, but for its refs and keys, its days, and the number in its words. Letters, links
and the trail are not written again: no page that is measured reads them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import models

from workshop import years as lived

# An exact number of weeks, so that what fell on a working day still does.
YEAR, BACK = timedelta(days=364), 4
ENDED = ("closed", "closed_untested", "declined")


@dataclass
class Copy:
    """One copying: how far back, what its words are numbered by, whose place what stands in (by ref), and which ref and
    key each row became."""

    back: timedelta
    number: int
    places: dict[str, str] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)
    keys: dict[type, dict[int, int]] = field(default_factory=dict)

    def write(self, rows: Iterable[models.Model], **changed) -> None:
        """Write some rows of one table again. What they point to is written before them."""
        from lineofsight.kernel.refs import new_ref

        old = list(rows)
        if not old:
            return
        model = type(old[0])
        if any(each.name == "ref" for each in model._meta.concrete_fields) and model.__name__ not in ("Card", "Moved"):
            self.refs |= {row.ref: new_ref() for row in old}
        made = model._default_manager.bulk_create([self.again(model, row, changed) for row in old], batch_size=500)
        self.keys[model] = {before.pk: after.pk for before, after in zip(old, made, strict=True)}

    def again(self, model: type[models.Model], row: models.Model, changed: dict) -> models.Model:
        fields = [each for each in model._meta.concrete_fields if not each.primary_key and not each.generated]
        return model(**{each.attname: self.renewed(each, getattr(row, each.attname)) for each in fields} | changed)

    def renewed(self, of: models.Field, value):
        """The value that a field has in the copy."""
        if of.is_relation:
            return self.keys.get(of.related_model, {}).get(value, value)
        if isinstance(value, date | datetime):
            return value - self.back
        if isinstance(value, str):
            if of.name == "address":
                return "/".join(self.refs.get(part, part) for part in value.split("/"))
            found = self.refs.get(value) or self.places.get(value, value)
            return found.replace("(made up, ", f"(made up, {self.number}")
        return value


def years_before(years: lived.Years, actions: int) -> int:
    """Write the years before, until there are so many actions; how many there are then."""
    from lineofsight.core.access.scope import scope
    from lineofsight.core.thread.models import Action

    with scope(years.town):
        ended = list(Action.objects.filter(state__in=ENDED))
        missing, number = actions - Action.objects.count(), 0
        while missing > 0:
            chosen = ended[:missing]
            back = YEAR * (1 + number % BACK) - timedelta(days=21 * (number // BACK))
            write_actions(years, Copy(back, number + 1, objectives(years, number % BACK)), chosen)
            missing, number = missing - len(chosen), number + 1
        for year in range(1, BACK + 1):
            write_meetings(Copy(YEAR * year, year))
            write_challenges(Copy(YEAR * year, year))
        return Action.objects.count()


def objectives(years: lived.Years, year: int) -> dict[str, str]:
    """Of which objective of an earlier year's plan each of the last year's stands in the place."""
    earlier = years.reached[-1 - year] or years.objectives
    return {each.ref: other.ref for each, other in zip(years.objectives, earlier, strict=True)}


def write_actions(years: lived.Years, copy: Copy, actions: list) -> None:
    """Some actions with what was learned before, the evidence, the tests, and what became of each."""
    from lineofsight.core.thread.models import Evidence, ImpactTest, LearningPoint, Progress, Repeat, Slip, Support

    points = LearningPoint.objects.filter(actions__in=actions)
    copy.write(points)
    copy.write(LearningPoint.themes.through.objects.filter(learningpoint__in=points))
    copy.write(Repeat.objects.filter(point__in=points))
    copy.write(actions)
    copy.write(Slip.objects.filter(action__in=actions))
    copy.write(Progress.objects.filter(action__in=actions))
    copy.write(ImpactTest.objects.filter(action__in=actions))
    supports = Support.objects.filter(record_ref__in=set(copy.refs))
    copy.write(Evidence.objects.filter(supports__in=supports))
    copy.write(supports)
    write_records(copy)


def write_meetings(copy: Copy) -> None:
    """The meetings whose minutes are agreed, with agendas, papers, who came and what was decided."""
    from lineofsight.lead.governance.models import Attendance, Decision, Item, Meeting, Paper, PaperVersion

    meetings = Meeting.objects.filter(state="agreed", on__gte=lived.LIVED)
    copy.write(meetings)
    copy.write(Item.objects.filter(meeting__in=meetings))
    copy.write(Paper.objects.filter(item__meeting__in=meetings))
    copy.write(PaperVersion.objects.filter(paper__item__meeting__in=meetings))
    copy.write(Attendance.objects.filter(meeting__in=meetings))
    copy.write(Decision.objects.filter(item__meeting__in=meetings), year=lived.LAST.year - copy.number)
    write_records(copy)


def write_challenges(copy: Copy) -> None:
    from lineofsight.core.thread.models import Evidence, Support
    from lineofsight.lead.business_plan.models import Challenge

    copy.write(Challenge.objects.filter(state="closed", issued_on__gte=lived.LIVED))
    supports = Support.objects.filter(record_ref__in=set(copy.refs))
    copy.write(Evidence.objects.filter(supports__in=supports))
    copy.write(supports)
    write_records(copy)


def write_records(copy: Copy) -> None:
    """The cards of what was copied, its moves, and what was owed for it."""
    from lineofsight.core.notices.models import Due, DueChange
    from lineofsight.core.records.models import Card, Moved

    refs = set(copy.refs)
    copy.write(Card.objects.filter(ref__in=refs))
    copy.write(Moved.objects.filter(ref__in=refs))
    due = Due.objects.filter(record_ref__in=refs)
    copy.write(due)
    copy.write(DueChange.objects.filter(due__in=due))
