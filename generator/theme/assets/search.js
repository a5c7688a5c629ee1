/* Finds guides for what people type: without tone marks, with slips, Telex or VNI leftovers, short forms, words run together. It opens
`tim/muc-luc.js` and, where the site is large, only those shards of it that a query needs. Its parts are told of in hocdvc.d.ts. */
(function () {
"use strict";
const kept = window.hocdvc = window.hocdvc || /** @type {Memory} */ ({}), script = /** @type {HTMLScriptElement} */ (document.currentScript);
const base = script.src.replace(/[^/]*$/, ""), DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LONGEST = 7, SAYABLE = /[aeiouy\d]/, WORD = /[\p{L}\p{M}\p{N}]+/gu, LEFT = /[0-9wsfrxjz]|([adeo])\1/, TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

// ---- files: a script element opens each, also by double-click

/** @type {Map<string, Promise<any>>} */
const files = new Map();
/** @type {Map<string, (value: any) => void>} */
const waiting = new Map();
kept.tim = (name, value) => { const take = waiting.get(name); if (take) take(value); };
/** @type {Search["open"]} */
const open = (name) => {
  const known = files.get(name);
  if (known) return known;
  const file = new Promise((done) => {
    const tag = document.createElement("script");
    waiting.set(name, done);
    tag.onerror = () => { files.delete(name); done(null); };
    tag.src = base + "tim/" + name + ".js";
    document.head.append(tag);
  });
  files.set(name, file);
  return file;
};

// ---- words: as `generator/render/lookup/fold.py` sees them

/** @type {Search["fold"]} */
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]+/g, "").toLowerCase().replace(/đ/g, "d");
/** @param {string} token */
const same = (token) => (token.endsWith("y") ? token.replace(/^(qu|.*[bcdghklmnpqrstvx])y$/, "$1i") : token);
/** @param {string} word */
const folded = (word) => same(fold(word));
/** @type {Search["syllables"]} */
const syllables = (text) => (fold(text).match(/[a-z0-9]+/g) || []).map(same);
/** A word with its tone mark at the end, so that `hòa` and `hoà` are one; empty without any mark. @type {Search["key"]} */
const key = (word) => {
  const parts = word.toLowerCase().normalize("NFD"), bare = same(parts.replace(TONES, ""));
  return /[\u0300-\u036fđ]/.test(parts) ? bare + (parts.match(TONES) || []).join("") : "";
};
/** @type {Search["words"]} */
const words = (text) => text.match(WORD) || [];
/** @type {Map<string, Spelled[]>} */
const spellings = new Map();
/** The syllables of a text, each with its key, or without marks with itself. @type {Search["spelled"]} */
const spelled = (text) => words(text).flatMap((word) => {
  let found = spellings.get(word);
  if (!found) {
    const terms = syllables(word), mark = terms.length === 1 ? key(word) : "";
    found = terms.map((term) => ({ term, key: mark || term }));
    spellings.set(word, found);
  }
  return found;
});
/** @type {Map<string, Spelled[]>} */
const names = new Map();
/** The same for a name, which is asked for again and again. @param {string} name */
const called = (name) => {
  const found = names.get(name) || spelled(words(name).map((word) => index.short[word.toLowerCase()] || word).join(" "));
  names.set(name, found);
  return found;
};

// ---- the index

/** @param {string} text @returns {number[]} */
const numbers = (text) => {
  const all = [];
  let value = 0, shift = 1;
  for (const letter of text) {
    const digit = DIGITS.indexOf(letter);
    value += (digit % 32) * shift;
    shift *= 32;
    if (digit < 32) { all.push(value); value = 0; shift = 1; }
  }
  return all;
};
/** Guides and their weights, 1 to 15. @type {Search["postings"]} */
const postings = (text) => {
  let guide = -1;
  return numbers(text || "").map((value) => {
    guide += Math.floor(value / 16) + 1;
    return [guide, value % 16];
  });
};

/** @type {SearchIndex} */
let index;
/** @type {Map<string, string>} */
const lines = new Map();
/** @type {Map<string, { own: Map<number, number>, near: Map<string, string> }>} */
const read = new Map();
/** @param {string} text */
const take = (text) => text.split("\n").forEach((line) => lines.set(line.slice(0, line.indexOf(" ")), line));

