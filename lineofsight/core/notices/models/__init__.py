"""Tables of notices: what is due and its history, messages, digests, feeds, a partnership's own choices."""

from lineofsight.core.notices.models.digests import Digest, DigestRun, NoDigest
from lineofsight.core.notices.models.due import Due, DueChange
from lineofsight.core.notices.models.feeds import Feed
from lineofsight.core.notices.models.messages import Message
from lineofsight.core.notices.models.parameters import Parameter

__all__ = ["Digest", "DigestRun", "Due", "DueChange", "Feed", "Message", "NoDigest", "Parameter"]
