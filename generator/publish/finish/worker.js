/* The service worker: pages that were visited or taken along open without a network, and no page ever mixes files of two versions.

A version of the site is a list of paths with the hash of what is there (`offline.py` writes it). This worker knows one version: INDEX, put
before this text, holds the hashes of the lists; the lists hold the hashes of the files. What it keeps stands in one cache under path and
hash, and is compared with its hash whenever it is taken in or out. So a stale, altered or foreign answer is never taken for the file, what
did not change from one version to the next need not be fetched or copied, and an interrupted download goes on where it stopped.
A page is kept after everything it needs: a page that is there is whole. */
(() => {
"use strict";
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const ROOT = worker.registration.scope, NAME = "hocdvc " + ROOT, NOTICE = "ngoai-tuyen.html", LISTS = "ngoai-tuyen/";
const MARKED = ROOT + "?~la", AT_ONCE = 6, OTHER = "other";
const BARE = '<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Không có mạng</title>' +
  "<h1>Không có mạng</h1><p>Trang này chưa có trong máy. Khi có mạng, bạn tải lại trang.</p>";

/* ---- hashes and keys ---- */

/** @param {BufferSource} bytes */
const sha = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
/** The first 16 bytes of SHA-256 in base64url, as `offline.py` writes it. @param {BufferSource} bytes */
const hashed = async (bytes) => btoa(String.fromCharCode(...(await sha(bytes)).subarray(0, 16))).slice(0, 22).replace(/\+/g, "-").replace(/\//g, "_");
/** @param {Entry} entry */
const key = (entry) => ROOT + entry.path + "?~" + entry.hash;
/** The path below the root, or null for what lies elsewhere. @param {string} url */
const within = (url) => {
  const { origin, pathname } = new URL(url), whole = origin + pathname;
  if (!whole.startsWith(ROOT)) return null;
  const path = whole.slice(ROOT.length);
  return /(^|\/)$/.test(path) ? path + "index.html" : /\.[^/]*$/.test(path) ? path : path + ".html";
};
/** One at a time, whichever version's worker it is: nothing is swept away while something is kept.
 * @template T @param {() => Promise<T>} work @returns {Promise<T>} */
const alone = (work) => (navigator.locks ? /** @type {Promise<T>} */ (navigator.locks.request(NAME, work)) : work());

/* ---- in and out of the cache ---- */

/** The file if it is there and whole; what is not whole is thrown out. @param {Entry} entry */
const read = async (entry) => {
  try {
    const kept = await caches.match(key(entry), { cacheName: NAME });
    if (!kept) return null;
    const body = await kept.arrayBuffer();
    if ((await hashed(body)) === entry.hash) return new Response(body, kept);
    await (await caches.open(NAME)).delete(key(entry));
  } catch (error) { /* a cache that cannot be read holds nothing */ }
  return null;
};
/** @param {Entry} entry @param {Response} answer */
const put = async (entry, answer) => (await caches.open(NAME)).put(key(entry), answer);
/** The answer with its body, if it is this very file. @param {Response} answer @param {Entry} entry */
const intact = async (answer, entry) => {
  if (answer.status !== 200) return null;
  const body = await answer.arrayBuffer(), headers = new Headers(answer.headers);
  if ((await hashed(body)) !== entry.hash) return null;
  ["content-encoding", "content-length", "vary"].forEach((name) => headers.delete(name));
  return new Response(body, { headers });
};
/** The file from the network: what the browser remembers of it will do if it is right. Throws OTHER when the server has something else.
 * @param {Entry} entry @param {Request} [request] */
const bring = async (entry, request) => {
  const url = ROOT + entry.path;
  for (const ask of [request || new Request(url, { cache: "force-cache" }), new Request(url, { cache: "reload" })]) {
    const answer = await intact(await fetch(ask), entry);
    if (answer) return answer;
  }
  throw new Error(OTHER);
};

/* ---- what this version holds ---- */

/** @type {Map<string, Promise<any>>} by name */
const lists = new Map();
/** A list of this version, remembered while the worker lives. @param {string} name @param {string} hash @returns {Promise<any>} */
const list = (name, hash) => {
  const entry = { path: LISTS + name + ".json", hash };
  const load = async () => {
    let answer = await read(entry);
    if (!answer) {
      answer = await bring(entry);
      await put(entry, answer.clone()).catch(() => {});
    }
    return answer.json();
  };
  const known = lists.get(name) || load();
  lists.set(name, known);
  known.catch(() => lists.delete(name));
  return known;
};
/** The list that a path is in: chosen by its name without folder and ending, so that a lesson and its practice share one.
 * @param {string} path @returns {Promise<Leaf>} */
const leaf = async (path) => {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
  const number = new DataView((await sha(new TextEncoder().encode(name))).buffer).getUint32(0) % INDEX.leaves.length;
  return list(String(number), INDEX.leaves[number]);
};
/** The file of this version at a path, asked for by the page `home`; null when there is none, or the list is not to be had.
 * @param {string} path @returns {Promise<Entry | null>} */
const look = async (path, home = path) => {
  for (const from of new Set([home, path])) {
    try {
      const hash = (await leaf(from)).files[path];
      if (hash) return { path, hash };
    } catch (error) {
      /* The list is lost and there is no network: the file is still known by its key, if there is but one. */
      const keys = await (await caches.open(NAME)).keys(ROOT + path, { ignoreSearch: true });
      if (keys.length === 1) return { path, hash: keys[0].url.split("?~")[1] };
    }
  }
  return null;
};
/** The paths of all pages that are kept. */
const kept = async () => {
  const keys = await (await caches.open(NAME)).keys();
  return new Set(keys.map((one) => one.url.split("?~")[0].slice(ROOT.length)).filter((path) => path.endsWith(".html")));
};
/** Everything a page of this version needs, the page last; nothing when there is no such page. @param {string} path */
const needs = async (path) => {
  const { files, needs: all } = await leaf(path), names = Object.keys(files);
  const wanted = (all[path] || []).map((at) => names[at]);
  return (files[path] ? [...wanted, path] : []).map((one) => ({ path: one, hash: files[one] }));
};

/* ---- keeping and letting go ---- */

/** Keeps one file; with `check` also reads what is there. @param {Entry} entry @param {boolean} check */
const hold = async (entry, check) => {
  const there = check ? await read(entry) : await caches.match(key(entry), { cacheName: NAME });
  if (!there) await put(entry, await bring(entry));
};
/** Keeps a page of this version whole. @param {string} path */
const keep = async (path, check = false) => {
  const all = await needs(path), page = all.pop();
  for (let at = 0; at < all.length; at += AT_ONCE) await Promise.all(all.slice(at, at + AT_ONCE).map((one) => hold(one, check)));
  if (page) await hold(page, check);
};
/** Lets go of everything that no kept page of this version needs. */
const sweep = async () => {
  const cache = await caches.open(NAME), wanted = new Set([MARKED]);
  for (const path of await kept()) {
    const all = await needs(path), page = all[all.length - 1];
    if (page && (await cache.match(key(page)))) all.forEach((one) => wanted.add(key(one)));
  }
  const ours = [...INDEX.leaves, INDEX.bundles];
  for (const { url } of await cache.keys()) {
    if (!wanted.has(url) && !(url.startsWith(ROOT + LISTS) && ours.includes(url.split("?~")[1]))) await cache.delete(url);
  }
};
/** Whether files of a former version may still be there. */
let stale = false;
/** What the reader had, in this version; only what changed is fetched. */
const renew = () => alone(async () => {
  for (const path of await kept()) await keep(path);
});

/* ---- strangers: open pages that are not of this version. All they ask for goes to the network. ---- */

const strangers = (async () => {
  const known = await caches.match(MARKED, { cacheName: NAME });
  return new Set(/** @type {string[]} */ (known ? await known.json() : []));
})().catch(() => new Set(/** @type {string[]} */ ([])));
/** @param {string[]} ids */
const estrange = async (ids) => {
  const all = await strangers;
  ids.forEach((id) => all.add(id));
  await (await caches.open(NAME)).put(MARKED, new Response(JSON.stringify([...all].slice(-99)))).catch(() => {});
};

/* ---- answering ---- */

/** @param {FetchEvent} event @param {string} path */
const page = async (event, path) => {
  const entry = await look(path).catch(() => null), here = entry && (await read(entry));
  if (here) return here;
  let answer;
  try { answer = await fetch(event.request); } catch (error) { return lost(path); }
  const whole = entry && answer.type === "basic" && (await intact(answer.clone(), entry).catch(() => null));
  if (whole) return whole;
  /* A newer page, one that is not ours, or somebody else's answer: it passes, with all that belongs to it. */
  await estrange([event.resultingClientId].filter(Boolean)).catch(() => {});
  renewed();
  return answer;
};
/** @param {FetchEvent} event @param {string} path */
const part = async (event, path) => {
  const [all, client] = await Promise.all([strangers, worker.clients.get(event.clientId)]);
  const home = client && within(client.url), known = home && !all.has(event.clientId);
  const entry = known ? await look(path, home).catch(() => null) : null;
  if (!entry) return fetch(event.request);
  const here = await read(entry);
  if (here) return here;
  try {
    const answer = await bring(entry, event.request), copy = answer.clone();
    event.waitUntil(put(entry, copy).catch(() => {}));
    return answer;
  } catch (error) {
    renewed();
    return Response.error();
  }
};
const renewed = () => { worker.registration.update().catch(() => {}); };
/** No network, and the page is not here. @param {string} path */
const lost = async (path) => {
  const notice = path !== NOTICE && (await look(NOTICE).catch(() => null));
  if (notice && (await read(notice))) return Response.redirect(ROOT + NOTICE + "#chua-co=" + path);
  return new Response(BARE, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
};

/* ---- what pages ask for ---- */

/** Which of the pages here belong to a bundle alone; of everything (null), all but what everybody should have.
 * @param {string[] | null} own @param {Set<string>} here */
const loose = (own, here) => [...(own || here)].filter((path) => here.has(path) && !INDEX.core.includes(path));
/** @type {Record<string, (asked: any, from: string) => Promise<object>>} */
const ASKS = {
  /** Keep some pages; `core` also what everybody should have. */
  keep: async ({ pages, core, check }, from) => {
    if ((await strangers).has(from)) throw new Error(OTHER);
    return alone(async () => {
      for (const path of [...pages.map((/** @type {string} */ one) => within(ROOT + one)), ...(core ? INDEX.core : [])]) await keep(path, check);
      if (stale) await sweep();
      stale = false;
      return {};
    });
  },
  /** Of every bundle: how many pages it has, how many of them are here, and how many of these can be let go of. */
  state: async () => {
    const [here, { own, common }] = await Promise.all([kept(), list("goi", INDEX.bundles)]);
    return { bundles: Object.keys(own).map((id) => {
      const pages = own[id] ? [...own[id], ...common] : [...here], some = pages.filter((one) => here.has(one));
      return { id, total: own[id] ? pages.length : INDEX.pages, here: some.length, loose: loose(own[id], here).length };
    }) };
  },
  /** The pages of a bundle that are to be fetched; all of them to check them when none is missing. */
  list: async ({ id }) => {
    const [here, { own, common }] = await Promise.all([kept(), list("goi", INDEX.bundles)]);
    const every = async () => (await Promise.all(INDEX.leaves.map((hash, at) => list(String(at), hash)))).flatMap((one) => Object.keys(one.needs));
    const pages = own[id] ? [...own[id], ...common] : await every(), missing = pages.filter((one) => !here.has(one));
    return { total: pages.length, pages: missing.length ? missing : pages, check: !missing.length };
  },
  /** Let go of a bundle; what everybody should have stays. */
  drop: ({ id }) => alone(async () => {
    const { own } = await list("goi", INDEX.bundles), cache = await caches.open(NAME), here = await kept();
    for (const path of loose(own[id], here)) await cache.delete(ROOT + path, { ignoreSearch: true });
    await sweep();
    return {};
  }),
  turn: async () => {
    await worker.skipWaiting();
    return {};
  },
};

worker.addEventListener("install", (event) => event.waitUntil(renew().catch(async (/** @type {Error} */ error) => {
  if (error.name === "QuotaExceededError") (await worker.clients.matchAll({ includeUncontrolled: true })).forEach((one) => one.postMessage({ full: true }));
  throw error;
})));
worker.addEventListener("activate", (event) => {
  stale = true;
  /* Pages that this worker has just taken over were not made by this version; requests wait until that is written down. */
  event.waitUntil(worker.clients.matchAll({ type: "window" }).then((all) => estrange(all.map((one) => one.id))));
});
worker.addEventListener("fetch", (event) => {
  const { request } = event, path = within(request.url);
  if (request.method !== "GET" || path === null) return;
  /* Whatever goes wrong in here, the reader is no worse off than without a worker. */
  event.respondWith((request.mode === "navigate" ? page : part)(event, path).catch(() => fetch(request)));
});
worker.addEventListener("message", (event) => {
  const { data, ports: [port] } = event, ask = data && ASKS[data.ask], from = event.source && "id" in event.source ? event.source.id : "";
  const say = (/** @type {object} */ answer) => { if (port) port.postMessage(answer); };
  const fail = (/** @type {Error} */ error) => say({ error: error.name === "QuotaExceededError" ? "full" : error.message === OTHER ? OTHER : "net" });
  if (ask) event.waitUntil(ask(data, from).then(say, fail));
});
})();
