"""The page on which who a child was is corrected or completed."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.sealed.doors import in_room
from lineofsight.learn.child_deaths.forms.correcting import CorrectForm
from lineofsight.learn.child_deaths.selectors.case_file import told_of
from lineofsight.learn.child_deaths.services.correcting import correct_child as correct
from lineofsight.learn.child_deaths.views.moves import form_page


@may("child_deaths.correct_child")
@in_room
def correct_child(request: Visit, death, opened) -> HttpResponse:
    """Correct or complete who the child was."""
    form = CorrectForm(request.POST or None, stands=told_of(death, opened))
    return form_page(
        request, death, form, correct, "Who was the child?", death=death, opened=opened,
    )  # fmt: skip
