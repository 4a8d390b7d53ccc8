"""What must hold before the site is served: the sealing keys can be read, and every definition parses."""

from django.conf import settings
from django.core.checks import Error, register

from lineofsight.core.access.manifests import manifests
from lineofsight.core.access.sealing import keys
from lineofsight.kernel.definitions import DefinitionError, load_editions


@register
def sealing_keys(app_configs, **options) -> list[Error]:
    """The keys file holds at least one key of 32 bytes."""
    try:
        keys(settings.SEALING_KEYS_FILE)
    except (OSError, ValueError) as problem:
        return [Error(str(problem), id="lineofsight.E001")]
    return []


@register
def definitions(app_configs, **options) -> list[Error]:
    """Every edition a module ships can be read; each fault is named with its file and key."""
    found = []
    for manifest in manifests():
        for folder in manifest.definitions.values():
            try:
                load_editions(folder)
            except DefinitionError as error:
                found += [Error(problem, id="lineofsight.E002") for problem in error.problems]
    return found
