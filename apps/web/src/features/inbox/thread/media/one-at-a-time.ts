let playing: HTMLMediaElement | null = null;

/** To be told when sound or film starts: whatever else was playing falls silent. */
export function playAlone(element: HTMLMediaElement): void {
  if (playing !== element) playing?.pause();
  playing = element;
}
