"""A letter: a template filled for one person. What is previewed and what is sent are the same text."""

from dataclasses import dataclass

from django.conf import settings
from django.template import loader

from lineofsight.core.design.addresses import address


@dataclass(frozen=True)
class Letter:
    """An e-mail before it is queued: its kind is its template's name, such as "performance/ask"."""

    kind: str
    subject: str
    text: str


def write_letter(kind: str, **about: object) -> Letter:
    """Fill the template `<module>/mail/<word>.txt`; its first line is the subject."""
    module, word = kind.split("/")
    filled = loader.get_template(f"{module}/mail/{word}.txt", using="jinja").render(about)
    subject, _, text = filled.strip().partition("\n")
    return Letter(kind, " ".join(subject.removeprefix("Subject:").split()), text.strip() + "\n")


def full_address(name: str, **parts: object) -> str:
    """The whole address of a page, for a letter."""
    return settings.PUBLIC_ADDRESS + address(name, **parts)


def whole_address(path: str) -> str:
    """The whole address of a page whose own is kept, such as that of what is due."""
    return settings.PUBLIC_ADDRESS + path


def link_address(secret: str) -> str:
    """The whole address of a link."""
    return settings.PUBLIC_ADDRESS + address("links:open_link", secret=secret)
