"""The product's settings, with the address of the empty page that the closing night is measured against."""

from lineofsight.config.settings import *  # noqa: F403 - the same, and one more

ROOT_URLCONF = "workshop.bench_urls"
