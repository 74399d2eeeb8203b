#!/usr/bin/env python3
"""Makes the environment from the lock files and hands over to the `fangxian` command; needs Python alone."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
UV = BIN / ("uv.exe" if WINDOWS else "uv")
STAMP = VENV / "set-up.stamp"
BUILDERS = {"test", "check", "bench", "house"}
OLDEST = (3, 11)


def main() -> None:
    if sys.version_info < OLDEST:
        sys.exit(
            f"Fangxian needs Python 3.11 or later; this is {sys.version.split()[0]}. Start it as: python3.11 fx\n"
            "需要 Python 3.11 或更高版本,例如:python3.11 fx"
        )
    command = sys.argv[1:] or ["--help"]
    locks = ["requirements.lock"] + ["requirements-dev.lock"] * (command[0] in BUILDERS)
    set_up(locks)
    translate()
    hand_over([str(PYTHON), "-m", "fangxian.config.command_line", *command])


def set_up(locks: list[str]) -> None:
    """Installs the locks, unless just these are installed already."""
    done = STAMP.read_text(encoding="utf-8").split() if STAMP.exists() else []
    if PYTHON.exists() and all(mark_of(lock) in done for lock in locks):
        return
    print("Setting up, once … / 正在准备,仅此一次……", file=sys.stderr, flush=True)
    if not (PYTHON.exists() and UV.exists()):
        run(sys.executable, "-m", "venv", "--clear", str(VENV))
        run(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv")
    install = (str(UV), "pip", "install", "--quiet", "--python", str(PYTHON))
    for lock in locks:
        run(*install, "--require-hashes", "-r", str(ROOT / lock))
    run(*install, "--no-deps", "--editable", str(ROOT))
    STAMP.write_text("\n".join(map(mark_of, locks)), encoding="utf-8")


def mark_of(lock: str) -> str:
    """A mark of what a lock says, of the project's own metadata, and of where the checkout lies."""
    parts = ((ROOT / lock).read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def translate() -> None:
    """Compiles the translations that are newer than what was compiled of them."""
    for source in ROOT.glob("fangxian/locale/*/LC_MESSAGES/django.po"):
        made = source.with_suffix(".mo")
        if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
            run(str(PYTHON), "-m", "babel.messages.frontend", "--quiet", "compile", "-i", str(source), "-o", str(made))


def run(*command: str) -> None:
    try:
        subprocess.run(command, check=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        sys.exit(
            f"Could not set up: {fault}\n"
            "Check that Python's venv is installed (Debian: apt-get install python3-venv) and that the package\n"
            "registry can be reached, then start again; nothing is lost.\n"
            "请检查是否装有 python3-venv、能否连上软件包仓库,然后再试一次;数据不受影响。"
        )


def hand_over(command: list[str]) -> None:
    if WINDOWS:
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
