"""What a partnership settles for itself is kept as dated rows, and the latest that has begun rules, in every module."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.models import LocalChoice
from lineofsight.core.access.selectors import choice_on, choices_made
from lineofsight.kernel import clock


def test_the_latest_that_has_begun_rules_and_none_is_changed(world):
    today = clock.today()
    kinds = LocalChoice.__subclasses__()
    assert len(kinds) > 1
    for kind in kinds:
        told = {"partnership": world.partnership, "what": "rapid_review", "source": "The Executive", "set_by": "x"}
        days = (today, today + timedelta(days=9), today + timedelta(days=4), today + timedelta(days=4))
        first, late, replaced, third = (kind.objects.create(start=day, **told) for day in days)
        assert choice_on(kind, world.partnership, "rapid_review", today - timedelta(days=1)) is None
        ruling = [choice_on(kind, world.partnership, "rapid_review", today + timedelta(days=n)) for n in (3, 4, 8, 9)]
        assert ruling == [first, third, third, late], kind
        assert choices_made(kind, world.partnership, "rapid_review") == [first, replaced, third, late]
        assert choices_made(kind, world.partnership, "notify") == []
        with pytest.raises(DatabaseError), transaction.atomic():
            kind.objects.filter(pk=first.pk).update(source="Nobody")
