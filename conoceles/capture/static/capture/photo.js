// SPDX-License-Identifier: EUPL-1.2
// The photograph: made lighter before it travels, and its frame dragged by hand. Everything here is also done without
// it: the server takes the file as it is, and buttons move the frame.
const LONGEST = 1600;
const LIGHT = 600_000;

/** What a photograph weighs once it is as large as the server keeps it: on a bad line, a tenth of what came. */
async function lighter(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((made) => canvas.toBlob(made, "image/jpeg", 0.92));
}

const form = document.querySelector("form[data-photo]");
const input = form?.querySelector("input[type=file]");
const said = form?.querySelector("[data-said]");
input?.addEventListener("change", async () => {
  const [file] = input.files;
  said.textContent = "";
  if (!file || file.size < LIGHT || !/\.jpe?g$/i.test(file.name) || !input.accept.includes("image/jpeg")) return;
  try {
    const made = await lighter(file);
    if (!made || made.size >= file.size || input.files[0] !== file) return;
    const instead = new DataTransfer();
    instead.items.add(new File([made], "fotografia.jpg", { type: "image/jpeg" }));
    input.files = instead.files;
    const kilobytes = (bytes) => `${Math.round(bytes / 1000).toLocaleString("es-MX")} KB`;
    said.textContent = `Para enviarla se redujo de ${kilobytes(file.size)} a ${kilobytes(made.size)}.`;
  } catch {
    // What this browser cannot open the server tells about.
  }
});

const negative = document.querySelector("[data-negative]");
const numbers = document.querySelector("form[data-numbers]");
if (negative && numbers) {
  const frames = [...negative.querySelectorAll("rect")];
  const box = negative.viewBox.baseVal;
  const get = (name) => Number(frames[0].getAttribute(name));
  let from = null;
  negative.classList.add("draggable");
  const at = (event) => {
    const scale = box.width / negative.getBoundingClientRect().width;
    return [event.clientX * scale, event.clientY * scale];
  };
  negative.addEventListener("pointerdown", (event) => {
    const [x, y] = at(event);
    from = { x: x - get("x"), y: y - get("y") };
    negative.setPointerCapture(event.pointerId);
  });
  negative.addEventListener("pointermove", (event) => {
    if (!from) return;
    const [x, y] = at(event);
    const place = {
      x: Math.min(Math.max(x - from.x, 0), box.width - get("width")),
      y: Math.min(Math.max(y - from.y, 0), box.height - get("height")),
    };
    for (const frame of frames) for (const [name, value] of Object.entries(place)) frame.setAttribute(name, value);
  });
  negative.addEventListener("pointerup", () => {
    if (!from) return;
    from = null;
    numbers.elements.left.value = (get("x") * 100) / box.width;
    numbers.elements.top.value = (get("y") * 100) / box.height;
    numbers.submit();
  });
  negative.addEventListener("pointercancel", () => {
    from = null;
  });
}
document.querySelector(".errors")?.focus();
