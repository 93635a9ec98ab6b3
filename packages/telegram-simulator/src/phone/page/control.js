/** Does an act of the control API and resolves to its result. @throws Error with the reason, in words for people */
export async function act(name, input = {}) {
  const response = await fetch(`/control/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const answer = await response.json();
  if (answer.problem !== undefined) throw new Error(answer.problem);
  return answer.result;
}

/** Calls `onChange` with each change, and with nothing whenever the connection was (re)opened: then read everything. */
export function follow(onChange, onLost) {
  const events = new EventSource("/control/events");
  events.onopen = () => onChange();
  events.onmessage = (event) => onChange(JSON.parse(event.data));
  events.onerror = () => onLost();
}

/** The bytes of a file as base64, the way the control API takes them. */
export function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
