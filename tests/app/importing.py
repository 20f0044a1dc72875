"""The import dialog that has read a file, for tests."""


def ready(dialog, qtbot, path):
    """Wait until the dialog knows what is in the file."""
    dialog.look_at(str(path))
    qtbot.waitUntil(lambda: dialog.open_.isEnabled(), timeout=20000)
