"""How far each topic is, and what somebody has missed who knows how far it was."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coresponder.program.news.models import Announcement, TopicCount
from coresponder.program.news.vocabulary import Topic

NUMBERS = re.compile(r"([a-z]+):(\d{1,18})")


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One notice, or several of one topic as one. No ids: more changed than is kept, so anything may have."""

    topic: Topic
    number: int
    abouts: tuple[str, ...]


def numbers_now() -> dict[str, int]:
    """The number of the last notice of each topic; a topic without any is left out.

    Read them before anything else of a page, and nothing that is committed meanwhile is missed.
    """
    return dict(TopicCount.objects.values_list("topic", "number"))


def as_text(numbers: Mapping[str, int]) -> str:
    """The numbers as “calls:41,shifts:7”, the id of an event of the stream."""
    return ",".join(f"{topic}:{number}" for topic, number in sorted(numbers.items()))


def from_text(text: str) -> dict[str, int]:
    """What `as_text` wrote; whatever else stands there is passed over."""
    return {topic: int(number) for topic, number in NUMBERS.findall(text) if topic in Topic.values}


def missed_since(seen: Mapping[str, int], topics: Iterable[Topic]) -> list[Notice]:
    """For each topic with notices that somebody has not seen, all of them as one."""
    now = numbers_now()
    behind = {topic: now[topic] for topic in topics if now.get(topic, 0) != seen.get(topic, 0)}
    return [_missed(topic, after=seen.get(topic, 0), last=number) for topic, number in sorted(behind.items())]


def _missed(topic: Topic, *, after: int, last: int) -> Notice:
    """Without ids where notices were let go, or where somebody has seen what is yet to come: another database."""
    rows = Announcement.objects.filter(topic=topic, number__gt=after, number__lte=last).values_list("number", "about")
    kept = {number for number, _ in rows}
    is_whole = 0 <= last - after == len(kept)
    abouts = tuple(sorted({str(about) for _, about in rows})) if is_whole else ()
    return Notice(topic=topic, number=last, abouts=abouts)
