#!/bin/sh
# Renews the lock files from pyproject.toml; needs uv. Pins with markers, for every system.
set -eu
cd -- "$(dirname -- "$0")/.."
compile() {
    uv pip compile pyproject.toml --universal --python-version 3.11 --upgrade --quiet \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@"
}
compile -o packaging/requirements.lock
compile --extra test --constraint packaging/requirements.lock -o packaging/requirements-test.lock
compile --extra bundle --constraint packaging/requirements.lock -o packaging/requirements-bundle.lock
