// SPDX-License-Identifier: EUPL-1.2
// A row of a list of people, as templates/publication/people.html writes it. Only text is put in: never HTML.

/** An element with attributes and what it holds: strings and elements. */
export function element(name, attributes = {}, ...held) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...held);
  return made;
}

/** What people and places are called is in Spanish, whatever the page is. */
const SPANISH = { lang: "es" };

/**
 * `person`: {name, nickname, path, post, where, ended, ballot}, as parts/site/finding/coded.row. `finder` has the words
 * of the codes in `coded`, and the way to the top.
 */
export function row(person, { coded, dataset }) {
  const who = element("span", {}, element("a", { href: dataset.root + person.path }, element("bdi", SPANISH, person.name)));
  if (person.nickname) who.append(" «", element("bdi", SPANISH, person.nickname), "»");
  const about = element("span", { class: "about" }, coded[person.post] ?? "", " · ", element("span", SPANISH, person.where));
  if (person.ended) about.append(" ", element("span", { class: "tag tag-grave" }, coded[person.ended]));
  if (person.ballot) about.append(" ", element("span", { class: "tag tag-waiting" }, coded[person.ballot]));
  return element("li", {}, who, about);
}
