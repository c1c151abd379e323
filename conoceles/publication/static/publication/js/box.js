// SPDX-License-Identifier: EUPL-1.2
// A box that searches while somebody types: it is hidden in the page, and shown by this module.
//
// <div class="finder" hidden role="search" data-root="../">
//   <div class="field"><label for="x">…</label><p class="hint" id="x-hint">…</p><input id="x" type="search"></div>
//   <p class="finder-said" role="status"></p><div class="finder-found"></div>
// </div>
//
// open(finder, search): `search(text)` resolves to {said, found: elements, more?: () => elements} or to null, when
// there is too little to search by. What fails is said in the page, with what to do.

import { element } from "./rows.js";
import { Gone, Unreachable } from "./shards.js";

/** Whoever types faster than this is not searched for after each letter. */
const PAUSE = 180;

export function open(finder, search) {
  const input = finder.querySelector("input");
  const said = finder.querySelector(".finder-said");
  const found = finder.querySelector(".finder-found");
  let turn = 0;
  let waiting;

  async function look() {
    const mine = ++turn;
    const text = input.value;
    const slow = setTimeout(() => mine === turn && (said.textContent = "Buscando…"), 400);
    try {
      const result = await search(text);
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
    if (result?.more) found.append(more(result));
  }

  function more(result) {
    const button = element("button", { type: "button", class: "button" }, result.moreSaid);
    button.addEventListener("click", () => {
      button.disabled = true;
      result.more().then(show, fail);
    });
    return button;
  }

  function fail(failure) {
    const gone = failure instanceof Gone;
    said.textContent = gone
      ? "El sitio se actualizó desde que abrió esta página. Vuelva a cargarla y busque otra vez."
      : "No se pudo buscar: no hay conexión o el sitio no respondió. Inténtelo de nuevo, o busque por letra.";
    const again = element("button", { type: "button", class: "button" }, gone ? "Volver a cargar" : "Intentar de nuevo");
    again.addEventListener("click", () => (gone ? location.reload() : look()));
    found.replaceChildren(again);
    if (!gone && !(failure instanceof Unreachable)) throw failure;
  }

  input.addEventListener("input", () => {
    history.replaceState({ ...history.state, sought: input.value }, "");
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      clearTimeout(waiting);
      look();
    }
  });
  finder.hidden = false;
  input.value ||= history.state?.sought ?? "";
  if (input.value) look();
}
