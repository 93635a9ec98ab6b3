const tones = [
  { hertz: 660, atSeconds: 0 },
  { hertz: 880, atSeconds: 0.12 },
];

/** Two soft tones, made on the spot. Silent where the page was never touched: browsers want that first. */
export function chime(): void {
  const context = new AudioContext();
  const last = tones.at(-1);
  for (const each of tones) {
    const { hertz, atSeconds } = each;
    const [start, end] = [context.currentTime + atSeconds, context.currentTime + atSeconds + 0.35];
    const tone = new OscillatorNode(context, { frequency: hertz });
    const loudness = new GainNode(context, { gain: 0.12 });
    loudness.gain.setValueAtTime(0.12, start);
    loudness.gain.exponentialRampToValueAtTime(0.001, end);
    tone.connect(loudness).connect(context.destination);
    tone.start(start);
    tone.stop(end);
    if (each === last) tone.onended = () => void context.close();
  }
}
