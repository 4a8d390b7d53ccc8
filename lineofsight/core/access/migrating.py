"""Making the tables of a new installation in seconds.

Django draws every model that is related to a changed one afresh after each step of a migration. Here nearly every model
belongs to a partnership, so that each step would draw nearly all of them: a minute's work. What a step needs is less.
"""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState


def up_to_date() -> bool:
    """Whether every migration has run. Django's command draws all models before it says so."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


class LightState(ProjectState):
    """The models as they stand between two steps, of which a step draws those alone that it must.

    A new model is drawn by itself: nothing can relate to it yet. Where no relation changes, the changed model is: the
    others keep the former one at their keys' ends, which tells their columns as well. What asks rows of the models
    (`RunPython`) is given all of them drawn afresh, as Django does wherever drawing was put off (`is_delayed`).
    """

    def add_model(self, model_state: ModelState) -> None:
        """Put in a new model."""
        drawn = self.__dict__.pop("apps", None)
        super().add_model(model_state)
        if drawn is not None:
            self.apps = drawn
            drawn.render_multiple([model_state])

    def reload_model(self, app_label: str, model_name: str, delay: bool = False) -> None:
        """Draw a changed model afresh; where a relation of it changed, all that are related to it too."""
        if delay and "apps" in self.__dict__:
            self.is_delayed = True
            self._reload({(app_label, model_name)})  # type: ignore[attr-defined] # the stubs leave it out
        else:
            super().reload_model(app_label, model_name, delay)

    def clone(self) -> "LightState":
        """The same once more, to be changed."""
        made = super().clone()
        made.__class__ = LightState  # Django's own `clone` names its class
        return made  # type: ignore[return-value]


class LightExecutor(MigrationExecutor):
    """Runs migrations on a light state."""

    def _create_project_state(self, with_applied_migrations: bool = False) -> LightState:
        made = super()._create_project_state(with_applied_migrations)  # type: ignore[misc] # the stubs leave it out
        made.__class__ = LightState
        return made
