/* One attempt at a quiz: what is kept of it, how its time passes, what it is worth. Nothing here touches the page. */
(function () {
"use strict";
const DAY = 864e5, TEXT = 400;
/** @param {unknown} value @param {number} top */
const whole = (value, top) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= top;
/** @param {unknown} value */
const flag = (value) => typeof value === "boolean";

/** @type {Sitting} */
const sitting = {
  fresh: (mode, seed, ids, limit, again) => ({
    mode, seed, ids, again, limit, at: 0, tried: "", done: false, late: false, left: limit, end: limit && Date.now() + limit,
    went: ids.map(() => ""), drafts: ids.map(() => ""), flags: ids.map(() => false), good: ids.map(() => 0)
  }),
  revived(kept, known) {
    const { mode, seed, ids, again, limit, at, tried, done, late, left, end, went, drafts, flags, good } = /** @type {Run} */ (kept || {});
    /** @param {unknown} list @param {(value: unknown) => boolean} fits */
    const each = (list, fits) => Array.isArray(list) && list.length === ids.length && list.every(fits);
    const text = (/** @type {unknown} */ value) => typeof value === "string" && value.length <= TEXT;
    return (mode === "practice" || mode === "test") && text(seed) && /^\d{0,6}$/.test(seed) &&
      Array.isArray(ids) && ids.length > 0 && ids.every((id, place) => known.includes(id) && ids.indexOf(id) === place) &&
      whole(at, ids.length - 1) && text(tried) && [again, done, late].every(flag) && whole(limit, DAY) && whole(left, limit) && whole(end, 1e14) &&
      each(went, (value) => value === "" || whole(value, 3)) && each(drafts, text) && each(flags, flag) && each(good, (value) => whole(value, 20))
      ? { mode, seed, ids, again, limit, at, tried, done, late, left, end, went, drafts, flags, good } : null;
  },
  /* Whichever clock says less is left counts, the one that ran or the one on the wall; and one that was set back is followed. */
  tick(run, passed) {
    run.left = Math.max(0, Math.round(Math.min(run.left - passed, run.end - Date.now())));
    run.end = Date.now() + run.left;
    return run.left;
  },
  score(questions, best, scale) {
    const parts = Array.from(new Set(questions.map((one) => one.part)), (part) => {
      const count = +(best.split("|").map((one) => one.split("=")).filter((one) => one[0] === part)[0] || ["", 0])[1];
      const those = questions.filter((one) => one.part === part);
      /** The sum of the best ones. @param {number[]} some */
      const sum = (some) => some.sort((a, b) => b - a).slice(0, count || some.length).reduce((a, b) => a + b, 0);
      return { part, best: count < those.length ? count : 0, points: sum(those.map((one) => one.got)), of: sum(those.map((one) => one.full)) };
    });
    const of = parts.reduce((sum, part) => sum + part.of, 0), by = scale && of ? scale / of : 1;
    return { points: parts.reduce((sum, part) => sum + part.points, 0) * by, of: of * by, parts };
  },
  comma: (value) => String(Math.round(value * 100 + 1e-6) / 100).replace(".", ",")
};
window.hocdvc.sitting = sitting;
})();
