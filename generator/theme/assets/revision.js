/* “Ôn 5 phút”: missed questions that are due, from all quizzes. An answer moves its question at once, so a closed tab loses nothing. The
questions stand in `assets/hoi/QUIZ.js`: a script element opens those of quizzes that this page links to, also by double-click. Its parts are told of in hocdvc.d.ts. */
(function () {
"use strict";
const MANY = 10, SECONDS = 300, kept = window.hocdvc, leitner = /** @type {Leitner} */ (kept.leitner), { all, one, el, put, copy, near } = kept.dom;
const root = one(document, "#quiz"), dock = one(document, "#quiz-dock"), main = one(dock, "button"), said = one(root, ".said");

/** @type {Revision["fill"]} */
const fill = (css, ...inside) => put(one(root, css), ...inside);
/** @type {Revision["when"]} */
const when = (days) => {
  const day = new Date();
  day.setDate(day.getDate() + days);
  if (days > 7) return "ngày " + day.toLocaleDateString("en-GB").slice(0, 5);
  return days < 1 ? "hôm nay" : days < 2 ? "ngày mai" : "sau " + days + " ngày";
};

const links = all(root, ".rows a").map((link) => link.getAttribute("href"));
/** @type {Leitner["due"]} */
const due = (ahead) => leitner.due(ahead).filter((item) => links.includes("kiem-tra/" + item.quiz + ".html"));
/** @type {Revision["bank"]} */
const bank = new Map();
kept.take = (quiz, questions) => bank.set(quiz, new Map(Object.entries(questions)));

/** @type {Revision["load"]} */
const load = (items, then) => {
  const quizzes = Array.from(new Set(items.map((item) => item.quiz))).filter((quiz) => !bank.has(quiz));
  let left = quizzes.length;
  if (!left) then();
  quizzes.forEach((quiz) => {
    const script = document.createElement("script");
    script.src = "assets/hoi/" + quiz + ".js";
    script.onload = script.onerror = () => { if (!--left) then(); };
    document.head.append(script);
  });
};
/** @type {Revision["found"]} */
const found = (item) => {
  const questions = bank.get(item.quiz), html = (questions && questions.get(item.own)) || "";
  const section = one(new DOMParser().parseFromString(html, "text/html"), ".question");
  if (questions && !section) leitner.forget(item.quiz, item.own);
  return section ? [{ ...item, section: document.adoptNode(section), guide: section.dataset.guide || "" }] : [];
};
/** @type {Revision["mixed"]} */
const mixed = (left, last = "") => {
  const others = left.filter((item) => item.guide !== last), many = left.map((item) => left.filter((other) => other.guide === item.guide).length);
  if (!left.length) return left;
  const next = (others.length ? others : left).reduce((best, item) => (many[left.indexOf(item)] > many[left.indexOf(best)] ? item : best));
  return [next, ...mixed(left.filter((item) => item !== next), next.guide)];
};

let act = () => {};
/** @type {Revision["show"]} */
const show = (state, button, action) => {
  all(root, "[data-on]").forEach((part) => { part.hidden = !(part.dataset.on || "").split(" ").includes(state); });
  root.className = "quiz ready on-" + state + (/ask|end/.test(state) ? " running" : "");
  put(said);
  dock.hidden = !button;
  if (button) put(main, button);
  act = action;
};
/** @type {Revision["reach"]} */
const reach = (heading) => {
  root.scrollIntoView({ behavior: "instant" });
  heading.focus({ preventScroll: true });
};
/** @type {Revision["say"]} */
const say = (kind, head, ...more) => {
  put(said, el("div.box " + kind, el("p.head", kind && el("i.sign " + kind), head), ...more));
  near(said, dock);
};
const rest = () => {
  const now = due(0), waiting = due(Infinity);
  all(root, ".boxes li").forEach((box, at) => {
    const many = waiting.filter((item) => item.box === at + 1).length;
    box.classList.toggle("some", many > 0);
    put(one(box, "strong"), many + " câu");
  });
  fill(".many", now.length + "\u00a0câu");
  if (waiting[0]) fill(".when", when(waiting[0].days));
  if (!kept.able()) show("none", "", rest);
  else if (now.length) show("due", "Bắt đầu ôn", () => begin(now));
  else if (waiting.length) show("wait", "Ôn trước hạn", () => begin(waiting));
  else show("new", "", rest);
};
/** @type {Revision["begin"]} */
const begin = (items) => {
  const first = items.slice(0, MANY);
  put(main, "Đang mở câu hỏi…");
  act = () => {};
  load(first, () => {
    let seconds = 0;
    const some = mixed(first.flatMap(found).filter((item, at) => (seconds += +(item.section.dataset.seconds || 60)) <= SECONDS || !at));
    if (some.length) return ask(some, []);
    rest();
    if (first.some((item) => !bank.has(item.quiz))) say("bad", "Chưa mở được câu hỏi.", el("p", "Bạn kiểm tra mạng rồi thử lại."));
  });
};
/** @type {Revision["ask"]} */
const ask = (items, answers) => {
  const at = answers.length, item = items[at];
  if (!item) return finish(answers);
  fill(".slot", item.section);
  kept.deal.paper([item.section], "", new Date().toDateString());
  const q = kept.asks.take(item.section);
  q.start();
  fill(".prog", ...items.map((_, place) => el("i." + (place < at ? "d" : place > at ? "" : "c"))));
  fill(".where p", "Câu " + (at + 1) + " trên " + items.length + " · " + item.guide);
  show("ask", q.verb || "Trả lời", () => {
    const doubt = q.read() ? q.doubt && q.doubt() : q.missing || "Bạn chưa trả lời xong câu này.";
    if (doubt) return say("", doubt);
    const right = q.right(), back = leitner.answered(item.quiz, item.own, right), days = back === null ? item.days : back;
    answers.push({ item, right, days });
    const more = q.end(right);
    q.live.disabled = true;
    put(main, items[at + 1] ? "Câu tiếp theo" : "Xem kết quả");
    act = () => ask(items, answers);
    main.focus({ preventScroll: true });
    const fate = days ? "Câu này " + (back === null ? "vẫn " : "") + "quay lại " + when(days) + "." : "Bạn đã thuộc câu này.";
    say(right ? "good" : "bad", right ? "Đúng rồi." : "Chưa đúng.", ...more, q.more(".why"), q.more(".reread"), el("p.back", fate));
  });
  reach(q.heading);
};
/** @type {Revision["finish"]} */
const finish = (answers) => {
  const bad = answers.filter((answer) => !answer.right), left = due(0), [soonest] = due(Infinity);
  const days = Array.from(new Set(answers.map((answer) => answer.days))).sort((a, b) => (a || 99) - (b || 99));
  const bye = soonest ? "Hôm nay bạn ôn xong rồi. Hẹn bạn " + when(soonest.days) + "." : "Bạn đã thuộc hết các câu từng sai.";
  fill(".sum", "Bạn đúng " + (answers.length - bad.length) + " trên " + answers.length + " câu");
  fill(".bye", left.length ? "Lịch của các câu vừa ôn:" : bye);
  fill(".levels", ...days.map((day) => el("li", day ? "Quay lại " + when(day) : "Đã thuộc", el("b", answers.filter((answer) => answer.days === day).length + " câu"))));
  fill(".again", ...bad.map(({ item }) => el("li", copy("span", one(item.section, "h2")), copy("p", item.section.querySelector(".reread")))));
  show("end", left.length ? "Ôn tiếp, còn " + left.length + " câu" : "", () => begin(left));
  one(root, ".reread-all").hidden = !bad.length;
  reach(one(root, ".sum"));
};

root.onsubmit = (event) => {
  event.preventDefault();
  act();
};
/* a double click acts once */
main.onclick = (event) => event.detail < 2;
dock.after(...all(root, "#bai-kiem-tra, .rows"));
rest();
})();
