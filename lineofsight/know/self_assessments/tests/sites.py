"""A parent with a site, as the tests make them: the police as a site of the council, whose lead leads for both."""

from lineofsight.core.access.actors import system
from lineofsight.core.people import services as people
from lineofsight.core.questions.rules import Given
from lineofsight.core.questions.services import Sent
from lineofsight.kernel import clock
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.models import Assessment, SharedSheet
from lineofsight.know.self_assessments.selectors.sharing import latest_shared

WORKER = system("tests")


def site(world, word: str = "Police", parent: str = "Council"):
    """An organisation made a site of another."""
    above = world.organisation(parent) if parent else None
    return people.set_parent(world.manager, organisation=world.organisation(word), parent=above, start=clock.today())


def share(world, sheet: SharedSheet, **answers: str) -> int:
    """The parent shares answers, and the worker takes them to its sites."""
    seen = dict(sheet.answers.values_list("item", "n"))
    given = {key: Given(value, "In the policy of 2026") if value else Given() for key, value in answers.items()}
    sent = {key: Sent(each, seen.get(key, 0)) for key, each in given.items()}
    services.sharing.save_shared(world.lead, sheet=sheet, sent=sent)
    return services.sharing.share_answers(WORKER, sheet_ref=sheet.ref)


def begun(world, question_set: str = "section_11") -> SharedSheet:
    """The council has sites, and begins to share."""
    site(world)
    council = world.organisation("Council")
    return services.sharing.begin_shared(world.lead, organisation=council, question_set=question_set)


def shared(world, item: str, value: str = "met") -> SharedSheet:
    """The council shares one answer with its sites."""
    begun(world)
    sheet = latest_shared(world.organisation("Council"), "section_11")
    share(world, sheet, **{item: value})
    return sheet


def answer(assessment: Assessment, item: str):
    """What stands for an item; none where nothing does."""
    return assessment.answers.filter(item=item).first()
