"""Reads of what a parent shares: who may, what reaches a site, and what a site is told of it."""

from collections.abc import Iterable

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation
from lineofsight.core.people.roles import OrganisationKind
from lineofsight.core.questions.rules import About, Carried, Item, Progress, carried, text_of
from lineofsight.core.questions.selectors import answers_of, given_of, progress
from lineofsight.know.self_assessments.models import Assessment, Copy, SharedSheet, SharedUse
from lineofsight.know.self_assessments.rules.sharing import Standing, differing
from lineofsight.know.self_assessments.selectors.rights import LEAD, LEADS, leading


def parents_led(actor: Actor) -> QuerySet[Organisation]:
    """The organisations with sites that an actor leads for; while a partnership is open, there alone."""
    here = current_partnership()
    held = {agency for place, agency in actor.agencies_as(*LEADS) if here is None or place == here.pk}
    led = Organisation.objects.filter(pk__in=held)
    return led.filter(pk__in=[each.pk for each in led if people.sites_of([each]).exists()])


@permission("self_assessments.begin_shared", ask=LEAD)
def sharers(actor: Actor) -> QuerySet[Organisation]:
    """Whoever leads for a parent begins to share answers with its sites."""
    return parents_led(actor)


@permission("self_assessments.save_shared", ask=LEAD)
def sheets_led(actor: Actor) -> QuerySet[SharedSheet]:
    """Whoever leads for the parent, where it began to share, reads and writes what it shares. No site and no
    partnership does; a site reads in its own assessment what reached it."""
    return SharedSheet.objects.filter(leading(actor, "home")).select_related("organisation", "home")


def latest_shared(parent: Organisation, question_set: str) -> SharedSheet | None:
    """What a parent shares by a question set now; none where it has not begun."""
    found = SharedSheet.objects.filter(organisation=parent, question_set=question_set)
    return found.select_related("organisation", "home").order_by("-id").first()


def sheets_of(actor: Actor, partnership: Partnership) -> list[SharedSheet]:
    """What an actor's parents share from here, the latest of each."""
    found = {(each.organisation_id, each.question_set): each for each in sheets_led(actor).filter(home=partnership)}
    return list(found.values())


def sets_asked(partnership: Partnership, sites: Iterable[Organisation]) -> list[str]:
    """The question sets that some sites are asked here."""
    asked = Copy.objects.filter(partnership=partnership, round__isnull=False, organisation__in=list(sites))
    return sorted(set(asked.values_list("question_set", flat=True)))


def about_sites(sheet: SharedSheet) -> About:
    """What is known of a parent's sites, so that what any of them is asked can be answered for all."""
    kinds = {each.kind for each in people.sites_of([sheet.organisation])}
    return About(facts=frozenset(f"kind={kind}" for kind in kinds))


def shared_progress(sheet: SharedSheet) -> Progress:
    """How much is shared."""
    return progress(sheet.questions, answers_of(sheet), about_sites(sheet))


def shared_with(assessment: Assessment) -> tuple[SharedSheet | None, dict[str, Carried]]:
    """What the parent of an assessment's organisation shares today, by the assessment's own items. What the parent
    itself carried over and has not confirmed is shared with nobody."""
    parent = people.parent_of(assessment.organisation)
    sheet = latest_shared(parent, assessment.question_set) if parent else None
    if sheet is None:
        return None, {}
    confirmed = {key: answer for key, answer in answers_of(sheet).items() if not answer.carried}
    return sheet, carried(sheet.questions, given_of(confirmed), assessment.questions)


def standing_in(assessment: Assessment, sheet: SharedSheet | None) -> dict[str, Standing]:
    """What stands in an assessment, as the rules of sharing see it, for a parent's sheet.

    What a former parent shared and nobody confirmed counts as of the parent now, whose answer may take its place; where
    there is none it stays, to be said true or changed.
    """
    uses = SharedUse.objects.filter(assessment=assessment).select_related("shared")
    of = {use.item: use.shared.organisation_id for use in uses}
    return {
        key: Standing(answer.given, answer.carried, key in of and sheet is not None)
        for key, answer in answers_of(assessment).items()
    }


def origins(assessment: Assessment) -> dict[str, str]:
    """From whom each answer of an assessment was filled in, in words."""
    uses = SharedUse.objects.filter(assessment=assessment).select_related("shared__organisation")
    parent = people.parent_of(assessment.organisation)
    called = parent_called(assessment.organisation, parent)
    return {
        use.item: f"From {called}: still true?" if use.shared.organisation == parent else
        f"From {use.shared.organisation.name}, which ran you before"
        for use in uses
    }  # fmt: skip


def parent_called(site: Organisation, parent: Organisation | None) -> str:
    """What a site calls its parent: a school its trust, everybody else by its name."""
    return "your trust" if parent is None or site.kind == OrganisationKind.SCHOOL else parent.name


def told_beside(assessment: Assessment) -> dict[str, str]:
    """What an organisation is told of its parent's answer, where its own is another."""
    sheet, shared = shared_with(assessment)
    if sheet is None:
        return {}
    items = assessment.questions.items
    called = parent_called(assessment.organisation, sheet.organisation)
    return {key: worded(items[key], shared[key], called) for key in differing(shared, standing_in(assessment, sheet))}


def worded(item: Item, answer: Carried, parent: str) -> str:
    note = f" ({answer.given.note})" if answer.given.note else ""
    said = f"{parent[0].upper()}{parent[1:]} answers otherwise: {text_of(item, answer.given)}{note}."
    return f"{said} Yours stands unless you change it."
