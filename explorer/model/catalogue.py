"""The catalogue: finds every experiment and diagnostic, and loads each when it is asked for."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Generic, TypeVar

from explorer.model.diagnostic import Diagnostic
from explorer.model.experiment import Experiment
from explorer.model.param import unknown

Entry = TypeVar("Entry", Experiment, Diagnostic)
KEY = re.compile(r"""^\s+key=["'](\w+)["']""", re.MULTILINE)


class Catalogue(Mapping[str, Entry], Generic[Entry]):
    """key -> value; a file is imported when one of its keys is first asked for.

    A file belongs to the catalogue when it declares `word` (EXPERIMENT, DIAGNOSTIC) or its plural;
    kernels beside it do not.
    """

    def __init__(self, package: str, word: str, what: str) -> None:
        self._package, self._word, self._what = package, word, what
        self._loaded: dict[str, Entry] = {}
        self._guests: dict[str, Entry] = {}
        self._files: dict[str, str] | None = None

    def __getitem__(self, key: str) -> Entry:
        if key in self._guests:
            return self._guests[key]
        if key not in self._loaded:
            if key not in self.files:
                raise unknown(key, dict.fromkeys(self), self._what)
            self._load(self.files[key])
        return self._loaded[key]

    def __contains__(self, key: object) -> bool:
        return key in self.files or key in self._guests

    def __iter__(self) -> Iterator[str]:
        yield from self.files
        yield from self._guests

    def __len__(self) -> int:
        return len(self.files) + len(self._guests)

    def host(self, entries: Iterable[Entry]) -> None:
        """Show these beside its own, in place of those hosted before: what plugins bring."""
        self._guests = {entry.key: entry for entry in entries}

    @property
    def files(self) -> Mapping[str, str]:
        """Key -> module, read off the sources without importing them."""
        if self._files is None:
            self._files = {}
            package = importlib.import_module(self._package)
            for folder in package.__path__:
                for source in sorted(Path(folder).rglob("*.py")):
                    self._index(Path(folder), source)
        return self._files

    def _index(self, folder: Path, source: Path) -> None:
        text = source.read_text(encoding="utf-8")
        if not re.search(rf"^{self._word}S?\b", text, re.MULTILINE):
            return
        inner: Path = source.relative_to(folder).with_suffix("")
        module = ".".join([self._package, *inner.parts])
        assert self._files is not None
        for key in KEY.findall(text):
            self._files[key] = module

    def _load(self, name: str) -> None:
        module = importlib.import_module(name)
        several = getattr(module, f"{self._word}S", None)
        family = name.split(".")[-2]
        for entry in several if several is not None else (getattr(module, self._word),):
            if isinstance(entry, Experiment):
                entry = replace(entry, family=family)
            self._loaded.setdefault(entry.key, entry)  # the window may read on two threads
