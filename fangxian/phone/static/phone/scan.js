// Reads passes by the camera: the browser's own reader where it has one, else a library that is fetched only then.

import { button, h } from "./paint.js";
import { wake } from "./signal.js";
import { say } from "./words.js";

const SIDE = 360; // pixels of the square that is looked at
const AGAIN = 3000; // the same code is not read twice within so many milliseconds

// A button that opens the camera, and the picture; ``seen`` is told what each new code says.
export function camera(seen) {
  const video = h("video", { playsInline: true, muted: true, hidden: true });
  const words = h("p", { class: "why", role: "status" });
  const open = button(say("gate_scan"), () => (video.srcObject ? shut() : start()), { class: "act wide scan" });
  const shut = () => {
    for (const track of video.srcObject?.getTracks() ?? []) track.stop();
    video.srcObject = null;
    video.hidden = true;
    open.textContent = say("gate_scan");
  };
  const start = async () => {
    wake();
    words.textContent = "";
    try {
      const read = await reader();
      video.srcObject = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: "environment", width: 640, height: 480 } });
      video.hidden = false;
      open.textContent = say("gate_scan_off");
      await video.play();
      await watch(video, read, seen);
    } catch (fault) {
      words.textContent = say(fault?.name === "NotAllowedError" ? "gate_camera_refused" : "gate_camera_none");
    } finally {
      shut();
    }
  };
  return h("div", { class: "camera" }, video, open, words);
}

// Frame by frame, until the camera is shut or the page is left.
async function watch(video, read, seen) {
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const sheet = canvas.getContext("2d", { willReadFrequently: true });
  let last = "", until = 0;
  while (video.srcObject && video.isConnected) {
    await frame(video);
    if (!video.videoWidth) continue;
    const side = Math.min(video.videoWidth, video.videoHeight);
    sheet.drawImage(video, (video.videoWidth - side) / 2, (video.videoHeight - side) / 2, side, side, 0, 0, SIDE, SIDE);
    const text = await read(canvas, sheet);
    if (!text || (text === last && performance.now() < until)) continue;
    [last, until] = [text, performance.now() + AGAIN];
    await seen(text);
  }
}

function frame(video) {
  return new Promise((done) => {
    if (video.requestVideoFrameCallback) video.requestVideoFrameCallback(done);
    else requestAnimationFrame(done);
    setTimeout(done, 500); // a picture that stands still must not keep the camera open for ever
  });
}

async function reader() {
  const own = globalThis.BarcodeDetector;
  if (own && (await own.getSupportedFormats().catch(() => [])).includes("qr_code")) {
    const detector = new own({ formats: ["qr_code"] });
    return async (canvas) => (await detector.detect(canvas).catch(() => []))[0]?.rawValue;
  }
  const { default: decode } = await import("./vendor/qr-decode-0.7.0.js");
  return (canvas, sheet) => {
    const { data } = sheet.getImageData(0, 0, SIDE, SIDE);
    try {
      return decode({ width: SIDE, height: SIDE, data });
    } catch {
      return undefined; // no code in this frame, or one that cannot be read
    }
  };
}
