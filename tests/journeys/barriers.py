"""What on a page stands in the way of somebody with a screen reader, as axe-core finds it."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
LOOK = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  const told = (id, { html, target }) => `${id}: ${target} ${html.slice(0, 90)}`;
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => told(id, node)));
}"""


def barriers(page: Page) -> list[str]:
    """Every violation, one sentence each; the page's own rules on scripts do not let axe in, the debugger does."""
    page.evaluate(AXE)
    return [str(fault) for fault in page.evaluate(LOOK)]
