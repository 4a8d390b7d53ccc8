"""Every write of the thread.

The contract for modules. A module calls these inside an operation of its own, which has asked its own permission; they
write the rows, the history and what is due, and need no right of the thread:

- `evidence.give_evidence(Seen(…), supports=[ref, …])`: what was seen, and the records it supports
- `learning.add_point(text=…, kind=…, area=…, learnt_on=…, themes=…, source=Source(ref=…))`
- `actions.raise_action(Proposal(…, source=Source(ref=…)), point=…)`: refuses an action that does not say how one
  will know that it worked; an errand (send, book, invite) needs no measure
- `impact.add_test(action=…, tester=…, planned_on=…, …)`: refuses a tester of the agency that owns the action
- `actions.raise_parts(whole, [Proposal(…), …])` where several agencies have each their own part

`source.ref` is the ref of a record's card: the thread draws it from the card and never imports the module. What is
asked of people afterwards (agree, do, test, close) are the thread's own operations, with pages of their own.
"""

from lineofsight.core.thread.services import (
    actions,
    closing,
    evidence,
    handing_over,
    impact,
    learning,
    owing,
    themes,
    trackers,
)

__all__ = ["actions", "closing", "evidence", "handing_over", "impact", "learning", "owing", "themes", "trackers"]
