// SPDX-License-Identifier: EUPL-1.2
// Who is meant by some words: few pieces of the index are asked for, the likeliest readings first.

import { WILD, cost } from "./lookup.js";
import { sound, typed, words } from "./spelling.js";

/** How many are shown at first, and how many rows are looked at to choose them. */
export const SHOWN = 10;
const LOOKED = 12;
/** Readings of what was typed that are tried, and lists that may be fetched for them. */
const READINGS = 24, LISTS = 12;
/** Of more, ten say little: they are fetched once nobody is typing any more. */
const BROAD = 40;
/** What a word costs that nobody found has. */
const MISSED = 4;

/** What was typed as words to be sought: [{word, open}]; none while there is too little. */
export function sought(text) {
  const { words: all, open } = typed(text);
  return all
    .map((word, at) => ({ word, open: open && at === all.length - 1 }))
    .filter(({ word, open: on }) => !on || word.length > 2 || sound(word).length > 1)
    .slice(0, 8);
}

/**
 * {good, near, total}: rows that have all the words, the likeliest first; failing that, those that lack one.
 * `rest` resolves when whoever asks has paused.
 */
export async function find(lookup, asked, rest) {
  await lookup.open();
  let found = ranked(await looked(lookup, asked, false, rest), asked);
  if (!found.good.length) found = ranked(await looked(lookup, asked, true, rest), asked);
  return found;
}

async function looked(lookup, asked, far, rest) {
  const meant = await Promise.all(asked.map(({ word, open }) => lookup.meant(word, open, far)));
  const known = meant.filter((some) => some.length);
  const budget = { lists: LISTS };
  let pool = await gathered(lookup, readings(known), budget);
  if (far && !pool.numbers.length && known.length > 1) {
    const without = known.flatMap((_, at) => readings(known.toSpliced(at, 1)));
    pool = await gathered(lookup, without.sort((one, other) => one.cost - other.cost), budget);
  }
  if (pool.total > BROAD) await rest();
  const rows = await lookup.people(pool.numbers.slice(0, LOOKED));
  return { rows, total: pool.total };
}

/** Each way to read the words, one meaning of each, the likeliest first: {cost, of}. */
function readings(meant) {
  let found = meant.length ? [{ cost: 0, of: [] }] : [];
  for (const some of meant) {
    found = found.flatMap((one) => some.map((each) => ({ cost: one.cost + each.cost, of: [...one.of, each] })));
    found.sort((one, other) => one.cost - other.cost || fewest(other) - fewest(one));
    found.length = Math.min(found.length, READINGS);
  }
  return found;
}

const fewest = (reading) => Math.min(...reading.of.map((each) => each.count));

/** The numbers of those whom readings lead to; about how many in `total`, where not all of them are looked at. */
async function gathered(lookup, some, budget) {
  const numbers = new Set();
  let total = 0, whole = true;
  for (const reading of some) {
    if (numbers.size >= LOOKED || budget.lists <= 0) break;
    const { list, count } = await having(lookup, reading.of, budget);
    // Whoever is known by just these words is not left out by those who have them in their names.
    if (count > LOOKED && budget.lists > 0) {
      budget.lists -= 1;
      (await lookup.nicknamed(reading.of.map(({ word }) => word))).forEach((number) => numbers.add(number));
    }
    list.forEach((number) => numbers.add(number));
    total += count;
    whole &&= list.length === count;
  }
  return { numbers: [...numbers], total: whole && numbers.size <= LOOKED ? 0 : total };
}

async function having(lookup, reading, budget) {
  const [rarest, ...others] = reading.toSorted((one, other) => one.count - other.count);
  budget.lists -= 1;
  if (!others.length) return { list: await lookup.having(0, rarest.hash), count: rarest.count };
  let list = await lookup.having(rarest.hash, others[0].hash);
  for (const other of others.slice(1)) {
    if (list.length <= LOOKED || budget.lists <= 0) break;
    budget.lists -= 1;
    const those = new Set(await lookup.having(rarest.hash, other.hash));
    list = list.filter((number) => those.has(number));
  }
  return { list, count: list.length };
}

function ranked({ rows, total }, asked) {
  const scored = rows.map((row) => ({ row, ...score(row, asked) }));
  scored.sort((one, other) => one.cost - other.cost || !!one.row.ended - !!other.row.ended
    || one.unsaid - other.unsaid || one.row.name.localeCompare(other.row.name, "es"));
  const some = (missed) => scored.filter((each) => each.missed === missed).map((each) => each.row);
  return { good: some(0), near: some(1), total };
}

/** What it costs to take `asked` for the name of `row`, in any order; how many words `missed` it, and it left `unsaid`. */
function score(row, asked) {
  const whole = taken(words(`${row.name} ${row.nickname}`), asked);
  const familiar = taken(words(row.nickname), asked);
  const known = !familiar.missed && familiar.cost <= whole.cost && (asked.length > 1 || !familiar.unsaid);
  return known ? familiar : whole;
}

function taken(left, asked) {
  let sum = 0, missed = 0;
  for (const { word, open } of asked) {
    const prices = left.map((other) => cost(word, other, open));
    const best = Math.min(...prices, Infinity);
    if (best <= WILD) left.splice(prices.indexOf(best), 1);
    else missed++;
    sum += best <= WILD ? best : MISSED;
  }
  return { cost: sum, missed, unsaid: left.length };
}
