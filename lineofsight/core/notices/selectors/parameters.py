"""A partnership's own choices, as they stand on a day."""

from datetime import date

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.notices.models import Parameter
from lineofsight.core.notices.parameters import Setting
from lineofsight.core.people.roles import Role
from lineofsight.kernel import clock


@permission("notices.set_parameter")
def may_set_parameter(actor: Actor) -> QuerySet[Partnership]:
    """The business manager writes down what the partnership decided."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.BUSINESS_MANAGER))


def chosen(partnership: Partnership, setting: Setting, day: date | None = None) -> Parameter | None:
    """What a partnership chose, as it holds on a day; none while the house's default holds."""
    held = Parameter.objects.filter(partnership=partnership, key=setting.key, start__lte=day or clock.today())
    return held.order_by("-start", "-id").first()


def value_of(partnership: Partnership, setting: Setting, day: date | None = None) -> int:
    """The value that holds on a day: the partnership's own, or the house's default."""
    own = chosen(partnership, setting, day)
    return own.value if own else setting.default


def choices_of(partnership: Partnership, setting: Setting) -> list[Parameter]:
    """Everything a partnership chose, the latest to hold first."""
    return list(Parameter.objects.filter(partnership=partnership, key=setting.key).order_by("-start", "-id"))
