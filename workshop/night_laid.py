"""What the closing night needs, laid down in the installation that is measured, by a program of its own beside it.

`python -m workshop.night_laid STEP` in the installation's environment; what it is told and what it says is JSON. The
people, the open round and its invitations go through the services. What was handed in before the night is written into
the tables at once, as many rows as it would be: a submission and its answers, the answers that stood and their history.
"""

import json
import sys
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

SLUG, SET, EDITION = "nightford", "school_safeguarding", "2026"
READERS = ("business_manager", "analyst", "chair")
FIRST_LETTER = "lead{:04}@nightford.example"

SUBMITTED = """
    INSERT INTO self_assessments_submittedanswer (submission_id, item, value, note, not_applicable, verdict)
    SELECT id, %s, CASE WHEN id %% 7 = %s THEN %s ELSE %s END, %s, %s, CASE WHEN id %% 7 = %s THEN %s ELSE %s END
    FROM self_assessments_submission WHERE id > %s
"""
COLUMNS = "sheet_id, item, n, value, note, not_applicable, carried, changed, by, by_link, at"
STOOD = """
    INSERT INTO self_assessments_{table} ({columns})
    SELECT s.assessment_id, a.item, %s, a.value, a.note, %s, %s, %s, 'bench', %s, s.signed_at
    FROM self_assessments_submittedanswer a JOIN self_assessments_submission s ON s.id = a.submission_id
    WHERE s.id > %s
"""


def found(organisations: int, readers: int) -> dict[str, Any]:
    """The partnership, its schools each with a lead, its readers, and last year's round; a round that is begun."""
    from lineofsight.core.access import services as access
    from lineofsight.core.access.scope import scope
    from lineofsight.core.people import services as people
    from lineofsight.core.people.rules import Row
    from lineofsight.journeys.demonstration import cast

    cast.join(cast.ADMINISTRATOR)
    administrator = cast.actor(cast.ADMINISTRATOR)
    made = access.create_partnership(
        administrator, slug=SLUG, name="Nightford (made up)", area_code="X00000098", area_name="Nightford"
    )
    inside = [
        Row(n, "Nightford Unit", "business_unit", f"Reader {n}", f"reader{n}@nightford.example", READERS[n % 3])
        for n in range(readers)
    ]
    schools = [
        Row(n, f"School {n:04} (made up)", "school", f"Lead {n:04}", FIRST_LETTER.format(n), "school_lead")
        for n in range(organisations)
    ]
    with scope(made):
        people.load_people(administrator, partnership=made, rows=[*inside, *schools])
        for row in inside:
            cast.join(row.email)
        past_year(1)
        one = begun(cast.actor(inside[0].email), made)
    return {"round": one.ref, "readers": [session_of(row.email) for row in inside], "sections": sections()}


def begun(manager, partnership):
    """The round that closes tonight; the worker writes its invitations."""
    from lineofsight.kernel import clock
    from lineofsight.know.self_assessments import services

    one = services.rounds.create_round(
        manager, partnership=partnership, name="This year", question_set=SET, edition=EDITION, kinds=["school"],
        due=clock.today(), since=clock.today() - timedelta(days=180),
    )  # fmt: skip
    return services.rounds.open_round(manager, one=one)


def session_of(email: str) -> str:
    """The session of somebody who signed in, with both steps."""
    from django.conf import settings
    from django.test import Client

    from lineofsight.core.access.models import Account
    from lineofsight.core.people.middleware import PROVEN

    client = Client()
    client.force_login(Account.objects.get(email=email))
    session = client.session
    session[PROVEN] = True
    session.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def sections() -> list[list[dict]]:
    """What a lead sends of each section's items: the fields of each, and what they come to. {} is what is new in it."""
    return [[sent_of(item) for item in section.items] for section in questions().sections]


def questions():
    from lineofsight.core.questions import library

    return library.question_set(SET, EDITION)


def sent_of(item) -> dict[str, Any]:
    from lineofsight.core.questions.forms import name_of

    name, value = name_of(item), value_of(item)
    fields = {name: value}
    if item.kind == "date":
        fields = {f"{name}-day": "31", f"{name}-month": "1", f"{name}-year": "2026"}
    noted = item.judged or bool(item.evidence) or item.not_applicable
    note = "{}" if noted else ""
    return {"key": item.key, "name": name, "value": value, "note": note, "fields": fields | {f"{name}-note": note}}


def value_of(item) -> str:
    """An answer that suits an item, and asks for no action."""
    if item.options:
        return next((option.key for option in item.options if option.verdict == "met"), item.options[0].key)
    return {"number": "12", "date": "2026-01-31"}.get(item.kind, "{}")


def past_year(back: int) -> None:
    """A round of so many years back, in which every school handed in."""
    from lineofsight.core.access.models import Partnership
    from lineofsight.core.people.models import Organisation
    from lineofsight.kernel import clock
    from lineofsight.know.self_assessments.models import Assessment, Copy, Reader, Round

    here, day = Partnership.objects.get(slug=SLUG), clock.today() - timedelta(days=365 * back)
    then = clock.now() - timedelta(days=365 * back)
    reader, _ = Reader.objects.get_or_create(partnership=here, kind="partnership", defaults={"name": here.name})
    one = Round.objects.create(
        partnership=here, name=f"{back} years ago", question_set=SET, edition=EDITION, kinds=["school"], due=day,
        since=day - timedelta(days=180), state="closed", created_at=then,
    )  # fmt: skip
    schools = list(Organisation.objects.filter(kind="school").order_by("id"))
    sheets = Assessment.objects.bulk_create(
        Assessment(organisation=each, home=here, question_set=SET, edition=EDITION, n=10 - back, state="submitted",
                   created_at=then, touched_at=then)
        for each in schools
    )  # fmt: skip
    handed_in = submitted(sheets, then, stood=True)
    copies = Copy.objects.bulk_create(
        Copy(partnership=here, round=one, reader=reader, organisation=each, question_set=SET, state="accepted",
             submission=one_of, received_at=then, created_at=then)
        for each, one_of in zip(schools, handed_in, strict=True)
    )  # fmt: skip
    carded(copies)


