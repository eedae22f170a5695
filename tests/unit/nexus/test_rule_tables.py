"""The rule table is data that people edit: what it must say, and what a person is told when it is wrong."""

from pathlib import Path

import pytest

from coresponder.analysis.nexus import CATEGORIES, OUTCOMES, judge_type, load_rules
from coresponder.analysis.nexus.tables import read_table
from coresponder.analysis.nexus.vocabulary import GENERAL_GROUPS
from coresponder.kernel.errors import ProfileError

RULE = """
[table]
format = "coresponder-rules/1"
name = "marigold"
version = "3"

[[type_rule]]
id = "local.zqx"
phrases = ["ZQX"]
category = "mental_health_crisis"
nexus = "yes"
reason = "Our code for the crisis team."
source = "Marigold County communications"
"""


def _written(folder: Path, text: str) -> Path:
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_shipped_rule_has_a_sentence_and_a_source() -> None:
    rules = load_rules()

    for rule in (*rules.all_type_rules, *rules.all_outcome_rules):
        assert rule.reason.endswith("."), rule.id
        assert rule.source, rule.id


def test_every_category_belongs_to_a_general_group_and_is_used_by_some_rule() -> None:
    used = {rule.result for rule in load_rules().all_type_rules}

    assert {category.group for category in CATEGORIES.values()} <= set(GENERAL_GROUPS)
    assert set(CATEGORIES) == used


def test_every_outcome_is_used_by_some_rule() -> None:
    assert set(OUTCOMES) == {rule.result for rule in load_rules().all_outcome_rules}


def test_no_shipped_rule_without_a_dialect_reads_a_bare_number() -> None:
    for rule in (*load_rules().all_type_rules, *load_rules().all_outcome_rules):
        if not rule.dialect:
            for phrase in rule.phrases:
                words = [word.text for run in phrase.runs for word in run]
                assert not all(word.isdigit() for word in words) or words in (["911"], ["988"]), (rule.id, phrase.text)


def test_a_local_table_may_be_one_file(tmp_path: Path) -> None:
    rules = load_rules(_written(tmp_path, RULE))

    assert rules.version == "3"
    assert judge_type(rules, "zqx - routine").rule == "local.zqx"


def test_a_local_table_may_be_a_folder_of_files(tmp_path: Path) -> None:
    head, rule = RULE.split("\n[[type_rule]]")
    (tmp_path / "table.toml").write_text(head + 'files = ["ours.toml"]\n', encoding="utf-8")
    (tmp_path / "ours.toml").write_text("[[type_rule]]" + rule, encoding="utf-8")

    assert judge_type(load_rules(tmp_path), "ZQX").nexus == "yes"


def test_the_same_table_has_the_same_hash_and_another_word_another() -> None:
    table = read_table()
    table["type_rule"][0]["reason"] = "Something else."

    assert load_rules().sha256 == load_rules().sha256
    assert load_rules().sha256 != load_rules().for_dialect("us-ca").sha256


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('nexus = "yes"', 'nexus = "maybe"', "rules_schema"),
        ('category = "mental_health_crisis"', 'category = "madness"', "rules_code"),
        ('phrases = ["ZQX"]', 'phrases = ["… ZQX"]', "rules_phrase"),
        ('phrases = ["ZQX"]', 'phrases = ["*"]', "rules_phrase"),
        ('reason = "Our code for the crisis team."', "", "rules_schema"),
        ("[[type_rule]]", "[[type_rule", "rules_not_toml"),
        ('version = "3"', 'version = "3"\nfiles = ["elsewhere.toml"]', "rules_not_found"),
    ],
)
def test_a_wrong_table_ends_in_a_sentence(tmp_path: Path, before: str, after: str, code: str) -> None:
    with pytest.raises(ProfileError) as caught:
        load_rules(_written(tmp_path, RULE.replace(before, after)))

    assert caught.value.code == code
    assert caught.value.next_step


def test_two_rules_may_not_share_an_id(tmp_path: Path) -> None:
    twice = RULE + RULE.split("[table]")[1].partition("\n\n")[2]

    with pytest.raises(ProfileError, match=r"Two rules are called local\.zqx"):
        load_rules(_written(tmp_path, twice))


def test_a_dialect_that_no_rule_speaks_is_an_error_and_not_silence() -> None:
    with pytest.raises(ProfileError) as caught:
        load_rules().for_dialect("us-xx/nowhere")

    assert caught.value.code == "unknown_code_dialect"
