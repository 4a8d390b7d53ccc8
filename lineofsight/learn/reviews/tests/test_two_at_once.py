"""Of two people who change a local review at once, the second judges what the first wrote: two real connections to a
database whose rows stand. Everybody is made up.
"""

import copy
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.db import connection, connections

from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import Incident, LocalReview, Publication
from lineofsight.learn.reviews.services import drafting, incident, learning, publishing
from lineofsight.learn.reviews.tests import factories, learned, local
from tests import laid_out
from tests.demonstration import connected
from tests.live import empty_database
from tests.world import build, opened

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time.")
UNCHECKED = "Nobody has read this yet."
# A name that stands in the title of what is published, and in what was learned.
ENTERED, LEARNED = "Wren Example", "What Wren said was not asked about"
# How long the second may take to come as far as it can.
SECONDS = 30


@pytest.fixture
def db(django_db_setup, django_db_blocker, tmp_path):
    """The cast in a database of its own, where what is written stands and another connection sees it."""
    with django_db_blocker.unblock(), empty_database(tmp_path, laid_out.tables()) as (address, _):
        settings = copy.deepcopy(connections["default"].settings_dict)
        settings["NAME"] = urlsplit(address).path[1:]
        with connected(settings):
            build()
            yield


def meanwhile(monkeypatch, module, name: str, other) -> Callable[[], str]:
    """Have somebody else do something once a step of a service was taken, and go on when they are done or wait. What is
    given back tells how it ended for them: "done", or why it was refused."""
    step, ended = getattr(module, name), []
    settings = connections["default"].settings_dict

    def theirs() -> None:
        with connected(settings), opened() as cast:
            try:
                other(cast)
                ended.append("done")
            except MoveRefused as refused:
                ended.append(str(refused))

    thread = threading.Thread(target=theirs)

    def stepped(*args, **given):
        result = step(*args, **given)
        if not thread.ident:
            thread.start()
            until = time.monotonic() + SECONDS
            while thread.is_alive() and not somebody_waits() and time.monotonic() < until:
                time.sleep(0.05)
        return result

    def how_it_ended() -> str:
        thread.join(SECONDS)
        return ended[0]

    monkeypatch.setattr(module, name, stepped)
    return how_it_ended


def somebody_waits() -> bool:
    """Whether somebody waits for a row that another holds."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return cursor.fetchone()[0] > 0


def again(made: LocalReview) -> LocalReview:
    """The review as somebody else reads it."""
    return LocalReview.objects.get(pk=made.pk)


def test_what_is_published_is_what_was_checked_whatever_is_written_meanwhile(world, monkeypatch):
    made = local.ready(world)
    ended = meanwhile(
        monkeypatch, publishing, "facts", lambda cast: local.written(cast, again(made), UNCHECKED, "Another")
    )
    local.published(world, made)
    assert ended() == publishing.NOT_PREPARED
    assert Publication.objects.get().title == local.TITLE


def test_of_two_who_take_it_back_at_once_one_is_told_that_nothing_stands(world, monkeypatch):
    made = local.published(world)
    ended = meanwhile(
        monkeypatch, publishing.people, "person",
        lambda cast: publishing.take_back_publication(cast.manager, local_review=again(made), reason="A place"),
    )  # fmt: skip
    publishing.take_back_publication(world.manager, local_review=made, reason="A name")
    assert "stands outside" in ended()


def test_a_draft_kept_while_another_is_signed_is_not_the_one_that_was_signed(world, monkeypatch):
    made = local.checking(world)
    seen = made.drafts.last()
    ended = meanwhile(monkeypatch, drafting, "unsigned", lambda cast: local.draft_of(cast, again(made)))
    drafting.sign_local_review(world.icb, local_review=made, seen=seen.ref)
    assert ended() == "done"
    assert made.endorsements.get().draft == seen


def test_of_two_who_publish_at_once_one_is_refused(world, monkeypatch):
    made = local.ready(world)
    ended = meanwhile(monkeypatch, publishing, "facts", lambda cast: local.published(cast, again(made)))
    local.published(world, made)
    assert "Publish the review" in ended()
    assert Publication.objects.get().on == clock.today()


def a_child(cast, made: Incident) -> None:
    """A child is added."""
    keys = factories.opened(cast, "manager", made)
    incident.add_child(cast.manager, incident=made, opened=keys, told=factories.child(name=ENTERED))


def a_childs_name(cast, made: Incident) -> None:
    """A child who is known gets another name."""
    keys = factories.opened(cast, "manager", made)
    incident.edit_child(cast.manager, child=made.children.get(), opened=keys, told=factories.child(name=ENTERED))


def somebody_elses_name(cast, made: Incident) -> None:
    """Somebody near the child is named."""
    keys = factories.opened(cast, "manager", made)
    incident.edit_incident(cast.manager, incident=made, opened=keys, told={"other_names": f"{ENTERED} = Mother"})


entering = pytest.mark.parametrize("enter", [a_child, a_childs_name, somebody_elses_name])


@entering
def test_a_name_entered_while_a_review_is_published_waits_until_it_is_out(world, monkeypatch, enter):
    made, out = local.ready(world), []

    def theirs(cast) -> None:
        enter(cast, Incident.objects.get())
        out.append(Publication.objects.exists())

    ended = meanwhile(monkeypatch, publishing, "facts", theirs)
    local.published(world, made)
    assert (ended(), out) == ("done", [True])


@entering
def test_what_is_published_is_searched_for_a_name_that_is_being_entered(world, monkeypatch, enter):
    made = local.ready(world)
    assert made.incident.other_names, "what whoever publishes had read of the incident before"
    ended = meanwhile(monkeypatch, incident, "ask_anew", lambda cast: local.published(cast, made, address=""))
    enter(world, Incident.objects.get())
    assert "second person has not" in ended()
    assert not Publication.objects.exists()


def test_a_name_entered_while_a_learning_point_is_let_out_waits_until_it_is_out(world, monkeypatch):
    draft, out = learned.drafted(world, factories.reviewing(world), text=LEARNED, kind="strength"), []

    def theirs(cast) -> None:
        a_child(cast, Incident.objects.get())
        draft.refresh_from_db()
        out.append(draft.state)

    ended = meanwhile(monkeypatch, learning, "draft_facts", theirs)
    learned.let_out(world, draft)
    assert (ended(), out) == ("done", ["released"])


def test_what_is_let_out_is_searched_for_a_name_that_is_being_entered(world, monkeypatch):
    draft = learned.drafted(world, factories.reviewing(world), text=LEARNED, kind="strength")
    ended = meanwhile(monkeypatch, incident, "ask_anew", lambda cast: learned.let_out(cast, draft))
    a_child(world, Incident.objects.get())
    assert "point to a child" in ended()


def test_what_is_checked_is_searched_for_a_name_that_is_being_entered(world, monkeypatch):
    made = local.preparing(world)
    text = local.written(world, made)

    def checked(cast) -> None:
        keys = factories.opened(cast, "icb", made.incident)
        publishing.check_public_text(cast.icb, public_text=text, opened=keys)

    ended = meanwhile(monkeypatch, incident, "ask_anew", checked)
    a_child(world, Incident.objects.get())
    assert "at 1 place" in ended()
