"""The sandbox's modules stand on each other without a circle, imports for types included."""

from __future__ import annotations

from graphlib import TopologicalSorter

import grimp


def test_no_module_imports_itself_by_a_detour() -> None:
    graph = grimp.build_graph("bot", cache_dir=None)
    modules = [module for module in graph.modules if module.startswith("bot.sandbox")]
    imports = {module: graph.find_modules_directly_imported_by(module) for module in modules}
    assert len(list(TopologicalSorter(imports).static_order())) >= len(modules) > 50