/** When the page last had its turn. */
let since = 0;
/** Lets the page draw and listen when work has taken a while; long tasks would freeze a slow phone. @type {Search["breathe"]} */
const breathe = async () => {
  if (performance.now() - since < 2) return;
  const { scheduler } = /** @type {{ scheduler?: { yield?: () => Promise<void> } }} */ (/** @type {unknown} */ (window));
  await (scheduler && scheduler.yield ? scheduler.yield() : new Promise((done) => { setTimeout(done, 0); }));
  since = performance.now();
};
/** @template T @param {T[]} all @param {(one: T) => void} work */
const each = async (all, work) => {
  for (const one of all) {
    await breathe();
    work(one);
  }
};

/** @type {Promise<SearchIndex | undefined> | undefined} */
let made;
/** @type {Search["ready"]} */
const ready = async () => {
  made = made || make();
  const got = await made;
  if (!got) made = undefined;
  return /** @type {SearchIndex} */ (got);
};
const make = async () => {
  const first = await open("muc-luc");
  if (!first) return undefined;
  await breathe();
  if (first.lines !== undefined) take(first.lines);
  await breathe();
  const terms = first.cuts ? first.terms.split(" ") : Array.from(lines.keys()), spread = numbers(first.spread);
  /** @type {SearchIndex} */
  const own = { ...first, place: new Map(terms.map((/** @type {string} */ term, /** @type {number} */ at) => [term, at])), spread, list: terms, like: new Map() };
  await each(terms, (/** @type {string} */ term) => {
    const heard = sound(term), others = own.like.get(heard);
    if (others) others.push(term);
    else own.like.set(heard, [term]);
  });
  own.fill = forms(first.fill);
  own.some = forms(first.some);
  /** @type {Map<string, SearchIndex["phrases"][0]>} */
  const ways = new Map();
  /** @param {string[]} group @param {string[]} others */
  const learn = (group, others, hint = false) => group.forEach((said) => {
    const phrase = ways.get(said) || { ...phrased(said), others: [], means: [] };
    (hint ? phrase.means : phrase.others).push(...others.map(phrased).filter((other) => other.terms.join() !== phrase.terms.join()));
    ways.set(said, phrase);
  });
  await each(first.same, (/** @type {string[]} */ group) => learn(group, group));
  await each(first.means, (/** @type {[string, string[]]} */ [official, group]) => learn(group, [official], true));
  own.phrases = Array.from(ways.values()).sort((a, b) => b.terms.length - a.terms.length);
  own.said = new Set(own.phrases.flatMap((phrase) => phrase.terms));
  index = own;
  return own;
};
/** Words by how they are folded, each with its marks. @param {string} text @returns {Map<string, string[]>} */
const forms = (text) => words(text).reduce((all, word) => all.set(folded(word), (all.get(folded(word)) || []).concat(key(word))), new Map());
/** @param {string} phrase */
const phrased = (phrase) => ({ terms: syllables(phrase), keys: words(phrase).map(key) });

/** What the index says of a term: the guides that have it with their weights, and what follows it. @param {string} term */
const entry = (term) => {
  let known = read.get(term);
  if (!known) {
    const [, own = "", ...rest] = (lines.get(term) || "").split(" ");
    /** @type {Map<string, string>} */
    const near = new Map();
    for (let at = 0; at < rest.length; at += 2) near.set(rest[at], rest[at + 1]);
    known = { own: new Map(postings(own)), near };
    if (lines.has(term)) read.set(term, known);
  }
  return known;
};
/** @param {string} term */
const known = (term) => index.place.has(term);
/** @param {string} a @param {string} b */
const beside = (a, b) => entry(a).near.has(b);

/** Opens the shards of terms, where there are shards. @param {string[]} terms */
const fetchTerms = async (terms) => {
  const { cuts } = index;
  if (!cuts) return;
  const wanted = new Set(terms.filter((term) => known(term) && !lines.has(term)).map((term) => {
    const at = /** @type {number} */ (index.place.get(term));
    return cuts.findIndex((cut, n) => cut <= at && (n + 1 === cuts.length || cuts[n + 1] > at));
  }));
  (await Promise.all(Array.from(wanted, (at) => open("chu/" + at)))).forEach((text) => { if (text) take(text); });
};

