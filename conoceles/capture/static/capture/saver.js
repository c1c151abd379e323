// SPDX-License-Identifier: EUPL-1.2
// Saves a form while it is written, one save at a time, over a line that may drop at any byte.
//
// Each text has a key. A save whose answer never came is not unsaid: the next one tells after which keys it comes, so
// that the server knows it for hers (conoceles.capture.rules.drafts). What is not answered yet waits in this tab's
// sessionStorage, and is taken up when the page opens again; never what is not for everyone to read (data-secret, of a
// form or of a question), and nothing once the session is over: then it is in this page alone.

const QUIET = 800; // ms without a key pressed
const PATIENCE = 20_000; // ms for an answer
const LONGEST = 30_000; // ms between tries
const WORDS = {
  saving: () => "Guardando…",
  saved: (at) => `Guardado a las ${at}.`,
  closed: (at) => `Guardado a las ${at}, pero la captura ya cerró: no puede enviarse.`,
  offline: () => "Sin conexión con el servidor. Lo que escribe sigue en esta página; seguimos intentando guardarlo.",
  ended: () => "Su sesión terminó. Entre otra vez en otra pestaña: lo que escribió sigue aquí y se guardará solo.",
  conflict: () => "Otra persona guardó esta sección mientras usted escribía. Guarde para ver los dos textos.",
};

export class Saver {
  constructor(form, restored) {
    this.form = form;
    this.fields = form.elements;
    this.place = `captura ${location.pathname}`;
    this.unheard = [];
    this.dirty = false;
    this.busy = false;
    this.stopped = "wait" in form.dataset;
    this.ended = false;
    this.delay = QUIET;
    this.takeUp(restored);
    form.addEventListener("submit", () => {
      this.remember();
      this.stopped = true;
    });
    addEventListener("online", () => this.soon(0));
    addEventListener("pageshow", (event) => {
      if (event.persisted) location.reload(); // it may have been sent since: the server knows
    });
    document.addEventListener("visibilitychange", () => this.flush({ keepalive: document.hidden }));
  }

  /** Something was written. */
  typed() {
    this.fields.key.value = crypto.randomUUID();
    this.dirty = true;
    this.remember();
    this.soon(QUIET);
  }

  soon(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), delay);
  }

  async flush({ keepalive = false } = {}) {
    if (this.busy || this.stopped || !this.dirty) return;
    this.busy = true;
    this.dirty = false;
    const key = this.fields.key.value;
    const body = new URLSearchParams(new FormData(this.form));
    if (!this.unheard.includes(key)) this.unheard.push(key);
    this.fields.after.value = this.unheard.slice(-20).join(",");
    this.tell("saving");
    let answer = null;
    try {
      answer = await fetch(this.form.dataset.save, {
        method: "POST", body, keepalive, redirect: "manual", signal: AbortSignal.timeout(PATIENCE),
      });
      await this.heard(answer);
    } catch {
      this.again("offline");
    }
    this.busy = false;
    if (this.dirty && !this.stopped) this.soon(answer?.ok ? QUIET : this.delay);
  }

  async heard(answer) {
    if (answer.type === "opaqueredirect") return this.again("ended");
    if (answer.status === 403) return this.renew();
    if (answer.status >= 500 || answer.status === 429) return this.again("offline");
    const said = await answer.json();
    if (answer.status === 409) {
      this.stopped = true;
      return this.tell("conflict");
    }
    if (!answer.ok) return this.words(said.words, true);
    this.fields.version.value = said.version;
    this.unheard = [];
    this.fields.after.value = "";
    this.delay = QUIET;
    this.ended = false;
    if (!this.dirty) this.forget();
    return this.tell(said.open ? "saved" : "closed", said.at);
  }

  again(state) {
    this.dirty = true;
    this.delay = Math.min(this.delay * 2, LONGEST);
    this.ended = state === "ended";
    if (this.ended) this.forget();
    this.tell(state);
  }

  /** She signed in again in another tab: this page's token is of the former session. */
  async renew() {
    const answer = await fetch(this.form.dataset.save, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok) this.fields.csrfmiddlewaretoken.value = (await answer.json()).token;
    this.again(answer.ok ? "saving" : "ended");
  }

  tell(state, at) {
    this.words(WORDS[state](at), !["saving", "saved"].includes(state));
  }

  /** What is shown; spoken only when it is news that something is wrong, or no longer is. */
  words(words, wrong) {
    const line = this.form.querySelector("[data-saved]");
    if (wrong !== line.classList.contains("saved-not") && words !== WORDS.saving()) {
      this.form.querySelector("[data-said]").textContent = words;
    }
    if (!wrong && words === WORDS.saving() && line.classList.contains("saved-not")) return;
    line.textContent = words;
    line.classList.toggle("saved-not", wrong);
  }

  /** What this tab may keep of the form: the answers that everybody may read one day. */
  open() {
    const isOpen = (control) => control.name?.startsWith("r-") && !control.closest("[data-secret]");
    return [...this.fields].filter(isOpen);
  }

  remember() {
    if (this.ended || "secret" in this.form.dataset) return;
    const names = new Set(this.open().map((control) => control.name));
    const given = [...new FormData(this.form)].filter(([name]) => names.has(name));
    const { key, version } = this.fields;
    const kept = { who: this.form.dataset.who, key: key.value, version: version.value, unheard: this.unheard, given };
    try {
      sessionStorage.setItem(this.place, JSON.stringify(kept));
    } catch {
      // A browser that keeps nothing: the page itself still holds the text.
    }
  }

  forget() {
    sessionStorage.removeItem(this.place);
  }

  /** What this tab held when it was closed or reloaded, unless the server has it. */
  takeUp(restored) {
    if ("secret" in this.form.dataset) return;
    const kept = JSON.parse(sessionStorage.getItem(this.place) ?? "null");
    if (!kept) return;
    if (kept.who !== this.form.dataset.who || this.form.dataset.heard.split(" ").includes(kept.key)) {
      this.forget();
      return;
    }
    if (this.stopped) return;
    this.fill(kept.given);
    this.fields.version.value = kept.version;
    this.fields.key.value = kept.key;
    this.unheard = kept.unheard;
    this.fields.after.value = kept.unheard.join(",");
    this.dirty = true;
    this.words("Recuperamos lo que no había alcanzado a guardarse.", false);
    setTimeout(restored);
    this.soon(QUIET);
  }

  fill(given) {
    const values = new Map();
    for (const [name, value] of given) values.set(name, [...(values.get(name) ?? []), value]);
    for (const control of this.open()) {
      const own = values.get(control.name) ?? [];
      if (["radio", "checkbox"].includes(control.type)) control.checked = own.includes(control.value);
      else control.value = own.shift() ?? "";
    }
  }
}
