/* On every page, over http only: starts the service worker once the page is at rest, has it keep this page, and tells of a new version. */
(function () {
"use strict";
const box = navigator.serviceWorker, script = document.currentScript, page = document.documentElement;
if (!(script instanceof HTMLScriptElement) || !/^http/.test(location.protocol) || page.hasAttribute("data-preview")) return;
const root = new URL("..", script.src).href;

/* A file opened from a disk has no manifest to fetch, so it is named here and not in the page. */
if (document.querySelector("link[rel=apple-touch-icon]")) {
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = root + "manifest.webmanifest";
  document.head.append(link);
}
if (!box) return;

const frugal = () => Boolean(/** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection?.saveData);
const followed = Boolean(box.controller);

/** A small bar above everything, read out when it comes. @param {string} words @param {HTMLElement} act */
const bar = (words, act) => {
  document.querySelectorAll(".fresh").forEach((old) => old.remove());
  const strip = document.createElement("div"), text = document.createElement("p"), later = document.createElement("button");
  strip.className = "fresh";
  text.setAttribute("role", "status");
  later.className = act.className = "btn";
  later.classList.add("ghost");
  later.type = "button";
  later.textContent = "Để sau";
  later.onclick = () => strip.remove();
  strip.append(text, act, later);
  document.body.append(strip);
  setTimeout(() => { text.textContent = words; }, 50);
};
/** @param {ServiceWorkerRegistration} registration */
const tell = (registration) => {
  if (!registration.waiting || !box.controller) return;
  const reload = document.createElement("button");
  reload.type = "button";
  reload.textContent = "Tải lại";
  reload.onclick = () => { if (registration.waiting) registration.waiting.postMessage({ ask: "turn" }); };
  bar("Có bản mới. Tải lại để dùng.", reload);
};
/** @param {ServiceWorkerRegistration} registration */
const follow = (registration) => {
  const wait = (/** @type {ServiceWorker | null} */ next) => { if (next) next.addEventListener("statechange", () => tell(registration)); };
  wait(registration.installing);
  registration.addEventListener("updatefound", () => wait(registration.installing));
  tell(registration);
};
/* Every open page of the old version starts anew with the new one; what was filled in is in the memory of the device. */
box.addEventListener("controllerchange", () => { if (followed) location.reload(); });
box.addEventListener("message", (event) => {
  if (!event.data || !event.data.full) return;
  const link = document.createElement("a");
  link.href = root + "ngoai-tuyen.html";
  link.textContent = "Xóa bớt";
  bar("Có bản mới nhưng máy đã đầy. Bạn vẫn dùng được bản cũ.", link);
});
const start = () => box.register(root + "sw.js", { scope: root, updateViaCache: "none" }).then((registration) => {
  follow(registration);
  return box.ready;
}).then(({ active }) => {
  if (active) active.postMessage({ ask: "keep", pages: [location.pathname.slice(new URL(root).pathname.length)], core: !frugal() });
}).catch(() => { /* not allowed here: the site works as it is */ });
const rest = () => (window.requestIdleCallback ? window.requestIdleCallback(start, { timeout: 3000 }) : setTimeout(start, 1000));
if (document.readyState === "complete") rest();
else window.addEventListener("load", rest);
})();
