/* Shows a quiz one question at a time. What it keeps stays on the device. */
(function () {
"use strict";
const all = (from, css) => Array.from(from.querySelectorAll(css));
const root = document.getElementById("quiz"), sections = all(root, ".question"), dock = document.getElementById("quiz-dock");
const [where, panel, said, moved] = all(root, ".where, .panel, .said, .moved"), [main, anew] = all(dock, "button");

const put = (place, ...inside) => {
  place.textContent = "";
  place.append(...inside.filter((one) => one));
  return place;
};
/* el("p.head", { id: 1 }, "words", child): an element with its class, attributes and contents. */
const el = (name, ...inside) => {
  const [tag, css] = name.split("."), made = document.createElement(tag);
  if (css) made.className = css;
  inside.forEach((one) => {
    if (one && one.constructor === Object) Object.keys(one).forEach((key) => made.setAttribute(key, one[key]));
    else if (one) made.append(one);
  });
  return made;
};
/* A copy of what is inside; `bare` leaves out the letter it begins with. */
const copy = (tag, from, bare) => {
  const made = el(tag, ...from.cloneNode(true).childNodes);
  if (bare) made.querySelector("strong").remove();
  return made.textContent.trim() && made;
};
const letter = (from) => el("b.letter", from.querySelector("strong").textContent.slice(0, -1));
const part = (good, rows) => [el("p", good + " trên " + rows.length + " chỗ đã đúng.")];
const mark = (place, kind, text, more) => put(place, el("i.sign " + kind), text, more);

/* Each kind draws its inputs and returns read(), the answer or ""; right(); hint() after a first wrong try; end(right), what to add. */
const choose = (q) => {
  const bare = q.ask === "one", type = bare ? "radio" : "checkbox", chosen = () => rows.filter((row) => row.input.checked);
  const reasons = (some, brief) => some.filter((row) => copy("p", row.key, true)).map((row) => copy("p", row.key, bare && brief));
  const rows = q.items("li").map((item) => {
    const value = item.dataset.value, key = q.key(value), input = el("input", { type, value, name: q.name }), note = el("small.verdict");
    q.live.append(el("label.opt", input, el("span.card", letter(item), el("span", copy("span", item, true), note))));
    return { input, note, key, right: !!key.dataset.right };
  });
  const wrong = () => chosen().filter((row) => !row.right && mark(row.note, "bad", "Chưa đúng"));
  return {
    read: () => chosen().map((row) => row.input.value).join(),
    right: () => rows.every((row) => row.input.checked === row.right),
    hint: () => (wrong().length ? reasons(wrong(), true) : [el("p", "Bạn chọn đúng, nhưng còn thiếu.")]),
    end(right) {
      rows.forEach((row) => {
        if (row.right) mark(row.note, "good", "Đáp án đúng");
        else if (!row.input.checked) put(row.note, copy("span", row.key, true));
      });
      wrong();
      return [!right && q.answer, ...reasons(rows.filter((row) => row.right || row.input.checked), right)];
    }
  };
};
const write = (q) => {
  const input = el("input", { type: "text", id: q.name, autocomplete: "off" });
  const plain = (text) => {
    const even = text.toLowerCase().trim().replace(/\s+/g, " ");
    return q.section.dataset.tones ? even.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d") : even.normalize("NFC");
  };
  q.live.append(el("label", { for: q.name }, "Câu trả lời của bạn"), input);
  return {
    read: () => plain(input.value),
    right: () => q.keys.some((key) => plain(key.textContent) === plain(input.value)),
    hint: () => [el("p", "Bạn xem lại từng chữ.")],
    end: q.told
  };
};
const order = (q) => {
  const list = el("ol"), rows = list.children;
  const ids = () => Array.from(rows, (row) => row.dataset.id);
  q.items("li").forEach((item) => {
    const words = item.textContent.trim(), row = el("li", { "data-id": item.dataset.value }, copy("span", item));
    ["lên", "xuống"].forEach((way, down) => {
      const button = el("button", { type: "button", "aria-label": "Đưa " + way + ": " + words });
      button.onclick = () => {
        const other = down ? row.nextSibling : row.previousSibling;
        if (other) other[down ? "after" : "before"](row);
        button.focus();
        put(moved, words + ": vị trí " + (Array.from(rows).indexOf(row) + 1) + " trên " + rows.length);
      };
      row.append(button);
    });
    list.append(row);
  });
  q.live.append(list);
  const first = ids().join(), placed = () => ids().filter((id, at) => id === q.keys[at].dataset.key).length;
  return {
    missing: "Bạn chưa đổi thứ tự.",
    read: () => (ids().join() === first ? "" : ids().join()),
    right: () => placed() === rows.length,
    hint: () => part(placed(), rows),
    end: q.told
  };
};
/* Two columns: radio buttons in every row. More: a list to pick from. */
const match = (q) => {
  const radios = q.ask === "pick", columns = q.items(radios ? "th" : ".columns li");
  const rows = q.items(radios ? "td" : ".options li").map((item) => {
    const id = item.dataset.value, name = q.name + "-" + id, note = el("small.verdict"), key = q.key(id);
    const head = radios ? el("legend") : el("label", { for: name }), pick = el(radios ? "div.picks" : "select", { id: name });
    if (!radios) pick.append(el("option", { value: "" }, "Chọn…"));
    columns.forEach((column) => {
      const value = column.dataset.value, text = copy("p", column, !radios).textContent;
      pick.append(radios ? el("label", el("input", { type: "radio", name, value }), el("span", text)) : el("option", { value }, text));
    });
    head.append(letter(item), copy("span", item, true));
    q.live.append(el(radios ? "fieldset.row" : "div.row", head, pick, note));
    const read = () => (pick.querySelector(":checked") || {}).value || "";
    return { read, note, key, good: () => read() === key.dataset.right };
  });
  const good = () => rows.filter((row) => row.good()).length;
  return {
    read: () => (rows.every((row) => row.read()) ? rows.map((row) => row.read()).join() : ""),
    right: () => good() === rows.length,
    hint: () => part(good(), rows),
    end() {
      rows.forEach((row) => mark(row.note, row.good() ? "good" : "bad", row.good() ? "" : "Đáp án: ", copy("span", row.key, true)));
      return part(good(), rows);
    }
  };
};
const KINDS = { one: choose, many: choose, write, order, pair: match, pick: match };

/* A question; `went` is "" before any try, 0 after a wrong one; 1 right at once, 2 right at the second try, 3 wrong. */
const questions = sections.map((section) => {
  const { id, ask, level } = section.dataset, from = (css) => section.querySelector(css), hint = from(".hint"), heading = from("h2");
  const q = { section, id, ask, level, heading, name: "tl-" + id, keys: all(section, "[data-key]") };
  q.key = (one) => q.keys.find((key) => key.dataset.key === one);
  q.items = (css) => all(section, css).filter((one) => one.dataset.value);
  q.answer = copy("b", all(section, ".answer strong")[1]);
  q.told = (right) => (right ? [] : [q.answer, q.keys[0].parentNode.cloneNode(true)]);
  q.more = (css) => from(css) && copy("p", from(css));
  hint.id = q.name + "-goi-y";
  heading.tabIndex = -1;
  q.start = () => {
    if (q.live) q.live.remove();
    q.went = q.last = "";
    q.live = el("fieldset.live", { "aria-describedby": hint.id }, el("legend", heading), hint);
    from(".count").after(q.live);
    Object.assign(q, KINDS[ask](q));
  };
  q.start();
  return q;
});

/* Kept on the device: how each question of this run went. */
const ids = questions.map((q) => q.id), quiz = root.dataset.quiz;
let run = questions, current, act;
const pending = () => run.filter((q) => !+q.went);
const save = () => window.hocdvc.keep("quiz", quiz, ids, run.map((q) => [q.id, q.went]));
const recall = () => {
  const parts = window.hocdvc.recall("quiz", quiz, ids) || [];
  if (parts.length) run = parts.map(([id]) => questions.find((q) => q.id === id));
  parts.forEach(([, went], at) => { run[at].went = went; });
};

const bar = (place, kinds) => put(place, ...kinds.map((kind) => el("i." + kind)));
/* Shows a question or the panel; moves there unless the page is just opening. */
const show = (shown, heading, words, button, action, opening) => {
  const left = pending();
  [...sections, panel].forEach((one) => { one.hidden = one !== shown; });
  bar(where.firstChild, run.map((q) => (+q.went ? "d" : q === left[0] ? "c" : "")));
  put(where.lastChild, words);
  put(said);
  put(main, button);
  anew.hidden = shown !== panel || button === anew.textContent;
  act = action;
  root.classList.toggle("running", !opening);
  if (opening) return;
  root.scrollIntoView({ behavior: "instant" });
  heading.focus({ preventScroll: true });
};
const say = (kind, title, ...more) => {
  put(said, el("div.box " + kind, el("p.head", kind && el("i.sign " + kind), title), ...more));
  [dock, said].forEach((one) => one.scrollIntoView({ block: "nearest" }));
};
const next = (opening) => {
  const q = current = pending()[0];
  if (!q) return finish(opening);
  show(q.section, q.heading, "Câu " + (run.indexOf(q) + 1) + " trên " + run.length + " · " + q.level, "Trả lời", answer, opening);
  if (q.went === 0) say("", "Bạn đã thử câu này một lần, còn một lần nữa.");
};
const answer = () => {
  const q = current, value = q.read(), again = q.went === 0;
  if (!value) return say("", q.missing || "Bạn chưa trả lời xong câu này.");
  if (value === q.last) return say("", "Bạn chưa đổi câu trả lời.");
  const right = q.right();
  q.last = value;
  q.went = right ? 1 + again : again ? 3 : 0;
  save();
  if (!q.went) return say("bad", "Chưa đúng.", ...q.hint(), el("p", "Bạn còn một lần thử."));
  const more = q.end(right);
  q.live.disabled = true;
  put(main, pending().length ? "Câu tiếp theo" : "Xem kết quả");
  act = next;
  main.focus({ preventScroll: true });
  say(right ? "good" : "bad", right ? "Đúng rồi." : "Chưa đúng.", ...more, q.more(".why"), q.more(".reread"));
};
const restart = (some) => {
  run = some;
  run.forEach((q) => q.start());
  save();
  next();
};
const finish = (opening) => {
  const bad = run.filter((q) => q.went !== 1), good = run.length - bad.length;
  const heading = el("h2", { tabindex: -1 }, "Bạn đúng " + good + " trên " + run.length + " câu");
  const level = (name) => {
    const those = run.filter((q) => q.level === name), prog = el("span.prog", { "aria-hidden": true });
    bar(prog, those.map((q) => (q.went === 1 ? "d" : "")).sort().reverse());
    return el("li", name, el("b", those.filter((q) => q.went === 1).length + "/" + those.length), prog);
  };
  put(panel, heading, el("p", "Tính câu đúng ngay lần đầu."), el("ul.levels", ...Array.from(new Set(run.map((q) => q.level)), level)));
  if (!bad.length) return show(panel, heading, "Kết quả", anew.textContent, anew.onclick, opening);
  panel.append(el("h3", "Nên xem lại"), el("ul.again", ...bad.map((q) => el("li", copy("span", q.heading), q.more(".reread")))));
  show(panel, heading, "Kết quả", "Làm lại câu sai", () => restart(bad), opening);
};

root.onsubmit = (event) => {
  event.preventDefault();
  act();
};
main.onclick = (event) => event.detail < 2;
anew.onclick = () => restart(questions);
sections[0].before(where);
where.hidden = dock.hidden = false;
root.classList.add("ready");
recall();
const left = pending();
if (!left.length || run.every((q) => q.went === "")) next(true);
else {
  put(panel, el("h2", "Bạn đang làm dở bài này"), el("p", "Đã xong " + (run.length - left.length) + " trên " + run.length + " câu."));
  show(panel, 0, "", "Tiếp tục từ câu\u00a0" + (run.indexOf(left[0]) + 1), next, true);
}
})();
