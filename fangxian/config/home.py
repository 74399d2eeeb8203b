"""The home folder, where a community's data and keys live; never a tracked file of the checkout."""

import os
import secrets
from pathlib import Path


def home_folder(written: str) -> Path:
    """The folder, made if it is not there. Exits with a sentence when it cannot be used."""
    home = Path(written).expanduser().absolute()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise SystemExit(
            f"无法使用数据目录 {home}({fault.strerror})。请用 FANGXIAN_HOME 指定一个可写的目录。\n"
            f"The home folder {home} cannot be used ({fault.strerror}). Set FANGXIAN_HOME to a folder you may write to."
        ) from None
    return home


def secret_key(home: Path) -> str:
    """The secret with which sessions are signed: made at the first start, readable by its owner alone."""
    file = home / "secret.key"
    try:
        if not file.exists():
            _keep(file, secrets.token_urlsafe(48))
        return file.read_text(encoding="ascii").strip()
    except OSError as fault:
        raise SystemExit(
            f"无法读写 {file}({fault.strerror})。请检查该目录的权限和剩余空间。\n"
            f"{file} cannot be read or written ({fault.strerror}). Check the folder's permissions and free space."
        ) from None


def _keep(file: Path, secret: str) -> None:
    """Written aside and linked into place, so that two first starts at once end up with one secret."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(6)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
        out.write(secret)
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
