"""Pages of contributory factors, and of what was agreed or registered in error."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.core.sealed.doors import in_room
from lineofsight.learn.child_deaths.forms.factors import (
    FactorForm,
    PutOffForm,
    ReopenAnalysisForm,
    ReopenDeathForm,
    TakeBackForm,
    WithdrawForm,
)
from lineofsight.learn.child_deaths.selectors.factors import edition_for
from lineofsight.learn.child_deaths.services import factors, panels, setting_right
from lineofsight.learn.child_deaths.views.moves import about, form_page


@may("child_deaths.note_factor")
@in_room
def note_factor(request: Visit, death, opened) -> HttpResponse:
    """Note a factor, on the scale of the form of the panel’s day."""
    edition = edition_for(death)
    return asked(
        request, FactorForm(request.POST or None, edition=edition),
        lambda **given: factors.note_factor(request.actor, death=death, **given),
        heading="Note a factor", submit="Note it", done="It is noted.", **about(request, death),
        lede=f"Weighed by the form of {edition.edition}. What was weighed by an earlier one keeps its place there.",
    )  # fmt: skip


@may("child_deaths.take_out_factor")
@in_room
def take_out_factor(request: Visit, factor, opened) -> HttpResponse:
    """Take a factor out before the panel agrees."""
    return ask(
        request, lambda: factors.take_out_factor(request.actor, factor=factor), heading="Take this factor out?",
        consequence="It is kept, and the analysis does not count it.", confirm="Take it out", done="It is taken out.",
        **about(request, factor.death),
    )  # fmt: skip


@may("child_deaths.reopen_death")
@in_room
def reopen_death(request: Visit, death, opened) -> HttpResponse:
    """Open a closed review again."""
    form = ReopenDeathForm(request.POST or None)
    return form_page(request, death, form, setting_right.reopen_death, "Open this review again", "Open it", death=death)


@may("child_deaths.reopen_analysis")
@in_room
def reopen_analysis(request: Visit, death, opened) -> HttpResponse:
    """Open an analysis again that was agreed in error."""
    return asked(
        request, ReopenAnalysisForm(request.POST or None),
        lambda **given: setting_right.reopen_analysis(request.actor, death=death, opened=opened, **given),
        heading="Open the analysis again", submit="Open it again", done="It is open again.", **about(request, death),
        lede="What was agreed stays here, set aside. It is counted no more.",
    )  # fmt: skip


@may("child_deaths.put_off_death")
@in_room
def put_off_death(request: Visit, death, opened) -> HttpResponse:
    """Put a death off that its panel did not agree on."""
    return asked(
        request, PutOffForm(request.POST or None),
        lambda **given: panels.put_off_death(request.actor, death=death, **given),
        heading="Put off by the panel", submit="Put it off", done="It is put off.", **about(request, death),
        lede="It stays on the record of this panel, and is made ready again for another.",
    )  # fmt: skip


@may("child_deaths.take_back_death")
@in_room
def take_back_death(request: Visit, death, opened) -> HttpResponse:
    """Take a death back from another area."""
    return asked(
        request, TakeBackForm(request.POST or None),
        lambda **given: setting_right.take_back_death(request.actor, death=death, **given),
        heading="Take this death back", submit="Take it back", done="It is taken back.", **about(request, death),
        lede="Who reviews it is settled anew. What was gathered about it stays.",
    )  # fmt: skip


@may("child_deaths.set_aside_learning")
@in_room
def set_aside_learning(request: Visit, learning, opened) -> HttpResponse:
    """Set aside a wording that was in error."""
    return ask(
        request, lambda: setting_right.set_aside_learning(request.actor, learning=learning),
        heading="Set this wording aside?",
        consequence=f"“{learning.text.open(opened)}” stays here and is not released.",
        confirm="Set it aside", done="It is set aside.", **about(request, learning.death),
    )  # fmt: skip


@may("child_deaths.withdraw_death")
@in_room
def withdraw_death(request: Visit, death, opened) -> HttpResponse:
    """Take a death out of the register."""
    return asked(
        request, WithdrawForm(request.POST or None),
        lambda **given: setting_right.withdraw_death(request.actor, death=death, **given),
        heading="Take this death out of the register", submit="Take it out", done="It is out of the register.",
        lede="It is kept with its history and counted nowhere. This cannot be undone.", **about(request, death),
    )  # fmt: skip
