"""A risk: on the register, looked at again, its scores kept, treated, tolerated, closed."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import Risk, Score
from lineofsight.lead.governance.selectors import risks as selectors
from lineofsight.lead.governance.selectors.offering import offered_to
from lineofsight.lead.governance.services import bodies, risks
from lineofsight.lead.governance.services.risks import Judged
from lineofsight.lead.governance.tests import factories
from lineofsight.lead.governance.tests import meetings as made

HIGH = Judged(4, 4, 2, 3)


def risk(world, *, body=None, title="Returns come late", judged=HIGH, **given) -> Risk:
    told = {
        "cause": "One analyst", "effect": "The Executive sees old figures", "owner": world.person("lead"),
        "controls": "A second analyst is trained", **given,
    }  # fmt: skip
    return risks.add_risk(
        world.manager, partnership=world.partnership, body=body or factories.body(world), title=title, judged=judged,
        **told,
    )  # fmt: skip


def owed(one) -> Due:
    return Due.objects.get(record_ref=one.ref, what="review_risk")


def test_each_look_at_a_risk_keeps_its_score_and_owes_the_next(world):
    one = risk(world)
    assert (owed(one).on, owed(one).person) == (clock.today() + timedelta(days=90), world.person("lead"))
    later = clock.today() + timedelta(days=100)
    with made.on(later):
        assert one.unreviewed_on(later) == 10
        flagged = selectors.register(world.scrutineer, world.partnership, flagged=True)
        assert [each.risk for each in flagged] == [one]
        risks.review_risk(world.lead, risk=one, judged=Judged(3, 4, 2, 3, "A second analyst began"))
        assert owed(one).on == later + timedelta(days=90)
        assert selectors.register(world.scrutineer, world.partnership, flagged=True) == []
    assert [(s.now, s.said) for s in selectors.scores_of(one)] == [(12, "A second analyst began"), (16, "")]
    assert selectors.register(world.chair, world.partnership)[0].change == -4


def test_the_database_refuses_to_change_a_score(world):
    one = risk(world)
    with pytest.raises(DatabaseError), transaction.atomic():
        Score.objects.filter(risk=one).update(impact=1)


def test_a_risk_is_tolerated_at_its_target_closed_with_a_reason_and_opened_again(world):
    one = risk(world, controls="")
    with pytest.raises(MoveRefused, match="what is done about it"):
        risks.treat_risk(world.manager, risk=one)
    risks.edit_risk(
        world.chair, risk=one, title=one.title, cause=one.cause, effect=one.effect, owner=world.person("police"),
        controls="A plan",
    )  # fmt: skip
    assert owed(one).person == world.person("police")
    risks.treat_risk(world.manager, risk=one)
    with pytest.raises(MoveRefused, match="stands at 16 and you aim at 6"):
        risks.tolerate_risk(world.manager, risk=one, reason="It will do")
    with pytest.raises(MoveRefused, match="higher risk than there is"):
        risks.review_risk(world.manager, risk=one, judged=Judged(1, 1, 2, 2))
    risks.review_risk(world.manager, risk=one, judged=Judged(2, 3, 2, 3))
    assert risks.tolerate_risk(world.manager, risk=one, reason="As low as it gets").state == "tolerated"
    risks.close_risk(world.chair, risk=one, reason="The system is gone")
    assert owed(one).done_at
    for attempt in (
        lambda: risks.review_risk(world.manager, risk=one, judged=Judged(1, 1, 1, 1)),
        lambda: risks.edit_risk(world.manager, risk=one, title="x", cause="x", effect="x", owner=world.person("lead")),
    ):
        with pytest.raises(MoveRefused, match="is closed"):
            attempt()
    assert risks.reopen_risk(world.manager, risk=one, reason="It is back").state == "open"
    assert owed(one).done_at is None


def test_a_risk_that_is_due_is_offered_to_an_agenda(world):
    body = factories.executive(world)
    one = risk(world, body=body)
    meeting = made.planned(world, body, days=80)
    assert [g.title for g in offered_to(world.manager, meeting)] == ["Owed: risk"]
    assert offered_to(world.manager, meeting)[0].offered[0].ref == one.ref
    with pytest.raises(MoveRefused, match="meetings ahead or open risks"):
        bodies.end_body(world.manager, body=body, last_day=clock.today(), reason="New arrangements")


def test_who_may_do_what_with_a_risk(world):
    one = risk(world)
    for who in (world.analyst, world.police, world.neighbour):
        for service, told in (
            (risks.edit_risk, {"title": "x", "cause": "x", "effect": "x", "owner": world.person("lead")}),
            (risks.review_risk, {"judged": Judged(1, 1, 1, 1)}), (risks.treat_risk, {}),
            (risks.tolerate_risk, {"reason": "x"}), (risks.close_risk, {"reason": "x"}),
            (risks.reopen_risk, {"reason": "x"}),
        ):  # fmt: skip
            with pytest.raises(NotPermitted):
                service(who, risk=one, **told)
        with pytest.raises(NotPermitted):
            risks.add_risk(
                who, partnership=world.partnership, body=one.body, title="x", cause="x", effect="x",
                owner=world.person("lead"), judged=Judged(1, 1, 1, 1),
            )  # fmt: skip
    assert list(selectors.risks_seen(world.lead)) == [one], "its owner sees it"
    assert not selectors.risks_seen(world.police).exists()


def test_the_register_is_kept_from_its_pages(world):
    body = factories.body(world)
    client = world.client("chair")
    typed = {
        "title": "Returns come late", "cause": "One analyst", "effect": "Old figures", "controls": "",
        "owner": world.person("lead").ref, "organisation": "", "body": body.ref, "likelihood": "4", "impact": "4",
        "target_likelihood": "5", "target_impact": "5", "said": "Three of nine were late",
    }  # fmt: skip
    refused = client.post("/ashmere/risks/new/", typed).content.decode()
    assert "higher risk than there is" in refused
    assert "Three of nine were late" in refused
    client.post("/ashmere/risks/new/", typed | {"target_likelihood": "2"})
    page = " ".join(client.get("/ashmere/risks/").content.decode().split())
    assert "16 severe" in page
    assert "first score" in page
    assert "Returns come late" in client.get("/ashmere/risks.csv").content.decode()
    assert "Returns come late" not in client.get("/ashmere/risks/?state=closed").content.decode()
