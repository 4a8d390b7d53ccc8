"""What an organisation answers: its sections, one page of them, what it will do, and who gets it."""

from collections.abc import Callable
from functools import cache

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import asked
from lineofsight.core.people.selectors import names
from lineofsight.core.questions.pages import Aside, Desk, answer_page, read_through
from lineofsight.core.questions.rules import Item
from lineofsight.kernel import clock
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.forms import ImprovementForm, ReadersForm, SectionsForm
from lineofsight.know.self_assessments.selectors import attachments, formerly, own, sharing
from lineofsight.know.self_assessments.selectors.readers import readers_of, readers_offered


def own_address(assessment) -> str:
    """An assessment's own page."""
    return address("self_assessments:assessment", ref=assessment.ref)


def section_address(assessment, key: str) -> str:
    """The page of one of its sections."""
    return address("self_assessments:save_answers", ref=assessment.ref, key=key)


def crumb_of(assessment) -> Crumb:
    return Crumb(f"{assessment.organisation.name}: {assessment.title}", own_address(assessment))


@may("self_assessments.list_assessments")
def own_assessments(request: Visit) -> HttpResponse:
    """The self-assessments of the organisations somebody leads for."""
    found = [own.filled(each) for each in own.own_assessments(request.actor, request.partnership)]
    return render(request, "self_assessments/own_assessments.html", {"found": found, "crumbs": []})


@may("self_assessments.see_assessment")
def assessment_page(request: Visit, assessment) -> HttpResponse:
    """An organisation's assessment: how far it is, what is left, who gets it, and what happened."""
    if assessment.state == "in_progress" and own.followed(assessment):
        return redirect(own_address(own.latest(assessment.organisation, assessment.question_set)))
    found = own.filled(assessment)
    leads = permitted(request.actor, "self_assessments.ask_to_sign", assessment)
    documents = list(attachments.attachments_of(assessment))
    about = {
        "assessment": assessment,
        "found": found,
        "answers": permitted(request.actor, "self_assessments.save_answers", assessment),
        "leads": leads,
        "signs": permitted(request.actor, "self_assessments.sign_assessment", assessment),
        "signing": own.asked_to_sign(assessment),
        "said": own.last_word(assessment),
        "handed_in": own.submissions_of(assessment),
        "given": own.sections_given(request.actor),
        "copies": list(own.copies_here(assessment, request.partnership)),
        "readers": readers_of(assessment),
        "section_address": lambda key: section_address(assessment, key),
        "attached": attachments.beside_answers(assessment),
        "documents": documents,
        "warned": attachments.warned(documents),
        "parts": read_through(assessment.questions, found.progress, found.answers)
        if assessment.state != "in_progress"
        else [],
        "today": clock.today(),
        "before": formerly.before(assessment.organisation, assessment.question_set),
        "history": history_of(assessment),
        "crumbs": [],
    }
    return render(request, "self_assessments/assessment.html", about)


def history_of(assessment) -> list[dict]:
    """What happened to an assessment, as the macro draws it."""
    steps = list(assessment.steps.all())
    known = names(step.actor_ref for step in steps)
    return [
        {"when": step.at, "who": known[step.actor_ref], "what": assessment.LIFECYCLE.move(step.move).told,
         "why": step.reason}
        for step in reversed(steps)
    ]  # fmt: skip


@may("self_assessments.save_answers")
def save_answers(request: Visit, assessment, key: str) -> HttpResponse:
    """One section's questions, saved whenever they are sent."""

    def save(sent):
        return services.answering.save_answers(request.actor, assessment=assessment, sent=sent)

    origins, told = sharing.origins(assessment), sharing.told_beside(assessment)
    desk = Desk(
        sheet=assessment, questions=assessment.questions, about=own.about(assessment), save=save,
        address=lambda section: section_address(assessment, section), home=own_address(assessment),
        caption=f"{assessment.organisation.name}, {assessment.title}", crumbs=[crumb_of(assessment)],
        only=own.sections_given(request.actor), then=lambda section: to_plan(assessment, section),
        aside=documents_beside(assessment), origin=lambda item: origins.get(item.key, ""),
        told=lambda item: told.get(item.key, ""),
    )  # fmt: skip
    return answer_page(request, desk, key)


