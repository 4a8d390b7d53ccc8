"""The settings as the type checker reads them: on the tests' own ground, so that it needs no installation."""

from tests import plugin  # noqa: F401 - sets the ground first
from lineofsight.config.settings import *  # noqa: F403,E402,I001
