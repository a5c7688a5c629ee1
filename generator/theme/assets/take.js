/* “Tải về dùng ngoại tuyến”: what is on the device, and buttons to fetch, stop, go on, check and remove. The worker fetches page by page. */
(function () {
"use strict";
const box = navigator.serviceWorker, root = new URL(".", location.href.split("#")[0]).href, PATIENCE = 180000;
const one = (/** @type {string} */ css) => /** @type {HTMLElement} */ (document.querySelector(css));
const el = (/** @type {string} */ name, /** @type {(Node | string)[]} */ ...inside) => {
  const [tag, ...css] = name.split("."), made = document.createElement(tag);
  made.className = css.join(" ");
  made.append(...inside);
  return made;
};
const notice = one("#noi-ro"), missing = one("#chua-co");
const say = (/** @type {string} */ words) => {
  notice.hidden = false;
  notice.textContent = words;
};

/* The page that could not be opened: only one of this site is offered again. */
const wanted = location.hash.indexOf("#chua-co=") === 0 ? new URL(location.hash.slice(9), root).href : "";
if (wanted.indexOf(root) === 0) {
  missing.hidden = false;
  /** @type {HTMLAnchorElement} */ (missing.querySelector("a")).href = wanted;
}
if (!/^http/.test(location.protocol)) return say("Bạn đang mở trang từ chính máy này. Mọi bài đã có sẵn, không cần tải.");
if (document.documentElement.hasAttribute("data-preview")) return say("Đây là bản xem thử, trang không giữ gì trong máy.");
if (!box) return say("Trình duyệt này không giữ được trang trong máy. Bạn thử Chrome, Edge hoặc Safari bản mới, ở cửa sổ thường.");

/** @param {object} what @returns {Promise<any>} the worker's answer; `error` when it says nothing */
const ask = (what) => box.ready.then((registration) => new Promise((done) => {
  const { port1, port2 } = new MessageChannel(), late = setTimeout(() => done({ error: "net" }), PATIENCE);
  port1.onmessage = (event) => {
    clearTimeout(late);
    done(event.data);
  };
  if (registration.active) registration.active.postMessage(what, [port2]);
}));
const frugal = () => Boolean(/** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection?.saveData);
const WRONG = {
  net: "Mạng bị ngắt. Phần đã tải vẫn còn. Có mạng thì bấm Tải tiếp.",
  full: "Máy đã đầy. Phần đã tải vẫn còn. Bạn xóa bớt rồi bấm Tải tiếp.",
  other: "Trang trên mạng vừa có bản mới. Bạn tải lại trang này rồi tải tiếp.",
};

const rows = /** @type {HTMLElement[]} */ (Array.from(document.querySelectorAll("a[data-bundle]"))).map((link) => {
  const title = link.textContent || "", size = /** @type {HTMLElement} */ (link.parentElement).querySelector("small")?.textContent || "";
  const button = (/** @type {string} */ css) => {
    const made = el("button." + css);
    made.setAttribute("type", "button");
    return made;
  };
  const row = {
    id: link.dataset.bundle || "", title, size, link, had: el("p.had"), said: el("p.told"), bar: el("progress"),
    fetch: button("btn"), stop: button("btn.ghost"), drop: button("btn.ghost.danger"), all: false, some: false, running: false,
  };
  row.said.setAttribute("role", "status");
  row.bar.setAttribute("aria-label", "Đang tải: " + title);
  row.bar.hidden = row.stop.hidden = row.drop.hidden = true;
  name(row.stop, "Dừng", title);
  link.parentElement?.append(el("div.take", row.had, row.bar, el("div.acts", row.fetch, row.stop, row.drop), row.said));
  row.fetch.onclick = () => { run(row); };
  row.stop.onclick = () => { row.running = false; };
  row.drop.onclick = () => { remove(row); };
  return row;
});
/** @typedef {typeof rows[0]} Row */

/** What a button says, and for those who only hear it also of what. @param {HTMLElement} button @param {string} words @param {string} title */
function name(button, words, title) {
  button.replaceChildren(words, el("span.off", ": " + title));
}
/** Buttons as things stand. @param {Row} row */
const label = (row) => {
  name(row.fetch, row.all ? "Kiểm tra lại" : row.some ? "Tải tiếp" : "Tải " + row.size, row.title);
  row.fetch.classList.toggle("ghost", row.all);
  name(row.drop, "Xóa khỏi máy", row.title);
};
const refresh = async () => {
  const { bundles } = await ask({ ask: "state" });
  rows.forEach((row) => {
    const known = (bundles || []).filter((/** @type {{ id: string }} */ each) => each.id === row.id)[0];
    row.all = Boolean(known) && known.here >= known.total;
    row.some = Boolean(known) && known.loose > 0;
    row.had.textContent = !known ? "" : row.all ? "✓ Đã có đủ" : known.here ? "Đã có " + known.here + "/" + known.total + " trang" : "Chưa có trong máy";
    row.had.classList.toggle("done", row.all);
    row.drop.hidden = !row.some || row.running;
    if (!row.running) label(row);
  });
  if (navigator.storage && navigator.storage.estimate) {
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    one("#cho-trong").textContent = "Đang dùng " + size(usage) + ", máy còn cho trang này chừng " + size(quota - usage) + ".";
  }
};
/** @param {number} bytes */
const size = (bytes) => {
  const [unit, by] = bytes < 1e6 ? ["KB", 1e3] : bytes < 1e9 ? ["MB", 1e6] : ["GB", 1e9];
  return (bytes / +by).toFixed(bytes < 1e6 ? 0 : 1).replace(".", ",") + " " + unit;
};
/** What costs or cannot be taken back is asked twice. @param {HTMLElement} button @param {Row} row @param {string} words @param {string} why */
const sure = (button, row, words, why) => {
  if (button.dataset.asked) {
    delete button.dataset.asked;
    return true;
  }
  button.dataset.asked = "1";
  name(button, words, row.title);
  row.said.textContent = why;
  button.onblur = () => {
    if (button.dataset.asked) label(row);
    delete button.dataset.asked;
  };
  return false;
};
/** @param {Row} row */
const run = async (row) => {
  const other = rows.filter((each) => each.running)[0];
  if (other) {
    row.said.textContent = "Đang tải “" + other.title + "”. Bạn chờ xong hoặc bấm Dừng ở đó.";
    return;
  }
  if (frugal() && !row.all && !sure(row.fetch, row, "Bấm lần nữa để tải", "Máy đang bật tiết kiệm dữ liệu. Phần này nặng tới " + row.size + ".")) return;
  row.running = true;
  row.fetch.hidden = row.drop.hidden = true;
  row.bar.hidden = row.stop.hidden = false;
  row.stop.focus();
  row.said.textContent = row.all ? "Đang kiểm tra." : "Đang tải.";
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => false);
  const known = await ask({ ask: "list", id: row.id }), bar = /** @type {HTMLProgressElement} */ (row.bar), pages = known.pages || [];
  let failed = known.error;
  bar.max = known.total || 1;
  for (let at = 0; at < pages.length && row.running && !failed; at += 1) {
    failed = (await ask({ ask: "keep", pages: [pages[at]], check: known.check })).error;
    bar.value = known.total - pages.length + at + 1;
    if (!failed) row.had.textContent = "Đã có " + bar.value + "/" + known.total + " trang";
  }
  row.said.textContent = failed ? WRONG[/** @type {"net" | "full" | "other"} */ (failed)] : !row.running ? "Đã dừng. Bấm Tải tiếp lúc nào cũng được." :
    known.check ? "Đã kiểm tra, mọi trang còn nguyên." : "Đã tải xong. Giờ không cần mạng nữa.";
  row.running = false;
  const focused = document.activeElement === row.stop;
  row.fetch.hidden = false;
  row.bar.hidden = row.stop.hidden = true;
  if (focused) row.fetch.focus();
  refresh();
};
/** @param {Row} row */
const remove = async (row) => {
  if (!sure(row.drop, row, "Bấm lần nữa để xóa", "Xóa rồi thì cần mạng mới mở lại được.")) return;
  const { error } = await ask({ ask: "drop", id: row.id });
  row.said.textContent = error ? "Chưa xóa được, bạn thử lại." : "Đã xóa khỏi máy.";
  row.fetch.focus();
  refresh();
};
rows.forEach(label);
one("#ngoai-tuyen").append(Object.assign(el("p.room"), { id: "cho-trong" }));
refresh();
})();
