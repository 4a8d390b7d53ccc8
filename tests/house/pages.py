"""A page as the tests read it: what stands in its fields, its ids, its error summary."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class PageSeen:
    """What matters of a page here. `fields` are those of the page's own form: name to the values that would be sent."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    action: str = ""
    multipart: bool = False
    method: str = "get"
    choices: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    summary: list[str] = field(default_factory=list)
    has_form: bool = False
    error_texts: int = 0

    def typed(self) -> dict[str, str]:
        """The first value of each field."""
        return {name: values[0] for name, values in self.fields.items() if values}


class Reader(HTMLParser):
    """Reads the first form inside `main`, and the error summary."""

    def __init__(self):
        super().__init__()
        self.seen = PageSeen()
        self.main = self.form = self.done = False
        self.inside = 0  # how many blocks deep in the error summary
        self.area = self.select = ""
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if "id" in given:
            self.seen.ids.add(given["id"])
        self.main = self.main or tag == "main"
        if tag == "div" and (self.inside or "govuk-error-summary" in classes):
            self.inside += 1
        self.seen.error_texts += "govuk-error-message" in classes
        if tag == "a" and self.inside:
            self.seen.summary.append(given.get("href", ""))
        if tag == "form" and self.main and not self.done:
            self.form = self.seen.has_form = True
            self.seen.action = given.get("action", "")
            self.seen.method = given.get("method", "get")
            self.seen.multipart = "multipart" in given.get("enctype", "")
        elif self.form:
            self.control(tag, given)

    def control(self, tag: str, given: dict) -> None:
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "input" and name:
            self.seen.kinds[name] = kind
            if kind in {"radio", "checkbox"}:
                self.seen.choices.setdefault(name, []).append(given.get("value", ""))
            if kind != "file" and (kind not in {"radio", "checkbox"} or "checked" in given):
                self.seen.fields.setdefault(name, []).append(given.get("value", ""))
        elif tag == "textarea":
            self.area, self.text, self.seen.kinds[name] = name, [], "textarea"
        elif tag == "select":
            self.select, self.seen.kinds[name] = name, "select"
            self.seen.fields.setdefault(name, [])
        elif tag == "option" and self.select:
            self.seen.choices.setdefault(self.select, []).append(given.get("value", ""))
            if "selected" in given:
                self.seen.fields[self.select].append(given.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self.area:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.area:
            self.seen.fields[self.area] = ["".join(self.text).removeprefix("\n")]
            self.area = ""
        elif tag == "select":
            self.select = ""
        elif tag == "div" and self.inside:
            self.inside -= 1
        elif tag == "form" and self.form:
            self.form, self.done = False, True


def read(answer) -> PageSeen:
    """Read an answer."""
    reader = Reader()
    reader.feed(answer.content.decode())
    reader.close()
    reader.seen.fields.pop("csrfmiddlewaretoken", None)
    reader.seen.kinds.pop("csrfmiddlewaretoken", None)
    return reader.seen
