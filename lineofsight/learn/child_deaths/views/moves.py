"""The pages on which a review is moved on. Each stands in the room of its death."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.text import day
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.core.people.selectors import organisations_in
from lineofsight.core.sealed.doors import in_room
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.forms import deaths as forms
from lineofsight.learn.child_deaths.forms.panels import AnalysisForm, ProposeForm, PutOnPanelForm, ReleaseForm
from lineofsight.learn.child_deaths.rules.content import categories, edition_on
from lineofsight.learn.child_deaths.selectors import panels as on_panels
from lineofsight.learn.child_deaths.selectors.deaths import meeting_planned, standing
from lineofsight.learn.child_deaths.services import analysis, family, gathering, meeting, panels, register
from lineofsight.learn.child_deaths.views.deaths import crumbs, own_address


def about(request: Visit, death) -> dict:
    """Where every move leads back to."""
    return {"back": own_address(death), "crumbs": crumbs(request, death)}


def form_page(request: Visit, of, form, service, heading: str, submit: str = "Record it", /, **given) -> HttpResponse:
    """A form whose answers a service takes, of a death's page."""
    return asked(
        request, form, lambda **told: service(request.actor, **{**given, **told}), heading=heading, submit=submit,
        done="It is recorded.", **about(request, of),
    )  # fmt: skip


@may("child_deaths.screen_death")
@in_room
def screen_death(request: Visit, death, opened) -> HttpResponse:
    """Settle who reviews it."""
    form = forms.ScreenForm(request.POST or None)
    return form_page(request, death, form, register.screen_death, "Who reviews this death?", death=death)


@may("child_deaths.transfer_death")
@in_room
def transfer_death(request: Visit, death, opened) -> HttpResponse:
    """Hand it over to another area."""
    form = forms.TransferForm(request.POST or None)
    return form_page(request, death, form, register.transfer_death, "Transfer this review", "Transfer it", death=death)


@may("child_deaths.start_response")
@in_room
def start_response(request: Visit, death, opened) -> HttpResponse:
    """Record a joint agency response."""
    form = forms.StartResponseForm(request.POST or None)
    return form_page(request, death, form, gathering.start_response, "A joint agency response", death=death)


@may("child_deaths.decline_response")
@in_room
def decline_response(request: Visit, death, opened) -> HttpResponse:
    """Record that there is none."""
    form = forms.DeclineResponseForm(request.POST or None)
    return form_page(request, death, form, gathering.decline_response, "No joint agency response", death=death)


@may("child_deaths.note_visit")
@in_room
def note_visit(request: Visit, death, opened) -> HttpResponse:
    """Record the first visit to the home."""
    form = forms.VisitForm(request.POST or None)
    heading = "When was the home visited first?"
    return form_page(request, death, form, gathering.note_visit, heading, death=death, opened=opened)


@may("child_deaths.ask_for_information")
@in_room
def ask_for_information(request: Visit, death, opened) -> HttpResponse:
    """Note that an agency was asked."""
    form = forms.AskForm(request.POST or None, organisations=organisations_in(request.partnership))
    return asked(
        request, form, lambda **given: gathering.ask_for_information(request.actor, death=death, **given),
        heading="An agency was asked", submit="Record it", done="It is recorded.",
        lede="Nothing is sent from here. Give the agency the key with your question: it stands on what it owes.",
        **about(request, death),
    )  # fmt: skip


@may("child_deaths.note_returned")
@in_room
def note_returned(request: Visit, row, opened) -> HttpResponse:
    """Note what an agency answered."""
    noted = {"on": row.returned_on, "knew": row.knew, "said": row.said.open(opened)} if row.returned_on else None
    form = forms.ReturnedForm(request.POST or None, initial=noted)
    heading = f"What did {row.agency} answer?"
    return form_page(request, row.death, form, gathering.note_returned, heading, information_request=row)


@may("child_deaths.plan_review_meeting")
@in_room
def plan_review_meeting(request: Visit, death, opened) -> HttpResponse:
    """Plan the review meeting, or move it."""
    stands = meeting_planned(death)
    form = forms.PlanMeetingForm(request.POST or None, moved=stands is not None)
    waits = death.waits.filter(what="post_mortem", ended_on=None).exists()
    return asked(
        request, form, lambda **given: meeting.plan_review_meeting(request.actor, death=death, **given),
        heading="Move the review meeting" if stands else "Plan the review meeting", submit="Record it",
        done="It is recorded.",
        lede=f"{f'It is planned for {day(stands.on)}. ' if stands else ''}{REPORT_FIRST if waits else ''}{NOTICE}",
        **about(request, death),
    )  # fmt: skip


# Practice of child death reviews: about a month’s notice, and after the post-mortem report (local).
NOTICE = (
    "A month’s notice is usual. Each agency of the partnership that was asked finds the day among what it owes, under "
    "the key; tell the others yourself."
)
REPORT_FIRST = "The post-mortem report is waited for, and the meeting is usually held after it. "


@may("child_deaths.hold_review_meeting")
@in_room
def hold_review_meeting(request: Visit, death, opened) -> HttpResponse:
    """Record the review meeting."""
    form = forms.MetForm(request.POST or None)
    return form_page(request, death, form, meeting.hold_review_meeting, "The review meeting", death=death)


