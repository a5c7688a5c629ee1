/* The search box: fetches the index (`search.js`, `answers.js`, `tim/…`) at its first use and shows what it finds as plain links.
Quotes stand as they do in the lesson; text goes in as text. */
(function () {
"use strict";
const form = /** @type {HTMLFormElement | null} */ (document.getElementById("tim")), input = /** @type {HTMLInputElement | null} */ (document.getElementById("tim-chu"));
const status = document.getElementById("tim-dem"), hits = document.getElementById("tim-thay");
if (!form || !input || !status || !hits) return;
const more = (/** @type {HTMLScriptElement} */ (document.currentScript).dataset.more || "").split(" "), page = form.hasAttribute("data-whole");
const MOST = 8, MOST_GROUPS = 12, FEW = 3, PART = { step: "Bước", stuck: "Bước", faq: "Hỏi đáp", facts: "Cần biết trước", papers: "Giấy tờ", returned: "Lỗi cần tránh", after: "Làm xong rồi", safety: "Giữ an toàn" };

/** @type {FinderParts["make"]} */
const make = (tag, css, ...inside) => {
  const made = document.createElement(tag);
  if (css) made.className = css;
  made.append(...inside);
  return made;
};
/** @type {FinderParts["link"]} */
const link = (address, ...inside) => {
  const made = /** @type {HTMLAnchorElement} */ (make("a", "", ...inside));
  made.setAttribute("href", address);
  return made;
};

/** @type {Promise<boolean> | undefined} */
let engine;
/** @param {string} src @returns {Promise<boolean>} */
const script = (src) => new Promise((done) => {
  const tag = document.createElement("script");
  tag.src = src;
  tag.onload = () => done(true);
  tag.onerror = () => { tag.remove(); done(false); };
  document.head.append(tag);
});
/** Fetches the engine and the index once; false when they cannot be had now. @returns {Promise<boolean>} */
const ready = () => {
  engine = engine || script(more[0]).then((ok) => ok && script(more[1])).then(async (ok) => ok && Boolean(await window.hocdvc.search.ready()));
  engine.then((ok) => { if (!ok) engine = undefined; });
  return engine;
};

/** The text with the number of a hotline that does not break. @param {string} text */
const whole = (text) => text.replace(/\b(1[89]00) (?=\d{4}\b)/g, "$1\u00a0");
/** Words with those in `terms` marked, neighbours in one mark; those with a `~` only go along with one before. @type {FinderParts["marked"]} */
const marked = (words, terms) => {
  const text = whole(words);
  /** @type {(Node | string)[]} */
  const out = [];
  let end = 0, from = -1, to = 0;
  const flush = () => { if (from >= 0) { out.push(text.slice(end, from), make("mark", "", text.slice(from, to))); end = to; from = -1; } };
  for (const found of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const at = /** @type {number} */ (found.index);
    const joins = from >= 0 && !/\S/.test(text.slice(to, at));
    const fits = window.hocdvc.search.syllables(found[0]).some((term) => terms.has(term) || (joins && terms.has("~" + term)));
    if (fits && (from < 0 || /\S/.test(text.slice(to, at)))) { flush(); from = at; }
    if (fits) to = at + found[0].length;
    else flush();
  }
  flush();
  return [...out, text.slice(end)];
};

/** The syllables of a query that tell something, in all ways they were understood. @param {Found} found */
const sought = (found) => {
  const terms = new Set();
  found.nodes.forEach((node) => {
    node.alternatives.slice(0, 3).forEach((one) => one.terms.forEach((term) => terms.add(node.tell > 0.3 ? term : "~" + term)));
  });
  return terms;
};

/** Where a guide is: in this copy of the site, or where a copy of a part of it lacks the guide, on the site itself. @param {FoundGuide} guide @param {string} [anchor] */
const way = (guide, anchor) => {
  const away = guide.here === false && location.protocol === "file:", home = window.hocdvc.search.home();
  return (away && home ? home.replace(/\/?$/, "/") : "") + guide.address + (anchor ? "#" + anchor : "");
};

/** @param {Passage} passage */
const place = (passage) => {
  const name = PART[passage.part];
  if (passage.part === "step") return name + " " + passage.number + ": " + passage.head;
  return passage.part === "stuck" ? name + " " + passage.number + ", gặp lỗi" : name;
};

/** Sources with the day each was read. @param {Passage | { sources: [string, string, string][] }} from */
const cited = (from) => {
  const small = make("small", "cite");
  if (!from.sources.length) small.append("Lời khuyên của bài, không dẫn nguồn.");
  from.sources.forEach(([title, address, day], at) => small.append(at ? " " : "Nguồn: ", link(address, title + " · xem " + day)));
  return small;
};

/** A passage as it stands in the lesson. @param {Judged} one @param {Set<string>} terms */
const quoted = ({ passage, guide, hits: own }, terms) => {
  const seen = new Set([...terms, ...own]), quote = make("blockquote", "");
  if (passage.head && passage.part !== "step") quote.append(make("p", "head", ...marked(passage.head, seen)));
  passage.lines.forEach((line) => quote.append(make("p", "", ...marked(line, seen))));
  const from = make("p", "from", link(way(guide), guide.title), " › ", link(way(guide, passage.anchor), place(passage)));
  return make("article", "quote", from, quote, cited(passage));
};

/** Whom to ask instead: the contact of this place that is nearest to the question; and whether something below comes near. @param {Set<string>} terms @param {boolean} near */
const help = (terms, near) => {
  const { contacts, syllables } = { contacts: window.hocdvc.search.contacts(), syllables: window.hocdvc.search.syllables };
  const box = make("div", "note info", make("p", "", make("strong", "", "Chưa có trong tài liệu.")));
  if (near) box.append(make("p", "", "Bạn xem thử những chỗ gần nhất trong các bài dưới đây."));
  if (!contacts.length) return box;
  const said = contacts.map((one) => syllables(one[0] + " " + one[2]).filter((term) => terms.has(term)).length);
  const [label, value, note, sources] = contacts[said.indexOf(Math.max(...said))];
  const number = /^[\d ]{3,}$/.test(value) ? link("tel:" + value.replace(/ /g, ""), whole(value)) : value;
  box.append(make("p", "", (near ? "Hoặc hỏi " : "Bạn hỏi ") + label + ": ", number, note ? ". " + note : ""), cited({ sources }), make("p", "", link("noi-giup-do.html", "Nơi giúp đỡ khác")));
  return box;
};

/** @param {FoundGuide} guide @param {Found} found @param {Set<string>} terms @param {number} at */
const row = (guide, found, terms, at) => {
  const item = make("li", "", link(way(guide), ...marked(guide.title, terms)), make("small", "", guide.note));
  if (guide.here === false && location.protocol === "file:") item.append(make("small", "away", "Bài này không có trong bản bạn đang mở."));
  if (at < FEW) found.inside(guide).slice(0, at ? 1 : 2).forEach(({ passage, hits: own }) => {
    const seen = new Set([...terms, ...own]);
    const said = passage.part === "facts" ? fact(passage, seen) : (passage.part !== "step" && passage.head) || best(passage, seen);
    item.append(make("span", "at", link(way(guide, passage.anchor), ...marked(place(passage), seen)), make("span", "said", ...marked(said, seen))));
  });
  return item;
};
/** The line of a passage that says most of what was looked for. @param {Passage} passage @param {Set<string>} terms */
const best = (passage, terms) => {
  const many = passage.lines.map((line) => new Set(window.hocdvc.search.syllables(line).filter((term) => terms.has(term))).size);
  return passage.lines[many.indexOf(Math.max(...many))] || "";
};

/** A fact with its value; where neither says what was looked for, with the note that does. @param {Passage} passage @param {Set<string>} terms */
const fact = (passage, terms) => {
  const said = passage.head + ": " + passage.lines[0], note = best(passage, terms);
  return window.hocdvc.search.syllables(said).some((term) => terms.has(term)) || note === passage.lines[0] ? said : said + ". " + note;
};

/** @param {string} words @param {Found} found @param {FoundGuide[]} guides @param {Set<string>} terms */
const list = (words, found, guides, terms) => {
  if (!guides.length) return [];
  return [make("h2", "", words), make("ol", "found", ...guides.map((guide, at) => row(guide, found, terms, at)))];
};

/** Where to look when nothing was found: every group, or where there are too many, the page of all. @param {Found} found */
const groups = ({ groups: all }) => make("ul", "", ...(all.length > MOST_GROUPS ? [["Tất cả các nhóm bài", "bai.html"]] : all).map(([title, address]) => make("li", "", link(address, title))));

/** @param {string} text @param {Found} found */
const show = (text, found) => {
  const terms = sought(found), good = found.good.slice(0, MOST), answers = found.question ? found.answers.slice(0, FEW) : [];
  hits.replaceChildren();
  if (found.question && page && answers.length) hits.append(make("h2", "", "Bài nói thế này"), ...answers.map((one) => quoted(one, terms)));
  if (found.question && page && !answers.length) hits.append(help(terms, good.slice(0, FEW).some((guide) => found.inside(guide).length)));
  if (found.question && !page) hits.append(make("p", "ask", link(String(form.getAttribute("action")) + "?q=" + encodeURIComponent(text), "Xem câu trả lời trong các bài")));
  if (good.length) hits.append(...list(found.question && page ? "Bài liên quan" : "Bài tìm thấy", found, good, terms));
  else hits.append(make("p", "", "Chưa có bài nào nói về việc này. Bạn gõ tên việc bằng chữ khác, hoặc chọn một nhóm:"), groups(found));
  const said = found.question && page ? (answers.length ? answers.length + " đoạn trả lời. " : "Chưa có trong tài liệu. ") : "";
  say(said + (good.length ? good.length + " bài. Gần nhất: " + good[0].title + "." : "Chưa có bài này."));
};

let turn = 0, later = 0, telling = 0;
/** Said once the typing rests, so that a screen reader is not interrupted. @param {string} words */
const say = (words) => {
  clearTimeout(telling);
  telling = window.setTimeout(() => { status.textContent = words; }, 300);
};
const run = async () => {
  const text = input.value.trim().slice(0, 200), mine = ++turn;
  if (!text) { hits.replaceChildren(); say(""); return; }
  if (!await ready()) { if (mine === turn) say("Chưa mở được mục lục. Bạn thử lại khi có mạng, hoặc chọn trong các nhóm bài."); return; }
  const found = await window.hocdvc.answers.find(text, (early) => {
    if (mine === turn && !hits.firstChild && !(page && early.question)) show(text, early);
  });
  if (mine !== turn) return;
  if (!hits.contains(document.activeElement)) show(text, found);
  settle();
};
/** Gives back the room that was kept for what is found: what stands below comes up out of sight, so that nothing seen moves. */
const settle = () => {
  const root = document.documentElement.classList;
  if (root.contains("settled")) return;
  root.add("settled", "settling");
  requestAnimationFrame(() => requestAnimationFrame(() => root.remove("settling")));
};

const soon = () => { clearTimeout(later); later = window.setTimeout(run, 120); };
input.addEventListener("focus", () => { ready(); });
input.addEventListener("input", soon);
form.addEventListener("submit", (event) => {
  if (!page) return;
  event.preventDefault();
  try { history.replaceState(null, "", "?q=" + encodeURIComponent(input.value.trim())); } catch (error) { /* the list is shown all the same */ }
  document.title = input.value.trim() + " – " + document.title.replace(/^.* – /, "");
  run();
});
/** Arrows go through the links, Escape back to the box. @param {KeyboardEvent} event */
const keys = (event) => {
  const links = Array.from(hits.querySelectorAll("a")), at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  const next = event.key === "ArrowDown" ? links[at + 1] : event.key === "ArrowUp" ? links[at - 1] || input : event.key === "Escape" && at >= 0 ? input : null;
  if (!next || (event.key === "ArrowUp" && at < 0)) return;
  event.preventDefault();
  next.focus();
};
form.addEventListener("keydown", keys);
hits.addEventListener("keydown", keys);

const asked = new URLSearchParams(location.search).get("q");
if (page && asked && !input.value) input.value = asked;
if (input.value) run();
const come = () => { if (location.hash === "#tim") input.focus(); };
window.addEventListener("hashchange", come);
if (document.readyState === "complete") come();
else window.addEventListener("load", () => { setTimeout(come, 0); });
})();
