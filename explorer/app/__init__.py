"""Windows: PySide6 lives here and nowhere else."""

import explorer.views.guard  # noqa: F401  before the first Qt signal
from explorer.app import overrides

overrides.watch()  # before the first class of a widget