/** Rare syllables tell more. @type {Search["rare"]} */
const rare = (term) => {
  const at = index.place.get(term);
  return Math.log(1 + (index.passages + 1) / ((at === undefined ? 0 : index.spread[at]) + 0.5));
};
/** @param {string} term */
const telling = (term) => Math.log(1 + index.guides / (entry(term).own.size + 0.2)) + 0.25 * rare(term);

/** The guides in which one term follows another, and how much that tells: a pair may be rarer than both its syllables, as `khai tử` is than `khai`
and `từ`. @param {string} a @param {string} b */
const together = (a, b) => {
  const found = postings(entry(a).near.get(b) || "");
  return { found, worth: found.length ? telling(a) + telling(b) + Math.log(1 + index.guides / (found.length + 0.2)) : 0 };
};

// ---- reading what was typed

/** Syllables that are easily written for one another sound alike. @param {string} term */
const sound = (term) => term.replace(/^(tr|ch)/, "ch").replace(/^[sx]/, "s").replace(/^(gi|[djrz])(?=[aeiou])/, "d").replace(/^ph/, "f").replace(/^[ln](?=[aeiou])/, "n")
  .replace(/^ngh/, "ng").replace(/^gh/, "g").replace(/^[kq]/, "c").replace(/ng$/, "n").replace(/[ct]h?$/, "t");

/** Letters to change, at most two (more counts as three); neighbours that changed places are one. @type {Search["slips"]} */
const slips = (a, b) => {
  if (Math.abs(a.length - b.length) > 2) return 3;
  /** @type {number[]} */
  let older = [], last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    older = last;
    last = row;
  }
  return Math.min(3, last[b.length]);
};

/** What a word may be without the marks of Telex or VNI that were left in it. @type {Search["unmarked"]} */
const unmarked = (word) => {
  const bare = word.replace(/[0-9]/g, "");
  if (bare !== word) return bare ? [same(bare), ...unmarked(bare)] : [];
  const vowel = /[aeiouy]/;
  /** @param {string} text */
  const single = (text) => text.replace(/([daeo])\1/g, "$1");
  const plain = single(word.replace(/w/g, vowel.test(word) ? "" : "u")), horned = single(word.replace(/([aou])w/g, "$1").replace(/w/g, "u"));
  const late = plain.replace(/^(.*?([daeo]).+)\2([sfrxjz]?)$/, "$1$3"); // the second of two letters that make one may come at the end: `dangd`
  const all = Array.from(new Set([plain, horned, late])).flatMap((text) => [
    text, ...Array.from(text, (letter, at) => ("sfrxjz".includes(letter) && vowel.test(text.slice(0, at)) ? text.slice(0, at) + text.slice(at + 1) : "")).filter(Boolean),
  ]);
  return all.map(same);
};

/** A known syllable of a word that is cut, or what it stands for; one with leftovers of Telex or VNI, of a letter, or without a vowel costs more.
@param {string} piece @returns {{ own: string[], cost: number } | undefined} */
const syllable = (piece) => {
  const term = same(piece), sayable = SAYABLE.test(piece), short = piece.length > 1 && (piece.length > 2 || !sayable || !known(term)) && index.short[piece];
  if (short) return { own: syllables(short), cost: piece.length < 3 && sayable ? 2 : 1 };
  if (known(term)) return { own: [term], cost: piece.length < 2 && !/\d/.test(term) ? 4 : sayable ? 1 : 2 };
  const clean = piece.length > 2 && LEFT.test(piece) && unmarked(piece).find((other) => other.length > 1 && known(other));
  return clean ? { own: [clean], cost: 1.3 } : undefined;
};
/** A word cut into known syllables: as few and as often beside one another as can be; none when that cannot be. @type {Search["cut"]} */
const cut = (word) => {
  /** @type {{ cost: number, terms: string[] }[]} */
  const best = [{ cost: 0, terms: [] }];
  for (let end = 1; end <= word.length; end++) {
    for (let begin = Math.max(0, end - 9); begin < end; begin++) {
      const before = best[begin], piece = before && (begin || end < word.length || index.short[word]) && syllable(word.slice(begin, end));
      if (!piece) continue;
      const last = before.terms[before.terms.length - 1], cost = before.cost + piece.cost - (last && beside(last, piece.own[0]) ? 0.6 : 0) + 1 / (2 + rare(piece.own[0])) / 9;
      if (!best[end] || cost < best[end].cost) best[end] = { cost, terms: before.terms.concat(piece.own) };
    }
  }
  return best[word.length] && best[word.length].terms.length > 1 ? best[word.length].terms : [];
};

