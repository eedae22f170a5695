"""Making an empty database quickly: a new table, index or constraint does not make Django draw all models anew.

Django keeps the models as they were at each migration. At every step it draws anew whatever refers, over however many
others, to what has changed; here everything refers to accounts, so that four steps in five drew everything. Nothing
refers to a model yet that has just been created, and an index or a constraint changes no other model: in these cases
alone nothing but the model itself is touched.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.migrations.state import ModelState, ProjectState


@contextmanager
def only_what_changed() -> Iterator[None]:
    """Within, states are changed like that; afterwards as Django does."""
    state: Any = ProjectState
    add_model, append_option = state.add_model, state._append_option
    state.add_model, state._append_option = _add_model, _append_option
    try:
        yield
    finally:
        state.add_model, state._append_option = add_model, append_option


def _add_model(self: Any, model_state: ModelState) -> None:
    key = model_state.app_label, model_state.name_lower
    is_new = key not in self.models
    self.models[key] = model_state
    if self._relations is not None:
        self.resolve_model_relations(key)
    if "apps" not in self.__dict__:  # asking for it would draw it
        return
    if is_new:
        self.apps.render_multiple([model_state])
    else:
        self.reload_model(*key)


def _append_option(self: Any, app_label: str, model_name: str, option_name: str, obj: Any) -> None:
    model_state = self.models[app_label, model_name]
    model_state.options[option_name] = [*model_state.options[option_name], obj]
    if "apps" in self.__dict__:
        drawn = self.apps.get_model(app_label, model_name)
        setattr(drawn._meta, option_name, [*getattr(drawn._meta, option_name), obj])
