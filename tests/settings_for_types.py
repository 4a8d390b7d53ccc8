# ruff: noqa: F401, F403, I001 - the order is the point
"""The settings as the type checker reads them: on the tests' own ground, so that it needs no installation."""

from tests import plugin
from lineofsight.config.settings import *