def carded(copies: Iterable) -> None:
    """What the rest of the house knows of copies: their cards, and the first line of their history."""
    from lineofsight.core.records.models import Card, Moved

    Card.objects.bulk_create(
        Card(kind=each.KIND, ref=each.ref, partnership=each.partnership, label=each.organisation.name,
             address=f"/{SLUG}/self-assessments/copies/{each.ref}/", words=each.organisation.name)
        for each in copies
    )  # fmt: skip
    Moved.objects.bulk_create(
        Moved(partnership=each.partnership, kind=each.KIND, ref=each.ref, move="open", to_state="expected",
              actor_ref="bench")
        for each in copies
    )  # fmt: skip


def submitted(sheets: list, at, *, stood: bool) -> list:
    """Assessments handed in on a day, with an answer to every item.

    Args:
        stood: whether the answers are to stand on the assessments too, with their history: they do not yet.
    """
    from django.db import connection

    from lineofsight.know.self_assessments.models import Submission

    last = Submission.objects.order_by("-id").values_list("id", flat=True).first() or 0
    handed_in = Submission.objects.bulk_create(
        Submission(assessment=each, n=1, signed_by="Gov Governor", signed_as="Chair of governors", statement="It is so",
                   signed_at=at)
        for each in sheets
    )  # fmt: skip
    with connection.cursor() as cursor:
        for number, item in enumerate(questions().items.values()):
            good = value_of(item)
            less = next((option.key for option in item.options if option.verdict == "partly"), good)
            verdicts = ("partly", "met") if item.judged else ("", "")
            words = [item.key, number % 7, less, good, "As the policy says", False, number % 7, *verdicts, last]
            cursor.execute(SUBMITTED, words)
        for table in ("answer", "answerchange") if stood else ():
            cursor.execute(STOOD.format(table=table, columns=COLUMNS), [1, False, False, False, False, last])
    return handed_in


def receive(clients: int) -> dict[str, Any]:
    """All but so many schools have handed in before the night; whose lead is at it, and which assessment is theirs."""
    from lineofsight.core.access.models import Partnership
    from lineofsight.core.access.scope import scope
    from lineofsight.kernel import clock
    from lineofsight.know.self_assessments.models import Assessment, Copy, Submission

    with scope(Partnership.objects.get(slug=SLUG)):
        open_ones = Copy.objects.filter(round__state="open").select_related("asked", "organisation")
        copies = list(open_ones.order_by("organisation__name"))
        sheets = {each.organisation_id: each for each in Assessment.objects.filter(n=10)}
        early = copies[clients:]
        # Their answers stand as they were carried; a submission of each is what the round's pages read.
        handed_in = submitted([sheets[each.organisation_id] for each in early], clock.now(), stood=False)
        for each, one_of in zip(early, handed_in, strict=True):
            each.submission, each.state, each.received_at = one_of, "received", clock.now()
        Copy.objects.bulk_update(early, ["submission", "state", "received_at"])
        Assessment.objects.filter(pk__in=[each.assessment_id for each in handed_in]).update(state="submitted")
        leads = [(each.asked.email, sheets[each.organisation_id].ref) for each in copies[:clients]]
        return {"leads": leads, "submissions": Submission.objects.count()}


def years(last: int) -> dict[str, Any]:
    """The years before last year, back to one; then the tables are looked over, as the server does by itself."""
    from django.db import connection

    from lineofsight.core.access.models import Partnership
    from lineofsight.core.access.scope import scope
    from lineofsight.know.self_assessments.models import SubmittedAnswer

    with scope(Partnership.objects.get(slug=SLUG)):
        for back in range(2, last + 1):
            past_year(back)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {"answers": SubmittedAnswer.objects.count()}


def invited() -> dict[str, Any]:
    """How many invitations the worker has written, and how many of its tasks wait."""
    from django_tasks_db.models import DBTaskResult

    from lineofsight.core.access.models import Grant

    return {
        "copies": Grant.objects.filter(record_kind="self_assessments.copy").count(),
        "waiting": DBTaskResult.objects.filter(status="READY", run_after__isnull=True).count(),
    }


def stands(refs: list[str]) -> dict[str, dict[str, list[str]]]:
    """What stands in some assessments: each item's value and note, as the product reads them."""
    from lineofsight.core.questions.selectors import answers_of
    from lineofsight.know.self_assessments.models import Assessment

    sheets = Assessment.objects.filter(ref__in=refs)
    return {sheet.ref: {key: [each.value, each.note] for key, each in answers_of(sheet).items()} for sheet in sheets}


STEPS: dict[str, Callable[..., Any]] = {
    "found": found, "receive": receive, "years": years, "invited": invited, "stands": stands,
}  # fmt: skip


def main() -> None:
    """Take a step, told by the first word and by what comes in; say what came of it."""
    import django

    django.setup()
    given = json.loads(sys.stdin.read() or "{}")
    sys.stdout.write(json.dumps(STEPS[sys.argv[1]](**given)))


if __name__ == "__main__":
    main()
