// SPDX-License-Identifier: EUPL-1.2
// Pieces of an index, fetched once each.
//
// const shards = new Shards(new URL("indice/", document.baseURI));
// await shards.get("palabras/0a.json")     // as JSON; Gone when the site changed meanwhile, Unreachable when it failed
//
// A piece that was fetched is kept while the page is open; one that failed is asked for again.

/** The piece is not there: the site was published anew since this page was opened. */
export class Gone extends Error {}
/** No connection, or no answer. */
export class Unreachable extends Error {}

const PATIENCE = 15000;

export class Shards {
  #base;
  #kept = new Map();

  constructor(base) {
    this.#base = base;
  }

  /** The JSON at `path`, from memory when it was fetched before. */
  get(path) {
    let found = this.#kept.get(path);
    if (!found) {
      found = this.#fetched(path);
      this.#kept.set(path, found);
      found.catch(() => this.#kept.delete(path));
    }
    return found;
  }

  async #fetched(path) {
    let answer;
    try {
      answer = await fetch(new URL(path, this.#base), { signal: AbortSignal.timeout(PATIENCE), credentials: "omit" });
      if (answer.ok) return await answer.json();
    } catch (failure) {
      throw new Unreachable(path, { cause: failure });
    }
    throw answer.status === 404 ? new Gone(path) : new Unreachable(path);
  }
}

/** 32 bits of `text`, well spread: as spelling.hashed in Python. */
export function hashed(text) {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193);
  return mixed(sum >>> 0);
}

/** One number that stands for two, in any order. */
export const paired = (one, other) => mixed((Math.imul(Math.min(one, other), 0x9e3779b1) + Math.max(one, other)) >>> 0);

function mixed(sum) {
  sum = Math.imul(sum ^ (sum >>> 16), 0x45d9f3b);
  sum = Math.imul(sum ^ (sum >>> 16), 0x45d9f3b);
  return (sum ^ (sum >>> 16)) >>> 0;
}

/** Where the piece lies that holds `key`, one of 2^`bits`: «0a.json», «0a/3f.json»; the first bits of the key decide. */
export function located(key, bits) {
  const number = bits ? key >>> (32 - bits) : 0;
  const name = number.toString(16).padStart(bits > 8 ? 4 : 2, "0");
  return `${bits > 8 ? `${name.slice(0, 2)}/${name.slice(2)}` : name}.json`;
}
