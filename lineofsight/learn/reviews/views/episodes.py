"""What happened, as an agency tells it in its account."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.learn.reviews.forms import EpisodeForm
from lineofsight.learn.reviews.selectors.incidents import words
from lineofsight.learn.reviews.services import accounts as services
from lineofsight.learn.reviews.views.accounts import about
from lineofsight.learn.reviews.views.proving import proven


@may("reviews.add_episode")
@proven
def add_episode(request: Visit, account) -> HttpResponse:
    """Add something that happened."""
    return asked(
        request, EpisodeForm(request.POST or None),
        lambda **given: services.add_episode(request.actor, account=account, told=given),
        heading="Add something that happened", submit="Save", done="It is saved.",
        lede="The episodes that matter most for the child: not every contact.", **about(account),
    )  # fmt: skip


@may("reviews.edit_episode")
@proven
def edit_episode(request: Visit, episode) -> HttpResponse:
    """Put right what happened."""
    opened = services.read_account(request.actor, account=episode.account)
    return asked(
        request, EpisodeForm(request.POST or None, initial=words(episode, opened, *type(episode).SAID)),
        lambda **given: services.edit_episode(request.actor, episode=episode, told=given),
        heading="What happened", submit="Save", done="It is saved.", **about(episode.account),
    )  # fmt: skip


@may("reviews.drop_episode")
@proven
def drop_episode(request: Visit, episode) -> HttpResponse:
    """Take out what was entered by mistake."""
    return ask(
        request, lambda: services.drop_episode(request.actor, episode=episode), heading="Take this out?",
        consequence="It is deleted. Once the account is given it stays.", confirm="Take it out",
        done="It is taken out.", grave=True, **about(episode.account),
    )  # fmt: skip
