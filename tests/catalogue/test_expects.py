"""Every published number, recomputed."""

import pytest

from explorer import api
from explorer.cli.verify import verdict
from explorer.model import After


def _numbers():
    owners = [*api.catalogue().values(), *api.diagnostics().values()]
    for owner in owners:
        for i, expect in enumerate(owner.expects):
            what = expect.what
            name = what if isinstance(what, str) else getattr(what, "__name__", "after")
            marks = [pytest.mark.thorough] if expect.thorough else []
            name = f"after {what.steps}" if isinstance(what, After) else name
            yield pytest.param(owner, expect, id=f"{owner.key}-{i}-{name}", marks=marks)


@pytest.mark.parametrize("owner, expect", list(_numbers()))
def test_a_published_number_is_met(owner, expect):
    found = verdict(owner, expect)
    assert found.met, f"{found.name}: {found.got}, expected {found.expected} {found.why}"
