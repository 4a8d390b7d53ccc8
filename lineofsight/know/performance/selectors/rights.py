"""What an actor may see and do in performance: each permission is a query."""

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.insight.models import Observation
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.roles import INSIDE, Role
from lineofsight.core.people.selectors import holding
from lineofsight.kernel import clock
from lineofsight.know.performance.models import Query, Request, Return

ANALYSTS = (Role.ANALYST, Role.BUSINESS_MANAGER)
SUPPLIER = "Ask the partnership’s analyst for a fresh link."


@permission("performance.view_scorecard")
def scorecards(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships whose scorecard an actor may read: those whose own people they are among."""
    return Partnership.objects.filter(pk__in=people.inside(actor))


@permission("performance.create_request")
def may_create_request(actor: Actor) -> QuerySet[Partnership]:
    """The analyst and the business manager ask agencies for figures."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*ANALYSTS))


@permission("performance.see_request")
def requests_seen(actor: Actor) -> QuerySet[Request]:
    """The requests an actor may look through."""
    return Request.objects.filter(partnership__in=actor.partnerships_as(*ANALYSTS))


@permission("performance.issue_request")
def may_issue_request(actor: Actor) -> QuerySet[Request]:
    """The requests an actor may send."""
    return requests_seen(actor)


@permission("performance.close_request")
def may_close_request(actor: Actor) -> QuerySet[Request]:
    """The requests an actor may close."""
    return requests_seen(actor)


@permission("performance.answer_return", ask=SUPPLIER)
def answerable(actor: Actor) -> QuerySet[Return]:
    """The returns an actor may answer: the one their link is for, or those of the agency they lead for.

    The partnership's own people are not among them: nobody changes what an agency says but the agency.
    """
    granted = Q(ref=actor.granted("answer_return", Return.KIND))
    return supplied(actor, granted)


@permission("performance.sign_off_return", ask=SUPPLIER)
def may_sign_off(actor: Actor) -> QuerySet[Return]:
    """The returns an actor may sign off: a part passed on cannot be signed off by whom it was passed to."""
    return supplied(actor, Q(ref=actor.granted("sign_off_return", Return.KIND)))


@permission("performance.pass_on_part", ask=SUPPLIER)
def may_pass_on(actor: Actor) -> QuerySet[Return]:
    """The returns an actor may pass parts of on: those they may sign off."""
    return may_sign_off(actor)


@permission("performance.correct_value", ask=SUPPLIER)
def may_correct(actor: Actor) -> QuerySet[Return]:
    """The returns an actor may correct: those they may sign off."""
    return may_sign_off(actor)


@permission("performance.take_built_return", ask=SUPPLIER)
def may_take_built(actor: Actor) -> QuerySet[Return]:
    """The returns an actor may have built by their agency's own system: those they may sign off."""
    return may_sign_off(actor)


def supplied(actor: Actor, granted: Q) -> QuerySet[Return]:
    """A link to the whole return holds while its holder leads for the agency: it does not go with who leaves."""
    own = people.acting_for(actor, Role.PARTNER_LEAD)
    if isinstance(actor, GrantHolder) and not actor.part:
        leads = Appointment.objects.filter(holding(clock.today()), person__ref=actor.ref, role=Role.PARTNER_LEAD)
        granted &= Q(organisation__in=leads.values("organisation"))
    return Return.objects.filter(granted | own, request__state__in=("issued", "closed")).select_related(
        "request", "organisation", "asked"
    )


@permission("performance.see_return", ask=SUPPLIER)
def returns_seen(actor: Actor) -> QuerySet[Return]:
    """The returns an actor may read: their own agency's, and all of them for the partnership's own people."""
    seen = Q(pk__in=answerable(actor).values("pk")) | Q(partnership__in=people.inside(actor))
    return Return.objects.filter(seen).select_related("request", "organisation", "asked")


@permission("performance.list_returns")
def may_list_returns(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships in which an actor leads for an agency, whose returns they may look through."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.PARTNER_LEAD))


@permission("performance.send_link")
def may_send_link(actor: Actor) -> QuerySet[Return]:
    """The returns for which an actor may send a fresh link."""
    return Return.objects.filter(
        partnership__in=actor.partnerships_as(*ANALYSTS), request__state="issued"
    ).select_related("request", "organisation", "asked")


@permission("performance.ask_query")
def queryable(actor: Actor) -> QuerySet[Observation]:
    """The values an actor may ask their supplier about."""
    return Observation.objects.filter(partnership__in=actor.partnerships_as(*ANALYSTS)).exclude(record_ref="")


@permission("performance.answer_query", ask=SUPPLIER)
def may_answer_query(actor: Actor) -> QuerySet[Query]:
    """The questions an actor may answer: those about returns they may sign off."""
    return Query.objects.filter(agency_return__in=may_sign_off(actor)).select_related("observation", "agency_return")


@permission("performance.see_query", ask=SUPPLIER)
def queries_seen(actor: Actor) -> QuerySet[Query]:
    """The questions an actor may read: those about returns they may read."""
    seen = Query.objects.filter(agency_return__in=returns_seen(actor)).select_related("observation", "agency_return")
    return in_part(actor, seen)


def in_part(actor: Actor, queries: QuerySet[Query]) -> QuerySet[Query]:
    """Of some questions, those about what was passed on to an actor; all of them, where nothing was."""
    part = actor.part if isinstance(actor, GrantHolder) else ()
    return queries.filter(observation__indicator__in=part) if part else queries


@permission("performance.enter_on_behalf")
def may_enter_on_behalf(actor: Actor) -> QuerySet[Return]:
    """The analyst and the business manager enter a value for an agency that gave it another way."""
    return may_send_link(actor)


@permission("performance.write_commentary", ask=SUPPLIER)
def may_write_commentary(actor: Actor) -> QuerySet[Return]:
    """The agency that owns a figure says what it means; nobody says it for them."""
    return answerable(actor)


@permission("performance.choose_supplier")
def may_choose_supplier(actor: Actor) -> QuerySet[Partnership]:
    """The analyst and the business manager say which of several agencies is asked."""
    return may_create_request(actor)


@permission("performance.set_questions")
def may_set_questions(actor: Actor) -> QuerySet[Partnership]:
    """The analyst and the business manager set the partnership's questions of its figures."""
    return may_create_request(actor)


@permission("performance.open_return", ask=SUPPLIER)
def opened_returns(actor: Actor) -> QuerySet[Return]:
    """The returns an actor reads as they were typed, small counts and files with them: their agency's own, and all of
    them for the analyst who checks them. A part that was passed on is not the whole."""
    checked = Q(partnership__in=actor.partnerships_as(Role.ANALYST))
    own = Q(pk__in=may_sign_off(actor).values("pk"))
    return Return.objects.filter(checked | own).select_related("request", "organisation", "asked")


def roles_inside() -> frozenset[str]:
    """The roles this module has something to show to."""
    return frozenset({*INSIDE, Role.PARTNER_LEAD})
