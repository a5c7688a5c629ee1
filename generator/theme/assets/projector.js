/* Questions on the classroom's wall: reads them from the page, makes screens of them, and makes each as large as fits.
`hocdvc.project(sections, title)` opens the game (`projector-game.js`, which this script brings along with its style). Loaded only when
asked for; works from a double-clicked file.

To be read from 8 m a capital letter is at least 1/200 of the distance high (17 minutes of arc; ISO 9241-303 wants 16 or more): 40 mm.
On an image 2 m wide that is 2 % of the width, and a capital is 0.71 of the font size in the system fonts: 2 / 0.71 = 2.82 % of the
width, so 36 px of 1280 and 54 px of 1920. What does not fit at this size is dealt out over several screens. */
(function () {
"use strict";
const LETTERS = "ABCDEFGHIJKLMNOP", BIGGEST = 2;
const least = () => Math.max(18, Math.floor(window.innerWidth * 0.02 / 0.71));

/** el("p.head", { id: "x" }, "words", child): an element with its classes, attributes and contents.
 * @param {string} name @param {...(string | Node | false | null | undefined | Record<string, string>)} inside @returns {HTMLElement} */
const el = (name, ...inside) => {
  const [tag, css] = name.split("."), made = document.createElement(tag);
  if (css) made.className = css;
  inside.forEach((one) => {
    if (one instanceof Node || typeof one === "string") made.append(one);
    else if (one) Object.keys(one).forEach((key) => made.setAttribute(key, one[key]));
  });
  return made;
};
/** @param {Element} from @param {string} css @returns {HTMLElement[]} */
const all = (from, css) => Array.from(from.querySelectorAll(css));
/** The words of an element, fresh: bold stays bold, links become plain; `bare` leaves out the label they begin with.
 * @param {Element | null | undefined} from @param {boolean} [bare] @returns {HTMLElement} */
const words = (from, bare) => {
  const made = el("span");
  if (from) from.childNodes.forEach((node) => {
    if (!(node instanceof HTMLElement)) made.append(node.textContent || "");
    else if (bare && node.tagName === "STRONG") bare = false;
    else made.append(/^(STRONG|B|CODE)$/.test(node.tagName) ? el("b", node.textContent) : words(node));
  });
  return made;
};
/** @param {Element | null | undefined} from @param {boolean} [bare] */
const text = (from, bare) => (words(from, bare).textContent || "").trim();

// ---- reading a question from the page ----

/** @param {HTMLElement} section @returns {Asked} */
const read = (section) => {
  const { id = "", ask = "", level = "", seconds, points = "0 1" } = section.dataset, keys = all(section, ".key [data-key]");
  /** @param {HTMLElement} from @param {number} at @returns {Part} */
  const part = (from, at) => {
    const value = from.dataset.value || "", key = keys.find((one) => one.dataset.key === value);
    const label = ask === "order" ? LETTERS[at] : text(from.querySelector("strong")).replace(/\.$/, "");
    return { value, label, from, key, right: !!key && !!key.dataset.right };
  };
  const columns = all(section, ask === "pick" ? ".grid th[data-value]" : ".ask>.columns [data-value]").map(part);
  const items = all(section, ".ask>.options [data-value],.ask>.grid td[data-value]").map(part);
  items.forEach((one) => {
    one.column = columns.find((other) => one.key && other.value === one.key.dataset.right);
    if (ask === "pick") one.right = one.column === columns[0];
  });
  const why = section.querySelector(".key .why"), told = section.querySelector(".told");
  const reveals = ask === "pick" ? items.length : 1, last = reveals + (why ? 1 : 0), cards = ["one", "many", "pick", "point"].includes(ask);
  return {
    section, id, ask, level, keys, items, columns, why, told, reveals, last, cards,
    seconds: Math.min(+(seconds || 0) || 60, 999), points: points.split(" ").map(Number)
  };
};
/** The answer as a teacher would say it. @param {Asked} q */
const answer = ({ ask, items, keys, told }) => {
  if (ask === "write" || ask === "number") return text(keys[0]);
  if (ask === "order") return keys.map((key) => items.filter((one) => one.value === key.dataset.key).map((one) => one.label)).join("\u00a0– ");
  if (ask === "pick") return items.map((one) => one.label + "\u00a0" + text(one.column && one.column.from)).join(", ");
  if (ask === "pair" && told) return items.map((one, at) => "(" + (at + 1) + ")\u00a0" + text(one.column && one.column.from, true)).join(", ");
  if (ask === "pair") return items.map((one) => one.label + "\u00a0–\u2060\u00a0" + (one.column ? one.column.label : "")).join(", ");
  return items.filter((one) => one.right).map((one) => one.label).join(", ");
};
/** What the cards a team held up are worth, in thousandths of a point; `exact`: by the scale of the question, else 1 for all right.
 * @param {Asked} q @param {string[]} shown @param {boolean} exact */
const worth = (q, shown, exact) => {
  const good = q.items.filter((one) => one.right && shown.includes(one.value)).length, full = q.points.length - 1;
  const right = !shown.length ? 0 : q.ask === "many" ? Math.max(0, 2 * good - shown.length)
    : q.ask === "pick" ? q.items.filter((one) => one.right === shown.includes(one.value)).length : good;
  return Math.round(1000 * (exact ? q.points[right] : right === full ? 1 : 0));
};
/** Where the class is in a story: the scene, and the end when there is one. @param {Asked} q @param {string[]} path the turns taken */
const story = (q, path) => {
  const scenes = all(q.section, ".scene"), now = path.map((id) => scenes.find((one) => one.dataset.scene === id)).filter(Boolean).pop();
  return { scene: now || scenes[0], end: q.items.find((one) => path.includes(one.value)) };
};

// ---- screens ----

/** @param {...(string | Node | null)} inside */
const head = (...inside) => el("h2.pj-words", ...inside);
/** A box with its badge. `mark`: right (1) or wrong (0), also in words and by a sign. @param {string} label @param {number | string} shape
 * @param {Node} inside @param {number} [mark] @param {...HTMLElement} more */
const box = (label, shape, inside, mark, ...more) => el("div.pj-box" + (mark === undefined ? "" : mark ? " good" : " bad"),
  label && el("b.pj-badge s" + shape, label), el("div.pj-words", inside), mark !== undefined && el("span.off", mark ? " Đúng." : " Sai."), ...more,
  mark !== undefined && el("i.pj-sign"));
/** The picture with its places numbered; the right one is marked when it is out. @param {Asked} q @param {boolean} out */
const picture = (q, out) => {
  const image = q.section.querySelector(".pic img"), layer = q.section.querySelector(".spots");
  if (!(image instanceof HTMLImageElement) || !(layer instanceof SVGSVGElement)) return null;
  const { width, height } = layer.viewBox.baseVal;
  const places = all(layer, "rect").map((rect) => {
    const item = q.items.find((one) => one.value === rect.dataset.value), place = el("b.pj-place", { "aria-hidden": "true" });
    /** @param {string} side @param {string} name @param {number} of */
    const put = (side, name, of) => place.style.setProperty(side, 100 * Number(rect.getAttribute(name)) / of + "%");
    put("left", "x", width);
    put("width", "width", width);
    put("top", "y", height);
    put("height", "height", height);
    place.append(el("span", item && item.label));
    place.classList.toggle("good", out && !!item && item.right);
    return place;
  });
  const shown = el("div.pj-pic", el("img", { src: image.src, alt: image.alt }), ...places);
  shown.style.setProperty("--wide", String(width / height));
  return shown;
};
/** A text with gaps, filled by what is right when that is out. @param {Asked} q @param {boolean} out */
const gaps = (q, out) => {
  const made = el("p.pj-told pj-words", words(q.told)), walker = document.createTreeWalker(made, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  texts.forEach((node) => node.replaceWith(...node.data.split(/(\(\d+\)\s*…+)/).map((part, odd) => {
    if (!(odd % 2)) return part;
    const row = q.items[parseInt(part.slice(1), 10) - 1];
    return el("b.pj-gap", out && row && row.column ? words(row.column.from, true) : part.replace(/\s*…+/, "\u00a0………"));
  })));
  return made;
};
/** The statements, the first `out` of them judged. @param {Asked} q @param {number} out */
const statements = (q, out) => {
  const longest = Math.max(...q.columns.map((one) => text(one.from).length));
  return q.items.map((one, at) => {
    const known = at < out, verdict = el("span.pj-verdict", known ? words(one.column && one.column.from) : "?");
    verdict.style.minWidth = Math.min(7, longest * 0.66 + 1) + "em";
    return box(one.label, at, words(one.from, true), known ? +one.right : undefined, verdict);
  });
};
/** A scene of the story and its turns. @param {Asked} q @param {string[]} path @returns {Slide} */
const scene = (q, path) => {
  const { scene } = story(q, path), tell = words(scene.querySelector("p"), true);
  const turns = all(scene, "[data-to]").map((turn, at) =>
    el("button.pj-turn", { type: "button", "data-to": turn.dataset.to || "" }, box(LETTERS[at], at, words(turn))));
  if (path.length) return { head: head(tell), css: "list", items: turns };
  return { head: head(words(q.section.querySelector("h2"))), css: "list", items: [el("p.pj-told pj-words", tell), ...turns] };
};
/** The question as it is asked, after `step` reveals. @param {Asked} q @param {Seen} seen @returns {Slide} */
const asking = (q, { step, path }) => {
  const { ask, items, columns } = q, stem = head(words(q.section.querySelector("h2")));
  /** @param {string} shape @returns {(one: Part) => HTMLElement} */
  const row = (shape) => (one) => {
    const made = box(one.label, shape, words(one.from, true));
    made.classList.add(shape);
    return made;
  };
  if (ask === "walk") return scene(q, path);
  if (ask === "pick") return { head: stem, css: "list", items: statements(q, step) };
  if (ask === "pair" && q.told) {
    return { head: stem, css: "list", items: [gaps(q, false), el("div.pj-chips", ...columns.map((one) => el("span", words(one.from, true))))] };
  }
  if (ask === "pair") return { head: stem, css: "pair", items: [...items.map(row("row")), ...columns.map(row("column"))] };
  if (ask === "order") return { head: stem, css: "list", items: items.map((one, at) => box(one.label, at, words(one.from))) };
  if (ask === "write" || ask === "number") return { head: stem, css: "list", items: [el("p.pj-blank", "Viết câu trả lời ra bảng con.")] };
  const options = items.map((one, at) => box(one.label, ask === "point" ? "place" : at, words(one.from, true), step ? +one.right : undefined));
  return ask === "point" ? { head: stem, css: "list point", items: options, side: picture(q, step > 0) } : { head: stem, css: "options", items: options };
};
/** @param {Asked} q @param {Seen} seen @returns {Slide} */
const revealing = (q, seen) => {
  const { ask, items, keys } = q, stem = head(words(q.section.querySelector("h2")));
  if (q.cards) return asking(q, seen);
  if (ask === "pair" && q.told) return { head: stem, css: "list", items: [gaps(q, true)] };
  if (ask === "pair") return { head: head("Đáp án: " + answer(q)), css: "list both", items: items.map(({ label, from, column }) =>
    box(label, "row", words(from, true), undefined, el("b.pj-badge scolumn", column && column.label), el("div.pj-words", words(column && column.from, true)))) };
  if (ask === "order") return { head: head("Thứ tự đúng: " + answer(q)), css: "list sorted", items: keys.map((key, at) => {
    const from = items.findIndex((one) => one.value === key.dataset.key);
    return box(String(at + 1), "row", words(items[from] && items[from].from), undefined, el("b.pj-badge s" + from, LETTERS[from]));
  }) };
  if (ask === "walk") {
    const end = story(q, seen.path).end || items.filter((one) => one.right)[0], way = text(end.from, true).split("→");
    return { head: head(end.right ? "Kết cục tốt" : "Kết cục xấu"), css: "list end",
      items: [el("ol.pj-way", ...way.map((turn) => el("li", turn.trim()))), box("", 0, words(end.key, true), +end.right)] };
  }
  const also = keys.slice(1).map((key) => text(key)).join("; ");
  return { head: stem, css: "list", items: [box("", 0, el("b", text(keys[0])), 1), ...(also ? [el("p.pj-also pj-words", "Cũng đúng: " + also + ".")] : [])] };
};
/** Why: the explanation, then the reason of each part. @param {Asked} q @returns {Slide} */
const reasons = (q) => {
  const { ask, items, keys } = q, some = [el("p.pj-why pj-words", words(q.why))];
  if (ask === "walk") some.push(...items.filter((one) => one.right).map((one) => box("", 0, words(one.from, true), 1)));
  else if (ask === "order") some.push(...keys.map((key, at) => box(String(at + 1), "row", words(key))));
  else items.forEach((one, at) => {
    const shape = ask === "point" ? "place" : q.cards ? at : "row";
    if (text(one.key, true)) some.push(box(q.told ? String(at + 1) : one.label, shape, words(one.key, true), q.cards ? +one.right : undefined));
  });
  some.push(...all(q.section, ".key [data-wrong],.key [data-column]").map((one) => box("", 0, words(one, true), 0)));
  const title = ask === "walk" ? "Cách tốt nhất" : (ask === "order" ? "Thứ tự đúng: " : "Đáp án: ") + answer(q);
  return { head: head(title), css: "list reasons", items: some };
};
/** @param {number} thousandths of a point */
const points = (thousandths) => String(thousandths / 1000).replace(".", ",");
/** The teams as they stand at the end, the best first; equal points share a place, and the next place is left free.
 * @param {string[]} teams @param {number[]} sums in thousandths */
const podium = (teams, sums) => {
  const best = Math.max(0, ...sums), order = sums.map((_, team) => team).sort((a, b) => sums[b] - sums[a] || a - b);
  const first = order.filter((team) => best && sums[team] === best).map((team) => teams[team]);
  const title = !sums.length ? "Hết câu hỏi rồi. Cảm ơn cả lớp!" : !best ? "Chưa đội nào ghi điểm"
    : first.length > 1 ? "Đồng hạng nhất: " + first.join(", ") : first[0] + " về nhất!";
  const steps = order.map((team) => {
    const place = 1 + sums.filter((sum) => sum > sums[team]).length;
    const step = el("li" + (best && place === 1 ? ".first" : ""), best > 0 && el("b.pj-rank", el("span.off", "Hạng "), String(place)),
      el("span.pj-name", teams[team]), el("span.pj-step", el("strong", points(sums[team])), el("small", " điểm")));
    step.style.setProperty("--share", String(best ? sums[team] / best : 0));
    return step;
  });
  return el("div.pj-final", el("h2", title), el("ol.pj-podium", ...steps));
};

// ---- fitting ----

/** Tries a size on the stage. @param {HTMLElement} slide @param {number} size @param {boolean} two two columns? */
const fits = (slide, size, two) => {
  const stage = slide.parentElement;
  slide.style.setProperty("--size", size + "px");
  slide.classList.toggle("two", two);
  return !!stage && slide.offsetHeight <= stage.clientHeight && slide.scrollWidth <= slide.clientWidth;
};
/** The largest size from `low` that fits, or 0. @param {HTMLElement} slide @param {boolean} two @param {number} low */
const largest = (slide, two, low) => {
  let best = 0, high = low * BIGGEST;
  while (low <= high) {
    const size = Math.floor((low + high) / 2);
    if (fits(slide, size, two)) {
      best = size;
      low = size + 1;
    } else high = size - 1;
  }
  return best;
};
/** @param {string} css */
const columned = (css) => /options|pair/.test(css);
/** As large as fits, in one column or two; what cannot be cut any more is made smaller. @param {HTMLElement} slide */
const grow = (slide) => {
  const low = least(), one = largest(slide, false, low), two = columned(slide.className) ? largest(slide, true, low) : 0;
  if (one || two) fits(slide, Math.max(one, two), two >= one);
  else fits(slide, largest(slide, false, 12) || 12, false);
};
/** @param {Slide} from @param {HTMLElement[]} nodes what stands on this one; a heading goes above the list */
const slide = (from, nodes) => {
  const list = nodes.filter((one) => one.tagName !== "H2");
  return el("div.pj-slide " + from.css, ...nodes.filter((one) => !list.includes(one)), from.side, list.length > 0 && el("div.pj-items", ...list));
};
/** Cuts what holds too many words in two, at a space near the middle; returns the halves, or itself alone. @param {HTMLElement} whole */
const halves = (whole) => {
  /** @param {HTMLElement} one @returns {Element} */
  const inside = (one) => (one.matches(".pj-words") ? one : one.querySelector(".pj-words") || one);
  const after = /** @type {HTMLElement} */ (whole.cloneNode(true)), said = inside(whole).textContent || "";
  let left = said.indexOf(" ", said.length / 2);
  if (left < 0 || said.length < 60) return [whole];
  const range = document.createRange(), walker = document.createTreeWalker(inside(after), NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && left > String(walker.currentNode.nodeValue).length) left -= String(walker.currentNode.nodeValue).length;
  range.setStart(inside(after), 0);
  range.setEnd(walker.currentNode, left);
  inside(whole).textContent = "";
  inside(whole).append(range.extractContents(), " …");
  inside(after).prepend("… ");
  return [whole, after];
};
/** What stands on each of the screens it takes to show all at a readable size. @param {Slide} from @param {HTMLElement} stage */
const dealt = (from, stage) => {
  /** @param {HTMLElement[]} nodes */
  const fit = (nodes) => {
    const tried = slide(from, nodes);
    stage.textContent = "";
    stage.append(tried);
    return fits(tried, least(), false) || (columned(from.css) && fits(tried, least(), true));
  };
  const nodes = [from.head, ...from.items];
  if (fit(nodes)) return [nodes];
  /** @param {HTMLElement} one @returns {HTMLElement[]} */
  const pieces = (one) => {
    const two = fit([one]) ? [one] : halves(one);
    return two.length > 1 ? [...pieces(two[0]), ...pieces(two[1])] : two;
  };
  // a question stands apart from its options when it must, an answer with its explanation from the reasons
  const first = nodes.slice(0, /reasons|end/.test(from.css) && fit(nodes.slice(0, 2)) ? 2 : 1);
  const apart = first.length > 1 ? [first] : pieces(first[0]).map((one) => [one]);
  /** @type {HTMLElement[][]} */
  const pages = [[]];
  nodes.slice(first.length).forEach((node) => pieces(node).forEach((one) => {
    const page = pages[pages.length - 1];
    if (page.length && !fit([...page, one])) pages.push([one]);
    else page.push(one);
  }));
  return [...apart, ...pages];
};
/** Puts on the stage what is to be seen of a question, as large as fits. Returns of how many screens it is one.
 * @param {Asked} q @param {Seen} seen @param {HTMLElement} stage */
const show = (q, seen, stage) => {
  stage.style.setProperty("--high", stage.clientHeight + "px");
  const from = !seen.step ? asking(q, seen) : seen.step > q.reveals ? reasons(q) : revealing(q, seen);
  const pages = dealt(from, stage).filter((page) => !seen.step || page.some((one) => one.tagName !== "H2"));
  const judged = q.reveals > 1 && seen.step && seen.step <= q.reveals ? from.items[seen.step - 1] : null;
  const page = judged ? pages.findIndex((one) => one.includes(judged)) : Math.min(seen.page, pages.length - 1);
  const shown = slide(from, pages[page]);
  stage.textContent = "";
  stage.append(shown);
  grow(shown);
  return judged ? 1 : pages.length;
};

// ---- opening ----

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";
/** @param {HTMLElement} one @returns {Promise<unknown>} */
const loaded = (one) => new Promise((done) => {
  one.onload = one.onerror = done;
  document.head.append(one);
});
const rest = Promise.all([
  loaded(el("link", { rel: "stylesheet", href: script.replace(/[^/]*$/, "projector.css") })),
  loaded(el("script", { src: script.replace(/[^/]*$/, "projector-game.js") }))
]);
window.hocdvc.wall = { el, all, text, read, answer, worth, story, points, podium, show };
window.hocdvc.project = (sections, title) => {
  rest.then(() => { if (window.hocdvc.play) window.hocdvc.play(Array.from(sections), title); });
};
})();
