// SPDX-License-Identifier: EUPL-1.2
// A row of a list of people, as templates/publication/people.html writes it. Only text is put in: never HTML.

/** An element with attributes and what it holds: strings and elements. */
export function element(name, attributes = {}, ...held) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...held);
  return made;
}

/** What the index says is in Spanish, whatever the page is. */
const SPANISH = { lang: "es-MX" };

/** `person`: {name, nickname, path, about, ended, ballot}, as parts/site/entries.row; `root`: the way to the top. */
export function row(person, root) {
  const who = element("span", {}, element("a", { href: root + person.path }, element("bdi", {}, person.name)));
  if (person.nickname) who.append(" «", element("bdi", {}, person.nickname), "»");
  const about = element("span", { class: "about", ...SPANISH }, person.about);
  if (person.ended) about.append(" ", element("span", { class: "tag tag-grave" }, person.ended));
  if (person.ballot) about.append(" ", element("span", { class: "tag tag-waiting" }, person.ballot));
  return element("li", {}, who, about);
}
