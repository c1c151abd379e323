// SPDX-License-Identifier: EUPL-1.2
// A box that searches while somebody types: it is hidden in the page, and shown by this module.
//
// <div class="finder" role="search" hidden {% include "publication/parts/finder_words.html" %}>
//   <div class="field"><label for="x">…</label><p class="hint" id="x-hint">…</p><input id="x" type="search"></div>
//   <p class="finder-said" role="status"></p><div class="finder-found"></div>
// </div>
//
// open(finder, search): `search(text, rest)` may await `rest()` before what costs much, and resolves to {said, found: elements, more?: () => another result}, or to null
// when there is too little to search by. Words come from data-… attributes, in the language of the page.

import { element } from "./rows.js";
import { Gone, Unreachable } from "./shards.js";

/** The words of `finder` under `key`, with `values` in their places: «{all} candidaturas». */
export const told = (finder, key, values = {}) =>
  finder.dataset[key].replace(/\{(\w+)\}/g, (_, name) => values[name].toLocaleString(document.documentElement.lang));

/** Whoever types faster than this is not searched for after each letter; who waits this long has paused. */
const PAUSE = 180, REST = 600;

export function open(finder, search) {
  const input = finder.querySelector("input");
  const said = finder.querySelector(".finder-said");
  const found = finder.querySelector(".finder-found");
  let turn = 0;
  let waiting;

  async function look() {
    clearTimeout(waiting);
    const mine = ++turn;
    const text = input.value;
    const slow = setTimeout(() => mine === turn && (said.textContent = finder.dataset.busy), 400);
    try {
      const result = await search(text, () => new Promise((go) => setTimeout(() => mine === turn && go(), REST)));
      if (mine === turn) show(result);
    } catch (failure) {
      if (mine === turn) fail(failure);
    } finally {
      clearTimeout(slow);
      finder.dataset.answered = text;
    }
  }

  function show(result) {
    said.textContent = result?.said ?? "";
    found.replaceChildren(...(result?.found ?? []));
    if (result?.more) found.append(further(result));
  }

  function further(result) {
    const button = element("button", { type: "button", class: "button" }, finder.dataset.further);
    button.addEventListener("click", () => {
      const before = found.querySelectorAll("a").length;
      result.more().then((after) => {
        show(after);
        found.querySelectorAll("a")[before]?.focus();
      }, fail);
    });
    return button;
  }

  function fail(failure) {
    const gone = failure instanceof Gone;
    const { failed, retry, gone: passed, reload } = finder.dataset;
    said.textContent = gone ? passed : failed;
    const again = element("button", { type: "button", class: "button" }, gone ? reload : retry);
    again.addEventListener("click", () => (gone ? location.reload() : look()));
    found.replaceChildren(again);
    if (!gone && !(failure instanceof Unreachable)) throw failure;
  }

  input.addEventListener("input", () => {
    turn++;
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  });
  // Whoever comes back from a page finds what she sought, which is in no address.
  found.addEventListener("click", () => history.replaceState({ sought: input.value }, ""));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") look();
  });
  finder.hidden = false;
  input.value ||= history.state?.sought ?? "";
  if (input.value) look();
}
