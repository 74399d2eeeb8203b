// The picture by keyboard: Tab goes from building to building, the arrow keys from window to window.

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function middle(cell) {
  const box = cell.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}

// The nearest window on that side; going sideways costs three times as much, so that a column is kept.
function neighbour(from, [dx, dy]) {
  const [x, y] = middle(from);
  let best = null;
  let least = Infinity;
  for (const cell of from.closest(".town").querySelectorAll(".unit a")) {
    const [cx, cy] = middle(cell);
    const along = (cx - x) * dx + (cy - y) * dy;
    const across = Math.abs((cx - x) * dy) + Math.abs((cy - y) * dx);
    if (along < 2 || along + 3 * across >= least) continue;
    best = cell;
    least = along + 3 * across;
  }
  return best;
}

document.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  if (!step || !event.target.matches?.(".unit a")) return;
  event.preventDefault();
  neighbour(event.target, step)?.focus();
});
