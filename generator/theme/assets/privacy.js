/* “Dữ liệu của bạn”: shows what this device really keeps, kind by kind, and deletes it. Only names that begin with `hocdvc` are ours: a page
opened from a disk, or beside other sites on one host, shares its storage with strangers, whose things are neither shown nor touched. */
(function () {
"use strict";
/** @typedef {{ name: string, size: number, value: string }} Thing */
/** @typedef {{ section: HTMLElement, fits: RegExp, caches: boolean, things: Thing[] }} Kind */
const one = (/** @type {string} */ css, /** @type {ParentNode} */ from = document) => /** @type {HTMLElement} */ (from.querySelector(css));
const el = (/** @type {string} */ tag, /** @type {string} */ css, /** @type {(Node | string)[]} */ ...inside) => {
  const made = document.createElement(tag);
  if (css) made.className = css;
  made.append(...inside);
  return made;
};
const OURS = /^hocdvc[.:@-]?/, LONG = 120;
const sum = one("#dang-giu"), all = one("#xoa-het"), sure = one("#chac-chua"), said = one(".asked");
/** @type {Kind[]} */
const kinds = Array.from(document.querySelectorAll(".kept section"), (found) => {
  const section = /** @type {HTMLElement} */ (found);
  return { section, fits: new RegExp("^(?:" + section.dataset.names + ")$"), caches: section.dataset.shelf === "caches", things: [] };
});

/** @param {number} bytes */
const large = (bytes) => (bytes < 1e6 ? Math.max(0.1, bytes / 1024).toFixed(1) + " KB" : (bytes / 1048576).toFixed(1) + " MB").replace(".", ",");

/** What lies in the storage under our names. @returns {Thing[]} */
const stored = () => {
  try {
    return Object.keys(window.localStorage).filter((name) => OURS.test(name)).sort().map((name) => {
      const value = window.localStorage.getItem(name) || "";
      return { name, value, size: 2 * (name.length + value.length) };
    });
  } catch (error) { return []; }
};
/** The caches under our names, with how many files each holds; none where there are no caches, as from a disk. @returns {Promise<Thing[]>} */
const cached = async () => {
  try {
    const names = (await window.caches.keys()).filter((name) => OURS.test(name)).sort();
    return await Promise.all(names.map(async (name) => {
      const files = await (await window.caches.open(name)).keys();
      return { name, value: files.length + " tệp", size: 0 };
    }));
  } catch (error) { return []; }
};

/** @param {boolean} caches @param {string} name */
const forget = async (caches, name) => {
  try {
    if (caches) await window.caches.delete(name);
    else window.localStorage.removeItem(name);
  } catch (error) { /* it is shown again, since it is still there */ }
};

/** @param {Kind} kind */
const show = (kind) => {
  const { section, things, caches } = kind;
  section.querySelectorAll(".now").forEach((old) => old.remove());
  if (!things.length) {
    section.append(el("p", "none now", "Máy này chưa giữ gì ở mục này."));
    return;
  }
  const size = things.reduce((before, thing) => before + thing.size, 0), list = el("ul", "");
  things.forEach(({ name, value }) => {
    const short = value.length > LONG ? value.slice(0, LONG) + "…" : value;
    list.append(el("li", "", el("code", "", name), " ", short));
  });
  const drop = el("button", "btn ghost danger", "Xóa mục này");
  drop.setAttribute("type", "button");
  drop.addEventListener("click", async () => {
    await Promise.all(things.map((thing) => forget(caches, thing.name)));
    await look();
    said.textContent = "Đã xóa: " + (one("h3", section).textContent || "") + ".";
    const title = one("h3", section);
    title.tabIndex = -1;
    title.focus();
  });
  const count = things.length + (caches ? " kho" : " mục, " + large(size));
  section.append(el("details", "now", el("summary", "", "Máy này đang giữ " + count), list, drop));
};

/** Looks into the device and shows what is there; returns how many things. */
const look = async () => {
  const storage = stored(), caches = await cached();
  kinds.forEach((kind) => { kind.things = (kind.caches ? caches : storage).filter((thing) => kind.fits.test(thing.name)); });
  kinds.forEach(show);
  const count = storage.length + caches.length, size = storage.reduce((before, thing) => before + thing.size, 0);
  sum.textContent = !count ? "Máy này chưa giữ gì của trang."
    : "Máy này đang giữ " + [storage.length && storage.length + " mục (" + large(size) + ")", caches.length && caches.length + " kho bài đã tải"].filter(Boolean).join(" và ") + ".";
  return count;
};

/** @param {boolean} open */
const ask = (open) => {
  sure.hidden = !open;
  all.hidden = open;
};
const clear = async () => {
  await Promise.all(stored().map((thing) => forget(false, thing.name)));
  await Promise.all((await cached()).map((thing) => forget(true, thing.name)));
  const worker = navigator.serviceWorker, mine = worker && (await worker.getRegistration().catch(() => undefined));
  if (mine) await mine.unregister();
  ["data-size", "data-lines", "data-theme", "data-contrast"].forEach((name) => document.documentElement.removeAttribute(name));
};

all.addEventListener("click", () => { ask(true); one("button.ghost", sure).focus(); });
one("button.ghost", sure).addEventListener("click", () => { ask(false); all.focus(); });
one("button.danger", sure).addEventListener("click", async () => {
  await clear();
  ask(false);
  said.textContent = (await look()) ? "Có thứ chưa xóa được. Bạn thử xóa trong cài đặt của trình duyệt." : "Đã xóa hết. Trang vẫn dùng được như lần đầu.";
  said.focus();
});
look();
})();
