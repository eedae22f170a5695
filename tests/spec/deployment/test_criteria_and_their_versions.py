"""Criteria are saved whole, come into force for a reason, and whatever judged a call once is kept for good."""

import pytest
from django.db import DatabaseError, connection, transaction

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.deployment.actions.putting_in_force import put_in_force
from coresponder.program.deployment.actions.saving import save_version
from coresponder.program.deployment.actions.variants import save_variant
from coresponder.program.deployment.judging import NONE_IN_FORCE, judge, judge_by
from coresponder.program.deployment.models import CriteriaVersion, ModelVariant, PutInForce
from coresponder.program.deployment.queries.in_force import version_at, version_in_force
from coresponder.program.deployment.variant_details import VariantDetails
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from tests.support.criteria import call, criteria, reported, rule

STRICT = criteria(rule("weapon", reported("weapon"), "do_not_send"), rule("crisis", {"fact": "nexus", "in": ["yes"]}))
OPEN = criteria(rule("crisis", {"fact": "nexus", "in": ["yes", "possible"]}))
PERHAPS_A_CRISIS = call(nexus="possible")


def saved(content: object, by: User) -> CriteriaVersion:
    return save_version(content=content, based_on=version_in_force(), by=by)


def in_force(content: object, by: User) -> CriteriaVersion:
    version = saved(content, by)
    put_in_force(version=version, reason="The planning team agreed.", by=by)
    return version


class TestJudging:
    def test_before_anything_is_in_force_the_program_says_so_and_the_dispatcher_decides(self, db: None) -> None:
        advice = judge(PERHAPS_A_CRISIS)
        assert (advice.answer, advice.sentence, advice.version) == ("no_rule", NONE_IN_FORCE, "")

    def test_saving_alone_changes_no_advice(self, cora: User) -> None:
        in_force(STRICT, cora)
        saved(OPEN, cora)
        assert judge(PERHAPS_A_CRISIS).answer == "no_rule"

    def test_the_version_in_force_judges_and_is_named(self, cora: User) -> None:
        in_force(STRICT, cora)
        version = in_force(OPEN, cora)
        advice = judge(PERHAPS_A_CRISIS)
        assert (advice.answer, advice.rule_key, advice.version) == ("send", "crisis", version.label)
        assert advice.is_eligible

    def test_an_earlier_version_judges_as_it_did(self, cora: User) -> None:
        strict = in_force(STRICT, cora)
        in_force(OPEN, cora)
        assert judge_by(strict, PERHAPS_A_CRISIS).answer == "no_rule"
        assert judge_by(strict, call(nexus="yes", weapon="yes")).answer == "do_not_send"

    def test_an_unknown_weapon_is_not_no_weapon(self, cora: User) -> None:
        in_force(criteria(rule("unarmed", {"not": reported("weapon")})), cora)
        assert judge(call()).answer == "no_rule"
        assert judge(call()).missing == ("weapon",)
        assert judge(call(weapon="no")).answer == "send"


class TestVersions:
    def test_putting_the_earlier_one_in_force_undoes_a_change(self, cora: User) -> None:
        strict = in_force(STRICT, cora)
        in_force(OPEN, cora)
        put_in_force(version=strict, reason="Too many calls at night.", by=cora)
        assert version_in_force() == strict
        assert [each.version.number for each in PutInForce.objects.all()] == [1, 2, 1]

    def test_which_version_held_when_can_be_told(self, cora: User) -> None:
        strict = in_force(STRICT, cora)
        began = PutInForce.objects.get().from_at
        in_force(OPEN, cora)
        assert version_at(began) == strict

    def test_every_change_is_in_the_trail_with_the_number_of_the_version(self, cora: User) -> None:
        in_force(STRICT, cora)
        told = list(AuditEvent.objects.order_by("position").values_list("event", "details"))
        assert told == [
            ("criteria.saved", {"number": 1, "rules": 2}),
            ("criteria.put_in_force", {"number": 1}),
        ]

    def test_what_is_in_force_already_is_not_put_in_force_again(self, cora: User) -> None:
        version = in_force(STRICT, cora)
        with pytest.raises(StateError, match="in force already"):
            put_in_force(version=version, reason="Again.", by=cora)

    def test_no_reason_is_no_change(self, cora: User) -> None:
        version = saved(STRICT, cora)
        with pytest.raises(UsageError, match="Say why"):
            put_in_force(version=version, reason=" ", by=cora)
        assert version_in_force() is None

    def test_a_version_that_says_the_same_is_refused_and_the_first_named(self, cora: User) -> None:
        saved(STRICT, cora)
        with pytest.raises(StateError, match="Version 1 says exactly the same"):
            saved(STRICT, cora)

    @pytest.mark.parametrize(
        "deed",
        [
            "UPDATE deployment_criteriaversion SET content = '{}'",
            "DELETE FROM deployment_criteriaversion",
            "UPDATE deployment_putinforce SET reason = 'Another.'",
            "DELETE FROM deployment_putinforce",
        ],
    )
    def test_the_database_lets_nobody_change_or_delete_them(self, cora: User, deed: str) -> None:
        in_force(STRICT, cora)
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(deed)

    def test_only_the_coordinator_writes_criteria(self, dana: User, cora: User) -> None:
        with pytest.raises(Denied):
            saved(STRICT, dana)
        version = saved(STRICT, cora)
        with pytest.raises(Denied):
            put_in_force(version=version, reason="I want it.", by=dana)


class TestKindsOfTeams:
    TOGETHER = VariantDetails(title="In one car", partners=("clinician",), presence="together", triggers=("direct",))

    def test_a_rule_names_only_a_kind_of_team_that_there_is(self, cora: User) -> None:
        content = criteria(rule("crisis", {"always": True}, variant="in-one-car"))
        with pytest.raises(UsageError, match="names a kind of team that there is not: in-one-car"):
            saved(content, cora)
        save_variant(key="in-one-car", details=self.TOGETHER, by=cora)
        assert judge_by(saved(content, cora), call()).variant == "in-one-car"

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"most_at_once": 3}, "Only a team that helps by phone or video"),
            ({"presence": "separate", "with_officer": False}, "an officer and a partner"),
            ({"partners": (), "with_officer": False}, "Nobody is on this kind of team"),
            ({"triggers": ()}, "how such a team comes to a call"),
            ({"title": " "}, "has no name"),
        ],
    )
    def test_a_kind_of_team_that_cannot_be_is_refused(
        self, cora: User, wrong: dict[str, object], sentence: str
    ) -> None:
        told = {name: getattr(self.TOGETHER, name) for name in VariantDetails.__dataclass_fields__}
        with pytest.raises(UsageError, match=sentence):
            save_variant(key="odd", details=VariantDetails(**{**told, **wrong}), by=cora)
        assert not ModelVariant.objects.exists()

    def test_levels_are_named_by_the_program_itself(self, cora: User) -> None:
        content = criteria(
            rule("crisis", {"always": True}, level="3"),
            levels=[{"key": "3", "title": "Moderate risk: county counselors"}],
        )
        version = saved(content, cora)
        assert version.rule_set.level_title(judge_by(version, call()).level) == "Moderate risk: county counselors"
