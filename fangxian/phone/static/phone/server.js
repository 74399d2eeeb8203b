// Asks the server, and believes only what is surely its answer.

const PATIENCE = 30_000;
const TURNS = 20; // refused more often than that, the round ends and a later one tries again

// ``why`` is ``unreachable`` or ``portal``: something between here and the server answered in its place.
export class NotReached extends Error {
  constructor(why) {
    super(why);
    this.why = why;
  }
}

export async function down(device, { after = "", only } = {}) {
  const asks = new URLSearchParams({ after, ...(only && { only }) });
  const began = performance.now();
  const told = await ask(`/sync/down?${asks}`, { headers: { "X-Device": device } });
  return { ...told, took: performance.now() - began };
}

export async function up(device, token, batch) {
  const { body, packed } = await pack(JSON.stringify(batch));
  const headers = { "X-Device": device, "X-CSRFToken": token, "Content-Type": "application/json" };
  if (packed) headers["Content-Encoding"] = "gzip";
  return ask("/sync/up", { method: "POST", headers, body });
}

// Asks; when a hundred phones ask at once, comes again when the server says that it is our turn.
async function ask(path, wishes) {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const told = await once(path, wishes);
    if (told.code !== "busy") return told;
    await new Promise((done) => setTimeout(done, 1000 * told.again_in));
  }
  return { code: "crowded" };
}

async function once(path, wishes) {
  let answer, told;
  try {
    answer = await fetch(path, {
      ...wishes, cache: "no-store", redirect: "manual", credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE),
    });
    told = await read(answer);
  } catch (fault) {
    throw fault instanceof NotReached ? fault : new NotReached("unreachable");
  }
  return { status: answer.status, ...told };
}

async function read(answer) {
  if (answer.type === "opaqueredirect") throw new NotReached("portal");
  const json = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
  if (!json) throw new NotReached(answer.status >= 500 ? "unreachable" : "portal");
  const told = await answer.json();
  const ours = answer.ok ? told?.version === 1 && typeof told.generation === "string" : typeof told?.code === "string";
  if (!ours) throw new NotReached("portal");
  return told;
}

async function pack(text) {
  if (typeof CompressionStream === "undefined" || text.length < 1000) return { body: text, packed: false };
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return { body: await new Response(stream).arrayBuffer(), packed: true };
}
