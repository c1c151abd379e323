// SPDX-License-Identifier: EUPL-1.2
// The box that finds a person by her name.

import { open } from "./box.js";
import { Lookup } from "./lookup.js";
import { SHOWN, find, sought } from "./plan.js";
import { element, row } from "./rows.js";

const NOBODY = "Nadie con ese nombre. Escriba sólo un apellido o el nombre de pila, o busque por letra.";
const counted = (number) => `${number.toLocaleString("es-MX")} ${number === 1 ? "candidatura" : "candidaturas"}`;

for (const finder of document.querySelectorAll(".finder")) {
  const root = finder.dataset.root;
  const lookup = new Lookup(new URL(`${root}buscar/indice/`, document.baseURI));
  open(finder, async (text) => {
    const asked = sought(text);
    return asked.length ? shown(await find(lookup, asked), root) : null;
  });
}

function shown({ good, near, total }, root, most = SHOWN) {
  const rows = good.length ? good : near;
  if (!rows.length) return { said: NOBODY };
  const some = rows.slice(0, most);
  const found = [element("ul", { class: "rows" }, ...some.map((each) => row(each, root)))];
  if (rows.length > some.length) {
    return {
      said: said(good, some, total),
      found,
      moreSaid: "Mostrar más",
      more: async () => shown({ good, near, total }, root, most * 3),
    };
  }
  return { said: said(good, some, total), found };
}

function said(good, some, total) {
  if (!good.length) return "Nadie tiene todas esas palabras en su nombre. Quizá busca a:";
  const all = Math.max(total, good.length);
  if (all === some.length) return `${counted(all)}.`;
  return `Se muestran ${some.length} de unas ${counted(all)}. Escriba otra palabra del nombre para acercarse.`;
}
