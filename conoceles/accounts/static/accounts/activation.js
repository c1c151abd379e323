// SPDX-License-Identifier: EUPL-1.2
// What the QR code of a letter carries after «#», which no browser sends to any server: user name and code,
// put into the form and taken out of the address at once. Without JavaScript both are typed.
const fields = { usuario: "id_account", codigo: "id_code" };
const carried = new URLSearchParams(location.hash.slice(1));
for (const [name, id] of Object.entries(fields)) {
  const field = document.getElementById(id);
  if (field && carried.has(name)) field.value = carried.get(name);
}
if (location.hash) {
  history.replaceState(null, "", location.pathname);
  document.getElementById("id_password1")?.focus();
}
