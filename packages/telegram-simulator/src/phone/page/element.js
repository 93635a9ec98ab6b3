/** Creates an element; `children` may be texts, elements, or falsy to leave something out. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter(Boolean));
  return made;
}

/** A round face with initials, or (`isNamed`) the name itself, its colour drawn from `seed`. */
export function dressFace(face, name, seed, { isNamed = false } = {}) {
  face.style.setProperty("--hue", String(Math.abs(seed * 67) % 360));
  if (isNamed) return face;
  const initials = name.split(/\s+/).map((word) => [...word][0] ?? "");
  face.textContent = initials.slice(0, 2).join("").toUpperCase();
  return face;
}
