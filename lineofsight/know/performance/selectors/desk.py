"""Reads for an agency's own system: the request as it is handed out, and what a return must answer."""

from typing import Any

from lineofsight.core.insight.rules import Dimension
from lineofsight.kernel.signed_returns import REQUEST_FORM
from lineofsight.know.performance.models import HandedOut, Item, Return
from lineofsight.know.performance.rules.answers import parts_of
from lineofsight.know.performance.rules.desk import Expected


def expected_of(agency_return: Return) -> Expected:
    """What a built return must answer."""
    request, items = agency_return.request, items_asked(agency_return)
    return Expected(
        request=agency_return.ref, edition=request.edition, period=str(request.period),
        asked={item.indicator: (item.definition, item.period) for item in items},
    )  # fmt: skip


def items_asked(agency_return: Return) -> list[Item]:
    return list(agency_return.items.select_related("agency_return__request"))


def request_data(agency_return: Return, code: str) -> dict[str, Any]:
    """The request as it is handed out: each thing asked for with its definition, so that nothing need be looked up."""
    request = agency_return.request
    return {
        "form": REQUEST_FORM,
        "about": {
            "request": agency_return.ref,
            "edition": request.edition,
            "period": str(request.period),
            "agency": agency_return.organisation.name,
            "partnership": agency_return.partnership.name,
            "due": request.due.isoformat(),
        },
        "code": code,
        "asked": [asked_data(item) for item in items_asked(agency_return)],
    }


def asked_data(item: Item) -> dict[str, Any]:
    definition = item.definition
    plain = ("key", "name", "definition", "numerator", "denominator", "unit", "kind", "places", "measure")
    return {
        **{name: getattr(definition, name) for name in plain},
        "policy": vars(definition.policy),
        "period": str(item.period),
        "breakdowns": [division(each) for each in parts_of(definition)],
    }


def division(dimension: Dimension) -> dict[str, Any]:
    return {
        "dimension": dimension.key,
        "codes": dict(dimension.codes),
        "not_classified": dimension.not_classified,
        "overlaps": dimension.overlaps,
    }


def handed_out(agency_return: Return) -> HandedOut | None:
    """What stands handed out for a return, if anything does."""
    return HandedOut.objects.filter(agency_return=agency_return, ended_at=None).first()


def taken(agency_return: Return) -> HandedOut | None:
    """What was taken last from the agency's own system, with who signed it off there."""
    return HandedOut.objects.filter(agency_return=agency_return).exclude(taken_at=None).last()
