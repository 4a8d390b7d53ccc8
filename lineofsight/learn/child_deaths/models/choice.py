from django.db import models

from lineofsight.core.access.models import LocalChoice
from lineofsight.kernel.privacy import Ownership, Privacy


class Choice(LocalChoice):
    """A partnership's own length of a clock, or its own rule of panels."""

    value = models.CharField(max_length=200)

    privacy = Privacy(ownership=Ownership.PARTNERSHIP, retention="permanent", internal=(*LocalChoice.COMMON, "value"))
