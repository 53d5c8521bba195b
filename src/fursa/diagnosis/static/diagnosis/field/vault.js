// What this computer keeps of interviews that are not sent yet: in IndexedDB, locked with the key of whoever wrote them.
//
// The key comes from the server to a signed-in user alone. So that work can go on without network, it is also kept here,
// wrapped by a passphrase (PBKDF2, then AES-GCM): no name is written beside it, and without the passphrase nobody who sits
// down at this computer next can tell whose it is, or open anything.

const NAME = "fursa-field";
const ROUNDS = 600000;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

let opened = null;
function database() {
  opened = opened || new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("keys", { keyPath: "tag" });
      request.result.createObjectStore("forms", { keyPath: "hash" });
      request.result.createObjectStore("entries", { keyPath: "id" }).createIndex("tag", "tag");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function within(store, mode, act) {
  const transaction = (await database()).transaction(store, mode);
  const finished = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
  const result = await act(transaction.objectStore(store));
  await finished; // written to the disk, or refused: never in between
  return result;
}

const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const fresh = (length) => crypto.getRandomValues(new Uint8Array(length));

async function lock(key, bytes, of) {
  const iv = fresh(12);
  return { iv, locked: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: encoder.encode(of) }, key, bytes) };
}

const unlock = (key, { iv, locked }, of) =>
  crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: encoder.encode(of) }, key, locked);

async function wrapping(passphrase, salt) {
  const typed = await crypto.subtle.importKey("raw", encoder.encode(passphrase.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS }, typed,
    { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"],
  );
}

// The forms are nobody's secret; every version a draft was begun on is kept until that draft is gone.
export const forms = {
  all: () => within("forms", "readonly", (store) => done(store.getAll())),
  get: (hash) => within("forms", "readonly", (store) => done(store.get(hash))),
  put: (form) => within("forms", "readwrite", (store) => done(store.put(form))),
  async tidy(offered) {
    const needed = new Set([...offered, ...(await within("entries", "readonly", (store) => done(store.getAll()))).map((one) => one.form)]);
    for (const form of await forms.all()) {
      if (!needed.has(form.hash)) await within("forms", "readwrite", (store) => done(store.delete(form.hash)));
      else if (form.offered !== offered.includes(form.hash)) await forms.put({ ...form, offered: offered.includes(form.hash) });
    }
  },
};

export class Vault {
  constructor(tag, key) { this.tag = tag; this.key = key; }

  // The vault of the signed-in user, by the key the server gave.
  static async of({ tag, key }) {
    return new Vault(tag, await crypto.subtle.importKey("raw", bytesOf(key), "AES-GCM", false, ["encrypt", "decrypt"]));
  }

  // The vault that this passphrase opens, or null.
  static async open(passphrase) {
    for (const kept of await within("keys", "readonly", (store) => done(store.getAll()))) {
      try {
        const raw = await unlock(await wrapping(passphrase, kept.salt), kept, kept.tag);
        return new Vault(kept.tag, await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]));
      } catch { /* another's */ }
    }
    return null;
  }

  static async isSealed(tag) { return Boolean(await within("keys", "readonly", (store) => done(store.get(tag)))); }
  static async isAnySealed() { return (await within("keys", "readonly", (store) => done(store.count()))) > 0; }

  static async seal({ tag, key }, passphrase) {
    const salt = fresh(16);
    const wrapped = await lock(await wrapping(passphrase, salt), bytesOf(key), tag);
    await within("keys", "readwrite", (store) => done(store.put({ tag, salt, ...wrapped })));
  }

  // An entry: {id, form, title, label, state, problem, xml, files: [{name, type, bytes}]}.
  async save(entry) {
    const { files = [], ...words } = entry;
    const body = await lock(this.key, encoder.encode(JSON.stringify(words)), entry.id);
    const kept = [];
    for (const file of files) {
      kept.push({ name: await lock(this.key, encoder.encode(JSON.stringify([file.name, file.type])), entry.id),
        ...(await lock(this.key, file.bytes, entry.id)) });
    }
    const row = { id: entry.id, tag: this.tag, form: entry.form, at: Date.now(), ...body, files: kept };
    await within("entries", "readwrite", (store) => done(store.put(row)));
  }

  async #read(row) {
    const words = JSON.parse(decoder.decode(await unlock(this.key, row, row.id)));
    const files = [];
    for (const file of row.files) {
      const [name, type] = JSON.parse(decoder.decode(await unlock(this.key, file.name, row.id)));
      files.push({ name, type, bytes: await unlock(this.key, file, row.id) });
    }
    return { ...words, at: row.at, files };
  }

  async list() {
    const rows = await within("entries", "readonly", (store) => done(store.index("tag").getAll(this.tag)));
    const found = [];
    for (const row of rows) {
      // Locked with a key the server no longer gives: kept, never thrown away unread.
      try { found.push(await this.#read(row)); } catch { found.push({ id: row.id, state: "closed", at: row.at, files: [] }); }
    }
    return found.sort((one, other) => other.at - one.at);
  }

  async get(id) {
    const row = await within("entries", "readonly", (store) => done(store.get(id)));
    return row && row.tag === this.tag ? this.#read(row) : null;
  }

  remove(id) { return within("entries", "readwrite", (store) => done(store.delete(id))); }
}