/** Known syllables that a wrong one may stand for, the likeliest first. @type {Search["alike"]} */
const alike = (term) => {
  const close = (index.like.get(sound(term)) || []).filter((other) => other !== term).map((other) => /** @type {[string, number]} */ ([other, 0.8]));
  if (term.length < 3) return close;
  const far = index.list.filter((other) => other.length > 1 && Math.abs(other.length - term.length) < 2 && !/\d/.test(other))
    .map((other) => /** @type {[string, number]} */ ([other, slips(term, other)])).filter(([other, count]) => count === 1 && !close.some(([one]) => one === other));
  far.sort((a, b) => rare(a[0]) - rare(b[0]));
  return close.concat(far.slice(0, 12).map(([other]) => [other, term.length > 3 ? 0.65 : 0.45]));
};

/** @param {string[]} terms */
const inRow = (terms) => terms.every((term, at) => !at || beside(terms[at - 1], term));
/** Whether a known term is words run together, as in `dichvucong.gov.vn`. @param {string} term */
const address = (term) => term.length > LONGEST && cut(term).length > 1 && inRow(cut(term));

/** What a short form stands for that is not all typed yet, or has a slip. @param {string} term @param {boolean} unfinished */
const shortened = (term, unfinished) => Object.keys(index.short).filter((one) => (unfinished && one.startsWith(term)) || (term.length > 3 && slips(term, one) === 1))
  .slice(0, 3).map((one) => syllables(index.short[one]));

/** One typed word: what it may be, as rows of syllables with how sure that is. @param {string} word @param {boolean} unfinished
@returns {Alternative[]} */
const guess = (word, unfinished) => {
  const term = folded(word);
  if (/^\d+$/.test(term)) return known(term) ? [{ terms: [term], sure: 1 }] : [];
  /** @type {Alternative[]} */
  const found = [];
  if (known(term) || index.said.has(term)) found.push({ terms: [term], sure: 1 });
  if (unfinished && term.length > 1) {
    const longer = index.list.filter((other) => other !== term && other.startsWith(term)).sort((a, b) => rare(a) - rare(b)).slice(0, 6);
    longer.forEach((other) => found.push({ terms: [other], sure: known(term) ? 0.3 : 0.7 }));
  }
  if (known(term)) return address(term) ? found.concat({ terms: cut(term), sure: 0.8 }) : found;
  const clean = unmarked(fold(word)).filter((other, at, all) => known(other) && all.indexOf(other) === at);
  if (clean.length) return clean.slice(0, 3).map((other, at) => ({ terms: [other], sure: 0.95 - at * 0.1 }));
  const parts = cut(fold(word));
  if (parts.length && !found.length && (inRow(parts) || term.length > LONGEST)) return [{ terms: parts, sure: 0.95 }];
  const doubt = key(word) ? 0.6 : 1;
  alike(term).slice(0, 8).forEach(([other, sure]) => found.push({ terms: [other], sure: sure * doubt }));
  if (parts.length && (!found.length || term.length > 5)) found.push({ terms: parts, sure: found.length ? 0.6 : 0.95 });
  if (term.length > 1 && !SAYABLE.test(term)) shortened(term, unfinished).forEach((terms) => found.push({ terms, sure: 0.7 }));
  return found;
};

/** The words of a query; those that only joined together are known become one. @param {string} text */
const typed = (text) => {
  /** @type {string[]} */
  const all = words(text.normalize("NFC").toLowerCase().replace(/(\d)t(?=\s|$)/g, "$1 tuổi")).flatMap((word) => (index.short[word] ? words(index.short[word]) : [word]));
  for (let at = 0; at + 1 < all.length; at++) {
    [3, 2].filter((size) => at + size <= all.length).some((size) => {
      const some = all.slice(at, at + size), one = folded(some.join(""));
      const joins = known(one) && !/^\d/.test(one) && !address(one) && (some.some((word) => !known(folded(word))) || some.every((word) => word.length < 3));
      if (joins) all.splice(at, size, some.join(""));
      return joins;
    });
  }
  return all;
};

