/* Opens a one-file lesson: unpacks its styles and scripts, then shows one part at a time, each as its page on the site. */
(function () {
"use strict";
/** Unpacks a DEFLATE stream, RFC 1951. Older phones have no DecompressionStream.
 * @param {Uint8Array} from @param {number} size of the result @param {Uint8Array} known what the stream takes as gone before it */
const inflate = (from, size, known) => {
  const out = new Uint8Array(known.length + size), ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  let at = 0, end = known.length, held = 0, bits = 0, last = 0;
  const take = (/** @type {number} */ count) => {
    for (; bits < count; bits += 8) held |= from[at++] << bits;
    const value = held & ((1 << count) - 1);
    held >>>= count;
    bits -= count;
    return value;
  };
  /* A canonical Huffman code: how many codes of each length, and their symbols in order. */
  const code = (/** @type {number[]} */ lengths) => {
    const counts = new Array(16).fill(0), symbols = lengths.map((length, symbol) => ({ length, symbol })).filter((one) => one.length);
    symbols.forEach((one) => counts[one.length]++);
    return { counts, symbols: symbols.sort((a, b) => a.length - b.length || a.symbol - b.symbol).map((one) => one.symbol) };
  };
  const read = (/** @type {{ counts: number[], symbols: number[] }} */ { counts, symbols }) => {
    for (let length = 1, value = 0, first = 0, index = 0; length < 16; length++) {
      value |= take(1);
      if (value - first < counts[length]) return symbols[index + value - first];
      index += counts[length];
      first = (first + counts[length]) << 1;
      value <<= 1;
    }
    throw new Error("packed text is damaged");
  };
  const fixed = () => [Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)), new Array(30).fill(5)];
  const told = () => {
    const many = take(5) + 257, far = take(5) + 1, lengths = new Array(19).fill(0), all = /** @type {number[]} */ ([]);
    for (let left = take(4) + 4, place = 0; left--; place++) lengths[ORDER[place]] = take(3);
    const meta = code(lengths);
    while (all.length < many + far) {
      const symbol = read(meta);
      if (symbol < 16) all.push(symbol);
      else for (let left = symbol === 16 ? take(2) + 3 : symbol === 17 ? take(3) + 3 : take(7) + 11, same = symbol === 16 ? all[all.length - 1] : 0; left--;) all.push(same);
    }
    return [all.slice(0, many), all.slice(many)];
  };
  out.set(known);
  while (!last) {
    last = take(1);
    const kind = take(2);
    if (!kind) {
      held = bits = 0;
      const length = from[at] | (from[at + 1] << 8);
      out.set(from.subarray(at += 4, at += length), end);
      end += length;
      continue;
    }
    const [letters, spans] = (kind === 1 ? fixed() : told()).map(code);
    for (let symbol = read(letters); symbol !== 256; symbol = read(letters)) {
      if (symbol < 256) { out[end++] = symbol; continue; }
      const step = symbol - 257, more = step < 8 || step === 28 ? 0 : (step >> 2) - 1;
      let length = step === 28 ? 258 : step < 8 ? step + 3 : ((4 + (step & 3)) << more) + 3 + take(more);
      const far = read(spans), extra = far < 4 ? 0 : (far >> 1) - 1, back = far < 4 ? far + 1 : ((2 + (far & 1)) << extra) + 1 + take(extra);
      for (; length--; end++) out[end] = out[end - back];
    }
  }
  return out.subarray(known.length);
};

const packed = /** @type {HTMLElement} */ (document.getElementById("goi"));
const bytes = Uint8Array.from(atob(packed.textContent || ""), (sign) => sign.charCodeAt(0));
const known = new TextEncoder().encode(Array.from(document.querySelectorAll("style"), (style) => style.textContent).join("")).slice(-32768);
/** @typedef {Record<string, [number, Record<string, string>][]>} Data */
/** @type {{ styles: [string, string][], scripts: string[], data: Record<string, Data> }} */
const { styles, scripts, data } = JSON.parse(new TextDecoder().decode(inflate(bytes, Number(packed.dataset.size), known)));
packed.remove();
const parts = /** @type {HTMLElement[]} */ (Array.from(document.querySelectorAll(".part")));
const ways = /** @type {HTMLAnchorElement[]} */ (Array.from(document.querySelectorAll(".parts a")));
const side = /** @type {HTMLElement | null} */ (document.querySelector(".page > .side"));
styles.forEach(([of, css]) => {
  const style = document.createElement("style");
  style.dataset.parts = of;
  style.textContent = css;
  document.head.append(style);
});
parts.forEach((part) => Object.entries(data[part.id] || {}).forEach(([tag, some]) => {
  const every = part.querySelectorAll(tag);
  some.forEach(([at, attributes]) => Object.entries(attributes).forEach(([name, value]) => every[at].setAttribute(name, value)));
}));
/* A word's meaning stands once, in the list at the end; its links show it as on the site. */
document.querySelectorAll("a.term[href^='#']").forEach((word) => {
  const entry = document.getElementById((word.getAttribute("href") || "").slice(1)), meaning = entry && entry.nextElementSibling;
  if (meaning) word.setAttribute("title", meaning.textContent || "");
});
const sheets = /** @type {HTMLStyleElement[]} */ (Array.from(document.querySelectorAll("style[data-parts]")));

/** Whether another part was opened since the page last stood still. */
let turned = false;
/** @param {HTMLElement} part */
const show = (part) => {
  if (part.hidden) turned = true;
  parts.forEach((one) => {
    one.hidden = one !== part;
    document.body.classList.remove(one.dataset.kind || "");
  });
  document.body.classList.add(part.dataset.kind || "");
  sheets.forEach((sheet) => { sheet.media = (sheet.dataset.parts || "").split(" ").includes(part.id) ? "all" : "not all"; });
  ways.forEach((way) => {
    if (way.hash === "#" + part.id) way.setAttribute("aria-current", "true");
    else way.removeAttribute("aria-current");
  });
  if (side) side.hidden = part !== parts[0];
};
/** The place that an address names, and the part it stands in. @param {string} hash */
const find = (hash) => {
  const place = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  return { place, part: place && /** @type {HTMLElement | null} */ (place.closest(".part")) };
};
/** Brings a place of a part just opened into view; what is far below is laid out only on the way there, and moves the place.
 * @param {HTMLElement} place @param {number} frames left */
const settle = (place, frames) => {
  place.scrollIntoView({ behavior: /** @type {ScrollBehavior} */ ("instant") });
  if (frames) requestAnimationFrame(() => settle(place, frames - 1));
};
/** Goes to where the address of the page says. */
const go = () => {
  const { place, part } = find(location.hash);
  if (!place || !part) return;
  show(part);
  const far = turned;
  turned = false;
  if (place !== part) return far && settle(place, 15);
  window.scrollTo(0, 0);
  const heading = part.querySelector("h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
};
/* Before the browser follows a link, the place it leads to must be there to be scrolled to. */
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
  const { place, part } = find(link ? link.getAttribute("href") || "" : "");
  if (!place || !part || (part.hidden === false && place !== part)) return;
  show(part);
  if (place === part && location.hash === "#" + part.id) go();
}, true);
window.addEventListener("hashchange", () => {
  if (!find(location.hash).part) return;
  go();
});
document.documentElement.classList.add("parted");
show(parts[0]);
scripts.forEach((text) => {
  const script = document.createElement("script");
  script.textContent = text;
  document.head.append(script);
});
go();
})();
