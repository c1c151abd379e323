// SPDX-License-Identifier: EUPL-1.2
// Several words at once, in what is proposed. Who says them all comes in the published order: nobody is ranked.
//
// The pieces under datos/ say who has each word (parts/site/wording/pieces.py). A candidacy's own JSON is read for her
// sentence, and to look for what the pieces do not tell: words that too many say, and phrases.

import { open, told } from "./box.js";
import { element } from "./rows.js";
import { hashed, located, Shards } from "./shards.js";
import { GLOTTAL, plain } from "./plain.js";

/** Of how many words it is looked up who says them, and how many candidacies are read at a time. */
const MOST = 4, BATCH = 8;
/** Characters of a sentence to each side of a word. */
const AROUND = 110;
const WORD = new RegExp(`[\\p{L}\\p{N}_]+(?:[${GLOTTAL}\\u0300-\\u036f]+[\\p{L}\\p{N}_]+)*`, "gu");
const QUOTED = /["“”«]([^"“”«»]+)["“”»]/g;
const END = /[.!?…][»”")]*(?=\s)|\n/;

/** As parts/site/wording/spelling.py: tests/publication/test_wording.py compares. */
export const spelled = (word) => plain(word).replace(/[^a-z0-9]/g, "");

export function singular(word) {
  for (let before = ""; word !== before; ) {
    before = word;
    if (word.length >= 4 && /[aeo]s$/.test(word)) word = word.slice(0, -1);
    if (word.length >= 3 && word.endsWith("e")) word = word.slice(0, -1).replace(/c$/, "z");
  }
  return word;
}

/** The words of `text`, each with where it stands and what it is sought by; `empty` are the words nobody seeks. */
function words(text, empty) {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => {
    const plainly = spelled(word);
    const sought = /^[a-z][a-z0-9]{1,29}$/.test(plainly) && !empty.has(plainly);
    return { word, start: index, end: index + word.length, key: sought ? singular(plainly) : "", plainly };
  });
}

function start(finder) {
  const { root, top, bits, sections } = finder.dataset;
  const site = new Shards(new URL(top, document.baseURI));
  const pieces = new Shards(new URL(`${top}palabras/datos/`, document.baseURI));
  const office = finder.querySelector("select");
  const searched = sections.split(" ");

  async function lookedUp({ key, word }) {
    const piece = await pieces.get(`${key[0]}/${located(hashed(key), Number(bits))}`);
    const [count, where] = Object.hasOwn(piece, key) ? piece[key] : [0, {}];  // «constructor» is a word too
    return { key, word, count, where: where === 1 ? await pieces.get(`solas/${key}.json`) : where };
  }

  async function search(text) {
    const empty = new Set(await pieces.get("vacias.json"));
    const typed = words(text, empty);
    const sought = [...new Map(typed.filter(({ key }) => key).map((each) => [each.key, each])).values()].slice(0, MOST);
    if (!sought.length) return typed.length ? { said: told(finder, "empty") } : null;
    const phrases = Array.from(text.matchAll(QUOTED), ([, phrase]) => words(phrase, empty)).filter(({ length }) => length > 1);
    const all = await Promise.all(sought.map(lookedUp));
    const nobody = all.find(({ count }) => !count);
    if (nobody) return { said: told(finder, "nobody", nobody) };
    const known = all.filter(({ where }) => where).sort((one, other) => one.count - other.count);
    if (!known.length) return tooMany(all);
    const query = { keys: all.map(({ key }) => key), phrases, exact: known.length === all.length && !phrases.length };
    query.said = [...all.map(({ word }) => word), ...phrases.map((phrase) => phrase.map(({ word }) => word).join(" "))]
      .map((each) => `«${each}»`).join(` ${finder.dataset.and} `);
    return batch(query, common(known), []);
  }

  /** Whoever says all of the words: [office, place, number], in the published order. */
  function common([first, ...others]) {
    const found = [];
    for (const [of, places] of Object.entries(first.where)) {
      if (office.value && of !== office.value) continue;
      for (const [place, numbers] of Object.entries(places)) {
        for (const number of numbers) {
          if (others.every(({ where }) => where[of]?.[place]?.includes(number))) found.push([of, place, number]);
        }
      }
    }
    return found;
  }

  function tooMany(all) {
    const links = all.map(({ key, word }) =>
      element("p", {}, element("a", { href: `${key[0]}/` }, told(finder, "where", { word }))),
    );
    return { said: told(finder, "many"), found: links };
  }

  async function batch(query, people, shown, read = 0) {
    const some = people.slice(read, read + BATCH);
    const made = await Promise.all(some.map((person) => line(person, query)));
    const list = [...shown, ...made.filter(Boolean)];
    const done = read + some.length;
    const rest = people.length - done;
    const count = query.exact ? people.length : list.length;
    const how = !query.exact && rest > 0 ? "soFar" : count === 1 ? "one" : "all";
    const said = told(finder, how, { words: query.said, count, read: done, all: people.length });
    const result = { said, found: list.length ? [element("ul", { class: "quotes" }, ...list)] : [] };
    if (rest > 0) result.more = () => batch(query, people, list, done);
    return result;
  }

  /** A candidacy with her sentence; undefined when she does not say it all. */
  async function line([of, place, number], { keys, phrases }) {
    const { candidaturas } = await site.get(`${of}/${place}/index.json`);
    const path = candidaturas[number]?.pagina;
    if (!path) return undefined;
    const profile = await site.get(path.replace(/html$/, "json"));
    const texts = profile.cuestionarios.flatMap(({ preguntas, respuestas }) =>
      preguntas
        .filter(({ rubro, clave }) => searched.includes(rubro) && respuestas[clave])
        .flatMap(({ clave, pregunta }) => [respuestas[clave]].flat().map((text) => ({ text, heading: pregunta, found: words(text, new Set()) }))),
    );
    const every = keys.every((key) => texts.some(({ found }) => found.some((each) => each.key === key)));
    const places = phrases.map((phrase) => texts.map(({ found }) => said(found, phrase)));
    if (!every || !places.every((each) => each.some((at) => at >= 0))) return undefined;
    const first = phrases.length ? texts[places[0].findIndex((at) => at >= 0)] : texts.find(({ found }) => has(found, keys));
    const at = phrases.length ? first.found[said(first.found, phrases[0])] : has(first.found, keys);
    const quotes = [sentence(first, at, keys)];
    for (const key of keys) {
      if (quotes.some(({ keys: there }) => there.has(key))) continue;
      const text = texts.find(({ found }) => has(found, [key]));
      quotes.push(sentence(text, has(text.found, [key]), keys));
    }
    const { cargo, calidad, eleccion, demarcacion, postulacion } = profile;
    const alternate = calidad.clave === "P" ? "" : ` (${calidad.nombre.toLowerCase()})`;
    const about = [cargo.nombre + alternate, eleccion.principio, demarcacion.nombre, postulacion?.siglas || postulacion?.nombre, first.heading];
    const who = element("a", { href: root + path }, element("bdi", {}, profile.nombre));
    const cited = quotes.map(({ held }) => element("p", { class: "quote", dir: "auto", lang: "es-MX" }, ...held));
    return element("li", {}, ...cited, element("p", { class: "quote-by" }, who, " ", element("span", { class: "as", lang: "es-MX" }, about.filter(Boolean).join(" · "))));
  }

  open(finder, search);
  office.addEventListener("change", () => finder.querySelector("input").dispatchEvent(new Event("input")));
}

/** Where the words `found` in a text go on as `phrase` does; -1 where they do not. */
function said(found, phrase) {
  return found.findIndex((_, at) => phrase.every(({ plainly }, next) => found[at + next]?.plainly === plainly));
}

/** The first of the words `found` that is one of `keys`. */
const has = (found, keys) => found.find(({ key }) => keys.includes(key));

/** The sentence around `word`, with every word that is sought marked: what it holds, and which words those are. */
function sentence({ text, found }, word, keys) {
  let from = 0;
  for (const stop of text.slice(0, word.start).matchAll(new RegExp(END, "g"))) from = stop.index + stop[0].length;
  const stop = END.exec(text.slice(word.end));
  const to = stop ? word.end + stop.index + stop[0].length : text.length;
  const near = found.filter(({ start, end }) => start >= Math.max(from, word.start - AROUND) && end <= Math.min(to, word.end + AROUND));
  const whole = { from: near[0] === found.find(({ start }) => start >= from), to: !found.some(({ start, end }) => start > near.at(-1).start && end <= to) };
  const held = [whole.from ? "" : "…"];
  let at = whole.from ? from : near[0].start;
  const marked = near.filter(({ key }) => keys.includes(key));
  for (const each of marked) {
    held.push(text.slice(at, each.start), element("mark", {}, each.word));
    at = each.end;
  }
  held.push(whole.to ? text.slice(at, to) : `${text.slice(at, near.at(-1).end)}…`);
  return { held, keys: new Set(marked.map(({ key }) => key)) };
}

const finder = globalThis.document?.querySelector(".finder[data-sections]");
if (finder) start(finder);
