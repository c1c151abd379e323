// SPDX-License-Identifier: EUPL-1.2
// How what somebody types is compared with what is written: the same rules as parts/site/finding/spelling.py.
// Both are tested against tests/publication/spellings.json.

import { plain } from "./plain.js";

const WORD = /[\p{L}\p{N}]+/gu;
const JOINING = new Set(["de", "del", "la", "las", "los", "y", "e"]);
const SHORT = {
  __proto__: null,  // «constructor» is a word that people type
  ma: "maria", gpe: "guadalupe", fco: "francisco", fca: "francisca", hdez: "hernandez", hdz: "hernandez",
  mtz: "martinez", mtnez: "martinez", glez: "gonzalez", gzz: "gonzalez", rdz: "rodriguez", rguez: "rodriguez",
  lpz: "lopez", fdez: "fernandez",
};
const WRITTEN = [
  [/ch/g, "C"], [/[sh]h/g, "s"], [/h/g, ""], [/ph/g, "f"], [/qu(?=[ei])/g, "k"], [/ll/g, "i"], [/v/g, "b"],
  [/w/g, "u"], [/[zx]/g, "s"], [/c(?=[eiy])/g, "s"], [/[cq]/g, "k"], [/g(?=[eiy])/g, "j"], [/y/g, "i"],
  [/(.)\1+/g, "$1"], [/C/g, "c"],
];

const HEARD = new Map();

/** The words of `text` that anybody is sought by: without case, accents or apostrophes, abbreviations in full. */
export const words = (text) =>
  (plain(text).match(WORD) ?? []).filter((word) => !JOINING.has(word)).map((word) => SHORT[word] ?? word);

/** As `words`, of what is being typed: `open` says that the last one may go on, and it is left as it stands. */
export function typed(text) {
  const all = plain(text).match(WORD) ?? [];
  const open = /[\p{L}\p{N}\p{M}'’‘ʼ]$/u.test(text);
  const last = open ? all.pop() : undefined;
  const found = words(all.join(" "));
  return { words: last === undefined ? found : [...found, last], open };
}

/** How `word` sounds in Mexico, roughly: what is written alike by ear is one. */
export function sound(word) {
  let heard = HEARD.get(word);
  if (heard === undefined) {
    heard = WRITTEN.reduce((so, [from, to]) => so.replace(from, to), word);
    HEARD.set(word, heard);
  }
  return heard;
}

/** How many slips lie between two words: letters missing, added, changed or exchanged with the next; `most` + 1 if more. */
export function slips(one, other, most) {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[other.length], most + 1);
}
