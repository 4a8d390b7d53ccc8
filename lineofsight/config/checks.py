"""What must hold before the site is served: the sealing keys can be read, every definition parses, and, where others
are served, the virus scanner answers."""

from django.conf import settings
from django.core.checks import Error, Tags, register

from lineofsight.core.access.manifests import manifests
from lineofsight.core.access.scanning import ScannerSilent, ping
from lineofsight.core.access.sealing import keys
from lineofsight.core.questions import library
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


@register
def question_sets(app_configs, **options) -> list[Error]:
    """Every question set a module ships can be asked; each fault is named with its file and key."""
    try:
        library.sets()
    except DefinitionError as error:
        return [Error(problem, id="lineofsight.E005") for problem in error.problems]
    return []


@register(Tags.security, deploy=True)
def scanner(app_configs, **options) -> list[Error]:
    """An installation that is served to others has a virus scanner, and it answers."""
    if settings.CLAMD is None:
        told = "No virus scanner is set, so files that are sent here would be kept unscanned."
        hint = "Install clamav-daemon, and name where it listens in LINEOFSIGHT_CLAMD: host:port or unix:/path."
        return [Error(told, hint=hint, id="lineofsight.E003")]
    try:
        ping()
    except ScannerSilent as silent:
        told = f"The virus scanner named in LINEOFSIGHT_CLAMD does not answer: {silent.cause}."
        return [Error(told, hint="Start clamd, or put the address right.", id="lineofsight.E004")]
    return []
