"""What follows an operation of core in the modules, which core does not know: done by the worker, at once."""

from lineofsight.core.access.jobs import later
from lineofsight.core.access.manifests import manifests


def followed_by(name: str) -> None:
    """Have the worker do what modules say follows an operation, in the partnership that is open. Called inside it."""
    for manifest in manifests():
        for following in manifest.follows.get(name, ()):
            later(following)
