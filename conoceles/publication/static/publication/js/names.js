// SPDX-License-Identifier: EUPL-1.2
// The box that finds a person by her name.

import { open, told } from "./box.js";
import { Lookup } from "./lookup.js";
import { SHOWN, find, sought } from "./plan.js";
import { element, row } from "./rows.js";

for (const finder of document.querySelectorAll(".finder")) {
  finder.coded = JSON.parse(finder.dataset.coded);
  const lookup = new Lookup(new URL(`${finder.dataset.top}buscar/indice/`, document.baseURI));
  open(finder, async (text, rest) => {
    const asked = sought(text);
    return asked.length ? shown(await find(lookup, asked, rest), finder, SHOWN) : null;
  });
}

function shown(answer, finder, most) {
  const { good, near } = answer;
  const rows = good.length ? good : near;
  if (!rows.length) return { said: told(finder, "nobody") };
  const some = rows.slice(0, most).map((each) => row(each, finder));
  const result = { said: said(answer, some.length, finder), found: [element("ul", { class: "rows" }, ...some)] };
  if (rows.length > some.length) result.more = async () => shown(answer, finder, most * 3);
  return result;
}

function said({ good, total }, some, finder) {
  if (!good.length) return told(finder, "near");
  const all = Math.max(total, good.length);
  if (all > some) return told(finder, "some", { some, all });
  return told(finder, all === 1 ? "one" : "all", { all });
}
