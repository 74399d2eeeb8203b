// Numbers that nobody else draws: ids that sort by time (UUIDv7), the phone's own number, an epoch.

function bytes(count) {
  return crypto.getRandomValues(new Uint8Array(count));
}

function hex(part) {
  return [...part].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function newId(now) {
  const all = bytes(16);
  for (let place = 5, rest = Math.max(0, Math.floor(now)); place >= 0; place -= 1) {
    all[place] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  all[6] = 0x70 | (all[6] & 0x0f);
  all[8] = 0x80 | (all[8] & 0x3f);
  const text = hex(all);
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join("-");
}

export function newDevice() {
  return hex(bytes(12));
}

export function newEpoch() {
  return bytes(6).reduce((sum, byte) => sum * 256 + byte, 0);
}