/** @type {Search["read"]} */
const parse = (text) => {
  const all = typed(text), open = /[\p{L}\p{N}]$/u.test(text);
  /** @type {QueryNode[]} */
  const nodes = all.map((word, at) => {
    const term = folded(word), mark = key(word), fills = index.fill.get(term);
    const alternatives = guess(word, open && at === all.length - 1);
    const filler = fills && (!mark || fills.includes(mark)), some = index.some.get(term);
    const tell = filler ? (mark ? 0.1 : 0.2) : /^\d{1,3}$/.test(term) ? (alternatives.length ? 0.25 : 0) : some && (!mark || some.includes(mark)) ? 0.4 : 1;
    return { word, key: mark, alternatives, tell, span: 1 };
  });
  nodes.forEach((node, at) => mend(nodes, node, at));
  return joined(nodes);
};

/** A known word that stands strangely beside its neighbours may be another, which stands well there. @param {QueryNode[]} nodes @param {QueryNode} node @param {number} at */
const mend = (nodes, node, at) => {
  const own = node.alternatives[0], before = nodes[at - 1] && nodes[at - 1].alternatives[0], after = nodes[at + 1] && nodes[at + 1].alternatives[0];
  if (!own || own.sure < 1 || own.terms.length > 1 || own.terms[0].length < 3 || node.tell < 1) return;
  const [term] = own.terms, last = before && before.terms[before.terms.length - 1], next = after && after.terms[0];
  /** @param {string} other */
  const fits = (other) => Boolean((last && beside(last, other)) || (next && beside(other, next)));
  if (fits(term)) return;
  alike(term).filter(([other]) => fits(other)).slice(0, 3).forEach(([other, sure]) => node.alternatives.push({ terms: [other], sure: sure - 0.1 }));
};

/** Phrases that can be said in other words become one node with all of these. @param {QueryNode[]} nodes */
const joined = (nodes) => {
  const terms = nodes.flatMap((node, at) => (node.alternatives[0] ? node.alternatives[0].terms : [""]).map((term, part, own) => ({ term, at, whole: own.length === 1, part })));
  /** @type {number[]} */
  const used = [];
  index.phrases.forEach((phrase) => {
    const size = phrase.terms.length;
    for (let from = 0; from + size <= terms.length; from++) {
      const span = terms.slice(from, from + size);
      const fits = span.every(({ term, at }, n) => term === phrase.terms[n] && (!used[at] || used[at] === from * 9 + size) && marked(nodes[at].key, phrase.keys[n], size));
      if (!fits) continue;
      const first = span[0].at, last = span[size - 1].at, own = nodes.slice(first, last + 1), again = used[first];
      own.forEach((_, n) => { used[first + n] = from * 9 + size; });
      const [alternatives, means] = [phrase.others, phrase.means].map((all) => all.map((other) => ({ ...other, sure: 0.7 })));
      own.forEach((node, n) => {
        node.others = (node.others || []).concat(alternatives);
        node.means = (node.means || []).concat(means);
        node.span = n ? 0 : own.length;
        if (size > 1 && !again) node.tell = Math.max(node.tell, 0.6) * Math.min(1, 2.2 / size);
      });
    }
  });
  nodes.forEach((node, at) => { node.alternatives = node.alternatives.filter((one) => (used[at] ? one === node.alternatives[0] || known(node.alternatives[0].terms[0]) : one.terms.every(known))); });
  return nodes;
};
/** @param {string} mark */
const tone = (mark) => (mark.match(TONES) || []).join("");
/** Whether a word may be one of a phrase by its marks; in a longer phrase the tone may be forgotten, or another mark be wrong.
@param {string} typed @param {string} mark @param {number} size */
const marked = (typed, mark, size) => !typed || typed === mark || (size > 1 && (!tone(typed) || tone(typed) === tone(mark)));

// ---- guides

