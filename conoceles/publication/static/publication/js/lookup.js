// SPDX-License-Identifier: EUPL-1.2
// The index of names (parts/site/finding), read piece by piece: words, who has them, and their rows.

import { slips, sound } from "./spelling.js";
import { Shards, hashed, located, paired } from "./shards.js";

/** What it costs to take one word for another: the less, the likelier. More than WILD is another word. */
export const SAME = 0, BEGINS = 0.3, SOUNDS = 0.6, SLIP = 1, WILD = 2;
/** So many words may one that was typed stand for. */
const MEANT = 6;

/** Words of which the lengths differ by more do not sound alike. */
const ALIKE = 2;

/** What it costs that `word` was typed for `other`; `open`: it may go on. */
export function cost(word, other, open) {
  if (word === other) return SAME;
  if (open && other.startsWith(word)) return BEGINS;
  if (other.length < word.length - ALIKE || (!open && other.length > word.length + ALIKE)) return Infinity;
  const most = word.length > 7 ? 2 : 1;
  const found = slips(word, other, most);
  const heard = sound(word);
  if (heard.length > 2 && heard === sound(other)) return SOUNDS;
  if (found <= most) return found * SLIP;
  if (open && word.length > 4 && slips(word, other.slice(0, word.length), 1) === 1) return SLIP + BEGINS;
  return Infinity;
}

/** What a sound is sought by, as `keys` of parts/site/finding/gathering.py; `far`: also where it may be mistyped. */
function keys(heard, far) {
  const found = [`^${heard.slice(0, 2)}`];
  if (far) found.push(`${heard.slice(heard.length > 5 ? -3 : -2)}$`);
  if (far && heard.length < 7) found.push(`~${Array.from(heard).sort().join("")}`);
  if (far && heard.length < 4) found.push("#");
  return found;
}

export class Lookup {
  #shards;
  #general;

  constructor(base) {
    this.#shards = new Shards(base);
  }

  async open() {
    this.#general ??= await this.#shards.get("general.json");
    return this.#general;
  }

  #piece(kind, key) {
    const bits = this.#general[kind];
    return this.#shards.get(`${kind}-${bits}/${located(key, bits)}`);
  }

  /** The words that `word` may stand for, the likeliest first: {word, hash, count, cost}. `far`: also mistyped. */
  async meant(word, open, far) {
    const pieces = await Promise.all(keys(sound(word), far).map((key) => this.#piece("palabras", hashed(key))));
    const counts = new Map(pieces.flatMap(Object.entries));
    const found = [];
    for (const [other, count] of counts) {
      const price = far || other.startsWith(word) ? cost(word, other, open) : Infinity;
      if (price <= WILD) found.push({ word: other, count, cost: price });
    }
    found.sort((one, other) => one.cost - other.cost || other.count - one.count);
    return found.slice(0, MEANT).map((each) => ({ ...each, hash: hashed(each.word) }));
  }

  /** Who has a word (`one` is 0) or two, as sorted numbers. */
  async having(one, other) {
    const key = paired(one, other);
    const bits = this.#general.parejas;
    let at = bits ? ((key >>> (32 - bits)) << (32 - bits)) >>> 0 : 0;
    for (const [gap, ...people] of await this.#piece("parejas", key)) {
      at += gap;
      if (at === key) {
        let number = 0;
        return people.map((step) => (number += step));
      }
      if (at > key) break;
    }
    return [];
  }

  /** Those of whom these words are the whole nickname. */
  nicknamed(words) {
    return this.having(0, hashed(`«${words.toSorted().join(" ")}`));
  }

  /** The rows of those numbers. */
  async people(numbers) {
    const shift = 32 - this.#general.claves;
    const wanted = new Set(numbers);
    const pieces = new Set(await Promise.all(numbers.map((number) => this.#piece("personas", (number << shift) >>> 0))));
    return [...pieces].flat().filter(([number]) => wanted.has(number)).map(
      ([, name, nickname, path, post, where, ended, ballot]) => ({ name, nickname, path, post, where, ended, ballot }),
    );
  }
}
