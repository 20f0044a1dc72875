"""LLVM itself: text in, address out, one compilation at a time."""

from __future__ import annotations

import ctypes
import threading
from functools import cache
from typing import Any

from explorer.equations.emit import Code

_LOCK = threading.RLock()
LIKELY = '!0 = !{!"branch_weights", i32 1000000, i32 1}'
SPEED_LEVEL = 2
LONG = 6000  # lines; beyond, plain code is there 3-5 times sooner and runs 1.6 times longer


class Machine:
    """Loaded machine code of so many lines; it lives as long as this value."""

    def __init__(self, text: str):
        self.lines = text.count("\n")
        with _LOCK:
            self._engine = _load(text)

    def address(self, name: str) -> int:
        """Where the function `name` begins."""
        with _LOCK:
            return self._engine.get_function_address(name)

    def function(self, name: str, returns, *takes):
        """The function as something Python calls without holding the interpreter lock."""
        return ctypes.CFUNCTYPE(returns, *takes)(self.address(name))


def module(*functions: str, codes: tuple[Code, ...] = ()) -> str:
    """Text of a module: functions, and what their bodies call."""
    called: dict[str, str] = {}
    for code in codes:
        called |= code.functions
    return "\n".join((*called.values(), *functions, LIKELY)) + "\n"


@cache
def _started() -> Any:
    """The host processor, once per process."""
    import llvmlite.binding as llvm

    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    return llvm.Target.from_default_triple()


def target_machine(triple: str = "", level: int = SPEED_LEVEL):
    """What to compile for: this machine, or the plainest one of a triple."""
    import llvmlite.binding as llvm

    if triple:
        return llvm.Target.from_triple(triple).create_target_machine(opt=level)
    features = llvm.get_host_cpu_features().flatten()
    return _started().create_target_machine(llvm.get_host_cpu_name(), features, opt=level)


def optimised(text: str, machine, level: int = SPEED_LEVEL):
    """The module, checked and simplified."""
    import llvmlite.binding as llvm

    # what a text names stays in its context for good, so each has one of its own
    parsed = llvm.parse_assembly(text, llvm.create_context())
    parsed.verify()
    options = llvm.create_pipeline_tuning_options(speed_level=level)
    builder = llvm.create_pass_builder(machine, options)
    passes = llvm.create_new_module_pass_manager()
    passes.add_dead_code_elimination_pass()
    passes.add_simplify_cfg_pass()
    passes.run(parsed, builder)
    return parsed


@cache
def _compiler(level: int) -> Any:
    """What compiles here, once per level."""
    return target_machine(level=level)


def _load(text: str):
    import llvmlite.binding as llvm

    machine = _compiler(0 if text.count("\n") > LONG else SPEED_LEVEL)
    compiled = optimised(text, machine)
    # what has compiled keeps tables of the processor, 800 kB: one does it all, an engine only loads
    engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), target_machine(level=0))
    engine.add_object_file(llvm.ObjectFileRef.from_data(machine.emit_object(compiled)))
    compiled.close()
    engine.finalize_object()
    return engine
