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
from lineofsight.learn.reviews.models import LocalReview, Publication
from lineofsight.learn.reviews.services import drafting, publishing
from lineofsight.learn.reviews.tests import local
from tests import laid_out
from tests.demonstration import connected
from tests.live import empty_database
from tests.world import build, opened

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time.")
UNCHECKED = "Nobody has read this yet."
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
