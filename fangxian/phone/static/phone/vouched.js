// The gate's list as the community signed it: used only if its signature is good and no newer one is here.

import { signed, unbase64 } from "./pass.js";

const HEAD = "fangxian gate list 1\n";

// The list to go by from now on, what is wrong with the one that came, and by what the next one is known.
export async function newest(came, had, known) {
  if (!came) return { gate: came, known };
  const mine = known?.community === came.community ? known : undefined;
  const fault = await wrong(came, mine);
  if (fault) return { gate: had, fault, known };
  const { community, keys, generation, reached, made_at } = came;
  return { gate: came, known: { community, keys, generation, reached, made_at } };
}

async function wrong(came, mine) {
  if (!globalThis.crypto?.subtle) return "gate_unchecked";
  if (!(await vouched(came, mine?.keys ?? came.keys))) return "gate_changed";
  return mine && before(came, mine) ? "gate_older" : undefined;
}

// By a key that this phone knew already; only the first list brings its own, over the connection that it came by.
async function vouched({ signatures = {}, ...told }, keys) {
  const plain = new TextEncoder().encode(HEAD + written(told));
  for (const [edition, key] of Object.entries(keys)) {
    const signature = signatures[edition];
    if (signature && (await signed(key, plain, unbase64(signature)).catch(() => false))) return true;
  }
  return false;
}

// Within one history of the server by the ledger's number; after it was put back by the moment alone.
function before(came, had) {
  const behind = Date.parse(came.made_at) < Date.parse(had.made_at);
  if (came.generation !== had.generation || came.reached === had.reached) return behind;
  return came.reached < had.reached;
}

// The bytes that were signed: JSON with its keys in order.
export function written(told) {
  if (Array.isArray(told)) return `[${told.map(written).join(",")}]`;
  if (told === null || typeof told !== "object") return JSON.stringify(told);
  return `{${Object.keys(told).sort().map((key) => `${JSON.stringify(key)}:${written(told[key])}`).join(",")}}`;
}