/** @param {Map<number, number>} scores @param {number} guide @param {number} value */
const raise = (scores, guide, value) => { if (value > (scores.get(guide) || 0)) scores.set(guide, value); };
/** A number of a form or a procedure: whoever types one means it. */
const CODE = /[a-z]\d|\d{5}/;
/** How much each guide is about a row of syllables. @param {string[]} terms @returns {Map<number, number>} */
const about = (terms) => {
  /** @type {Map<number, number>} */
  const sum = new Map(), hits = new Map();
  terms.forEach((term, at) => {
    const value = telling(term) * (CODE.test(term) ? 3 : 1), next = terms[at + 1];
    entry(term).own.forEach((weight, guide) => {
      sum.set(guide, (sum.get(guide) || 0) + value * (0.2 + weight / 15) / terms.length);
      hits.set(guide, (hits.get(guide) || 0) + 1);
    });
    if (!next) return;
    const { found, worth } = together(term, next);
    found.forEach(([guide, weight]) => sum.set(guide, (sum.get(guide) || 0) + worth * weight / 20 / terms.length));
  });
  hits.forEach((count, guide) => { if (count < terms.length) sum.set(guide, (sum.get(guide) || 0) * (terms.length > 1 ? 0.4 : 1)); });
  return sum;
};

/** The guides that answer a query, best first, with how much of what was typed they know (0 to 1). @param {QueryNode[]} nodes */
const ranked = async (nodes) => {
  /** @type {Map<number, number>} */
  const scores = new Map(), covered = new Map();
  const most = nodes.reduce((sum, node) => sum + node.tell * value(node), 0) || 1;
  for (const [at, node] of nodes.entries()) {
    await breathe();
    /** @type {Map<number, number>} */
    const best = new Map();
    for (const { terms, sure } of node.alternatives) {
      await breathe();
      about(terms).forEach((score, guide) => raise(best, guide, score * sure * terms.length));
    }
    best.forEach((score, guide) => {
      scores.set(guide, (scores.get(guide) || 0) + score * node.tell);
      covered.set(guide, (covered.get(guide) || 0) + node.tell * value(node));
    });
    if (node.others && node.span) otherWays(nodes, node, at, best, scores, covered);
    const next = nodes[at + 1];
    if (next) {
      /** @type {Map<number, number>} */
      const pair = new Map();
      node.alternatives.forEach((a) => next.alternatives.forEach((b) => {
        const { found, worth } = together(a.terms[a.terms.length - 1], b.terms[0]);
        found.forEach(([guide, weight]) => raise(pair, guide, worth * weight / 15 * a.sure * b.sure));
      }));
      pair.forEach((score, guide) => scores.set(guide, (scores.get(guide) || 0) + score * 0.6 * Math.max(node.tell, next.tell)));
    }
  }
  return Array.from(scores, ([guide, score]) => ({ guide, known: Math.min(1, (covered.get(guide) || 0) / most), score: score * (0.4 + 0.6 * Math.min(1, (covered.get(guide) || 0) / most)), most }))
    .sort((a, b) => b.score - a.score || a.guide - b.guide);
};
/** @param {QueryNode} node @returns {Alternative[]} */
const others = (node) => (node.others || []).concat(node.means || []);
/** @param {QueryNode} node */
const value = (node) => (node.alternatives.length ? Math.max(...node.alternatives.map(({ terms }) => terms.reduce((sum, term) => sum + telling(term), 0))) : Math.log(1 + index.guides * 5));

/** Other words for the same: they count where they say more of a guide than what was typed. @param {QueryNode[]} nodes @param {QueryNode} node @param {number} at
@param {Map<number, number>} own @param {Map<number, number>} scores @param {Map<number, number>} covered */
const otherWays = (nodes, node, at, own, scores, covered) => {
  /** @type {Map<number, number>} */
  const best = new Map(), span = nodes.slice(at, at + node.span), weight = span.reduce((sum, one) => sum + one.tell, 0);
  others(node).forEach(({ terms, sure }) => about(terms).forEach((score, guide) => {
    if (terms.every((term) => entry(term).own.has(guide))) raise(best, guide, score * sure * Math.min(terms.length, span.length + 1));
  }));
  best.forEach((score, guide) => {
    const said = node.span > 1 ? 0 : (own.get(guide) || 0) * node.tell;
    const more = score * Math.max(weight, 0.5) - said;
    if (more > 0) scores.set(guide, (scores.get(guide) || 0) + more * (node.span > 1 ? 0.6 : 1));
    const told = 0.8 * span.reduce((sum, one) => sum + one.tell * value(one), 0) - (own.has(guide) ? node.tell * value(node) : 0);
    if (told > 0) covered.set(guide, (covered.get(guide) || 0) + told);
  });
};

