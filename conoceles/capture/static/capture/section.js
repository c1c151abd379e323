// SPDX-License-Identifier: EUPL-1.2
// A section while somebody writes it: it counts, shows the questions that apply, and saves by itself. Everything here
// is also done by the form's buttons alone.
import { length } from "../look/counting.js";
import { Saver } from "./saver.js";

const form = document.querySelector("form.writing");
const controls = (question) => [...form.elements].filter((each) => each.name === `r-${question}`);

function chosen(question) {
  const found = controls(question);
  if (!found.length) return null; // asked in another section: the server knows
  return found.filter((each) => !["radio", "checkbox"].includes(each.type) || each.checked).map((each) => each.value);
}

function show() {
  for (const field of form.querySelectorAll("[data-shown-when], [data-hidden-when]")) {
    const { shownWhen, shownFor, hiddenWhen, hiddenFor } = field.dataset;
    const wanted = shownWhen && chosen(shownWhen);
    const unwanted = hiddenWhen && chosen(hiddenWhen);
    if (wanted === null || unwanted === null) continue;
    const holds = (given, values) => given.some((each) => values.split(" ").includes(each));
    field.hidden = (shownWhen && !holds(wanted, shownFor)) || (hiddenWhen && holds(unwanted, hiddenFor)) || false;
  }
}

function count(text) {
  const has = length(text.value, form.dataset.counting);
  const least = Number(text.dataset.minimum);
  const most = Number(text.dataset.maximum);
  const line = document.getElementById(`${text.id}-count`);
  const wrong = has > most || (has > 0 && has < least);
  const figure = (number) => number.toLocaleString("es-MX");
  let words = `Lleva ${figure(has)}.`;
  if (has > most) words = `Lleva ${figure(has)}: le sobran ${figure(has - most)}.`;
  else if (has && has < least) words = `Lleva ${figure(has)}: le faltan ${figure(least - has)}.`;
  line.querySelector("[data-count]").textContent = words;
  line.classList.toggle("count-off", wrong);
}

const counted = form.querySelectorAll("textarea[data-maximum]");
const saver = new Saver(form, () => {
  counted.forEach(count);
  show();
});
counted.forEach(count);
show();
form.addEventListener("input", (event) => {
  if (event.target.dataset.maximum) count(event.target);
  show();
  saver.typed();
});
document.querySelector(".errors")?.focus();
