"""A report's glossary: made by itself, in the partnership's own words where it has some, frozen with the report."""

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.access.scope import scope
from lineofsight.core.documents import tree
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.models import ShortForm
from lineofsight.lead.annual_report.selectors.composing import compose
from lineofsight.lead.annual_report.selectors.glossary import lexicon
from lineofsight.lead.annual_report.services import signing
from lineofsight.lead.annual_report.services.glossary import explain_short_form
from lineofsight.lead.annual_report.tests.factories import (
    CONTACTS,
    DUE,
    contacts_known,
    finished,
    frozen_of,
    section_of,
    sent,
    started,
    written,
)

TEXT = f"{CONTACTS} The LADO and the CDOP met FIT."
FIT = {"short": "FIT", "words": "family intervention team", "meaning": "People who help at home."}


def drafted(world, text=TEXT):
    contacts_known(world)
    report = started(world)
    written(world, section_of(report), text)
    return report


def parts(document) -> dict[str, list[str]]:
    """What each part of a document says, by its heading."""
    found: dict[str, list[str]] = {}
    for block in document.blocks:
        if isinstance(block, tree.Heading) and block.level == 1:
            said = found.setdefault(block.text, [])
        elif isinstance(block, tree.BulletList):
            said += [tree.plain(item[0].inlines) for item in block.items]
    return found


def said(report) -> list[str]:
    return parts(compose(report).document).get("Glossary", [])


def test_it_stands_after_the_sections_with_the_short_forms_that_are_used_and_no_others(world):
    document = compose(drafted(world)).document
    assert list(parts(document)) == [
        "What we did", "How well it worked", "Glossary", "Read the figures with this in mind",
    ]  # fmt: skip
    assert parts(document)["Glossary"] == [
        "CDOP: child death overview panel. The group that looks at every child’s death in an area, to learn how others "
        "might be prevented.",
        "LADO: local authority designated officer. The person who must be told when somebody who works with children "
        "may have harmed one.",
    ]


def test_a_report_that_uses_none_has_no_glossary(world):
    assert "Glossary" not in parts(compose(drafted(world, CONTACTS)).document)


def test_a_partnerships_own_words_come_before_the_houses_and_are_its_own_alone(world):
    report = drafted(world)
    explain_short_form(world.manager, report=report, **FIT)
    explain_short_form(world.manager, report=report, short="LADO", words="the officer to tell", meaning="")
    assert said(report)[1:] == ["FIT: family intervention team. People who help at home.", "LADO: the officer to tell."]
    explain_short_form(world.manager, report=report, short="LADO", words="", meaning="")
    assert [each.split(":")[0] for each in said(report)] == ["CDOP", "FIT"], "it needs no explanation"
    with scope(world.neighbours):
        assert lexicon(world.neighbours).explanations["LADO"].words == "local authority designated officer"
        assert "FIT" not in lexicon(world.neighbours).explanations


def test_it_is_frozen_with_the_report_and_later_words_are_for_later_reports(world):
    contacts_known(world)
    report = finished(world, started(world), TEXT)
    signing.send_for_sign_off(world.manager, report=report, due=DUE)
    kept = parts(frozen_of(report).tree)["Glossary"]
    other = started(world, report.period.next())
    explain_short_form(world.manager, report=other, short="CDOP", words="something else", meaning="")
    assert parts(frozen_of(report).tree)["Glossary"] == kept
    with pytest.raises(MoveRefused, match="left drafting"):
        explain_short_form(world.manager, report=report, **FIT)


def test_only_the_business_manager_explains(world):
    report = drafted(world)
    for name in ("analyst", "practitioner", "neighbour"):
        with pytest.raises(NotPermitted):
            explain_short_form(getattr(world, name), report=report, **FIT)
    assert not ShortForm.objects.exists()


# Pages


def address(report, more=""):
    return f"/ashmere/yearly-reports/{report.ref}/{more}"


def text_of(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_what_nobody_has_explained_is_said_to_whoever_runs_the_report_and_explained_there(world):
    report, manager = drafted(world), world.client("manager")
    assert "Used and not explained" in text_of(manager.get(address(report)))
    page = text_of(manager.get(address(report, "glossary/")))
    assert "1 What we did" in page
    explain = address(report, "glossary/explain/")
    assert f'href="{explain}?short=FIT"' in page
    assert 'value="FIT"' in text_of(manager.get(f"{explain}?short=FIT"))
    assert manager.post(explain, FIT)["Location"] == address(report, "glossary/")
    page = text_of(manager.get(address(report, "glossary/")))
    assert "Used and not explained" not in page
    assert "family intervention team" in page
    assert world.manager.label in page
    assert "Used and not explained" not in text_of(manager.get(address(report)))


def test_words_of_the_text_itself_are_shown_as_such(world):
    report = drafted(world, "The family intervention team (FIT) came.")
    assert "The text spells it out" in text_of(world.client("analyst").get(address(report, "glossary/")))
    assert said(report) == ["FIT: family intervention team."]


def test_a_form_that_needs_no_explanation_is_left_out(world):
    report, manager = drafted(world), world.client("manager")
    manager.post(address(report, "glossary/explain/"), {"short": "FIT", "words": "", "meaning": "", "everyday": "on"})
    assert "Used and not explained" not in text_of(manager.get(address(report)))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"short": "fit", "words": "w"}, "Enter the short form alone"),
        ({"short": "FIT FUT", "words": "w"}, "Enter the short form alone"),
        ({"short": "FIT", "words": ""}, "Enter what it stands for"),
        ({"short": "FIT", "words": "kept as typed", "everyday": "on"}, "not both"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_it_and_kept(world, given, says):
    report = drafted(world)
    page = text_of(world.client("manager").post(address(report, "glossary/explain/"), {"meaning": "A word.", **given}))
    assert says in page
    assert f'value="{given["short"]}"' in page
    assert 'value="A word."' in page
    assert not ShortForm.objects.exists()


def test_of_a_report_with_the_partners_the_glossary_is_read_and_no_more(world):
    page = text_of(world.client("manager").get(address(sent(world), "glossary/")))
    assert "explain/" not in page
