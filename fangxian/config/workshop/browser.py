"""The browser of the journeys: the system's Chromium, installed with a Chinese font where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from fangxian.config.speaking import err, note, said

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_A_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
PACKAGES = ("chromium", "fonts-noto-cjk")


def chromium() -> str | None:
    """Where Chromium is; FANGXIAN_CHROMIUM says so, or it is looked for. None if it is not there."""
    named = os.environ.get("FANGXIAN_CHROMIUM")
    found = named or next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (str(ON_A_MAC) if ON_A_MAC.exists() else None)


def prepare() -> str | None:
    """Chromium, installed first if it or a Chinese font is missing and that is allowed."""
    if chromium() and _chinese_font():
        return chromium()
    apt = installer()
    if apt is None:
        note(
            "没有 Chromium 或中文字体,也无权安装。请安装 chromium 和 fonts-noto-cjk。",
            f"Chromium or a Chinese font is missing and may not be installed here. Install {' and '.join(PACKAGES)}.",
        )
        return chromium()
    with err.status(said("正在安装 Chromium 和中文字体 …", "Installing Chromium and a Chinese font …")):
        install(apt, PACKAGES)
    return chromium()


def install(apt: Sequence[str], packages: Sequence[str]) -> None:
    """Installs the system's packages; what goes wrong is shown as it was said."""
    for words in (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends", *packages)):
        done = subprocess.run((*apt, *words), capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
        if done.returncode:
            err.print(done.stderr.strip(), markup=False)


def _chinese_font() -> bool:
    lister = shutil.which("fc-list")
    if lister is None:
        return False
    done = subprocess.run((lister, ":lang=zh-cn", "file"), capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    return bool(done.stdout.strip())


def installer() -> tuple[str, ...] | None:
    """How packages are installed here; None where that is not allowed."""
    apt = shutil.which("apt-get")
    if apt is None:
        return None
    if os.geteuid() == 0:
        return ("env", "DEBIAN_FRONTEND=noninteractive", apt)
    sudo = shutil.which("sudo")
    allowed = sudo and subprocess.run((sudo, "-n", "true"), capture_output=True, check=False).returncode == 0  # noqa: S603 - fixed words
    return (sudo, "-n", "env", "DEBIAN_FRONTEND=noninteractive", apt) if sudo and allowed else None
