"""The documents as they arrive: some late, some out of order, some of them twice."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from coresponder.analysis.synthetic.live_stream.documents import Writer
from coresponder.analysis.synthetic.live_stream.lives import Event, Life, lives
from coresponder.analysis.synthetic.live_stream.truth import Truth
from coresponder.kernel.random_streams import named_stream

SENT_TWICE = 0.15
DELAYED = 0.2
DELAY_SECONDS = 1200.0
USUAL_DELAY_SECONDS = 2.0


@dataclass(frozen=True, kw_only=True)
class LiveStream:
    """What arrives, in its order, and how every incident stands once all of it has arrived."""

    deliveries: tuple[bytes, ...]
    truths: Mapping[str, Truth]
    duplicates: int


def live_stream(*, documents: int, seed: int) -> LiveStream:
    """At least so many deliveries: whole lives of incidents, the last group told to its end."""
    random = named_stream("synthetic.live_stream", seed)
    arrivals: list[tuple[float, bytes]] = []
    truths: dict[str, Truth] = {}
    written = 0
    for group in lives(random):
        for at, document in _told(group, truths):
            written += 1
            arrivals += [(at + delay, document) for delay in _delays(random)]
        if len(arrivals) >= documents:
            break
    ordered = sorted(arrivals, key=lambda each: each[0])
    return LiveStream(
        deliveries=tuple(document for _, document in ordered), truths=truths, duplicates=len(arrivals) - written
    )


def _told(group: list[Life], truths: dict[str, Truth]) -> list[tuple[float, bytes]]:
    """The documents of a group in the order in which things happened, and its truths beside them."""
    writers = {life.incident_id: Writer(life) for life in group}
    all_events = ((event.at, life.incident_id, event) for life in group for event in life.events)
    told: list[tuple[float, bytes]] = []
    for _, incident_id, event in sorted(all_events, key=lambda each: each[:2]):
        at, document = writers[incident_id].write(event)
        told.append((at.timestamp(), document))
        if event.kind.removeprefix("other_") in ("merged", "split"):
            _between_two(event, writers[incident_id].truth, writers[event.details["other"]].truth)
    truths.update({name: writer.truth for name, writer in writers.items()})
    return told


def _between_two(event: Event, speaker: Truth, other: Truth) -> None:
    """What a merge or a split is to the two that it concerns, whichever of them says it."""
    child, parent = (other, speaker) if event.kind.startswith("other_") else (speaker, other)
    if event.kind.endswith("merged"):
        child.merge(parent.incident_id, event.at)
    else:
        child.stand_alone()


def _delays(random: np.random.Generator) -> list[float]:
    """How long each copy of a document takes: one copy, or two."""
    copies = 2 if random.random() < SENT_TWICE else 1
    return [
        float(random.exponential(DELAY_SECONDS if random.random() < DELAYED else USUAL_DELAY_SECONDS))
        for _ in range(copies)
    ]
