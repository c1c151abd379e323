// SPDX-License-Identifier: EUPL-1.2
// Passkeys: the one thing that browsers offer to JavaScript alone. Forms say what they are for with data-passkey.

const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const encode = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const keys = (list = []) => list.map((key) => ({ ...key, id: decode(key.id) }));

const given = () => JSON.parse(document.getElementById("passkey-options").textContent);

async function make(form) {
  const options = given().creation_options.publicKey;
  if (form.elements.passwordless?.checked) {
    options.authenticatorSelection = {
      ...options.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required",
    };
  }
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: decode(options.challenge),
      user: { ...options.user, id: decode(options.user.id) },
      excludeCredentials: keys(options.excludeCredentials),
    },
  });
  return {
    ...plain(made),
    response: {
      clientDataJSON: encode(made.response.clientDataJSON),
      attestationObject: encode(made.response.attestationObject),
      transports: made.response.getTransports?.() ?? [],
    },
  };
}

async function prove(options) {
  const shown = await navigator.credentials.get({
    publicKey: { ...options, challenge: decode(options.challenge), allowCredentials: keys(options.allowCredentials) },
  });
  const { clientDataJSON, authenticatorData, signature, userHandle } = shown.response;
  return {
    ...plain(shown),
    response: {
      clientDataJSON: encode(clientDataJSON),
      authenticatorData: encode(authenticatorData),
      signature: encode(signature),
      userHandle: userHandle ? encode(userHandle) : null,
    },
  };
}

const plain = (credential) => ({
  id: credential.id,
  rawId: encode(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment,
  clientExtensionResults: credential.getClientExtensionResults(),
});

async function enter(form) {
  const asked = await fetch(form.action, { headers: { Accept: "application/json" } });
  return prove((await asked.json()).request_options.publicKey);
}

const doing = { enrol: make, enter, prove: () => prove(given().request_options.publicKey) };

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const failed = document.querySelector("[data-passkey-error]");
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await doing[form.dataset.passkey](form));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
