/* Deals a paper from its number (mã đề): which questions, in which order, with which letters. The same number gives the same paper on every
screen, on the board and on paper. The twin of generator/model/shuffle.py; a test compares the two. */
(function () {
"use strict";
/** @type {Deal} */
const deal = {
  /* FNV-1a over UTF-8, then the finaliser of MurmurHash3. */
  rank(seed, id) {
    let hash = 0x811c9dc5;
    new TextEncoder().encode(seed + "/" + id).forEach((byte) => { hash = Math.imul(hash ^ byte, 0x01000193); });
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  },
  shuffled: (ids, seed) => ids.map((id) => ({ id, rank: deal.rank(seed, id) })).sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)).map((one) => one.id),
  jumbled(ids, seed) {
    const mixed = deal.shuffled(ids, seed);
    return mixed.every((id, at) => id === ids[at]) ? mixed.slice(1).concat(mixed.slice(0, 1)) : mixed;
  },
  drawn: (levels, wanted, seed) => [].concat(...wanted.map(([level, count]) =>
    /** @type {never[]} */ (deal.shuffled(levels.filter((one) => one[1] === level).map((one) => one[0]), seed).slice(0, count)))),
  paper(sections, draw, seed, only) {
    const parts = Array.from(new Set(sections.map((one) => one.dataset.part))).map((part) => sections.filter((one) => one.dataset.part === part));
    const wanted = draw.split("|").filter(Boolean).map((one) => /** @type {[string, number]} */ ([one.split("=")[0], +one.split("=")[1]]));
    const levels = sections.map((one) => /** @type {[string, string]} */ ([idOf(one), one.dataset.level || ""]));
    const order = seed && wanted.length ? deal.drawn(levels, wanted, seed) : Array.prototype.concat(...parts.map((part) => mixed(seed, seed)(part.map(idOf))));
    const asked = order.filter((id) => !only || only.includes(id)).map((id) => sections.filter((one) => idOf(one) === id)[0]);
    parts.forEach((part) => lay(part, asked.filter((one) => part.includes(one))));
    sections.forEach((one) => {
      one.toggleAttribute("data-first", one === asked[0]);
      shuffle(one, seed);
    });
    return asked;
  }
};
/** @param {ParentNode} from @param {string} css @returns {HTMLElement[]} */
const all = (from, css) => Array.from(from.querySelectorAll(css));
/** @param {HTMLElement} one */
const idOf = ({ dataset: { value, key, id } }) => value || key || id || "";
/** Shuffles, unless the paper is the author's. @param {string} seed @param {string} ours @returns {(ids: string[]) => string[]} */
const mixed = (seed, ours) => (ids) => (seed ? deal.shuffled(ids, ours) : ids);

/** The order in which the author wrote what stands in a list. @type {WeakMap<Node, string[]>} */
const written = new WeakMap();
/** Puts these items of one list in an order made of the author's. @param {HTMLElement[]} items @param {(ids: string[]) => string[]} mix */
const sort = (items, mix) => {
  const list = /** @type {HTMLElement} */ (items[0].parentNode), ids = written.get(list) || items.map(idOf), order = mix(ids);
  written.set(list, ids);
  items.sort((a, b) => order.indexOf(idOf(a)) - order.indexOf(idOf(b))).forEach((item) => list.append(item));
  return order;
};
/** Gives what stands first in an item another letter: "A. Sai." becomes "C. Sai.". @param {HTMLElement} item @param {string} letter */
const rename = (item, letter) => {
  const mark = all(item, "strong")[0];
  mark.textContent = (mark.textContent || "").replace(/^[^.]*/, letter);
};
/** Puts what can be chosen in the order of the seed. True and false, places, rows and scenes never move.
 * @param {HTMLElement} section @param {string} seed */
const shuffle = (section, seed) => {
  const { ask = "", quiz, own } = section.dataset, ours = seed + "/" + quiz + "/" + own;
  const options = all(section, ".options li"), columns = all(section, ".columns li"), keys = all(section, ".key [data-key]");
  /** @param {string} words */
  const answer = (words) => { all(section, ".answer strong")[1].textContent = "Đáp án: " + words; };
  if (ask === "order") sort(options, (ids) => (seed ? deal.jumbled(keys.map(idOf), ours) : ids));
  if (ask === "pair") {
    const order = sort(columns, mixed(seed, ours));
    columns.forEach((column, at) => rename(column, String(at + 1)));
    answer(keys.map((key, at) => String.fromCharCode(97 + at) + " – " + (order.indexOf(key.dataset.right || "") + 1)).join(", "));
  }
  if (ask !== "one" && ask !== "many") return;
  const order = sort(options, mixed(seed, ours));
  /** @param {HTMLElement} item */
  const letter = (item) => String.fromCharCode(65 + order.indexOf(idOf(item)));
  sort(keys, () => order);
  [...options, ...keys].forEach((item) => rename(item, letter(item)));
  answer(keys.filter((key) => key.dataset.right).map(letter).join(", "));
};
/** The sections of one part: lays the asked ones out in order, and numbers them. @param {HTMLElement[]} part @param {HTMLElement[]} asked */
const lay = (part, asked) => {
  const first = part.reduce((a, b) => (a.compareDocumentPosition(b) & 2 ? b : a)), head = first.previousElementSibling, here = document.createComment("");
  first.before(here);
  asked.concat(part.filter((one) => !asked.includes(one))).forEach((one) => here.before(one));
  here.remove();
  part.forEach((one) => one.toggleAttribute("data-out", !asked.includes(one)));
  if (head && head.matches("h2")) head.toggleAttribute("data-out", !asked.length);
  asked.forEach((one, at) => {
    one.dataset.number = String(at + 1);
    all(one, ".count, .answer strong:first-child").forEach((name) => { name.textContent = (name.textContent || "").replace(/^Câu \d+/, "Câu " + (at + 1)); });
  });
};
window.hocdvc.deal = deal;
})();
