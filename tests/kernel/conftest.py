"""Hypothesis for the kernel's tests: no time limit on an example, since the machine may be busy with other work."""

from hypothesis import settings

settings.register_profile("kernel")
settings.load_profile("kernel")
