"""The launcher ``./fx``: it sets up what is missing, once, and then stands aside."""

from __future__ import annotations

import importlib.util
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

STEPS = ("-m venv", "pip install", "--require-hashes", "--editable", "demo")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def fx(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The launcher in a checkout of its own, where it writes down what it would run."""
    loader = SourceFileLoader("fx", str(ROOT / "fx"))
    spec = importlib.util.spec_from_loader("fx", loader)
    assert spec is not None
    module: Any = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    module.ran = []
    for name, path in {"ROOT": "", "VENV": ".venv", "PYTHON": ".venv/bin/python", "UV": ".venv/bin/uv"}.items():
        monkeypatch.setattr(module, name, tmp_path / path)
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "set-up.stamp")
    monkeypatch.setattr(module, "run", lambda *command: module.ran.append(" ".join(command)))
    monkeypatch.setattr(module, "hand_over", lambda command: module.ran.append(command[-1]))
    return module


def test_the_first_start_sets_up_and_the_second_only_hands_over(fx: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fresh checkout: an environment, uv, the hashed lock, the house itself; then nothing more."""
    monkeypatch.setattr("sys.argv", ["fx", "demo"])
    fx.main()
    steps = [next(n for n, command in enumerate(fx.ran) if word in command) for word in STEPS]
    assert steps == sorted(steps)
    assert not any("requirements-dev.lock" in command for command in fx.ran)
    fx.PYTHON.touch()
    fx.UV.touch()
    fx.ran.clear()
    fx.main()
    assert fx.ran == ["demo"]


def test_who_tests_gets_the_tools_of_testing_too(fx: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """./fx test installs the second lock."""
    monkeypatch.setattr("sys.argv", ["fx", "test"])
    fx.main()
    assert any("requirements-dev.lock" in command for command in fx.ran)


def test_a_changed_lock_is_installed(fx: Any) -> None:
    """Somebody pulled; a library is a version further."""
    fx.set_up(["requirements.lock"])
    fx.PYTHON.touch()
    fx.UV.touch()
    fx.ran.clear()
    (fx.ROOT / "requirements.lock").write_text("django==6", encoding="utf-8")
    fx.set_up(["requirements.lock"])
    assert "--require-hashes" in fx.ran[0]


def test_only_a_translation_that_is_newer_is_compiled(fx: Any) -> None:
    """The first time, and after a change."""
    source = fx.ROOT / "fangxian/locale/zh_Hans/LC_MESSAGES/django.po"
    source.parent.mkdir(parents=True)
    source.touch()
    fx.translate()
    assert len(fx.ran) == 1
    source.with_suffix(".mo").touch()
    fx.translate()
    assert len(fx.ran) == 1


def test_an_old_python_is_told_in_a_sentence(fx: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop of 2020."""
    monkeypatch.setattr("sys.version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"Python 3\.11"):
        fx.main()
