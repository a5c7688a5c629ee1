/* What the device remembers, for each person who shares it. Nothing leaves the device; whatever is stored may be damaged or hostile.

A record says how each part of one thing went: "all part ids|id=went,…". `went` is empty for not yet, 0 after a wrong try, 1 done unaided,
2 done with help or at the second try, 3 shown or wrong. A record of the kind `due` says which questions of a quiz come back, and when:
"id=box.day,…" (see leitner.js). Anything else is thrown away. An attempt at a quiz that is under way is JSON
under the kind `run`; it is no record, and stays on this device. The first person's keys begin with `hocdvc:`,
those of person 2 with `hocdvc@2:`, and so on; `hocdvc:nguoi` holds the nicknames and whose turn it is. */
(function () {
"use strict";
const PEOPLE = "hocdvc:nguoi", MANY = 12, LONG = 24;
const NAME = /^(quiz|practice|drill|teach):[a-z0-9-]{1,80}$/, RECORD = /^[a-z0-9,-]{1,10000}\|([a-z0-9-]+=[0-3]?(,|$))*$/;

const DUE_NAME = /^due:[a-z0-9-]{1,80}$/, DUE = /^[a-z0-9-]{1,80}=[1-3]\.\d{1,5}(,[a-z0-9-]{1,80}=[1-3]\.\d{1,5})*$/;

/** Whether this may be a record of ours. @param {string} name @param {unknown} text @returns {text is string} */
const fits = (name, text) => typeof text === "string" && (DUE_NAME.test(name) ? text.length < 40000 && DUE.test(text) : NAME.test(name) && RECORD.test(text));

/** Runs work on the store; what cannot be read or written counts as empty.
 * @template T @param {(kept: Storage) => T} work @returns {T | null} */
const stored = (work) => {
  try { return work(window.localStorage); } catch (error) { return null; }
};
/** @param {unknown} name @returns {string} */
const nickname = (name) => (typeof name === "string" ? name.replace(/\s+/g, " ").trim().slice(0, LONG) : "");

/** Nicknames by seat (an empty seat is null), and whose turn it is (from 1).
 * @returns {{ now: number, names: (string | null)[] }} */
const people = () => {
  /** @type {{ now: number, names: (string | null)[] }} */
  const alone = { now: 1, names: ["Tôi"] };
  try {
    const kept = JSON.parse(stored((store) => store.getItem(PEOPLE)) || "null");
    if (!kept || !Array.isArray(kept.names) || !kept.names.length || kept.names.length > MANY) return alone;
    const names = kept.names.map((/** @type {unknown} */ name) => nickname(name) || null);
    if (!names.some(Boolean)) return alone;
    return { now: names[kept.now - 1] ? kept.now : names.findIndex(Boolean) + 1, names };
  } catch (error) { return alone; }
};
/** @param {{ now: number, names: (string | null)[] }} kept */
const seat = (kept) => stored((store) => store.setItem(PEOPLE, JSON.stringify(kept)));

/** @param {number} person */
const prefix = (person) => (person === 1 ? "hocdvc:" : "hocdvc@" + person + ":");
/** @param {string} kind @param {string} id */
const key = (kind, id) => prefix(people().now) + kind + ":" + id;

/** How each part went, in the order kept; null when nothing is kept or it does not fit these parts.
 * @param {string} text @param {string[]} ids @returns {[string, number | ""][] | null} */
const parsed = (text, ids) => {
  const [of, rest] = text.split("|");
  if (!RECORD.test(text) || of !== ids.join()) return null;
  /** @type {[string, number | ""][]} */
  const parts = rest.split(",").filter(Boolean).map((one) => {
    const [id, went] = one.split("=");
    return [id, went && +went];
  });
  const known = parts.map((part) => part[0]);
  return known.every((id, at) => ids.includes(id) && known.indexOf(id) === at) ? parts : null;
};

/** The records of the person whose turn it is, by "kind:id".
 * @returns {Record<string, string>} */
const records = () => {
  const start = prefix(people().now);
  /** @type {Record<string, string>} */
  const found = {};
  stored((store) => Object.keys(store).forEach((name) => {
    const rest = name.slice(start.length), text = store.getItem(name) || "";
    if (name.startsWith(start) && fits(rest, text)) found[rest] = text;
  }));
  return found;
};
/** The questions of a quiz that come back: the id of each with its box and day. Of two that share an id the one further behind counts: the
 * lower box, then the earlier day. Damaged text holds none. @param {string} text @returns {Map<string, [number, number]>} */
const boxes = (text) => {
  /** @type {Map<string, [number, number]>} */
  const found = new Map();
  if (!DUE.test(text)) return found;
  text.split(",").forEach((one) => {
    const [id, box, day] = one.split(/[=.]/), known = found.get(id);
    if (!known || +box < known[0] || (+box === known[0] && +day < known[1])) found.set(id, [+box, +day]);
  });
  return found;
};
/** @param {Map<string, [number, number]>} some */
const boxed = (some) => Array.from(some, ([id, [box, day]]) => id + "=" + box + "." + day).join();

/** Of the record here and the one in a file, what is kept. Of questions that come back, all; else the one with more done.
 * @param {string} name @param {string | undefined} mine @param {string} theirs */
const merged = (name, mine, theirs) => {
  if (!mine) return theirs;
  if (DUE_NAME.test(name)) {
    const both = boxed(boxes(mine + "," + theirs));
    return fits(name, both) ? both : mine;
  }
  return done(theirs) > done(mine) ? theirs : mine;
};
/** @param {string} text */
const done = (text) => (text.match(/=[123]/g) || []).length;

window.hocdvc = /** @type {Memory} */ ({
  /** How the parts of a thing went, or null. @param {string} kind @param {string} id @param {string[]} ids */
  recall(kind, id, ids) {
    const text = stored((store) => store.getItem(key(kind, id)));
    const parts = text === null ? null : parsed(text, ids);
    if (text !== null && !parts) stored((store) => store.removeItem(key(kind, id)));
    return parts;
  },
  /** Keeps how the parts went. @param {string} kind @param {string} id @param {string[]} ids @param {[string, number | ""][]} parts */
  keep(kind, id, ids, parts) {
    stored((store) => store.setItem(key(kind, id), ids.join() + "|" + parts.map((part) => part.join("=")).join()));
  },
  /** Forgets one record. @param {string} kind @param {string} id */
  drop(kind, id) { stored((store) => store.removeItem(key(kind, id))); },
  /** Keeps an attempt that is under way. @param {string} id @param {unknown} value */
  keepRun(id, value) { stored((store) => store.setItem(key("run", id), JSON.stringify(value))); },
  /** The attempt kept under this id, as it was stored: anything at all, for the caller to judge. @param {string} id @returns {unknown} */
  recallRun(id) {
    try { return JSON.parse(stored((store) => store.getItem(key("run", id))) || "null"); } catch (error) { return null; }
  },
  /** @param {string} id */
  dropRun(id) { stored((store) => store.removeItem(key("run", id))); },
  people,
  records,
  parsed,
  boxes,
  /** Keeps which questions of a quiz come back. @param {string} quiz @param {Map<string, [number, number]>} some */
  keepBoxes(quiz, some) {
    stored((store) => (some.size ? store.setItem(key("due", quiz), boxed(some)) : store.removeItem(key("due", quiz))));
  },
  /** Whether this device lets the page keep anything. */
  able: () => stored((store) => {
    store.setItem("hocdvc.thu", "1");
    store.removeItem("hocdvc.thu");
    return true;
  }) === true,
  /** Gives the turn to a person (a seat, from 1). @param {number} person */
  turn(person) { seat({ ...people(), now: person }); },
  /** Adds a person and gives them the turn; says whether there was room. @param {string} name */
  join(name) {
    const { names } = people(), free = names.indexOf(null), at = free < 0 ? names.length : free;
    if (!nickname(name) || at >= MANY) return false;
    names[at] = nickname(name);
    seat({ now: at + 1, names });
    return true;
  },
  /** Gives the person whose turn it is another nickname. @param {string} name */
  rename(name) {
    const { now, names } = people();
    names[now - 1] = nickname(name) || names[now - 1];
    seat({ now, names });
  },
  /** Forgets all records of the person whose turn it is. */
  reset() {
    const mine = prefix(people().now);
    stored((store) => Object.keys(store).filter((name) => name.startsWith(mine) && name !== PEOPLE).forEach((name) => store.removeItem(name)));
  },
  /** Forgets the person whose turn it is, and all their records; the last one stays, with nothing kept. */
  leave() {
    this.reset();
    const { now, names } = people();
    if (names.filter(Boolean).length < 2) return;
    names[now - 1] = null;
    seat({ now: names.findIndex(Boolean) + 1, names });
  },
  /** The file to carry to another device: JSON text. */
  exported() {
    const { now, names } = people();
    return JSON.stringify({ hocdvc: 1, name: names[now - 1], records: records() }, null, 1);
  },
  /** Takes in such a file for the person whose turn it is; two records of one thing are merged. Returns how many were taken, or -1
   * when the text is no such file. @param {string} text */
  imported(text) {
    let file;
    try { file = JSON.parse(text); } catch (error) { return -1; }
    if (!file || file.hocdvc !== 1 || !file.records || typeof file.records !== "object") return -1;
    const mine = records();
    const whole = (/** @type {string} */ name) => merged(name, mine[name], file.records[name]);
    const fresh = Object.keys(file.records).filter((name) => fits(name, file.records[name]) && whole(name) !== mine[name]);
    fresh.slice(0, 2000).forEach((name) => stored((store) => store.setItem(prefix(people().now) + name, whole(name))));
    return fresh.length;
  }
});
})();
