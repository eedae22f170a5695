"""Whatever a source wrote, judging answers; and it answers the same when only case and punctuation differ."""

from hypothesis import given
from hypothesis import strategies as st

from coresponder.analysis.nexus import CATEGORIES, OUTCOMES, judge_disposition, judge_flag, judge_type, load_rules

DIALECTS = ("", *load_rules().dialects)
WORDS = st.sampled_from(
    [
        "mental",
        "suicide",
        "800",
        "5150",
        "check",
        "welfare",
        "poss",
        "(P)",
        "CIT",
        "traffic",
        "stop",
        "alarm",
        "od",
        "x",
    ]
)
NOISE = st.sampled_from([" ", "  ", " - ", "/", "_", ", ", ": ", "--"])


@given(spelling=st.text(), dialect=st.sampled_from(DIALECTS))
def test_judging_never_fails_and_always_names_a_rule(spelling: str, dialect: str) -> None:
    rules = load_rules().for_dialect(dialect)

    by_type, by_flag = judge_type(rules, spelling), judge_flag(rules, spelling)
    by_outcome = judge_disposition(rules, spelling)

    assert by_type.category in CATEGORIES
    assert by_outcome.outcome in OUTCOMES
    assert by_type.rule and by_flag.rule and by_outcome.rule  # noqa: PT018 - one claim: all of them name a rule
    assert by_type.spelling == spelling


@given(words=st.lists(WORDS, min_size=1, max_size=5), noises=st.lists(NOISE, min_size=6, max_size=6), data=st.data())
def test_case_spaces_and_punctuation_change_nothing(words: list[str], noises: list[str], data: st.DataObject) -> None:
    rules = load_rules().for_dialect("us-ca/san-francisco")
    cases = data.draw(st.lists(st.sampled_from([str.upper, str.lower, str.title]), min_size=5, max_size=5))
    noisy = noises[5] + "".join(case(word) + noise for case, word, noise in zip(cases, words, noises, strict=False))

    plain = judge_type(rules, " ".join(words))
    judged = judge_type(rules, noisy)

    assert (judged.category, judged.nexus, judged.rule) == (plain.category, plain.nexus, plain.rule)


@given(parts=st.lists(st.sampled_from(["AST-Assist", "RPT-Report", "GOA", "ARR", "ZZZ"]), min_size=1, max_size=6))
def test_the_primary_outcome_does_not_depend_on_the_order_of_the_parts(parts: list[str]) -> None:
    rules = load_rules()

    forward = judge_disposition(rules, ",".join(parts))
    backward = judge_disposition(rules, ",".join(reversed(parts)))

    assert forward.outcome == backward.outcome
    assert set(forward.outcomes) == set(backward.outcomes)
