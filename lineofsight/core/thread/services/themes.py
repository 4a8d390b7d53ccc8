"""Themes: one list, whose words have a history."""

from django.db import IntegrityError, transaction

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.people import selectors as people
from lineofsight.core.records import services as records
from lineofsight.core.thread.models import Theme, ThemeWord
from lineofsight.kernel.lifecycle import MoveRefused


@operation("thread.add_theme", on="partnership")
def add_theme(actor: Actor, *, partnership: Partnership, name: str, meaning: str) -> Theme:
    """Add a theme to the partnership's list.

    Raises:
        MoveRefused: another theme is or was called so.
    """
    return begin_theme(actor, partnership=partnership, name=name, meaning=meaning)


def begin_theme(actor: Actor, *, partnership: Partnership, name: str, meaning: str = "") -> Theme:
    """Add a theme, inside a module's own operation."""
    refuse_taken(partnership, name)
    theme = Theme(partnership=partnership, name=name, meaning=meaning)
    records.open_record(theme, label=name, address=address("thread:theme", ref=theme.ref), words=meaning)
    say_word(actor, theme, name, is_name=True)
    return theme


def refuse_taken(partnership: Partnership, name: str, but: Theme | None = None) -> None:
    words = ThemeWord.objects.filter(partnership=partnership, text__iexact=name)
    taken = words.exclude(theme=but).select_related("theme").first() if but else words.select_related("theme").first()
    if taken:
        raise MoveRefused(f"“{name}” is a word for the theme “{taken.theme.name}” already.")


def say_word(actor: Actor, theme: Theme, text: str, *, is_name: bool) -> ThemeWord:
    return ThemeWord.objects.create(
        partnership=theme.partnership, theme=theme, text=text, is_name=is_name, said_by=people.person(actor.ref)
    )


@operation("thread.rename_theme", on="theme")
def rename_theme(actor: Actor, *, theme: Theme, name: str, meaning: str) -> Theme:
    """Call a theme otherwise from now on. What it was called stays in its history, and it is found by it still."""
    if name != theme.name:
        refuse_taken(theme.partnership, name, but=theme)
        say_word(actor, theme, name, is_name=True)
    try:
        with transaction.atomic():
            Theme.objects.filter(pk=theme.pk).update(name=name, meaning=meaning)
    except IntegrityError:
        raise MoveRefused(f"There is a theme called “{name}” already.") from None
    records.describe(theme, label=name, words=words_of(theme, meaning))
    theme.refresh_from_db()
    return theme


@operation("thread.add_synonym", on="theme")
def add_synonym(actor: Actor, *, theme: Theme, text: str) -> ThemeWord:
    """Give a theme one more word by which it is found and by which learning points like it are noticed."""
    refuse_taken(theme.partnership, text)
    word = say_word(actor, theme, text, is_name=False)
    records.describe(theme, label=theme.name, words=words_of(theme, theme.meaning))
    return word


def words_of(theme: Theme, meaning: str) -> str:
    """Every word that finds a theme."""
    return " ".join([meaning, *theme.words.values_list("text", flat=True)])


@operation("thread.retire_theme", on="theme")
def retire_theme(actor: Actor, *, theme: Theme, reason: str) -> Theme:
    """Offer a theme no longer. What was learned under it stays under it."""
    return records.move(theme, "retire_theme", reason=reason)


@operation("thread.restore_theme", on="theme")
def restore_theme(actor: Actor, *, theme: Theme) -> Theme:
    """Offer a retired theme again."""
    return records.move(theme, "restore_theme")
