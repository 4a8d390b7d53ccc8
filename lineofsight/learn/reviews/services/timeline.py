"""Work on the timeline: entries of one thing put together by a person, key practice episodes analysed."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import Episode
from lineofsight.learn.reviews.services.signing import ask_anew


@operation("reviews.merge_episode", on="episode")
def merge_episode(actor: Actor, *, episode: Episode, into: Episode) -> Episode:
    """Put an entry under another agency's of the same thing: both stay, each with its source.

    Raises:
        MoveRefused: it is the same entry, another incident's, or stands under one already.
    """
    if episode.pk == into.pk or episode.account.incident_id != into.account.incident_id:
        raise MoveRefused("Choose another entry of the same timeline.")
    if into.merged_into_id or episode.merged_into_id:
        raise MoveRefused("One of them stands under another entry already. Part them first.")
    episode.merged.update(merged_into=into)
    Episode.objects.filter(pk=episode.pk).update(merged_into=into)
    episode.refresh_from_db(fields=["merged_into"])
    ask_anew(episode.account.incident)
    return episode


@operation("reviews.part_episode", on="episode")
def part_episode(actor: Actor, *, episode: Episode) -> Episode:
    """Let an entry stand by itself again."""
    if not episode.merged_into_id:
        raise MoveRefused("It stands by itself.")
    Episode.objects.filter(pk=episode.pk).update(merged_into=None)
    episode.refresh_from_db(fields=["merged_into"])
    ask_anew(episode.account.incident)
    return episode


@operation("reviews.mark_episode", on="episode")
def mark_episode(actor: Actor, *, episode: Episode, key: bool, analysis: str) -> Episode:
    """Say whether an entry is a key practice episode, and what is made of it."""
    episode.key, episode.analysis = key, analysis
    episode.save(update_fields=["key", "analysis"])
    ask_anew(episode.account.incident)
    return episode
