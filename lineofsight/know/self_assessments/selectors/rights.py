"""Who may see and do what with rounds, copies and an organisation's own assessment."""

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.roles import Role
from lineofsight.core.people.selectors import acting_for, holding, inside
from lineofsight.kernel import clock
from lineofsight.know.self_assessments.models import Assessment, Challenge, Copy, Example, Reader, Round

# Who answers for an organisation, by appointment; and who runs a round.
LEADS = (Role.PARTNER_LEAD, Role.SCHOOL_LEAD)
KEEPERS = (Role.BUSINESS_MANAGER, Role.ANALYST)
LEAD = "Ask whoever leads on safeguarding in your organisation, or the partnership for a fresh link."


@permission("self_assessments.list_rounds")
def round_lists(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships whose rounds an actor may look through: their own people."""
    return Partnership.objects.filter(pk__in=inside(actor))


@permission("self_assessments.create_round")
def rounds_made_in(actor: Actor) -> QuerySet[Partnership]:
    """The business manager and the analyst ask."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*KEEPERS))


@permission("self_assessments.see_round")
def rounds_seen(actor: Actor) -> QuerySet[Round]:
    """Everybody inside follows a round."""
    return Round.objects.filter(partnership__in=inside(actor))


@permission("self_assessments.open_round")
@permission("self_assessments.close_round")
@permission("self_assessments.choose_focus")
@permission("self_assessments.see_codes")
@permission("self_assessments.set_rung")
@permission("self_assessments.drop_rung")
@permission("self_assessments.start_chasing")
@permission("self_assessments.stop_chasing")
def rounds_run(actor: Actor) -> QuerySet[Round]:
    """Whoever asks begins a round, chases what is late, closes it, chooses what is read closely, and keeps the key to
    its codes."""
    return Round.objects.filter(partnership__in=actor.partnerships_as(*KEEPERS))


@permission("self_assessments.list_readers")
def reader_lists(actor: Actor) -> QuerySet[Partnership]:
    """The partnership's own people see who reads beside it."""
    return Partnership.objects.filter(pk__in=inside(actor))


@permission("self_assessments.add_reader")
def readers_added_in(actor: Actor) -> QuerySet[Partnership]:
    """The business manager says who may read."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.BUSINESS_MANAGER))


@permission("self_assessments.change_reader")
@permission("self_assessments.end_reader")
def readers_kept(actor: Actor) -> QuerySet[Reader]:
    """The business manager keeps the partnership's readers."""
    return Reader.objects.filter(partnership__in=actor.partnerships_as(Role.BUSINESS_MANAGER))


@permission("self_assessments.list_providers")
def provider_lists(actor: Actor) -> QuerySet[Partnership]:
    """Whoever reads for a commissioner or a board looks through its providers."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.COMMISSIONER))


def leading(actor: Actor, partnership: str, organisation: str = "organisation") -> Q:
    """The rows of the organisations an actor leads for, in the partnership where they were appointed to.

    Args:
        partnership, organisation: the names of the row's own fields.
    """
    found = Q(pk__in=())
    for place, agency in sorted(actor.agencies_as(*LEADS)):
        found |= Q(**{partnership: place, organisation: agency})
    return found


def granted(actor: Actor, verb: str) -> QuerySet[Copy]:
    """The copy an actor's link is for. A whole one holds while its holder leads for the organisation: it does not go
    with who leaves."""
    found = Copy.objects.filter(ref=actor.granted(verb, Copy.KIND))
    if isinstance(actor, GrantHolder) and verb == "answer_assessment" and not actor.part:
        leads = Appointment.objects.filter(holding(clock.today()), person__ref=actor.ref, role__in=LEADS)
        found = found.filter(organisation__in=leads.values("organisation"))
    return found


def of_link(actor: Actor, verb: str) -> Q:
    """The assessments a link opens: those of its copy's organisation and questions, where the copy is at home."""
    if not isinstance(actor, GrantHolder):
        return Q(pk__in=())
    # Asked by itself, for it is asked at every save: as a part of the other query it costs many times as much to build.
    copy = granted(actor, verb).values("organisation", "question_set", "partnership").first()
    if copy is None:
        return Q(pk__in=())
    return Q(organisation=copy["organisation"], question_set=copy["question_set"], home=copy["partnership"])


@permission("self_assessments.see_assessment", ask=LEAD)
def assessments_seen(actor: Actor) -> QuerySet[Assessment]:
    """The organisation's own people read its assessment: who answers it, and who was asked to sign it. Nobody else
    does before it is handed in, and then each reader its own copy."""
    answers = leading(actor, "home") | of_link(actor, "answer_assessment")
    return with_organisation(answers | signing(actor, "", "signed", "sent_back"))


@permission("self_assessments.save_answers", ask=LEAD)
def assessments_answered(actor: Actor) -> QuerySet[Assessment]:
    """Whoever leads for the organisation answers, and whoever they passed a section on to."""
    return with_organisation(leading(actor, "home") | of_link(actor, "answer_assessment"))


@permission("self_assessments.ask_to_sign", ask=LEAD)
@permission("self_assessments.take_back", ask=LEAD)
@permission("self_assessments.reopen_assessment", ask=LEAD)
@permission("self_assessments.choose_readers", ask=LEAD)
@permission("self_assessments.pass_on_sections", ask=LEAD)
@permission("self_assessments.open_survey", ask=LEAD)
@permission("self_assessments.close_survey", ask=LEAD)
def assessments_led(actor: Actor) -> QuerySet[Assessment]:
    """Whoever leads for the organisation hands it in, says who reads it, and opens it again; a colleague who was given
    a section does not."""
    whole = Q(pk__in=()) if getattr(actor, "part", ()) else of_link(actor, "answer_assessment")
    return with_organisation(leading(actor, "home") | whole)


@permission("self_assessments.sign_assessment", ask=LEAD)
@permission("self_assessments.send_back", ask=LEAD)
def assessments_signed(actor: Actor) -> QuerySet[Assessment]:
    """Only whoever was asked to sign signs, or sends it back."""
    return with_organisation(signing(actor, ""))


def signing(actor: Actor, *outcomes: str) -> Q:
    """The assessments an actor was asked to sign, as themselves or by the link that was sent to them; whoever is alone
    signs by the link they answered by.

    Args:
        outcomes: what became of that; empty: they are still asked.
    """
    asked = Q(signings__person__ref=actor.ref, signings__outcome__in=outcomes)
    if isinstance(actor, GrantHolder):
        answered = Q(signings__alone=True) & of_link(actor, "answer_assessment")
        asked &= of_link(actor, "sign_assessment") | (Q(pk__in=()) if actor.part else answered)
    return Q(pk__in=Assessment.objects.filter(asked).values("pk"))


def with_organisation(found: Q) -> QuerySet[Assessment]:
    return Assessment.objects.filter(found).select_related("organisation", "home")


@permission("self_assessments.list_assessments")
def assessment_lists(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships in which an actor leads for an organisation, whose assessments they may look through."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*LEADS))


@permission("self_assessments.see_copy", ask=LEAD)
def copies_seen(actor: Actor) -> QuerySet[Copy]:
    """A copy is seen by its reader, and by the organisation it is from."""
    links = granted(actor, "answer_assessment") | granted(actor, "sign_assessment")
    return with_reader(reading(actor) | acting_for(actor, *LEADS) | Q(pk__in=links.values("pk")))


@permission("self_assessments.read_copy")
def copies_read(actor: Actor) -> QuerySet[Copy]:
    """Each reader reads its own copies: the partnership's people theirs, a commissioner's those of its providers."""
    return with_reader(reading(actor))


@permission("self_assessments.challenge_copy")
@permission("self_assessments.accept_copy")
@permission("self_assessments.moderate_answer")
@permission("self_assessments.ask_example")
def copies_judged(actor: Actor) -> QuerySet[Copy]:
    """The business manager and the analyst judge the partnership's copies, a commissioner its own."""
    return with_reader(reading(actor, *KEEPERS))


@permission("self_assessments.send_link")
def copies_chased(actor: Actor) -> QuerySet[Copy]:
    """Whoever runs a round sends a fresh link."""
    return with_reader(Q(partnership__in=actor.partnerships_as(*KEEPERS), state="expected"))


def reading(actor: Actor, *roles: str) -> Q:
    """The copies of the readers an actor reads for, perhaps in some roles."""
    partnership = Q(
        partnership__in=actor.partnerships_as(*roles) if roles else inside(actor), reader__organisation=None
    )
    return partnership | acting_for(actor, Role.COMMISSIONER, organisation="reader__organisation")


def with_reader(found: Q) -> QuerySet[Copy]:
    return Copy.objects.filter(found).select_related("organisation", "reader", "round", "submission__assessment")


@permission("self_assessments.list_examples")
def example_lists(actor: Actor) -> QuerySet[Partnership]:
    """Everybody the partnership works with learns from good examples."""
    learners = (*LEADS, Role.COMMISSIONER)
    return Partnership.objects.filter(pk__in=inside(actor) | actor.partnerships_as(*learners))


@permission("self_assessments.see_example", ask=LEAD)
def examples_seen(actor: Actor) -> QuerySet[Example]:
    """An example is seen by whoever asked and by its organisation; others read what it agreed to, in the list."""
    return with_copy(Q(copy__in=copies_judged(actor)) | consenting(actor, "agree_example"))


@permission("self_assessments.agree_example", ask=LEAD)
@permission("self_assessments.refuse_example", ask=LEAD)
def examples_answered(actor: Actor) -> QuerySet[Example]:
    """Whoever leads for the organisation says whether others may read it."""
    return with_copy(consenting(actor, "agree_example"))


@permission("self_assessments.withdraw_example", ask=LEAD)
def examples_withdrawn(actor: Actor) -> QuerySet[Example]:
    """The organisation and whoever asked may take an example back at any time."""
    return with_copy(Q(copy__in=copies_judged(actor)) | consenting(actor, "withdraw_example"))


def consenting(actor: Actor, verb: str) -> Q:
    """The examples of the organisations an actor leads for, or the one their link is for while its holder does."""
    found = leading(actor, "partnership", "copy__organisation")
    if isinstance(actor, GrantHolder):
        leads = Appointment.objects.filter(holding(clock.today()), person__ref=actor.ref, role__in=LEADS)
        by_link = Q(ref=actor.granted(verb, Example.KIND), copy__organisation__in=leads.values("organisation"))
        found |= by_link
    return found


def with_copy(found: Q) -> QuerySet[Example]:
    return Example.objects.filter(found).select_related(
        "copy__organisation", "copy__reader", "copy__round", "submission__assessment"
    )


@permission("self_assessments.see_challenge", ask=LEAD)
def challenges_seen(actor: Actor) -> QuerySet[Challenge]:
    """A challenge is seen by the reader who asked and by the organisation."""
    return Challenge.objects.filter(copy__in=copies_seen(actor)).select_related("copy__organisation", "copy__reader")


@permission("self_assessments.answer_challenge", ask=LEAD)
def challenges_answered(actor: Actor) -> QuerySet[Challenge]:
    """Whoever leads for the organisation answers; a colleague who was given a section does not."""
    part = getattr(actor, "part", ())
    link = Q(pk__in=()) if part else Q(copy__in=granted(actor, "answer_assessment"))
    own = leading(actor, "partnership", "copy__organisation")
    return Challenge.objects.filter(link | own).select_related("copy__organisation", "copy__reader")


@permission("self_assessments.ask_again")
@permission("self_assessments.settle_challenge")
def challenges_judged(actor: Actor) -> QuerySet[Challenge]:
    """Whoever may challenge asks again, or settles it."""
    judged = copies_judged(actor)
    return Challenge.objects.filter(copy__in=judged).select_related("copy__organisation", "copy__reader")
