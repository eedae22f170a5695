"""Registers the app with Django."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Training and staffing."""

    name = "coresponder.program.training"
    label = "training"
    verbose_name = "Training and staffing"

    def ready(self) -> None:
        """Whose training has lapsed is on no shift; the manual learns as what somebody works, and of our screens."""
        from coresponder.program.policies import screens, working_as
        from coresponder.program.policies.screens import Screen
        from coresponder.program.training.queries.standing import lapsed_training, roles_on_teams
        from coresponder.safeguards.permissions import Permission
        from coresponder.safeguards.staff import credential_checks

        credential_checks.register(lapsed_training)
        working_as.register(roles_on_teams)
        view = Permission.VIEW_TRAINING
        screens.add(Screen(key="courses", words="Courses", url_name="training:courses", permission=view))
        screens.add(Screen(key="support", words="Support", url_name="training:support", permission=view))
