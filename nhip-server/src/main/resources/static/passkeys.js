"use strict";
// Passkeys. Without this file, or in a browser that knows none, their forms stay hidden: a password does as well.

const known = typeof window.PublicKeyCredential?.parseRequestOptionsFromJSON === "function";

async function ask(form, address, body) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": form.elements._csrf.value },
    body: JSON.stringify(body ?? {}),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.problem, { cause: "said" });
  return said;
}

async function add(form) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await ask(form, "/identity/passkeys/options"));
  const credential = await navigator.credentials.create({ publicKey });
  return ask(form, "/identity/passkeys", { credential: credential.toJSON(), label: form.elements.label.value });
}

async function signIn(form) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await ask(form, "/identity/passkeys/sign-in/options"));
  const credential = await navigator.credentials.get({ publicKey });
  return ask(form, "/identity/passkeys/sign-in?to=" + encodeURIComponent(form.elements.to.value), credential.toJSON());
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = !known;
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const button = form.querySelector("button");
    const wrong = form.querySelector("[role=alert]");
    button.disabled = true;
    wrong.textContent = "";
    try {
      const { to } = await (form.dataset.passkey === "add" ? add(form) : signIn(form));
      location.assign(to);
    } catch (error) {
      wrong.textContent = error.cause === "said" ? error.message : form.dataset.failed;
      button.disabled = false;
    }
  });
}
