"""Tables of notices: what is due and its history, and the messages that go out."""

from lineofsight.core.notices.models.due import Due, DueChange
from lineofsight.core.notices.models.messages import Message

__all__ = ["Due", "DueChange", "Message"]
