"""The pack without anything undocumented: asked for, or built when the fast one cannot be."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from site_hooks.runtime_pack import EngineError, PackError, build, pack
from tests.conftest import ROOT
from tests.runtime.test_runtime_pack import run_in_pack
from tools_py.calculator import load, names

CACHE = ROOT / ".cache" / "python-pack"


@pytest.fixture(scope="module")
def plain() -> pack.Pack:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UEP_PACK", "plain")
        return build(ROOT, CACHE)


def test_engine_and_library_are_npms_own(plain: pack.Pack) -> None:
    npm = ROOT / "node_modules" / "pyodide"
    assert (plain.folder / "pyodide.asm.wasm").read_bytes() == (
        npm / "pyodide.asm.wasm"
    ).read_bytes()
    assert (plain.folder / "pyodide.asm.js").read_bytes() == (npm / "pyodide.asm.mjs").read_bytes()
    assert not list(plain.folder.glob("started.*"))


def test_every_calculator_answers_in_it_as_here(plain: pack.Pack) -> None:
    """Calendar files need the second archive, which is added as the worker adds it."""
    examples = {name: load(name).example for name in names()}
    asked = {name: [dict(raw), day.isoformat()] for name, (raw, day) in examples.items()}
    python = f"""
        import json
        from tools_py import browser
        asked = json.loads({json.dumps(json.dumps(asked))})
        json.dumps({{name: json.loads(browser.answer(name, json.dumps(raw), day))["result"]
                    for name, (raw, day) in asked.items()}})
    """
    script = "\n".join(line[8:] for line in python.splitlines())
    answered = json.loads(run_in_pack(plain, script, "later.zip"))
    for name, (raw, day) in examples.items():
        here = json.loads(json.dumps(load(name).answer(raw, day)))
        assert answered[name] == here, name


def test_the_build_falls_back_to_it_and_warns(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, plain: pack.Pack
) -> None:
    def refuse(*arguments: object) -> bytes:
        raise EngineError("another layout")

    monkeypatch.delenv("UEP_PACK", raising=False)
    monkeypatch.setattr(pack, "fast_files", refuse)
    with caplog.at_level(logging.WARNING):
        assert build(ROOT, CACHE).digest == plain.digest
    assert "WARNING: the fast pack cannot be built" in caplog.text
    assert "another layout" in caplog.text


def test_a_fault_of_ours_is_no_reason_to_fall_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> bytes:
        raise PackError("tools_py/x.py imports what is left out")

    monkeypatch.delenv("UEP_PACK", raising=False)
    monkeypatch.setattr(pack, "fast_files", refuse)
    with pytest.raises(PackError, match="left out"):
        build(ROOT, CACHE)


def test_a_misspelt_kind_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("UEP_PACK", "plan")
    with pytest.raises(PackError, match="UEP_PACK is “plan”"):
        build(ROOT, tmp_path)


def test_a_new_cache_holds_nothing_to_forget(tmp_path: Path) -> None:
    """The plain pack compiles nothing, so that the cache has no folder of what was compiled."""
    pack._tidy(tmp_path)
    assert not list(tmp_path.iterdir())
