/* “Tiến bộ của tôi”: how far the person is whose turn it is; who shares this device; a file to carry along. Nothing leaves the device. */
(function () {
"use strict";
const kept = window.hocdvc;
const all = (/** @type {ParentNode} */ from, /** @type {string} */ css) => /** @type {HTMLElement[]} */ (Array.from(from.querySelectorAll(css)));
const one = (/** @type {string} */ css, /** @type {ParentNode} */ from = document) => /** @type {HTMLElement} */ (from.querySelector(css));
const el = (/** @type {string} */ name, /** @type {(Node | string)[]} */ ...inside) => {
  const [tag, css] = name.split("."), made = document.createElement(tag);
  if (css) made.className = css;
  made.append(...inside);
  return made;
};
const said = one("#nguoi-hoc [role=status]"), asked = one("#mang-di [role=status]"), names = one(".names"), list = one(".doable"), revise = one(".revise");
const dotted = (/** @type {number} */ count) => String(count).replace(/\B(?=(\d{3})+$)/g, ".");
const field = /** @type {HTMLInputElement} */ (one("#ten-goi"));
const rows = all(list, "a[data-kind]").map((link) => {
  const { parts = "", kind = "" } = link.dataset;
  return { link, parts: parts.split(" "), kind, id: (link.getAttribute("href") || "").replace(/.*\/|\.html$/g, "") };
});
const WORDS = ["", "tự làm được", "có gợi ý", "đã xem mẫu"], ASKED = ["", "đúng ngay", "đúng lần hai", "chưa đúng"];

/** How many missed questions are due, and still stand in a quiz that this page lists. */
const due = () => {
  const known = (/** @type {Due} */ item) => rows.some((row) => row.kind === "quiz" && row.id === item.quiz && row.parts.includes(item.own));
  return kept.leitner ? kept.leitner.due().filter(known).length : 0;
};
/** How each part of a row went, in the order of the parts. @param {typeof rows[0]} row @param {Record<string, string>} records */
const went = (row, records) => {
  const parts = kept.parsed(records[row.kind + ":" + row.id] || "", row.parts) || [];
  return row.parts.map((id) => +(parts.filter((part) => part[0] === id)[0] || ["", 0])[1]);
};
/** @param {typeof rows[0]} row @param {number[]} how */
const told = (row, how) => {
  const words = row.kind === "quiz" ? ASKED : WORDS;
  const some = [1, 2, 3].filter((kind) => how.includes(kind)).map((kind) => how.filter((part) => part === kind).length + " " + words[kind]);
  const left = how.filter((part) => !part).length;
  return some.length ? some.concat(left ? ["còn " + left] : []).join(" · ") : "Chưa bắt đầu";
};
const draw = () => {
  const focus = document.activeElement;
  one(".join").before(names);
  list.after(revise);
  all(list, ".how").forEach((old) => old.remove());
  const records = kept.records(), judged = rows.map((row) => ({ ...row, how: went(row, records) }));
  let alone = 0, total = 0;
  judged.forEach((row) => {
    const { how } = row, shown = el("span.how", el("small", told(row, how)));
    if (how.some(Boolean)) {
      const bar = el("span.segs", ...how.map((part) => el("i.w" + part)));
      bar.setAttribute("aria-hidden", "true");
      shown.prepend(bar);
    }
    row.link.after(shown);
    alone += how.filter((part) => part === 1).length;
    total += how.length;
  });
  const open = judged.filter(({ how }) => how.includes(0)), next = open.find(({ how }) => how.some(Boolean)) || open[0];
  const { now, names: known } = kept.people(), sum = el("section.sum.how");
  if (known.filter(Boolean).length > 1) sum.append(names);
  sum.append(el("h2", known[now - 1] || ""), el("p", el("b", dotted(alone)), " trên " + dotted(total) + " việc và câu đã tự làm được."));
  if (next) {
    const lesson = /** @type {HTMLElement} */ (next.link.closest(".doable > ul > li")), way = /** @type {HTMLElement} */ (next.link.cloneNode(true));
    way.className = "btn";
    way.textContent = (next.how.some(Boolean) ? "Làm tiếp: " : "Bắt đầu: ") + next.link.textContent;
    sum.append(el("p.next", way, el("small", /** @type {HTMLElement} */ (lesson.querySelector("a")).textContent || "")));
  }
  const many = due();
  one("small", revise).textContent = many ? "· " + many + " câu đến hạn" : "· chưa có câu đến hạn";
  sum.append(revise);
  list.prepend(sum);
  if (focus && names.contains(focus)) /** @type {HTMLElement} */ (focus).focus({ preventScroll: true });
};
const people = () => {
  const { now, names: known } = kept.people();
  all(names, "label").forEach((old) => old.remove());
  known.forEach((name, at) => {
    if (!name) return;
    const input = el("input");
    Object.assign(input, { type: "radio", name: "nguoi", value: String(at + 1), checked: at + 1 === now });
    names.append(el("label", input, el("span", name)));
  });
  one("#bo-nguoi").hidden = known.filter(Boolean).length < 2;
};
const again = (/** @type {string} */ words, /** @type {HTMLElement} */ place) => {
  people();
  draw();
  said.textContent = asked.textContent = "";
  place.textContent = words;
};
names.addEventListener("change", (event) => {
  kept.turn(+(/** @type {HTMLInputElement} */ (event.target).value));
  draw();
  said.textContent = "Bây giờ là " + kept.people().names[kept.people().now - 1] + ".";
});
one(".join").addEventListener("submit", (event) => {
  event.preventDefault();
  if (!field.value.trim()) again("Bạn gõ tên gọi trước đã.", said);
  else if (/\d{5}/.test(field.value)) again("Đừng ghi số. Chỉ cần tên gọi.", said);
  else if (kept.join(field.value)) again("Đã thêm. Bây giờ là " + kept.people().names[kept.people().now - 1] + ".", said);
  else again("Máy này đã đủ người. Bạn bỏ bớt một người trước.", said);
  field.value = "";
});
one("#luu-tep").onclick = () => {
  const link = document.createElement("a"), file = new Blob([kept.exported()], { type: "application/json" });
  link.href = URL.createObjectURL(file);
  link.download = "tien-bo-hoc-dvc.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  asked.textContent = "Đã lưu tệp tien-bo-hoc-dvc.json vào máy.";
};
one("#mo-tep").onchange = (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target), file = (input.files || [])[0], reader = new FileReader();
  if (!file) return;
  if (file.size > 1000000) return again("Tệp này quá lớn, không phải tệp tiến bộ.", asked);
  reader.onload = () => {
    const taken = kept.imported(String(reader.result));
    again(taken < 0 ? "Đây không phải tệp tiến bộ của trang này." : taken ? "Đã nhận " + taken + " mục." : "Máy này đã có đủ, không thêm gì.", asked);
  };
  reader.onerror = () => again("Máy không đọc được tệp này.", asked);
  reader.readAsText(file);
  input.value = "";
};
/* What cannot be taken back is asked twice. */
const sure = (/** @type {string} */ id, /** @type {string} */ words, /** @type {() => void} */ act, /** @type {string} */ done) => {
  const button = one(id), first = button.textContent || "";
  const calm = () => { button.textContent = first; };
  button.onblur = calm;
  button.onclick = () => {
    if (button.textContent === first) {
      button.textContent = words;
      asked.textContent = "Xóa rồi thì không lấy lại được. Bấm lần nữa để xóa.";
      return;
    }
    calm();
    act();
    again(done, asked);
  };
};
sure("#xoa", "Bấm lần nữa để xóa", () => kept.reset(), "Đã xóa tiến bộ.");
sure("#bo-nguoi", "Bấm lần nữa để bỏ", () => kept.leave(), "Đã bỏ người này.");
people();
draw();
one("#tien-bo").classList.add("ready");
})();
