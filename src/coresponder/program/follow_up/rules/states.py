"""What the states allow: one table for each noun, from which the diagrams in the documentation are drawn.

Beside each table stands who is told. `LISTS` names for every state in which something is to be done the lists on which
it stands, and `TOLD` for every other state what tells of it. A test walks the tables: there is no state that can be
left, or stayed in, of which nobody hears.
"""

from collections.abc import Mapping

from coresponder.kernel.transitions import Transitions
from coresponder.program.follow_up.vocabulary import ConferenceState, EpisodeState, FollowUpState

State, Episode, Meeting = FollowUpState, EpisodeState, ConferenceState

_STOPPED = "somebody stops it with a reason, or closes the episode"
_REACHED = "the person was reached, and something is left to do"
_DONE = "the person was reached, and nothing is left to do"

FOLLOW_UP_TRANSITIONS = Transitions(
    noun="follow-up",
    allowed={
        State.PLANNED: {
            State.TRIED: "an attempt reached nobody",
            State.REACHED: _REACHED,
            State.DONE: _DONE,
            State.STOPPED: _STOPPED,
            State.WITHDRAWN: "the encounter was corrected, and the rule does not ask for it any more",
        },
        State.TRIED: {
            State.TRIED: "another attempt reached nobody",
            State.REACHED: _REACHED,
            State.DONE: _DONE,
            State.STOPPED: _STOPPED,
            State.PLANNED: "the attempt is taken back",
        },
        State.REACHED: {
            State.REACHED: "another talk, and something is left to do",
            State.DONE: "what was left to do is done",
            State.HANDED_OVER: "somebody took over, by name and with the time",
            State.STOPPED: _STOPPED,
            State.PLANNED: "the attempt is taken back",
            State.TRIED: "the attempt is taken back",
        },
        State.DONE: {
            State.PLANNED: "the attempt is taken back",
            State.TRIED: "the attempt is taken back",
            State.REACHED: "the attempt is taken back",
        },
        State.HANDED_OVER: {},
        State.STOPPED: {
            State.PLANNED: "the stop is taken back, or the episode is opened again",
            State.TRIED: "the stop is taken back, or the episode is opened again",
            State.REACHED: "the stop is taken back, or the episode is opened again",
        },
        State.WITHDRAWN: {State.PLANNED: "the encounter was corrected again, and the rule asks for it"},
    },
)
EPISODE_TRANSITIONS = Transitions(
    noun="episode of care",
    allowed={
        Episode.OPEN: {
            Episode.OFFERED: "it is offered to a colleague or another agency",
            Episode.CLOSED: "somebody closes it with a reason, and confirms",
        },
        Episode.OFFERED: {
            Episode.OPEN: "a colleague accepts it, it is sent back, or the offer is taken back",
            Episode.CLOSED: "another agency accepts it, and goes on with an episode of its own",
        },
        Episode.CLOSED: {Episode.OPEN: "somebody opens it again, with a reason"},
    },
)
CONFERENCE_TRANSITIONS = Transitions(
    noun="case conference",
    allowed={
        Meeting.PREPARED: {
            Meeting.HELD: "the meeting begins, with who is at the table",
            Meeting.CALLED_OFF: "it is called off",
        },
        Meeting.HELD: {Meeting.CLOSED: "the meeting ends, and its notes are fixed"},
        Meeting.CLOSED: {},
        Meeting.CALLED_OFF: {},
    },
)

_TODAY = "the page of today, of whoever has the episode"
_NOBODYS = "nobody’s list, where that account is closed or away, or nobody has the episode"
_RISING = "the counts of the agency and the coordinator a day after it was due, the handover after three"
_TRAIL = "the audit trail and the person’s timeline"

LISTS: Mapping[str, tuple[str, ...]] = {
    State.PLANNED: (_TODAY, _NOBODYS, _RISING),
    State.TRIED: (_TODAY, _NOBODYS, _RISING),
    State.REACHED: (_TODAY, _NOBODYS, _RISING),
    Episode.OPEN: ("the caseload of whoever has it", _NOBODYS),
    Episode.OFFERED: ("the caseload of whoever offers it", "the offers of whoever is asked", _NOBODYS),
    Meeting.PREPARED: ("the conferences of every agency at the table",),
    Meeting.HELD: ("the conferences of every agency at the table",),
}
TOLD: Mapping[str, tuple[str, ...]] = {
    State.DONE: (_TRAIL,),
    State.HANDED_OVER: ("whoever took over, who was spoken to", _TRAIL),
    State.STOPPED: ("the caseload, which shows an episode without an open follow-up", _TRAIL),
    State.WITHDRAWN: ("the caseload, which shows an episode without an open follow-up", _TRAIL),
    Episode.CLOSED: ("the list of closed episodes, for 90 days", _TRAIL),
    Meeting.CLOSED: ("the owners of its tasks", _TRAIL),
    Meeting.CALLED_OFF: ("the conferences of every agency at the table", _TRAIL),
}
TABLES = (FOLLOW_UP_TRANSITIONS, EPISODE_TRANSITIONS, CONFERENCE_TRANSITIONS)