/** @param {number} guide @returns {Promise<GuideName | null>} */
const named = async (guide) => {
  const rows = index.names || await open("ten/" + Math.floor(guide / index.block)), row = rows && rows[index.names ? guide : guide % index.block];
  return row ? { title: row[0], names: row[1], address: row[2], note: row[3] } : null;
};

/** How well a name says what was typed: both ways round, in order better than not. @param {QueryNode[]} nodes @param {string} name */
const likeness = (nodes, name) => {
  const own = called(name), terms = own.map((one) => one.term), sum = terms.reduce((all, term) => all + telling(term), 0) || 1;
  let said = 0, asked = 0, all = 0, last = -2, row = 0;
  const hit = new Set();
  nodes.forEach((node) => {
    const worth = node.tell * value(node);
    let best = 0, place = -2;
    all += worth;
    node.alternatives.forEach((one) => one.terms.forEach((term) => {
      const at = terms.indexOf(term, Math.max(0, last)) >= 0 ? terms.indexOf(term, Math.max(0, last)) : terms.indexOf(term);
      if (at < 0) return;
      const right = marked(node.key, own[at].key, 2), sure = one.sure * (right ? 1 : 0.35) / (one.terms.length > 1 ? one.terms.length : 1);
      if (!hit.has(at)) { hit.add(at); said += telling(term) * Math.min(1, one.sure) * (right ? 1 : 0.5) * (node.tell < 1 ? 0.7 : 1); }
      best = one.terms.length > 1 ? best + sure : Math.max(best, sure);
      place = at;
    }));
    others(node).forEach((one) => {
      if (!one.terms.every((term) => terms.includes(term))) return;
      one.terms.forEach((term) => { const at = terms.indexOf(term); if (!hit.has(at)) { hit.add(at); said += telling(term) * one.sure; } });
      best = Math.max(best, one.sure);
    });
    asked += worth * Math.min(1, best);
    if (place >= 0 && place === last + 1) row += 1;
    if (place >= 0) last = place;
  });
  const p = Math.min(1, said / sum), r = asked / (all || 1);
  return p + r ? 2 * p * r / (p + r) * (1 + 0.25 * Math.min(1, row / Math.max(1, terms.length - 1))) : 0;
};

/** @param {string} name */
const plainly = (name) => called(name).map(({ term }) => term).join(" ");
const AGAIN = 16;
/** @type {Search["guides"]} */
const guides = async (text) => {
  const nodes = await readAll(text), first = (await ranked(nodes)).slice(0, AGAIN), asked = typed(text).map(folded).join(" ");
  const titles = await Promise.all(first.map((one) => named(one.guide)));
  /** @type {FoundGuide[]} */
  const list = [];
  for (const [at, name] of titles.entries()) {
    if (!name) continue;
    const one = first[at];
    let like = 1.03 * likeness(nodes, name.title);
    for (const other of name.names) {
      await breathe();
      like = Math.max(like, likeness(nodes, other));
    }
    const whole = Number([name.title, ...name.names].some((other) => plainly(other) === asked));
    list.push({ ...one, ...name, like, score: one.score + (0.9 * like + whole) * one.most });
  }
  list.sort((a, b) => b.score - a.score || a.guide - b.guide);
  return { nodes, list };
};

/** Reads a query, and opens what is needed to rank its guides. @param {string} text */
const readAll = async (text) => {
  await ready();
  await fetchTerms(typed(text).map(fold).flatMap((word) => (known(same(word)) ? [same(word)] : [...unmarked(word), ...cut(word)])));
  await breathe();
  const nodes = parse(text), all = nodes.flatMap((node) => node.alternatives.concat(node.tell < 0.5 ? [] : others(node)).flatMap(({ terms }) => terms));
  await fetchTerms(all);
  return nodes;
};

/** @type {Search["filler"]} */
const filler = (term, mark) => {
  const fills = index.fill.get(term);
  return Boolean(fills && (!mark || fills.includes(mark)));
};
kept.search = { spelled, filler, home: () => index.home, contacts: () => index.help, open, ready, breathe, fold, syllables, key, words, postings, rare, slips, unmarked, cut, alike, read: parse, guides, likeness };
})();
