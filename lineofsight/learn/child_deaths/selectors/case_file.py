"""A death as a row of a file of cases, read in its opened room."""

from collections.abc import Iterable

from lineofsight.core.design.workbooks import Sheet, workbook
from lineofsight.core.sealed.values import Opened
from lineofsight.learn.child_deaths.models import Analysis, Death, Factor
from lineofsight.learn.child_deaths.rules.case_columns import CHILD, FACTORS, READS, columns
from lineofsight.learn.child_deaths.rules.case_values import FactorRow, written
from lineofsight.learn.child_deaths.selectors.background import answers_in, background_of
from lineofsight.learn.child_deaths.selectors.deaths import analysis_of
from lineofsight.learn.child_deaths.selectors.factors import factors_shown


def told_of(death: Death, opened: Opened) -> dict[str, str]:
    """What stands of a death, by column, each value as a file’s would be read."""
    told = child_of(death, opened) | {fact.question: fact.answer for fact in death.facts.all()}
    told |= {row.question: row.answer.open(opened) for row in death.form_answers.all()}
    told |= answers_in(background_of(death))
    number = getattr(death, "case_number", None)
    told |= {"case_number": number.number.open(opened) if number else death.key, "key": death.key}
    analysis = analysis_of(death)
    told |= analysis_told(analysis, opened) if analysis else {}
    for key, domain in FACTORS.items():
        rows = [row for row in factors_shown(death) if row.domain == domain]
        told[key] = "\n".join(factor_row(row, opened).line for row in rows)
    return {key: value for key, value in told.items() if value}


def child_of(death: Death, opened: Opened) -> dict[str, str]:
    """Who the child was, by column."""
    plain = {"none_because": death.none_because, "notified_on": death.notified_on.isoformat()}
    taken_over = death.residence == "transferred_in"
    plain |= {"residence": death.residence, "area": death.area if taken_over else ""}
    return plain | {key: getattr(death, key).open(opened) for key in CHILD if key not in plain}


def analysis_told(row: Analysis, opened: Opened) -> dict[str, str]:
    """What a panel agreed, by column."""
    return {
        "agreed_on": row.agreed_on.isoformat(), "edition": row.edition, "panel_kind": row.kind,
        "category": row.category, "others": row.others, "modifiable": row.modifiable,
        "action": "yes" if row.action else "no", "why_none": row.why_none.open(opened),
        "beside": row.beside.open(opened),
    }  # fmt: skip


def factor_row(row: Factor, opened: Opened) -> FactorRow:
    """A factor as a file tells it."""
    return FactorRow(
        row.domain, row.relevance, row.modifiable, row.follows, row.why_none.open(opened), row.what.open(opened)
    )


def case_file(told: Iterable[dict[str, str]]) -> bytes:
    """A workbook of cases, a row for each, which can be taken in again."""
    ours = [column for column in columns() if column.key != READS]
    rows = [
        [written(column.kind, each.get(column.key, ""), each.get("edition", "")) for column in ours] for each in told
    ]
    return workbook(Sheet("Cases", [column.label for column in ours], rows))
