"""Good examples: asked for, agreed to in the organisation's own words or not, and the list others learn from."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from lineofsight.core.access.doors import may, public
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of
from lineofsight.core.questions.rules import text_of
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.forms.judging import ConsentForm, ExampleForm
from lineofsight.know.self_assessments.selectors import examples as selectors
from lineofsight.know.self_assessments.views.copies import copy_address, copy_crumbs, item_of


def example_address(example) -> str:
    """An example's own page."""
    return address("self_assessments:example", ref=example.ref)


@may("self_assessments.list_examples")
def examples(request: Visit) -> HttpResponse:
    """Every example whose organisation agreed; and, for whoever asked, those that wait."""
    about = {
        "found": selectors.examples_in(request.partnership),
        "waiting": list(selectors.examples_asked(request.actor, request.partnership)),
        "csv": address("self_assessments:examples_csv"), "crumbs": [],
    }  # fmt: skip
    return render(request, "self_assessments/examples.html", about)


@public
@never_cache
def published_examples(request: Visit) -> HttpResponse:
    """The examples that anybody may read, signed in or not. None is kept by a browser once it is taken back."""
    about = {"found": selectors.examples_published(request.partnership), "crumbs": []}
    return render(request, "self_assessments/published_examples.html", about)


@may("self_assessments.list_examples")
def examples_csv(request: Visit) -> HttpResponse:
    """The same as a file, as it may be published."""
    rows = ((each.section, each.item.text, each.words, each.whose) for each in
            selectors.examples_in(request.partnership))  # fmt: skip
    return csv_file("examples.csv", ("Section", "Question", "Example", "From"), rows)


@may("self_assessments.ask_example")
def ask_example(request: Visit, copy, key: str) -> HttpResponse:
    """Ask whether others may learn from an answer."""
    item, _ = item_of(copy, key)
    return asked(
        request, ExampleForm(request.POST or None),
        lambda **given: services.examples.ask_example(request.actor, copy=copy, item=key, **given),
        heading="Could others learn from this answer?",
        lede=f"“{item.text}” We ask {copy.organisation.name} first, and only what it agrees to is shown.",
        submit="Ask them", done="Asked. It is shown when they agree.", back=copy_address(copy),
        crumbs=copy_crumbs(copy),
    )  # fmt: skip


@may("self_assessments.see_example")
def example(request: Visit, example) -> HttpResponse:
    """One example, to its organisation and to whoever asked."""
    item, answer = example.asked.items[example.item], example.answer
    about = {
        "example": example, "item": item, "answer": answer, "text": text_of(item, answer.given),
        "moves": buttons(request, example, "self_assessments", grave=("withdraw_example",)),
        "history": history_of(example), "crumbs": [],
    }  # fmt: skip
    return render(request, "self_assessments/example.html", about)


def said(example) -> str:
    """What the organisation wrote, to begin from."""
    answer = example.answer
    return answer.note or text_of(example.asked.items[example.item], answer.given)


@may("self_assessments.agree_example")
def agree_example(request: Visit, example) -> HttpResponse:
    """Agree, in one's own words."""
    return asked(
        request, ConsentForm(request.POST or None, initial={"words": said(example)}),
        lambda **given: services.examples.agree_example(request.actor, example=example, **given),
        heading="What may others read?", submit="Agree to this",
        lede=f"{example.copy.reader.name} would like others to learn from it: {example.why}",
        done="Thank you. You can take it back at any time.", back=example_address(example),
    )  # fmt: skip


@may("self_assessments.refuse_example")
def refuse_example(request: Visit, example) -> HttpResponse:
    """Say no."""
    return ask(
        request, lambda: services.examples.refuse_example(request.actor, example=example),
        heading="Keep it to yourselves?", consequence="Nobody else reads it, and no reason is needed.",
        confirm="Do not share it", done="It is not shared.", back=example_address(example),
    )  # fmt: skip


@may("self_assessments.withdraw_example")
def withdraw_example(request: Visit, example) -> HttpResponse:
    """Take it back."""
    return ask(
        request, lambda **given: services.examples.withdraw_example(request.actor, example=example, **given),
        heading="Take this example back?", reason=True, grave=True,
        consequence="From now on nobody reads it here. What was published elsewhere you have to take down yourself.",
        confirm="Take it back", done="Taken back.", back=example_address(example),
    )  # fmt: skip
