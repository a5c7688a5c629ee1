/* The ways of asking: each builds its inputs from the paper of a question, judges them and says why. For quizzes and for revision.
What a pointer can drag, taps, keys and screen readers can do just as well. Types stand in scripts/js/hocdvc.d.ts. */
(function () {
"use strict";
/** @type {Dom} */
const dom = {
  all: (from, css) => /** @type {Made[]} */ (Array.from(from.querySelectorAll(css))),
  one: (from, css) => dom.all(from, css)[0],
  el(name, ...inside) {
    const [tag, css] = name.split("."), made = /** @type {Made} */ (document.createElement(tag));
    if (css) made.className = css;
    inside.forEach((part) => {
      if (part instanceof Node || typeof part === "string") made.append(part);
      else if (part) Object.keys(part).forEach((key) => made.setAttribute(key, String(part[key])));
    });
    return made;
  },
  put(place, ...inside) {
    place.textContent = "";
    place.append(...dom.el("p", ...inside).childNodes);
    return place;
  },
  copy(tag, from, bare) {
    const made = from && el(tag, ...from.cloneNode(true).childNodes);
    if (made && bare) one(made, "strong").remove();
    return made && words(made) ? made : null;
  },
  button(css, words, act) {
    const made = el("button." + css, { type: "button" }, words);
    made.onclick = act;
    return made;
  },
  tell(words) { put(one(document, ".moved.off"), words); },
  near(said, dock) {
    if (dock.getBoundingClientRect().bottom > window.innerHeight + 1) dock.scrollIntoView({ block: "nearest" });
    const box = said.getBoundingClientRect(), low = Math.min(dock.getBoundingClientRect().top, window.innerHeight);
    if (box.bottom > low) window.scrollBy(0, Math.min(box.bottom - low + 8, box.top - 8));
    else if (box.top < 0) said.scrollIntoView();
  }
};
const { all, one, el, put, copy, button, tell } = dom;
/** @param {Element | null | undefined} from */
const words = (from) => ((from && from.textContent) || "").trim();
/** @param {HTMLElement} from */
const letter = (from) => el("b.letter", words(one(from, "strong")).slice(0, -1));
/** @param {HTMLElement} note @param {boolean} good @param {Inside[]} more */
const mark = (note, good, ...more) => put(note, el("i.sign " + (good ? "good" : "bad")), ...more);
/** @param {number} good @param {number} full */
const placed = (good, full) => el("p", good + " trên " + full + " chỗ đã đúng.");
/** Says that an answer changed; a restored one concerns nobody outside. @param {Element} live @param {boolean} [restored] */
const changed = (live, restored) => live.dispatchEvent(new Event("change", { bubbles: !restored }));

/* ---- carrying ---- */
/** Press a thing, then the place where it goes; or drag it there by its grip. The selectors are for what is inside `live`.
 * @type {(live: Made, things: string, grips: string, places: string, drop: (thing: Made, place: Made) => void) => void} */
const carry = (live, things, grips, places, drop) => {
  /** @type {Made | null} */
  let held = null, dragged = false;
  /** @type {(from: unknown, css: string) => Made | null} */
  const find = (from, css) => (from instanceof Element && live.contains(from) && !live.disabled ? from.closest(css) : null);
  /** @param {Made | null} thing */
  const hold = (thing) => {
    if (held) held.classList.remove("held");
    if (thing) thing.classList.add("held");
    held = thing;
    live.classList.toggle("carrying", !!held);
  };
  /** @param {Made | null} place */
  const lay = (place) => {
    const thing = held;
    hold(null);
    if (!thing || !place || thing === place) return;
    drop(thing, place);
    changed(live);
  };
  live.onclick = ({ target }) => {
    const thing = find(target, things), place = find(target, places);
    if (dragged || find(target, "button")) return;
    if (held && place) return lay(place);
    if (thing) hold(held === thing ? null : thing);
    if (thing && held) tell("Đã nhấc: " + words(thing) + ". Bấm chỗ muốn đặt.");
  };
  live.onmousedown = ({ target }) => !(held && find(target, "select"));
  live.onpointerdown = (event) => {
    const thing = find(find(event.target, grips), things);
    dragged = false;
    if (!thing || !event.isPrimary || event.button) return;
    thing.setPointerCapture(event.pointerId);
    thing.onpointermove = (now) => {
      const x = now.clientX - event.clientX, y = now.clientY - event.clientY;
      if (!dragged && Math.hypot(x, y) < 8) return;
      if (!dragged) hold(thing);
      dragged = true;
      thing.classList.add("dragged");
      thing.style.transform = `translate(${x}px,${y}px)`;
    };
    thing.onpointerup = thing.onpointercancel = (now) => {
      if (dragged) lay(now.type === "pointerup" ? find(document.elementFromPoint(now.clientX, now.clientY), places) : null);
      thing.onpointermove = thing.onpointerup = thing.onpointercancel = null;
      thing.classList.remove("dragged");
      thing.style.transform = "";
    };
  };
};

/* ---- what is written ---- */
/** Without case and doubled spaces; `bare` also without tone marks. @param {string} text @param {unknown} bare */
const even = (text, bare) => {
  const plain = text.toLowerCase().trim().replace(/\s+/g, " ");
  return bare ? plain.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d") : plain.normalize("NFC");
};
/** A dot or space before exactly three digits marks thousands (but "0.125"); any other dot, and every comma, begins the decimals.
 * @type {Asks["number"]} */
const number = (text) => {
  const found = /^([-−]?)(\d(?:[\d.,]|\s(?=\d{3}(?!\d)))*)(.*)$/.exec(even(text, "")), [, minus, digits, unit] = found || ["", "", "", ""];
  const bare = digits.replace(/[.,]$|\s/g, ""), plain = bare.startsWith("0.") ? bare : bare.replace(/\.(?=\d{3}(?!\d))/g, "");
  return /^\d+([.,]\d+)?$/.test(plain) ? { value: +plain.replace(",", ".") * (minus ? -1 : 1), unit: unit.trim().replace(/\.$/, "") } : null;
};
/** An answer in words. `judge` says whether it is right, `alike` whether two texts are the same answer.
 * @type {(q: Question, judge: (text: string) => boolean, alike: (one: string, other: string) => boolean, otherwise: string) => Hands} */
const written = (q, judge, alike, otherwise) => {
  const input = el("input", { type: "text", id: q.name, autocomplete: "off", autocapitalize: "off", maxlength: 120 });
  q.live.append(el("label", { for: q.name }, "Câu trả lời của bạn"), input);
  const draft = () => input.value.trim(), slip = () => all(q.section, "[data-wrong]").find((li) => alike(li.dataset.wrong || "", draft()));
  const why = () => copy("p", slip(), true), telling = () => q.keys.some((key) => even(words(why()), 1).includes(even(words(key), 1)));
  return {
    full: 1, draft, read: draft,
    good: () => +judge(draft()),
    restore(text) { input.value = text; },
    same: (old) => alike(old, draft()),
    /* A reason that gives the answer away waits until the end. */
    hint: () => [(!telling() && why()) || el("p", otherwise)],
    end: (right) => [!right && why(), ...q.told(right)]
  };
};

/** @type {Record<string, (q: Question) => Hands>} */
const kinds = {
  write(q) {
    /** @param {string} one @param {string} other */
    const alike = (one, other) => even(one, q.section.dataset.tones) === even(other, q.section.dataset.tones);
    return written(q, (text) => q.keys.some((key) => alike(words(key), text)), alike, "Bạn xem lại từng chữ.");
  },
  number(q) {
    const { is = 0, within = 0, units = "" } = q.section.dataset, known = even("|" + units, 1).split("|");
    if (known.includes("dong")) known.push("d", "vnd");
    /** How a text stands: its number, whether that is right, whether its unit may stand there. @param {string} text */
    const judged = (text) => {
      const { value, unit } = number(text) || { value: NaN, unit: "" };
      return { value, near: Math.abs(value - +is) <= +within + 1e-9, fits: known.includes(even(unit, 1)) };
    };
    const hands = written(q, (text) => judged(text).near && judged(text).fits, (one, other) => {
      const a = judged(one), b = judged(other);
      return a.value === b.value && a.fits === b.fits;
    }, "Bạn tính lại, rồi viết số.");
    const odd = () => judged(hands.draft()).near && !judged(hands.draft()).fits &&
      el("p", "Số thì đúng. " + (units ? "Đơn vị chưa đúng." : "Bạn chỉ viết số, bỏ chữ phía sau."));
    return {
      ...hands,
      doubt: () => (number(hands.draft()) ? "" : "Bạn viết bằng chữ số, ví dụ 12 hoặc 7,5."),
      hint: () => (odd() ? [odd()] : hands.hint()),
      end: (right) => [odd(), ...hands.end(right)]
    };
  },
  /* One or several options; also the places on a picture. */
  choose(q) {
    const single = q.ask !== "many";
    const rows = q.items(".options li").map((item) => {
      const value = item.dataset.value || "", key = q.key(value), note = el("small.verdict");
      const input = el("input", { type: single ? "radio" : "checkbox", value, name: q.name, id: q.name + "-" + value });
      q.live.append(el("label.opt", input, el("span.card", letter(item), el("span", copy("span", item, 1), note))));
      return { input, note, key, right: !!key.dataset.right };
    });
    if (q.ask === "point") spots(q, rows.map((row) => row.input));
    const chosen = () => rows.filter((row) => row.input.checked), draft = () => chosen().map((row) => row.input.value).join();
    const wrong = () => chosen().filter((row) => !row.right && mark(row.note, false, "Chưa đúng"));
    /** @param {typeof rows} some @param {boolean} brief without the letter */
    const reasons = (some, brief) => some.filter((row) => copy("p", row.key, 1)).map((row) => copy("p", row.key, single && brief));
    return {
      full: rows.filter((row) => row.right).length, draft, read: draft,
      good: () => Math.max(0, chosen().reduce((sum, row) => sum + (row.right ? 1 : -1), 0)),
      restore(text) {
        const some = text.split(",").slice(0, single ? 1 : 99);
        rows.forEach((row) => { row.input.checked = some.includes(row.input.value); });
        changed(q.live, true);
      },
      hint: () => (wrong().length ? reasons(wrong(), true) : [el("p", "Bạn chọn đúng, nhưng còn thiếu.")]),
      end(right) {
        rows.forEach((row) => {
          if (row.right) mark(row.note, true, "Đáp án đúng");
          else if (!row.input.checked) put(row.note, copy("span", row.key, 1));
        });
        wrong();
        return [!right && q.answer(), ...reasons(rows.filter((row) => row.right || row.input.checked), right)];
      }
    };
  },
  /* A story: what one does leads to the next scene, or to an end. Its draft is the turns taken, by number. */
  walk(q) {
    const scenes = all(q.section, ".scene"), path = el("div.path");
    /** @type {number[]} */
    let taken = [], end = "";
    /** @param {boolean} moved */
    const draw = (moved) => {
      let scene = scenes[0];
      put(path);
      [...taken, -1].forEach((at) => {
        const turns = scene ? all(scene, "[data-to]") : [], turn = turns[at];
        const step = el("div.step", { tabindex: -1 }, scene ? copy("p", one(scene, "p"), 1) : el("p", "Câu chuyện dừng ở đây."));
        if (turn) step.append(el("p.did", "Bạn chọn: ", copy("b", turn)));
        else turns.forEach((other, next) => step.append(put(button("turn", "", () => go([...taken, next])), copy("span", other))));
        path.append(step);
        if (!turn) return moved && step.focus();
        end = turn.dataset.to || "";
        scene = all(q.section, `[data-scene="${end}"]`)[0];
      });
      again.hidden = !taken.length;
      if (scene) end = "";
    };
    /** @param {number[]} turns */
    const go = (turns) => {
      taken = turns;
      draw(true);
      changed(q.live);
    };
    const again = button("btn ghost", "Chọn lại từ đầu", () => go([])), draft = () => taken.join();
    q.live.append(path, again);
    draw(false);
    return {
      full: 1, draft, verb: "Xem kết cục", missing: "Câu chuyện chưa đi tới cuối. Bạn chọn tiếp nhé.",
      good: () => +!!(end && q.key(end).dataset.right),
      read: () => (end ? draft() : ""),
      restore(text) {
        taken = [];
        draw(false);
        text.split(",").slice(0, 9).forEach((at) => {
          if (!/^\d$/.test(at) || !all(path, ".turn")[+at]) return;
          taken.push(+at);
          draw(false);
        });
      },
      hint: () => [copy("p", q.key(end), 1), el("p", "Bạn chọn lại từ đầu câu chuyện nhé.")],
      end(right) {
        const good = q.keys.filter((key) => key.dataset.right)[0], way = q.items(".options li").filter((li) => li.dataset.value === good.dataset.key)[0];
        again.hidden = true;
        return [end && copy("p", q.key(end), 1), ...(right ? [] : [el("p", el("b", "Cách xử lý tốt: "), copy("span", way, 1)), copy("p", good, 1)])];
      }
    };
  },
  order(q) {
    const list = el("ol"), rows = () => all(list, "li"), ids = () => rows().map((row) => row.dataset.id).join();
    /** @param {Made} row */
    const say = (row) => tell(words(row) + ": vị trí " + (rows().indexOf(row) + 1) + " trên " + rows().length);
    q.items(".options li").forEach((item) => {
      const row = el("li", { "data-id": item.dataset.value || "" }, el("i.grip", { "aria-hidden": "true" }), copy("span", item));
      ["lên", "xuống"].forEach((way, down) => {
        const move = button("", "", () => {
          const other = down ? row.nextElementSibling : row.previousElementSibling;
          if (other) other[down ? "after" : "before"](row);
          move.focus();
          say(row);
          changed(q.live);
        });
        move.setAttribute("aria-label", "Đưa " + way + ": " + words(item));
        row.append(move);
      });
      list.append(row);
    });
    q.live.append(list, el("small.manner", "Kéo số, hoặc bấm một dòng rồi bấm chỗ muốn đặt."));
    carry(q.live, "li", ".grip", "li", (row, place) => {
      place[rows().indexOf(row) < rows().indexOf(place) ? "after" : "before"](row);
      say(row);
    });
    const first = ids(), full = rows().length, read = () => (ids() === first ? "" : ids());
    const good = () => rows().filter((row, at) => row.dataset.id === q.keys[at].dataset.key).length;
    return {
      full, good, read, draft: read, missing: "Bạn chưa đổi thứ tự.",
      restore(text) {
        const wanted = text.split(",");
        if (wanted.slice().sort().join() === first.split(",").sort().join()) wanted.forEach((id) => list.append(...rows().filter((row) => row.dataset.id === id)));
      },
      hint: () => [placed(good(), full)],
      end: (right) => [!right && placed(good(), full), ...q.told(right)]
    };
  },
  /* Two columns: radio buttons in every row. More: a list to pick from in every row, and words to carry there; where a text has blanks, the
  lists stand in the text. */
  match(q) {
    const radios = q.ask === "pick", told = radios ? null : copy("p", one(q.section, ".told"));
    const columns = q.items(radios ? "th" : ".columns li").map((column) => ({ value: column.dataset.value || "", text: words(copy("p", column, !radios)) }));
    const chips = columns.map(({ value, text }) => el("span.chip", { "data-id": value }, text));
    if (!radios) q.live.append(el("div.bank", { "aria-hidden": "true" }, el("small", "Bấm một từ rồi bấm chỗ của nó, hoặc kéo từ tới đó."), ...chips));
    if (told) q.live.append(el("div.blanks", told));
    const rows = q.items(radios ? "td" : ".options li").map((item, at) => {
      const id = item.dataset.value || "", name = q.name + "-" + id, note = el("small.verdict"), key = q.key(id), number = "(" + (at + 1) + ")";
      const pick = el(radios ? "div.picks" : "select", { id: name, "data-row": at, ...(told && { "aria-label": "Chỗ trống " + (at + 1) }) });
      if (!radios) pick.append(el("option", { value: "" }, told ? number + " …" : "Chọn…"));
      columns.forEach(({ value, text }) => pick.append(radios ? el("label", el("input", { type: "radio", name, value }), el("span", text)) : el("option", { value }, text)));
      const head = told ? [el("b", number)] : [el(radios ? "legend" : "label", { for: name }, letter(item), copy("span", item, 1)), pick];
      q.live.append(el((radios ? "fieldset" : "div") + ".row", { "data-row": at }, ...head, note));
      if (told) blank(told, number, pick);
      const inputs = () => all(pick, "input"), read = () => (radios ? inputs().filter((input) => input.checked)[0] || pick : pick).value || "";
      return {
        read, note, key, name: told ? "Chỗ " + number : words(item), good: () => read() === key.dataset.right,
        /** @param {string} value */
        set(value) {
          inputs().forEach((input) => { input.checked = input.value === value; });
          if (!radios) pick.value = columns.some((column) => column.value === value) ? value : "";
        }
      };
    });
    /** @param {string} id */
    const used = (id) => rows.some((row) => row.read() === id);
    q.live.addEventListener("change", () => chips.forEach((chip) => chip.classList.toggle("used", used(chip.dataset.id || ""))));
    if (!radios) carry(q.live, ".chip", ".chip", "[data-row]", (chip, place) => {
      const row = rows[+(place.dataset.row || 0)];
      row.set(chip.dataset.id || "");
      tell(row.name + ": " + words(chip));
    });
    const full = rows.length, good = () => rows.filter((row) => row.good()).length, draft = () => rows.map((row) => row.read()).join();
    return {
      full, good,
      draft: () => (rows.some((row) => row.read()) ? draft() : ""),
      read: () => (rows.every((row) => row.read()) ? draft() : ""),
      restore(text) {
        rows.forEach((row, at) => row.set(text.split(",")[at] || ""));
        changed(q.live, true);
      },
      hint: () => [placed(good(), full)],
      end() {
        rows.forEach((row) => mark(row.note, row.good(), row.good() ? "" : "Đáp án: ", copy("span", row.key, 1)));
        return [placed(good(), full), ...all(q.section, "[data-column]").filter((li) => used(li.dataset.column || "")).map((li) => copy("p", li, 1))];
      }
    };
  }
};
Object.assign(kinds, { one: kinds.choose, many: kinds.choose, point: kinds.choose, pair: kinds.match, pick: kinds.match });

/** Lays a label of each radio button over its place on the picture, small places on top; keys and screen readers use the buttons below it.
 * @param {Question} q @param {Made[]} inputs */
const spots = (q, inputs) => {
  const layer = q.section.querySelector("svg.spots"), over = el("span.over", { "aria-hidden": "true" });
  if (!(layer instanceof SVGSVGElement)) return;
  const { width, height } = layer.viewBox.baseVal;
  const labels = all(layer, "rect").map((rect) => {
    const [x, y, w, h] = ["x", "y", "width", "height"].map((name, at) => (100 * +(rect.getAttribute(name) || 0)) / (at % 2 ? height : width));
    const at = inputs.findIndex((input) => input.value === rect.dataset.value), label = el("label.spot", { for: inputs[at].id });
    label.style.cssText = `left:${x + w / 2}%;top:${y + h / 2}%;width:${w}%;height:${h}%`;
    return { label, input: inputs[at], size: w * h };
  });
  over.append(...labels.sort((a, b) => b.size - a.size).map(({ label }) => label));
  layer.after(over);
  q.live.addEventListener("change", () => labels.forEach(({ label, input }) => label.classList.toggle("on", input.checked)));
};
/** Puts a list where the text has its blank "(n) …". @param {HTMLElement} text @param {string} number @param {HTMLElement} pick */
const blank = (text, number, pick) => {
  const find = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = find.nextNode(); node instanceof Text; node = find.nextNode()) {
    const at = node.data.indexOf(number);
    if (at < 0) continue;
    const rest = node.splitText(at);
    rest.data = rest.data.slice(number.length).replace(/^ …+/, "");
    return rest.before(pick);
  }
  text.append(pick);
};

/** @type {Asks["take"]} */
const take = (section) => {
  const { id = "", quiz = "", own = "", ask = "", level = "", guide = "", part = "", seconds = "", points = "0 1" } = section.dataset;
  const hint = one(section, ".hint"), heading = one(section, "h2"), name = "tl-" + quiz + "-" + own;
  /** @type {Omit<Question, "live" | keyof Hands>} */
  const base = {
    section, heading, id, quiz, own, ask, level, guide, part, name, seconds: +seconds || 60, points: points.split(" ").map(Number),
    keys: all(section, "[data-key]"),
    key: (value) => q.keys.filter((key) => key.dataset.key === value)[0],
    items: (css) => all(section, css).filter((item) => item.dataset.value),
    answer: () => copy("b", all(section, ".answer strong")[1]),
    told: (right) => (right ? [] : [q.answer(), el(ask === "order" ? "ol" : "ul", ...q.keys.map((key) => copy("li", key)))]),
    more: (css) => copy("p", one(section, css)),
    right: () => q.good() === q.full,
    worth: (good) => q.points[Math.min(good, q.points.length - 1)] || 0,
    stop() { all(section, ".live, .over").forEach((old) => old.remove()); },
    start() {
      q.stop();
      if (document.getElementById(heading.id) !== heading) heading.id = name + "-cau";
      q.live = el("fieldset.live", { "aria-labelledby": heading.id, "aria-describedby": hint.id });
      (one(section, ".pic") || hint).after(q.live);
      Object.assign(q, kinds[ask](q));
    }
  };
  const q = /** @type {Question} */ (base);
  hint.id = name + "-goi-y";
  heading.tabIndex = -1;
  return q;
};

window.hocdvc.dom = dom;
window.hocdvc.asks = { take, number };
})();
