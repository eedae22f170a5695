// Passkeys: asks the device for a credential and sends it with the form. Nothing else on the page needs this.

const decoded = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const encoded = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const decodedIds = (list) => (list ?? []).map((each) => ({ ...each, id: decoded(each.id) }));

const creation = (options) => ({
  ...options,
  challenge: decoded(options.challenge),
  user: { ...options.user, id: decoded(options.user.id) },
  excludeCredentials: decodedIds(options.excludeCredentials),
});
const request = (options) => ({
  ...options,
  challenge: decoded(options.challenge),
  allowCredentials: decodedIds(options.allowCredentials),
});

// What the server reads, in the form that the WebAuthn specification gives it as JSON.
const asJson = (credential) => {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = encoded(credential.response[name]);
  }
  return {
    id: credential.id,
    rawId: encoded(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
};

const ask = (form) => {
  const { publicKey } = JSON.parse(form.dataset.options);
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: creation(publicKey) })
    : navigator.credentials.get({ publicKey: request(publicKey) });
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const status = form.querySelector("[data-passkey-status]");
  status.textContent = window.PublicKeyCredential ? "" : "This browser does not know passkeys.";
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      form.elements.credential.value = JSON.stringify(asJson(await ask(form)));
    } catch {
      status.textContent = "That did not work, or was canceled. Try again, or use another way.";
      return;
    }
    form.submit();
  });
}
