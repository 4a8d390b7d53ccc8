"""Returns that this agency sent before, as the folders in which they were built: what an outsider may have kept."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from lineofsight.agency.measures import MEASURES
from lineofsight.agency.protect.earlier import Earlier
from lineofsight.agency.read.faults import Fault, Unreadable
from lineofsight.agency.request import Asked, read_asked
from lineofsight.agency.write.files import ASKED, RETURN
from lineofsight.kernel.signed_returns import NotAReturn, parsed, read_return


def read_earlier(folders: Iterable[Path]) -> tuple[Earlier, ...]:
    """What left in earlier returns.

    Raises:
        Unreadable: a folder holds no signed return with what was asked for it, or one is damaged.
    """
    return tuple(each for folder in folders for each in read_folder(folder))


def read_folder(folder: Path) -> Iterator[Earlier]:
    try:
        made = read_return(parsed((folder / RETURN).read_bytes()))
        asked = {each.key: each for each in map(read_asked, json.loads((folder / ASKED).read_text(encoding="utf-8")))}
    except FileNotFoundError as missing:
        told = f"It holds no {Path(missing.filename).name}: give the folder in which an earlier return was signed"
        raise Unreadable(folder.name, [Fault("", told)]) from None
    except (OSError, ValueError, KeyError, TypeError, NotAReturn):
        raise Unreadable(folder.name, [Fault("", "The return in it is damaged")]) from None
    for value in made.values:
        if (about := asked.get(value.indicator)) and known(about):
            yield Earlier(about, value)


def known(asked: Asked) -> bool:
    """Whether this version knows how the indicator was counted."""
    return asked.measure in MEASURES