def documents_beside(assessment) -> Callable[[Item], Aside | None]:
    """The documents that show each answer, and where they are chosen. Facts and figures need none."""
    shown = cache(lambda: attachments.beside_answers(assessment))  # a page that is saved shows none

    def aside(item: Item) -> Aside | None:
        documents = shown().get(item.key, [])
        if not (documents or item.judged or item.evidence):
            return None
        return Aside(
            "Change the documents" if documents else "Attach a document",
            address("self_assessments:choose_attachments", ref=assessment.ref, key=item.key),
            tuple(
                (
                    each.document.title,
                    each.expiry.sentence if each.expiry else "",
                    each.expiry.colour if each.expiry else "",
                )
                for each in documents
            ),
        )

    return aside


def to_plan(assessment, section: str) -> str:
    """The page that asks what will be done, for the first answer of a section that is not fully in place."""
    wanting = own.filled(assessment).unplanned
    first = next((item for item in wanting if item.section == section), None)
    return address("self_assessments:plan_improvement", ref=assessment.ref, key=first.key) if first else ""


@may("self_assessments.save_answers")
def plan_improvement(request: Visit, assessment, key: str) -> HttpResponse:
    """What will be done about one answer, by whom, by when, and how one will know."""
    found = own.filled(assessment)
    item = next((each for each in found.wanting if each.key == key), None)
    if item is None:
        raise Http404("That answer asks for no action.")
    planned = found.planned.get(key)
    before = {name: getattr(planned, name) for name in ("text", "owner", "measure", "due")} if planned else {}

    def make(**given):
        return services.answering.plan_improvement(request.actor, assessment=assessment, item=key, **given)

    return asked(
        request, ImprovementForm(request.POST or None, initial=before), make, heading="What will you do about it?",
        lede=f"You said that this is not fully in place: “{item.text}”", submit="Save and continue",
        done="Saved. It becomes an action of yours when you hand the assessment in.",
        back=section_address(assessment, item.section), at=lambda made: onwards(assessment, item),
        crumbs=[crumb_of(assessment)],
    )  # fmt: skip


def onwards(assessment, item) -> str:
    """The next answer of the same section that asks for an action; else the section after, or the list of them."""
    following = own.filled(assessment).progress.following
    return to_plan(assessment, item.section) or (
        section_address(assessment, following.key) if following else own_address(assessment)
    )


@may("self_assessments.choose_readers")
def choose_readers(request: Visit, assessment) -> HttpResponse:
    """Who gets it: partnerships, commissioners and boards, each its own copy."""
    chosen = [each.ref for each in readers_of(assessment)]
    form = ReadersForm(request.POST or None, readers=readers_offered(), initial={"readers": chosen})
    return asked(
        request, form,
        lambda **given: services.answering.choose_readers(request.actor, assessment=assessment, **given),
        heading="Who do you hand it in to?", submit="Save", done="Saved.", back=own_address(assessment),
        crumbs=[crumb_of(assessment)],
    )  # fmt: skip


@may("self_assessments.pass_on_sections")
def pass_on_sections(request: Visit, assessment) -> HttpResponse:
    """Pass some sections on to a named colleague, who gets a link to those and no more."""
    copy = own.copies_here(assessment, request.partnership).first()
    if copy is None:
        raise Http404("Nothing was asked for here.")
    sections = {each.section.key: each.section.title for each in own.filled(assessment).progress.sections}
    form = SectionsForm(request.POST or None, sections=sections)
    if form.is_bound and form.is_valid():
        services.answering.pass_on_sections(request.actor, assessment=assessment, copy=copy, **form.cleaned_data)
        messages.success(request, f"Passed on to {form.cleaned_data['name']}. You still hand the whole in.")
        return redirect(own_address(assessment))
    about = {
        "form": form, "heading": "Pass sections on to a colleague", "submit": "Send them a link",
        "lede": "They answer those sections and see no other. They cannot hand it in.",
        "cancel_url": own_address(assessment), "crumbs": [crumb_of(assessment)],
    }  # fmt: skip
    return render(request, "design/form.html", about)
