// Says a verdict to ears and hand: two short high tones to go, a long low one to stop.

let sound;

// Browsers let a page sound only after a touch.
export function wake() {
  sound ??= globalThis.AudioContext ? new AudioContext() : undefined;
  sound?.resume?.().catch(() => undefined);
}

export function signal(colour) {
  const go = colour === "go";
  navigator.vibrate?.(go ? [60, 60, 60] : [400, 120, 400]);
  if (sound?.state !== "running") return;
  if (go) { tone(880, 0, 0.09); tone(1320, 0.12, 0.12); }
  else tone(196, 0, 0.7);
}

function tone(pitch, after, seconds) {
  const [wave, volume, start] = [sound.createOscillator(), sound.createGain(), sound.currentTime + after];
  wave.frequency.value = pitch;
  wave.type = "square";
  volume.gain.setValueAtTime(0.25, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + seconds);
  wave.connect(volume).connect(sound.destination);
  wave.start(start);
  wave.stop(start + seconds);
}