@may("child_deaths.begin_wait")
@in_room
def begin_wait(request: Visit, death, opened) -> HttpResponse:
    """Note what it waits for."""
    form = forms.WaitForm(request.POST or None)
    return form_page(request, death, form, gathering.begin_wait, "What does this review wait for?", death=death)


@may("child_deaths.end_wait")
@in_room
def end_wait(request: Visit, wait, opened) -> HttpResponse:
    """Note that it came."""
    form = forms.WaitEndForm(request.POST or None)
    heading = f"{wait.get_what_display()}: when did it end?"
    return form_page(request, wait.death, form, gathering.end_wait, heading, wait=wait)


@may("child_deaths.make_ready")
@in_room
def make_ready(request: Visit, death, opened) -> HttpResponse:
    """Say that everything is there."""
    return ask(
        request, lambda: gathering.make_ready(request.actor, death=death), heading="Ready for panel?",
        consequence="It can be put on a panel from now on.", confirm="It is ready", done="It is ready for panel.",
        **about(request, death),
    )  # fmt: skip


@may("child_deaths.answer_facts")
@in_room
def answer_facts(request: Visit, death, opened) -> HttpResponse:
    """Answer what every review asks."""
    first = dict(death.facts.values_list("question", "answer"))
    form = forms.FactsForm(request.POST or None, initial=first)
    return asked(
        request, form, lambda **given: gathering.answer_facts(request.actor, death=death, answers=given),
        heading="What every review asks", submit="Record it", done="It is recorded.", **about(request, death),
    )  # fmt: skip


@may("child_deaths.put_on_panel")
@in_room
def put_on_panel(request: Visit, death, opened) -> HttpResponse:
    """Put it on a panel, with a summary without names."""
    form = PutOnPanelForm(
        request.POST or None, panels=on_panels.planned_for(request.partnership),
        members=on_panels.sitting_in(request.partnership),
    )  # fmt: skip
    return form_page(
        request, death, form, panels.put_on_panel, "Put this death on a panel", "Put it on the panel", death=death,
        opened=opened,
    )  # fmt: skip


@may("child_deaths.take_off_panel")
@in_room
def take_off_panel(request: Visit, death, opened) -> HttpResponse:
    """Take it off its panel."""
    return ask(
        request, lambda: panels.take_off_panel(request.actor, death=death), heading="Take this death off its panel?",
        consequence="It is ready for another panel.", confirm="Take it off", done="It is off the panel.",
        **about(request, death),
    )  # fmt: skip


@may("child_deaths.agree_analysis")
@in_room
def agree_analysis(request: Visit, death, opened) -> HttpResponse:
    """Record what the panel agreed, by the edition of its day."""
    on = standing(death)
    edition = edition_on(on.panel.on if on else clock.today())
    form = AnalysisForm(request.POST or None, categories=categories(edition))
    return form_page(request, death, form, analysis.agree_analysis, "What the panel agreed", death=death)


@may("child_deaths.propose_learning")
@in_room
def propose_learning(request: Visit, death, opened) -> HttpResponse:
    """Word what was learned."""
    form = ProposeForm(request.POST or None)
    return form_page(request, death, form, analysis.propose_learning, "What was learned?", death=death)


@may("child_deaths.release_learning")
@in_room
def release_learning(request: Visit, learning, opened) -> HttpResponse:
    """Let the wording leave the room as it stands."""
    return asked(
        request, ReleaseForm(request.POST or None),
        lambda **told: analysis.release_learning(request.actor, learning=learning, opened=opened, **told),
        heading="Does this point to any child?", lede=learning.text.open(opened), submit="Release it",
        done="It is released.", **about(request, learning.death),
    )  # fmt: skip


@may("child_deaths.close_death")
@in_room
def close_death(request: Visit, death, opened) -> HttpResponse:
    """End the review."""
    form = forms.CloseForm(request.POST or None)
    return asked(
        request, form, lambda **given: analysis.close_death(request.actor, death=death, **given),
        heading="Close this review?", submit="Close it", done="The review is closed.", lede=CLOSING,
        **about(request, death),
    )  # fmt: skip


CLOSING = (
    "It leaves the list of open reviews. Whoever supports the family asks them: nothing goes to them from here. Of "
    "what they answer only that they did is kept."
)


@may("child_deaths.keep_family")
@in_room
def keep_family(request: Visit, death, opened) -> HttpResponse:
    """Who keeps in touch with the family, and what they wish."""
    row = getattr(death, "family", None)
    first = row and {
        "key_worker": row.key_worker.open(opened), "wishes": row.wishes.open(opened),
        "do_not_contact": row.do_not_contact,
    }  # fmt: skip
    form = forms.FamilyForm(request.POST or None, initial=first or {})
    return form_page(request, death, form, family.keep_family, "The family", death=death)


@may("child_deaths.note_sent")
@in_room
def note_sent(request: Visit, death, opened) -> HttpResponse:
    """Note what the family were given."""
    form = forms.SentForm(request.POST or None)
    return form_page(request, death, form, family.note_sent, "What were the family given?", death=death)
