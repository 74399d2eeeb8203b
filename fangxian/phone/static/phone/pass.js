// What the code on a pass says, and whether it is ours: unpacked, its signature checked, its days looked at.

const MARK = "FX1:";
const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const PLAIN = 40; // bytes that are signed; 64 of the signature follow

// ``{pass, door, sort}`` for a good one, else ``{fault}``: the word for what is wrong with it.
export async function check(text, { community, keys, revoked }, now) {
  const bytes = unpack(text);
  const told = bytes && read(bytes);
  if (!told || told.community !== String(community)) return { fault: "pass_not_ours" };
  const key = keys[told.edition];
  if (!key) return { ...told, fault: "pass_old_key" };
  if (!(await signed(key, bytes.subarray(0, PLAIN), bytes.subarray(PLAIN)))) return { fault: "pass_forged" };
  if (revoked.includes(told.pass)) return { ...told, fault: "pass_revoked" };
  if (now < told.since * 1000) return { ...told, fault: "pass_early" };
  if (now >= told.until * 1000) return { ...told, fault: "pass_over" };
  return told;
}

// Base 45 (RFC 9285); undefined for what is no pass.
export function unpack(text) {
  if (!text.startsWith(MARK)) return undefined;
  const digits = [...text.slice(MARK.length)].map((letter) => LETTERS.indexOf(letter));
  if (digits.includes(-1) || digits.length % 3 === 1) return undefined;
  const bytes = [];
  for (let n = 0; n < digits.length; n += 3) {
    const part = digits.slice(n, n + 3);
    const value = part.reduceRight((sum, digit) => sum * 45 + digit, 0);
    if (value >= 256 ** (part.length - 1)) return undefined;
    bytes.push(...(part.length === 3 ? [value >> 8, value & 255] : [value]));
  }
  return Uint8Array.from(bytes);
}

function read(bytes) {
  if (bytes.length !== PLAIN + 64 || bytes[0] !== 1) return undefined;
  const view = new DataView(bytes.buffer);
  return {
    community: String(view.getBigUint64(1)),
    edition: view.getUint16(9),
    pass: uuid(bytes.subarray(11, 27)),
    door: view.getUint32(27),
    sort: view.getUint8(31),
    since: view.getUint32(32),
    until: view.getUint32(36),
  };
}

function uuid(bytes) {
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// By the browser's own cipher; where it knows no Ed25519, by a library that is fetched only then.
export async function signed(key, plain, signature) {
  const raw = unbase64(key);
  try {
    const made = await crypto.subtle.importKey("raw", raw, { name: "Ed25519" }, false, ["verify"]);
    return await crypto.subtle.verify({ name: "Ed25519" }, made, signature, plain);
  } catch {
    const { verifyAsync } = await import("./vendor/noble-ed25519-3.2.0.js");
    return verifyAsync(signature, plain, raw).catch(() => false);
  }
}

export function unbase64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
