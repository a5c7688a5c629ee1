/* Missed questions come back: the box system of S. Leitner, "So lernt man lernen" (Herder, 1972), on this device only.

A question that was missed goes into box 1 and is due tomorrow. Answered rightly when due, it moves one box up: due after 7 days, then
after 30; after box 3 it is learnt and leaves. Missed again, it is back in box 1. A question never missed never enters. Days are those of
the device's own calendar, as whole numbers. `store.js` keeps them for each person, "id=box.day,…" under `due:` and the id of the quiz. */
(function () {
"use strict";
const kept = window.hocdvc, AFTER = [0, 1, 7, 30];

/** Today as a number of days; no clock change or time zone moves it. */
const today = () => {
  const now = new Date();
  return Math.max(0, Math.round(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 864e5));
};

/** The questions of a quiz that come back. A day too far ahead comes from a clock that was wrong: it is put right, lest a question wait
 * for years. @param {string} quiz */
const boxes = (quiz) => {
  const some = kept.boxes(kept.records()["due:" + quiz] || ""), now = today();
  let wrong = false;
  some.forEach(([box, day], own) => {
    if (day <= now + AFTER[box]) return;
    some.set(own, [box, now + AFTER[box]]);
    wrong = true;
  });
  if (wrong) kept.keepBoxes(quiz, some);
  return some;
};

/** @type {Leitner} */
const leitner = {
  /** Files a finished question. A right answer moves it only when it is due.
   * @param {string} quiz @param {string} own its id in the quiz @param {boolean} right
   * @returns {number | null} in how many days it comes back, 0 when it is learnt now, null when nothing moved */
  answered(quiz, own, right) {
    const some = boxes(quiz), [box, day] = some.get(own) || [0, 0], next = right ? box + 1 : 1;
    if (right && (!box || day > today())) return null;
    if (next < AFTER.length) some.set(own, [next, today() + AFTER[next]]);
    else some.delete(own);
    kept.keepBoxes(quiz, some);
    return AFTER[next] || 0;
  },
  /** What is due by now, or within so many days: the longest due first; of those due on one day, each quiz has its turn.
   * @param {number} [ahead] */
  due(ahead = 0) {
    /** @type {(Due & { turn: number })[]} */
    const found = [], now = today();
    Object.keys(kept.records()).filter((name) => name.startsWith("due:")).sort().forEach((name) => {
      /** @type {Record<number, number>} how many of this quiz are due on a day */
      const turns = {}, quiz = name.slice(4);
      boxes(quiz).forEach(([box, day], own) => {
        if (day > now + ahead) return;
        turns[day] = (turns[day] || 0) + 1;
        found.push({ quiz, own, box, days: day - now, turn: turns[day] });
      });
    });
    return found.sort((one, other) => one.days - other.days || one.turn - other.turn);
  },
  /** How many are due by now. */
  count: () => leitner.due().length,
  /** In how many days the next one is due: 0 is now, null when none is waiting. */
  soonest() {
    const [first] = leitner.due(AFTER[3]);
    return first ? Math.max(0, first.days) : null;
  },
  /** Takes out a question that is no longer in its quiz. @param {string} quiz @param {string} own */
  forget(quiz, own) {
    const some = boxes(quiz);
    some.delete(own);
    kept.keepBoxes(quiz, some);
  }
};
kept.leitner = leitner;
})();
