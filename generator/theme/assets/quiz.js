/* A quiz: practice says at once what is right, a test says it at the end. One question a screen. What it keeps stays on the device. */
(function () {
"use strict";
const kept = window.hocdvc, { deal, asks, sitting } = kept, { all, one, el, put, copy, button, tell, near } = kept.dom;
const root = one(document, "#quiz"), dock = one(document, "#quiz-dock"), [main, other] = all(dock, "button");
const [where, panel, said, clock, see, flag, code] = [".where", ".panel", ".said", ".clock", ".see", ".flag", ".code"].map((css) => one(root, css));
const { quiz = "", draw = "", minutes = "", best = "", scale = "" } = root.dataset, title = (one(root, "h1").textContent || "").trim();
const sections = all(root, ".question"), known = sections.map((section) => section.dataset.id || "");
/** @type {Map<HTMLElement, Question>} */
const made = new Map();
/** A question, made ready when a paper first has it. @param {HTMLElement} section @returns {Question} */
const question = (section) => {
  const q = made.get(section) || asks.take(section);
  made.set(section, q);
  return q;
};
/* Empty where this script stands in the page itself (a lesson in one file): the board, a script of its own, and the page of revision are
then out of reach. */
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

/** @type {Run | null} */
let run = null;
/** The questions of this paper, in its order. @type {Question[]} */
let asked = [];
let seed = "";
/** What the first button does. */
let act = () => {};

/** Lays out a paper: what stands on the page is what is printed. @param {string} number @param {string[]} [only] */
const lay = (number, only) => {
  made.forEach((q) => q.stop());
  asked = deal.paper(sections, draw, number, only).map(question);
  put(code, number && "Mã đề " + number);
};
/** @typedef {[string, () => void]} Deed what a button says and does */
/** Shows a question or the panel; goes there, unless the page is just opening (no `focus`).
 * @type {(shown: HTMLElement, focus: HTMLElement | null, words: string, first: Deed, second?: Deed | false) => void} */
const show = (shown, focus, words, first, second) => {
  [...sections, panel].forEach((one) => { one.hidden = one !== shown; });
  put(one(where, "p"), words);
  where.hidden = !words;
  put(one(where, ".prog"), ...asked.map((_, at) => el("i." + (run && !run.done && at === run.at && shown !== panel ? "c" : settled(at) ? "d" : ""))));
  root.classList.toggle("running", !!words);
  flag.hidden = see.hidden = shown === panel || !run || run.mode === "practice";
  clock.hidden = !run || !run.end || run.done;
  put(said);
  put(main, first[0]);
  act = first[1];
  other.hidden = !second;
  dock[shown === panel ? "append" : "prepend"](other);
  if (second) {
    put(other, second[0]);
    other.onclick = second[1];
  }
  if (focus) go(focus);
};
/** @param {HTMLElement} heading */
const go = (heading) => {
  root.scrollIntoView({ behavior: /** @type {ScrollBehavior} */ ("instant") });
  heading.focus({ preventScroll: true });
};
/** @param {string} kind @param {string} head @param {Inside[]} more */
const say = (kind, head, ...more) => {
  put(said, el("div.box " + kind, el("p.head", kind && el("i.sign " + kind), head), ...more));
  if (run && !run.done) near(said, dock);
};
/** @param {string} words */
const head = (words) => el("h2", { tabindex: -1 }, words);
/** @param {number} at */
const place = (at) => [`Câu ${at + 1} trên ${asked.length}`, asked[at].part && "Phần " + asked[at].part, asked[at].level].filter(Boolean).join(" · ");

/* ---- what is kept ---- */
/** Whether a question needs nothing more: judged in practice, answered in a test. @param {number} at */
const settled = (at) => !!run && (run.mode === "practice" || run.done ? !!+run.went[at] : !!asked[at].read());
const pending = () => asked.map((_, at) => at).filter((at) => !settled(at));
/** What may be kept of an answer: while the attempt lasts, and no number that could be somebody's. @param {Question} q */
const draft = (q) => {
  const text = q.draft(), typed = q.ask === "write" || q.ask === "number";
  return typed && (!run || run.done || /\d{9}/.test(text.replace(/[^\p{L}\d]/gu, ""))) ? "" : text;
};
const save = () => {
  if (!run) return;
  run.drafts = asked.map(draft);
  kept.keepRun(quiz, run);
};
/** Tells progress and revision how questions went. @param {number[]} some */
const record = (some) => {
  const went = new Map(kept.recall("quiz", quiz, known) || []);
  some.forEach((at) => {
    const q = asked[at], how = run ? run.went[at] : "";
    went.set(q.id, how);
    if (kept.leitner) kept.leitner.answered(q.quiz, q.own, how === 1);
  });
  kept.keep("quiz", quiz, known, Array.from(went));
};
/** Begins an attempt. @type {(mode: Run["mode"], limit?: number, only?: string[]) => void} */
const begin = (mode, limit, only) => {
  lay(seed, only);
  run = sitting.fresh(mode, seed, asked.map((q) => q.id), limit || 0, !!only);
  enter();
  save();
  if (mode === "practice") next();
  else visit(0);
};
/** Builds the inputs of the attempt, with what was answered, and starts its clock. */
const enter = () => {
  const now = run;
  if (!now) return;
  asked.forEach((q, at) => {
    q.start();
    q.restore(now.drafts[at]);
  });
  window.clearInterval(beat);
  since = performance.now();
  if (now.end && !now.done) beat = window.setInterval(pulse, 1000);
};

/* ---- time ---- */
let beat = 0, since = 0;
const pulse = () => {
  if (!run || run.done || !run.end) return;
  const before = run.left, now = performance.now(), left = sitting.tick(run, now - since), seconds = Math.ceil(left / 1000);
  since = now;
  put(clock, `Còn ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
  clock.classList.toggle("soon", left <= 3e5);
  [5, 1].forEach((some) => { if (before > some * 6e4 && left <= some * 6e4) tell(`Còn ${some} phút.`); });
  if (!left) handIn(true);
};

/* ---- practice ---- */
const next = () => {
  const at = pending()[0], q = asked[at];
  if (!run || !q) return finish();
  run.at = at;
  show(q.section, q.heading, place(at), [q.verb || "Trả lời", answer]);
  if (run.went[at] === 0) say("", "Bạn đã thử câu này một lần, còn một lần nữa.");
};
const answer = () => {
  if (!run) return;
  const q = asked[run.at], value = q.read(), again = run.went[run.at] === 0, right = q.right(), doubt = value && q.doubt && q.doubt();
  if (!value) return say("", q.missing || "Bạn chưa trả lời xong câu này.");
  if (doubt) return say("", doubt);
  if (again && (q.same ? q.same(run.tried) : value === run.tried)) return say("", "Bạn chưa đổi câu trả lời.");
  run.tried = draft(q);
  const went = run.went[run.at] = right ? (again ? 2 : 1) : again ? 3 : 0;
  if (!went) {
    save();
    return say("bad", "Chưa đúng.", ...q.hint(), el("p", "Bạn còn một lần thử."));
  }
  record([run.at]);
  const more = q.end(right), last = !pending().length;
  q.live.disabled = true;
  put(main, last ? "Xem kết quả" : "Câu tiếp theo");
  act = next;
  save();
  main.focus({ preventScroll: true });
  say(right ? "good" : "bad", right ? "Đúng rồi." : "Chưa đúng.", ...more, q.more(".why"), q.more(".reread"));
};
const finish = () => {
  if (run) run.done = true;
  save();
  result(true);
};

/* ---- test ---- */
/** Goes to a question; after handing in, to what is said of it. @param {number} at */
const visit = (at) => {
  if (!run) return;
  const q = asked[at], last = at + 1 === asked.length, back = run.done ? () => result(true) : overview;
  run.at = at;
  show(q.section, q.heading, (run.done ? "Xem lại · " : "") + place(at), [last ? (run.done ? "Về kết quả" : "Xem lại và nộp") : "Câu tiếp", last ? back : () => visit(at + 1)],
    at > 0 && ["Câu trước", () => visit(at - 1)]);
  put(see, run.done ? "Về kết quả" : "Các câu");
  see.onclick = back;
  if (run.done) judge(q, run.good[at], run.went[at] !== "");
  else mark(run.flags[at]);
  pulse();
  save();
};
/** Shows how a question went in the test. @param {Question} q @param {number} good @param {boolean} tried */
const judge = (q, good, tried) => {
  const right = good === q.full, worth = q.worth(good), top = q.worth(q.full);
  const part = worth ? `Đúng một phần: ${sitting.comma(worth)} trên ${sitting.comma(top)} điểm` : tried ? "Chưa đúng." : "Bạn chưa trả lời câu này.";
  flag.hidden = q.live.disabled = true;
  say(right ? "good" : "bad", right ? "Đúng rồi." : part, ...q.end(right), q.more(".why"), q.more(".reread"));
};
/** @param {boolean} on */
const mark = (on) => {
  flag.setAttribute("aria-pressed", String(on));
  put(flag, "Đánh dấu xem lại");
};
const overview = () => {
  const now = run, open = pending();
  if (!now) return;
  const heading = head(open.length ? `Còn ${open.length} câu chưa xong` : `Bạn đã làm xong ${asked.length} câu`);
  const map = asked.map((_, at) => {
    const some = [settled(at) ? "đã trả lời" : "chưa xong", now.flags[at] && "đã đánh dấu"].filter(Boolean).join(", ");
    const made = button("num" + (settled(at) ? " done" : "") + (now.flags[at] ? " flagged" : ""), String(at + 1), () => visit(at));
    made.setAttribute("aria-label", `Câu ${at + 1}: ${some}`);
    return el("li", made);
  });
  const legend = el("p.legend", ...[["done", "đã trả lời"], ["", "chưa xong"], ["flagged", "đánh dấu xem lại"]].map(([css, words]) => el("span", el("i.num " + css), words)));
  put(panel, heading, el("p", "Bấm số để về câu đó. Nộp rồi thì không sửa được nữa."), el("ol.map", ...map), legend);
  show(panel, heading, "Các câu", ["Nộp bài", () => handIn(false)], ["Làm tiếp", () => visit(open.length ? open[0] : now.at)]);
};
/** @param {boolean} late */
const handIn = (late) => {
  const now = run;
  if (!now) return;
  window.clearInterval(beat);
  const tried = asked.map((q) => !!q.draft());
  now.good = asked.map((q, at) => (tried[at] ? q.good() : 0));
  now.went = asked.map((q, at) => (!tried[at] ? "" : q.right() ? 1 : 3));
  now.done = true;
  now.late = late;
  record(asked.map((_, at) => at).filter((at) => tried[at]));
  save();
  result(true);
};

/* ---- the end ---- */
/** How many questions were right, by something. @param {(q: Question) => string} by */
const rows = (by) => Array.from(new Set(asked.map(by)), (name) => {
  const those = asked.map((q, at) => (by(q) === name && run ? +(run.went[at] === 1) : -1)).filter((right) => right >= 0).sort().reverse();
  return el("li", name, el("b", those.filter(Boolean).length + "/" + those.length), el("span.prog", { "aria-hidden": "true" }, ...those.map((right) => el("i." + (right ? "d" : "")))));
});
/** @param {boolean} moved */
const result = (moved) => {
  const now = run;
  if (!now) return;
  const test = now.mode === "test", bad = asked.filter((_, at) => now.went[at] !== 1), count = `${asked.length - bad.length} trên ${asked.length} câu`, comma = sitting.comma;
  const score = sitting.score(asked.map((q, at) => ({ part: q.part, got: q.worth(now.good[at]), full: q.worth(q.full) })), best, +scale);
  const heading = head(test ? `${comma(score.points)} trên ${comma(score.of)} điểm` : "Bạn đúng " + count), guides = new Set(asked.map((q) => q.guide)).size;
  const parts = score.parts.map(({ part, points, of }) => el("li", "Phần " + part, el("b", `${comma(points)}/${comma(of)} điểm`)));
  put(panel, heading, el("p", now.late && "Hết giờ, bài đã được nộp. ", test ? `Đúng trọn ${count}.` : "Tính câu đúng ngay lần đầu."));
  score.parts.forEach(({ part, best }) => test && best && panel.append(el("p", `Phần ${part} chỉ tính ${best} câu cao điểm nhất.`)));
  if (test && score.parts.length > 1) panel.append(el("ul.levels", ...parts));
  panel.append(el("ul.levels", ...rows((q) => q.level)));
  if (guides > 1) panel.append(el("ul.levels", ...rows((q) => q.guide)));
  if (bad.length) panel.append(el("h3", "Nên xem lại"), el("ul.again", ...bad.map((q) => el("li", copy("span", q.heading), q.more(".reread")))));
  if (bad.length && kept.leitner && script) panel.append(el("p", "Câu sai sẽ quay lại ở ", el("a", { href: "../on-tap.html" }, "Ôn 5 phút"), "."));
  const missed = /** @type {Deed} */ (["Làm lại câu sai", () => begin("practice", 0, bad.map((q) => q.id))]), fresh = /** @type {Deed} */ (["Đề khác", () => anew()]);
  const first = test ? /** @type {Deed} */ (["Xem lại từng câu", () => visit(0)]) : bad.length ? missed : fresh;
  panel.append(el("div.keys", test && bad.length > 0 && button("btn ghost", ...missed), button("btn ghost", "Làm lại đề này", () => begin(now.mode, now.limit, now.again ? now.ids : undefined))));
  if (kept.certificate && !now.again && bad.length < asked.length) panel.append(kept.certificate({ title, score: test ? heading.textContent || "" : count }));
  show(panel, moved ? heading : null, "Kết quả", first, first !== fresh && fresh);
};

/* ---- the beginning ---- */
/** Another paper, by chance. @param {boolean} [moved] */
const anew = (moved = true) => {
  seed = String(100 + Math.floor(Math.random() * 900));
  open(moved);
};
/** The first screen: practice or test; folded: the number of the paper, time, paper, the board. @param {boolean} moved */
const open = (moved) => {
  const heading = head("Chọn cách làm"), count = el("p"), code = el("input", { id: "ma-de", inputmode: "numeric", autocomplete: "off", maxlength: 6, value: seed });
  const free = el("input", { type: "radio", name: "gio" }), timed = el("input", { type: "radio", name: "gio" }), time = el("span");
  const about = () => +minutes || Math.max(1, Math.round(asked.reduce((sum, q) => sum + q.seconds, 0) / 60));
  const test = () => begin("test", timed.checked ? about() * 6e4 : 0), practice = () => begin("practice");
  const draw = () => {
    lay(seed);
    put(count, `${asked.length} câu, ${+minutes ? "" : "chừng "}${about()} phút.`);
    put(time, `Trong ${about()} phút`);
    const deed = /** @type {Deed} */ (+minutes ? [timed.checked ? `Làm đề: ${about()} phút` : "Làm đề", test] : ["Thi thử", test]), other = /** @type {Deed} */ (["Luyện tập", practice]);
    show(panel, null, "", +minutes ? deed : other, +minutes ? other : deed);
  };
  (+minutes ? timed : free).checked = true;
  free.onchange = timed.onchange = draw;
  code.oninput = () => {
    seed = code.value.replace(/\D/g, "").replace(/^0+(?=.)/, "");
    draw();
  };
  code.onkeydown = (event) => event.key !== "Enter";
  window.clearInterval(beat);
  if (moved) kept.dropRun(quiz);
  run = null;
  put(panel, heading, count, el("dl.ways", el("dt", "Luyện tập"), el("dd", "Biết đúng sai ngay sau mỗi câu. Sai thì được thử lại một lần."),
    el("dt", +minutes ? "Làm đề" : "Thi thử"), el("dd", "Làm hết rồi mới xem điểm và lời giải. Về lại câu nào cũng được.")),
    el("details.more", el("summary", "Mã đề, giờ làm, in ra giấy" + (script && ", chiếu lên bảng")),
      el("label", { for: "ma-de" }, "Mã đề"), code, el("p.hint", "Cả lớp gõ cùng mã thì ra cùng đề. Bỏ trống thì hỏi đủ các câu, theo thứ tự của bài."),
      el("fieldset", el("legend", "Giờ làm khi " + (+minutes ? "làm đề" : "thi thử")), el("div.picks", el("label", free, el("span", "Không giới hạn")), el("label", timed, time))),
      el("div.keys", button("btn ghost", "In đề này", () => window.print()), script && button("btn ghost", "Chiếu lên bảng", board))));
  draw();
  if (moved) go(heading);
};
/** Shows this paper on the board. */
const board = () => {
  const start = () => kept.project && kept.project(asked.map((q) => q.section), [title, code.textContent].filter(Boolean).join(" · "));
  if (kept.project) return start();
  const loaded = el("script", { src: script.replace(/[^/]*$/, "projector.js") });
  loaded.onload = start;
  document.head.append(loaded);
};
/** An attempt that was left half done. */
const half = () => {
  const now = run, left = pending(), test = now && now.mode === "test";
  if (!now) return;
  put(panel, head("Bạn đang làm dở bài này"), el("p", `${test ? "Thi thử" : "Luyện tập"}: đã xong ${asked.length - left.length} trên ${asked.length} câu.`));
  show(panel, null, "", ["Làm tiếp", () => (test ? visit(now.at) : next())], ["Làm đề khác", () => anew()]);
};

root.onsubmit = (event) => {
  event.preventDefault();
  act();
};
/* A second press of a double one must not answer the next question. */
main.onclick = (event) => event.detail < 2 || !!run && run.mode === "test";
flag.onclick = () => {
  if (!run) return;
  mark(run.flags[run.at] = !run.flags[run.at]);
  save();
};
["input", "change"].forEach((name) => root.addEventListener(name, () => { if (run && !run.done) save(); }));
document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
const first = one(root, ".question, h2[id^=phan-]");
first.before(where);
dock.hidden = false;
root.classList.add("ready");
run = location.hash === "#chieu" ? null : sitting.revived(kept.recallRun(quiz), known);
if (run) {
  lay(seed = run.seed, run.ids);
  if (asked.map((q) => q.id).join() !== run.ids.join()) run = null;
}
enter();
if (!run) anew(false);
else if (run.done) result(false);
else {
  half();
  pulse();
}
if (script && location.hash === "#chieu") board();
})();
