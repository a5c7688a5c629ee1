/* Practice: one task at a time on the drawn screen, and an answer to every press. What it keeps stays on the device; what is typed is never kept. */
(function () {
"use strict";
/** @typedef {{ li: HTMLElement, doing: string, ids: string[], value: string, name: string, sort: string, free: boolean, went: number | "" }} Move */
/** @typedef {{ section: HTMLElement, heading: HTMLElement, mock: HTMLElement, fresh?: Node, id: string, went: number | "", moves: Move[] }} Task */
const all = (/** @type {ParentNode} */ from, /** @type {string} */ css) => /** @type {HTMLElement[]} */ (Array.from(from.querySelectorAll(css)));
const one = (/** @type {ParentNode} */ from, /** @type {string} */ css) => /** @type {HTMLElement} */ (from.querySelector(css));
const root = one(document, "#tap"), dock = one(document, "#tap-dock"), after = one(document, "#tap-xong");
const where = one(root, ".where"), panel = one(root, ".panel"), said = one(dock, ".said"), offer = one(dock, ".offer");
const [hint, example, next] = all(dock, ".keys button"), guide = root.dataset.guide || "", kept = window.hocdvc;

/** @typedef {string | Node | false | null | undefined} Inside */
const put = (/** @type {HTMLElement} */ place, /** @type {Inside[]} */ ...inside) => {
  place.textContent = "";
  inside.forEach((part) => part && place.append(part));
  return place;
};
const el = (/** @type {string} */ name, /** @type {Inside[]} */ ...inside) => {
  const [tag, css] = name.split("."), made = document.createElement(tag);
  if (css) made.className = css;
  return put(made, ...inside);
};
const copy = (/** @type {string} */ tag, /** @type {Element} */ from) => el(tag, ...Array.from(from.cloneNode(true).childNodes));
const button = (/** @type {string} */ css, /** @type {string} */ words, /** @type {() => void} */ act) => {
  const made = /** @type {HTMLButtonElement} */ (el("button." + css, words));
  made.type = "button";
  made.onclick = act;
  return made;
};

/* The deeds without a place on the screen, from this one to the next that has one. */
const deeds = (/** @type {Element | null} */ li, /** @type {string} */ tag) => {
  const found = [];
  while (li && !(/** @type {HTMLElement} */ (li).dataset.do)) {
    found.push(copy(tag, li));
    li = li.nextElementSibling;
  }
  return found;
};

/* ---- the tasks ---- */
const read = (/** @type {HTMLElement} */ li) => {
  const { do: doing = "", at = "", also = "", value = "", name = "", sort = "", free } = li.dataset;
  return /** @type {Move} */ ({ li, doing, ids: [at, ...also.split(" ").filter(Boolean)], value, name, sort, free: !!free, went: "" });
};
const gathered = (/** @type {HTMLElement} */ heading) => {
  const section = el("section.task");
  section.setAttribute("aria-labelledby", heading.id);
  heading.before(section);
  for (let next = section.nextSibling; next && (next === heading || !(next instanceof Element && next.matches(".viec, .panel"))); next = section.nextSibling)
    section.append(next);
  return section;
};
const tasks = all(root, ".viec").map((heading) => {
  const section = gathered(heading), mock = one(section, ".mock"), given = deeds(one(section, ".moves li"), "span");
  if (given.length) mock.before(el("p.given", "Coi như bạn đã:", ...given));
  heading.tabIndex = -1;
  return /** @type {Task} */ ({
    section, heading, mock, id: heading.id, went: "", moves: all(section, ".moves li[data-do]").map(read)
  });
});
let run = tasks, task = tasks[0], level = 0;
const pending = () => task.moves.filter((move) => move.went === "");
const left = () => run.filter((some) => some.went === "");
const place = (/** @type {string} */ at) => one(task.mock, '[data-at="' + at + '"]');

/* ---- the memory: how each task went, and how far the present one is ---- */
const draft = () => guide + "--" + task.id, steps = () => task.moves.map((_, at) => "m" + at);
const save = () => kept.keep("practice", guide, tasks.map((some) => some.id), tasks.map((some) => [some.id, some.went]));
const saveDraft = () => kept.keep("practice", draft(), steps(), task.moves.map((move, at) => ["m" + at, move.went]));

/* ---- what is said ---- */
const say = (/** @type {string} */ kind, /** @type {string} */ title, /** @type {Inside[]} */ ...more) => {
  put(said, el("div.box " + kind, title && el("p.head", kind && el("i.sign " + kind), title), ...more));
};
const nameOf = (/** @type {HTMLElement} */ part) => {
  const label = part.closest("fieldset") ? null : part.closest("label") || one(task.mock, 'label[for="' + part.id + '"]');
  const from = /** @type {HTMLElement} */ ((label || (part.matches("input") ? part.parentElement : part) || part).cloneNode(true));
  all(from, "small, .off").forEach((extra) => extra.remove());
  const words = (from.textContent || "").trim();
  return "“" + (words.length > 60 ? words.slice(0, 57) + "…" : words) + "”";
};
const clear = () => all(task.mock, ".bad, .glow").forEach((part) => part.classList.remove("bad", "glow"));
const face = (/** @type {HTMLElement} */ part) => /** @type {HTMLElement} */ (part.closest("label, .box") || part);
const glow = (/** @type {Move} */ move) => {
  clear();
  const part = place(move.ids[0]);
  face(part).classList.add("glow");
  face(part).scrollIntoView({ block: "center" });
  return part;
};
const look = () => {
  const move = pending()[0];
  return "Bạn hãy tìm một " + move.sort + (move.doing === "fill" ? " cần điền." : " khác.");
};
const wrong = (/** @type {HTMLElement} */ part, /** @type {string} */ at, /** @type {string[]} */ ...words) => {
  clear();
  face(part).classList.add("bad");
  const why = all(task.section, ".whys li").find((li) => li.dataset.at === at);
  if (why) say("bad", "Chưa đúng", copy("p", why));
  else say("bad", words[0] || "Chưa phải chỗ này: " + nameOf(part), el("p", words[1] || look()));
};

/* ---- what is done ---- */
/* Real life around a move. */
const beside = (/** @type {Move} */ move) => {
  const found = deeds(move.li.nextElementSibling, "p");
  return found.length ? [el("p.aside", "Ngoài đời, lúc này bạn còn:"), ...found] : [];
};
const right = (/** @type {Move} */ move, /** @type {Inside[]} */ ...more) => {
  const part = place(move.ids[0]);
  move.went = level === 3 ? 3 : level ? 2 : 1;
  clear();
  face(part).classList.add("good");
  chips();
  const head = level === 3 ? "Làm mẫu" : "Đúng rồi", rest = pending().length;
  level = 0;
  keyed = null;
  label();
  if (!rest) return complete(move);
  saveDraft();
  say("good", head, copy("p", move.li), ...more, ...beside(move), el("p.aside", "Còn " + rest + " chỗ nữa."));
};
const complete = (/** @type {Move} */ move) => {
  task.went = Math.max(...task.moves.map((some) => +some.went));
  save();
  kept.drop("practice", draft());
  say("good", "Xong việc này.", ...beside(move), copy("p", one(task.section, ".ok")));
  keys(true);
  unheld(() => next.focus({ preventScroll: true }));
};
/* Moves the focus only once no key is held: an Enter that goes on would press the button it lands on. */
let held = false;
const unheld = (/** @type {() => void} */ work) => {
  if (held) document.addEventListener("keyup", () => setTimeout(work), { once: true });
  else setTimeout(work);
};
document.addEventListener("keydown", () => { held = true; }, true);
document.addEventListener("keyup", () => { held = false; }, true);
window.addEventListener("blur", () => { held = false; });
const waits = (/** @type {string} */ at, /** @type {string} */ doing) =>
  task.moves.find((move) => move.went === "" && move.doing === doing && move.ids.includes(at) && (move.free || move === pending()[0]));
/* A place is pressed: the right one now, one that was done, one whose turn comes later, or a wrong one. */
const press = (/** @type {HTMLElement} */ part, /** @type {string} */ at) => {
  const move = at && waits(at, "tap");
  if (move) { right(move); return true; }
  if (part.getAttribute("aria-disabled")) return wrong(part, at, nameOf(part) + " chưa bấm được lúc này.");
  const known = task.moves.find((some) => some.ids.includes(at));
  if (!known || known.doing !== "tap") return wrong(part, at);
  if (known.went) return say("", "", el("p", "Chỗ này bạn đã làm rồi. " + look()));
  const { sort, doing } = pending()[0];
  wrong(part, at, "Chưa tới lúc bấm " + nameOf(part), "Trước đó còn một " + sort + (doing === "tap" ? " phải bấm." : " phải làm."));
};
const even = (/** @type {string} */ text) => text.normalize("NFC").toLowerCase().trim().replace(/\s+/g, " ").replace(/\b0+(?=\d)/g, "");
const toneless = (/** @type {string} */ text) => even(text).normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
/** @param {HTMLInputElement} box */
const typed = (box) => {
  const at = box.dataset.at || "", move = waits(at, "fill");
  if (box.value === box.defaultValue) return;
  if (!move) { restore(box); return wrong(box, at, "Ô này chưa cần sửa.", look()); }
  if (!box.value.trim()) return;
  const same = even(box.value) === even(move.value);
  if (!same && toneless(box.value) !== toneless(move.value))
    return wrong(box, "", "Chưa khớp số liệu mẫu.", "Số liệu mẫu là “" + move.value + "”. Bạn gõ lại, hoặc bấm vào số liệu mẫu.");
  fill(move);
  right(move, !same && el("p", "Ngoài đời, bạn nhớ gõ đủ dấu."));
};
/* Puts what belongs there into the place of a move. */
const fill = (/** @type {Move} */ move) => {
  const part = place(move.ids[0]), box = /** @type {HTMLInputElement} */ (part);
  if (part.matches("button")) { if (move.doing === "fill") put(one(/** @type {HTMLElement} */ (part.parentElement), "output"), move.value); }
  else if (move.doing === "fill") box.value = box.defaultValue = move.value;
  else if (move.doing === "tick" || part.matches("[type=radio]")) box.checked = box.defaultChecked = true;
  else if (part.matches("select")) choose(/** @type {HTMLSelectElement} */ (part), move.value);
  else all(part, "input").forEach((input, at) => {
    const radio = /** @type {HTMLInputElement} */ (input);
    radio.checked = radio.defaultChecked = move.value ? radio.value === move.value : !at;
  });
};
const choose = (/** @type {HTMLSelectElement} */ list, /** @type {string} */ value) => {
  const options = Array.from(list.options);
  options.forEach((option, at) => { option.defaultSelected = option.selected = value ? option.value === value : at === 1; });
};
/* Back to how the page showed it, after a wrong hand. */
const restore = (/** @type {HTMLElement} */ part) => {
  if (part.matches("select")) Array.from(/** @type {HTMLSelectElement} */ (part).options).forEach((option) => { option.selected = option.defaultSelected; });
  else all(part.closest("fieldset") || face(part), "input").forEach((input) => {
    const box = /** @type {HTMLInputElement} */ (input);
    box.value = box.defaultValue;
    box.checked = box.defaultChecked;
  });
};
/* The arrow keys pass over options on their way: a choice counts when Enter is pressed or the focus moves on. */
/** @type {Element | null} */
let keyed = null, arrows = false;
/** @param {HTMLInputElement | HTMLSelectElement} part */
const changed = (part) => {
  if (keyed === part) return;
  if (part.matches("[type=text]")) return typed(/** @type {HTMLInputElement} */ (part));
  const group = part.closest("fieldset"), at = part.dataset.at || "", option = at && waits(at, "tap");
  if (option) { fill(option); return right(option); }
  const whole = (group ? group.dataset.at : at) || "", doing = part.matches("[type=checkbox]") ? "tick" : "pick", move = waits(whole, doing);
  if (move && (doing === "tick" || !move.value || move.value === part.value)) {
    fill(doing === "pick" && !move.value ? { ...move, value: part.value } : move);
    return right(move);
  }
  const name = move ? "“" + part.value + "”" : "";
  restore(part);
  if (move && name === "“”") return;
  if (move) return wrong(part, at, "Chưa đúng: " + name, "Theo số liệu mẫu, bạn chọn “" + move.value + "”.");
  const known = task.moves.find((some) => some.went && some.ids.includes(whole));
  if (known) return say("", "", el("p", "Chỗ này bạn đã chọn đúng rồi. " + look()));
  wrong(part, at || whole);
};
/* Nothing real belongs here: passwords and codes, numbers as long as a phone's or a card's, addresses of mail. */
/** @param {HTMLInputElement} box */
const refuse = (box) => {
  const move = task.moves.find((some) => some.ids.includes(box.dataset.at || "")), text = box.value;
  if (!text || (move && move.value.startsWith(text))) return;
  const secret = /otp|password/.test(box.dataset.role || "");
  if (!(secret && /[^•\s]/.test(text)) && !/\d{9}/.test(text.replace(/[\s.()+-]/g, "")) && !/\S@\S+\.\S/.test(text)) return;
  box.value = "";
  clear();
  face(box).classList.add("bad");
  const what = secret ? "Mật khẩu và mã chỉ gõ trên trang thật. Đừng đọc cho ai." : "Đừng gõ số giấy tờ, số điện thoại hay thư thật của ai ở đây.";
  say("bad", "Không gõ dữ liệu thật", el("p", what), el("p", "Trang tập không giữ chữ bạn vừa gõ. Hãy bấm vào số liệu mẫu."));
};
root.addEventListener("click", (event) => {
  const target = /** @type {HTMLElement} */ (event.target), part = /** @type {HTMLElement | null} */ (target.closest(".mock [data-at], .mock button"));
  if (!part || !pending().length) return;
  const at = part.dataset.at || "", move = waits(at, part.dataset.role === "file" ? "fill" : "tap");
  if (part.dataset.role === "file" && move) { fill(move); right(move); }
  else if (part.matches("button")) press(part, at);
  else if (move && !part.matches("[type=radio]")) right(move);
});
root.addEventListener("change", (event) => {
  const part = /** @type {HTMLInputElement} */ (event.target);
  keyed = arrows && part.matches("select, [type=radio]") ? part : null;
  if (pending().length) changed(part);
});
root.addEventListener("input", (event) => {
  const box = /** @type {HTMLInputElement} */ (event.target);
  if (box.matches("[type=text]")) refuse(box);
});
const settle = (/** @type {Event} */ event) => {
  const part = /** @type {HTMLInputElement} */ (event.target), waiting = keyed === part;
  const onto = /** @type {HTMLInputElement | null} */ (/** @type {FocusEvent} */ (event).relatedTarget);
  if (onto && onto.type === "radio" && onto.name === part.name) return;
  keyed = null;
  if (waiting && pending().length && (part.checked || (part.value && !part.matches("input")))) changed(part);
};
root.addEventListener("pointerdown", () => { arrows = false; });
root.addEventListener("focusout", settle);
root.addEventListener("keydown", (event) => {
  const box = /** @type {HTMLInputElement} */ (event.target);
  if (box.matches("select, [type=radio]")) {
    arrows = event.key !== " " && event.key !== "Tab";
    if (event.key === "Enter") { event.preventDefault(); settle(event); }
  }
  if (event.key !== "Enter" || !box.matches(".mock [type=text]")) return;
  event.preventDefault();
  if (!pending().length) return;
  const move = waits(box.dataset.at || "", "tap");
  if (move) right(move);
  else typed(box);
});
root.addEventListener("submit", (event) => event.preventDefault());

/* ---- the helps: words, the place, the hand ---- */
const label = () => put(hint, level ? "Chỉ chỗ" : "Gợi ý");
hint.onclick = () => {
  const move = pending()[0];
  if (!level) say("", "Gợi ý", copy("p", move.li));
  else {
    glow(move);
    say("", "Ở đây", el("p", "Chỗ cần tìm đang sáng viền vàng: " + move.sort + " “" + move.name + "”."));
  }
  level = Math.min(level + 1, 2);
  label();
};
example.onclick = () => {
  const move = pending()[0];
  level = 3;
  glow(move);
  fill(move);
  right(move);
};
/* Sample data becomes chips to press; beside a list to choose from it stays plain words. */
const chip = (/** @type {Move} */ move) => {
  const verb = place(move.ids[0]).matches("button") ? "Bấm để đính kèm" : "Bấm để điền";
  const made = button("chip", "", () => {
    if (move.went !== "") return;
    fill(move);
    right(move);
  });
  if (move.went) made.setAttribute("aria-disabled", "true");
  return put(made, el("span", move.value), el("small", move.went ? "Đã điền" : verb));
};
const chips = () => {
  put(offer);
  all(task.section, ".samples div").forEach((row) => {
    const move = task.moves.find((some) => some.ids[0] === row.dataset.at), had = row.contains(document.activeElement);
    if (!move || move.doing !== "fill") return;
    put(one(row, "dd"), chip(move));
    if (had) one(row, ".chip").focus({ preventScroll: true });
  });
};
/* The box being written in offers its sample at the thumb. */
root.addEventListener("focusin", (event) => {
  const part = /** @type {HTMLElement} */ (event.target), move = part.matches(".mock [type=text]") && waits(part.dataset.at || "", "fill");
  put(offer, move && chip(move));
});

/* ---- from task to task ---- */
const keys = (/** @type {boolean} */ done) => {
  hint.hidden = example.hidden = done;
  next.hidden = !done;
  put(next, left().length ? "Việc tiếp theo" : "Xem kết quả");
};
const bar = () => put(one(where, ".prog"), ...run.map((some) => el("i." + (some.went ? "d w" + some.went : some === task ? "c" : ""))));
const shown = (/** @type {HTMLElement} */ section, /** @type {string} */ words, /** @type {boolean} */ opening) => {
  [...tasks.map((some) => some.section), panel].forEach((some) => { some.hidden = some !== section; });
  dock.hidden = section === panel;
  after.hidden = section !== panel;
  bar();
  put(one(where, "p"), words);
  put(said);
  root.classList.toggle("running", !opening);
  if (opening) return;
  root.scrollIntoView({ behavior: "instant" });
  one(section, "h2").focus({ preventScroll: true });
};
/** Opens a task, with the moves that were done before the page was closed. @param {Task} some @param {boolean} [opening] */
const open = (some, opening = false) => {
  task = some;
  level = 0;
  some.fresh = some.fresh || some.mock.cloneNode(true);
  some.mock.replaceWith(some.mock = /** @type {HTMLElement} */ (some.fresh.cloneNode(true)));
  const before = kept.recall("practice", draft(), steps()) || [];
  some.moves.forEach((move, at) => {
    move.went = before[at] && before[at][0] === "m" + at ? before[at][1] : "";
    if (move.went) fill(move);
  });
  if (!pending().length) some.moves.forEach((move) => { move.went = ""; });
  chips();
  label();
  shown(some.section, "Việc " + (run.indexOf(some) + 1) + " trên " + run.length, opening);
  keys(false);
  if (pending().length < some.moves.length) say("", "", el("p", "Bạn làm tiếp từ chỗ dở. Còn " + pending().length + " chỗ."));
};
const onward = () => {
  const [some] = left();
  if (some) open(some);
  else finish(false);
};
const restart = (/** @type {Task[]} */ some) => {
  run = some;
  run.forEach((each) => {
    each.went = "";
    task = each;
    kept.drop("practice", draft());
  });
  save();
  open(run[0]);
};
const WENT = ["", "Tự làm được", "Có gợi ý", "Đã xem mẫu"];
const finish = (/** @type {boolean} */ opening) => {
  const alone = tasks.filter((some) => some.went === 1), rest = tasks.filter((some) => some.went !== 1);
  const heading = el("h2", "Bạn tự làm được " + alone.length + " trên " + tasks.length + " việc");
  heading.tabIndex = -1;
  const levels = [1, 2, 3].map((went) => el("li", el("i.went w" + went), WENT[went], el("b", tasks.filter((some) => some.went === went).length + " việc")));
  put(panel, heading, el("p", rest.length ? "Tập lại vài lần là quen tay." : "Bạn đã sẵn sàng làm thật, và chỉ lại cho người nhà."), el("ul.levels", ...levels));
  if (rest.length) {
    const again = rest.map((some) => el("li", copy("span", some.heading), copy("p", one(some.section, ".reread"))));
    panel.append(el("h3", "Nên tập lại"), el("ul.again", ...again));
  }
  const both = el("p.keys", rest.length > 0 && button("btn ghost", "Tập lại " + rest.length + " việc đó", () => restart(rest)), button("btn ghost", "Làm lại từ đầu", () => restart(tasks)));
  panel.append(both);
  run = tasks;
  shown(panel, "Kết quả", opening);
};
next.onclick = onward;

/* ---- the beginning ---- */
(kept.recall("practice", guide, tasks.map((some) => some.id)) || []).forEach(([id, went]) => {
  const some = tasks.find((each) => each.id === id);
  if (some) some.went = went === 0 ? "" : went;
});
where.hidden = false;
root.classList.add("ready");
const wanted = tasks.find((some) => "#" + some.id === location.hash), done = tasks.length - left().length;
if (wanted) open(wanted);
else if (!left().length) finish(true);
else open(left()[0], !done);
if (done && left().length && !wanted && !said.firstChild) say("", "", el("p", "Bạn đã xong " + done + " việc. Tập tiếp từ đây."));
})();
