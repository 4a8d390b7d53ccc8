"""An analysis that another system’s panel agreed, as it comes in a file, with its factors."""

from datetime import date

from lineofsight.core.records import services as records
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.kernel.definitions import Edition
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Analysis, Death, Factor
from lineofsight.learn.child_deaths.rules.case_columns import label_of
from lineofsight.learn.child_deaths.rules.case_files import CaseRow, column_of, edition_of
from lineofsight.learn.child_deaths.rules.comparing import analysis_differs
from lineofsight.learn.child_deaths.rules.content import categories, edition_called, modifiable_words
from lineofsight.learn.child_deaths.rules.factors import analysis_refusal
from lineofsight.learn.child_deaths.selectors.case_file import factor_row, told_of
from lineofsight.learn.child_deaths.selectors.deaths import REVIEWED, analysis_of
from lineofsight.learn.child_deaths.selectors.factors import open_factors, weighed
from lineofsight.learn.child_deaths.services.asking import lift_answers
from lineofsight.learn.child_deaths.services.factors import weigh
from lineofsight.learn.child_deaths.services.gathering import in_room
from lineofsight.learn.child_deaths.services.register import change


def analysis_otherwise(death: Death, case: CaseRow, opened: Opened) -> dict[str, str]:
    """Where a file says otherwise than what is agreed here, or agrees what a panel here is about to."""
    if analysis_of(death):
        return analysis_differs(told_of(death, opened), case.told)
    if death.state == "on_panel" and "category" in case.told:
        return {"category": case.told["category"]}
    return {}


def take_analysis(death: Death, case: CaseRow, opened: Opened) -> list[str]:
    """Take in what a file says of the analysis where none is agreed here; returns the columns it filled.

    Raises:
        MoveRefused: factors that stand here do not fit it.
    """
    if death.state in REVIEWED or death.state == "closed":
        return []
    edition = edition_called(edition_of(case, clock.today()))
    filled = note_factors(death, case, edition, opened)
    if "category" not in case.told or death.state == "on_panel":
        return filled
    agree(death, case, edition)
    return ["category", "modifiable", *filled]


def note_factors(death: Death, case: CaseRow, edition: Edition, opened: Opened) -> list[str]:
    """Note the factors that do not stand here yet."""
    stand = {(row.domain, factor_row(row, opened).line) for row in open_factors(death)}
    new = [factor for factor in case.factors if (factor.domain, factor.line) not in stand]
    for factor in new:
        weigh(
            death, edition, domain=factor.domain, relevance=factor.relevance, modifiable=factor.modifiable,
            what=factor.what, follows=factor.follows, why_none=factor.why_none,
        )  # fmt: skip
    return list(dict.fromkeys(column_of(factor) for factor in new))


def agree(death: Death, case: CaseRow, edition: Edition) -> Analysis:
    """Write down an analysis as a file tells it, by the edition it is of."""
    told = case.told
    agreed_on = date.fromisoformat(told["agreed_on"])  # a file that tells an analysis without its day was refused
    action = told.get("action") == "yes"
    if not death.residence:
        raise MoveRefused(f"Give “{label_of('residence')}” too, or settle here first who reviews it.")
    if agreed_on < death.notified_on:
        raise MoveRefused("The analysis was agreed before the death was notified.")
    refusal = analysis_refusal(weighed(death), modifiable=told["modifiable"], action=action, edition=edition.edition)
    if refusal:
        raise MoveRefused(refusal)
    records.move(death, "take_analysis")
    lift_answers(death)
    row = in_room(
        Analysis, death, panel=None, kind=told.get("panel_kind", "cdop"), edition=edition.edition,
        category=told["category"], category_label=categories(edition)[told["category"]],
        others=told.get("others", ""), modifiable=told["modifiable"],
        modifiable_label=modifiable_words(edition)[told["modifiable"]], action=action, agreed_on=agreed_on,
    )  # fmt: skip
    row.why_none, row.beside = told.get("why_none", ""), told.get("beside", "")
    row.save()
    Factor.objects.filter(pk__in=open_factors(death).values("pk")).update(analysis=row)
    change(death, agreed_on=agreed_on)
    return row
