// SPDX-License-Identifier: EUPL-1.2
// Leaves at once for another site when somebody comes near: what was on the page is neither seen while the other one
// comes nor in the history. What was being written is saved by the page itself as it goes (saver.js).

const link = document.querySelector("a.leave");
const PRESSES = 3; // of Esc
const WITHIN = 3000; // ms between the first and the last
let presses = [];

function leave() {
  document.title = new URL(link.href).hostname;
  document.documentElement.hidden = true;
  location.replace(link.href);
}

link.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
addEventListener("keydown", ({ key, repeat, timeStamp }) => {
  if (repeat) return;
  presses = key === "Escape" ? [...presses, timeStamp].filter((each) => timeStamp - each < WITHIN) : [];
  if (presses.length >= PRESSES) leave();
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload(); // back from the other site: the server says who may see it
});
