import { seeded } from "../measures.ts";

const syllables = {
  latin: [
    "ba",
    "co",
    "den",
    "fi",
    "gor",
    "hal",
    "in",
    "ju",
    "ker",
    "lo",
    "mas",
    "ni",
    "or",
    "pel",
    "ri",
    "sun",
    "tam",
    "ver",
  ],
  cyrillic: [
    "ба",
    "во",
    "гра",
    "де",
    "зим",
    "ки",
    "лор",
    "ме",
    "ну",
    "по",
    "рас",
    "си",
    "тар",
    "ул",
    "фе",
    "хо",
    "цвет",
    "ша",
  ],
};

const everyday =
  "please thanks room key water light today tomorrow when where ключ комната вода свет сегодня завтра когда где";

/** Words by how often they are said: everyday ones first, then thousands of made-up ones in two alphabets. */
function vocabulary(random: () => number): string[] {
  const madeUp = Array.from({ length: 6000 }, (_, index) => {
    const from = index % 2 === 0 ? syllables.latin : syllables.cyrillic;
    return Array.from({ length: 2 + Math.floor(random() * 3) }, () => from[Math.floor(random() * from.length)]).join(
      "",
    );
  });
  return [...everyday.split(" "), ...new Set(madeUp)];
}

/** Halves of messages, two to nine words each, words as unevenly common as in life. */
export function phrases(count: number, seed: number): string[] {
  const random = seeded(seed);
  const words = vocabulary(random);
  const word = () => words[Math.floor(random() ** 4 * words.length)] ?? "";
  return Array.from({ length: count }, () => Array.from({ length: 2 + Math.floor(random() * 8) }, word).join(" "));
}

/** What people are called: a few hundred combinations, so that names are shared as they are in life. */
export const names = {
  first:
    "Anna Boris Clara Dmitri Elena Fyodor Grace Hana Ivan Julia Анна Борис Вера Глеб Дарья Егор Зоя Илья Нина Павел".split(
      " ",
    ),
  last: "Adler Brown Castillo Dvorak Evans Fischer Novak Orlova Petrov Романов Соколова Тихонов Ушакова Фёдоров Яковлева".split(
    " ",
  ),
};
