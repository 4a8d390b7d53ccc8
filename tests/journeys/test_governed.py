"""How the demonstration is governed: the made-up town acts; of Leeds stands what it published, and no act."""

import io
from datetime import date

from pypdf import PdfReader

from lineofsight.journeys.demonstration.reaching import BOARD, REGION
from lineofsight.kernel import clock
from lineofsight.lead.governance.selectors import minuted
from lineofsight.lead.governance.selectors.authority import authority_on
from lineofsight.lead.governance.selectors.bodies import tree
from lineofsight.lead.governance.selectors.meetings import agenda_of, meetings_in
from lineofsight.lead.governance.selectors.outside import bodies_outside
from lineofsight.lead.governance.selectors.risks import register
from lineofsight.lead.governance.selectors.sector_issues import issues_in
from lineofsight.lead.governance.selectors.sharing import shares_of
from tests.demonstration import ashmere, browser, db, leeds, who

__all__ = ["ashmere", "db", "leeds"]


def test_the_town_has_an_executive_two_sub_groups_and_one_vacant_seat(ashmere):
    branches = tree(who("manager"), ashmere)
    assert [(b.body.name, b.depth) for b in branches] == [
        ("Executive", 0), ("Learning and Improvement", 1), ("Quality and Performance", 1), (BOARD, 0), (REGION, 0),
    ]  # fmt: skip
    assert sum(b.vacancies for b in branches) == 1
    assert all("(made up)" in (r.latest.said) for r in register(who("chair"), ashmere))
    assert len(register(who("chair"), ashmere)) == 3


def test_a_sector_raised_something_and_a_board_outside_is_told_and_asks(ashmere):
    (issue,) = issues_in(who("scrutineer"), ashmere)
    assert (issue.sector, issue.organisations, issue.state) == ("Third sector", 17, "put")
    board, region = bodies_outside(who("chair"), ashmere)
    assert (board.who, len(board.waiting), region.sent) == ([who("lead").label], 1, None)
    assert [owed.what for owed in region.due] == ["send_update", "ask_for_update"]
    assert shares_of(who("chair"), board.body).count() == 1
    page = browser("manager").get(f"/ashmere/governance/bodies/{board.body.ref}/").content.decode()
    assert "Good mental health from the start" in page, "what it has chosen, beside the plan"


def test_its_last_meeting_decided_and_its_next_waits_for_a_late_paper(ashmere):
    ahead, held = meetings_in(who("scrutineer"), ashmere)
    assert (held.state, ahead.state) == ("checked", "papers_due")
    assert [d.called for d in minuted.decisions_of(held)] == [f"{held.on.year}/1"]
    rows = minuted.attended_between(who("manager"), ashmere, held.on, held.on)
    represented = {c.name: c.attended.represented for c in minuted.by_agency(rows)}
    assert represented["Ashmere Police"] == 100
    assert represented["Ashmere Health Board"] == 0
    papers = agenda_of(ahead)[0].papers
    assert sorted((p.state, p.late_on(clock.today()) > 0) for p in papers) == [("asked", True), ("given", False)]
    pack = browser("chair").get(f"/ashmere/meetings/{ahead.ref}/public-pack.pdf")
    said = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pack.content)).pages)
    assert "what the business unit costs" in said
    assert "what each partner gives" not in said


def test_leeds_is_shown_as_it_published_itself_and_nobody_acts(leeds):
    reader = who("manager", "leeds")
    assert not meetings_in(reader, leeds).exists()
    then = {b.body.name: b for b in authority_on(reader, leeds, date(2012, 9, 1)).branches}
    assert [p.holders[0].who for p in then["Leeds Safeguarding Children Board"].places if p.holders] == [
        "Jane Held", "Bryan Gocke",
    ]  # fmt: skip
    now = {b.body.name: b for b in authority_on(reader, leeds, date(2019, 10, 1)).branches}
    assert now["LSCP Safeguarding Partnership Meeting"].above.name == "LSCP Executive"
    assert [p.seat.whose for p in now["LSCP Executive"].places if p.seat.kind == "member"] == [
        "Leeds Clinical Commissioning Group", "West Yorkshire Police", "Leeds City Council",
    ]  # fmt: skip
    assert all(b.body.published_in and b.body.dates_note for b in (*then.values(), *now.values()))
    page = browser("manager", "leeds").get("/leeds/arrangements/").content.decode()
    assert "Multi-agency safeguarding arrangements 2019" in page
