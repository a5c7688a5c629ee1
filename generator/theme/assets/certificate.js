/* A card to keep: what someone learnt, under a nickname, as a picture drawn on the device, always in light colours. It says that it is no
certificate of the State, and looks like none: no emblem, no seal, no frame. */
(function () {
"use strict";
const WIDE = 1200, HIGH = 850, BAND = 300, LEFT = 364, ROOM = 772, HEAD = 110, FOOT = 714;
const TITLE = "Thẻ ghi nhận tự học", PLAINLY = "Tự học, không phải chứng chỉ của Nhà nước.";
const style = /** @type {HTMLScriptElement} */ (document.currentScript).src.replace(/\.js/, ".css");

/** The text in lines no wider than `room`; a word that is wider is broken. @type {CardPen["lines"]} */
const lines = (pen, text, room) => {
  const rows = [""], fits = (/** @type {string} */ row) => pen.measureText(row).width <= room;
  text.split(" ").forEach((word) => {
    const joined = (rows[rows.length - 1] + " " + word).trim();
    if (fits(joined)) return rows.splice(-1, 1, joined);
    if (rows[rows.length - 1]) rows.push("");
    Array.from(word).forEach((sign) => {
      if (!fits(rows[rows.length - 1] + sign)) rows.push("");
      rows[rows.length - 1] += sign;
    });
  });
  return rows;
};
/** @param {CanvasRenderingContext2D} pen @param {Required<CardFacts>} facts */
const draw = (pen, facts) => {
  const look = getComputedStyle(document.body), font = "px " + look.fontFamily, colour = (/** @type {string} */ name) => look.getPropertyValue("--" + name);
  /** @type {CardPen["box"]} */
  const box = (fill, x, y, w, h) => {
    pen.fillStyle = colour(fill);
    pen.fillRect(x, y, w, h);
  };
  /** @type {CardPen["write"]} */
  const write = (fill, text, size, y, most, weight = 700, x = LEFT, room = ROOM) => {
    pen.font = weight + " " + size + font;
    const rows = lines(pen, text, room), shown = rows.slice(0, most);
    if (rows.length > most && size > 22) return write(fill, text, size - 2, y, most, weight, x, room);
    pen.fillStyle = colour(fill);
    shown.forEach((row, at) => pen.fillText(row, x, y + at * size * 1.3 + size));
    return y + shown.length * size * 1.3;
  };
  const words = (/** @type {number} */ top) => {
    let y = facts.name ? write("ink", facts.name, 84, top, 2) : top + 110;
    if (!facts.name) box("line", LEFT, y, ROOM, 3);
    y = write("ink-soft", "đã tự học và làm xong", 32, y + 20, 1, 400);
    y = write("ink", facts.title, 46, y + 12, 4) + 24;
    const end = write("leaf-strong", facts.score, 36, y, 1, 700, LEFT + 28, ROOM - 28);
    box("leaf", LEFT, y, 8, end - y + 4);
    return end;
  };
  const spare = FOOT - words(HEAD);
  box("paper", 0, 0, WIDE, HIGH);
  box("leaf", 0, 0, BAND, HIGH);
  box("gold-wash", BAND, FOOT + 20, WIDE, HIGH);
  words(HEAD + spare / 2);
  write("leaf", TITLE, 36, 56, 1);
  write("ink", PLAINLY, 30, FOOT + 58, 1, 400);
  write("paper", facts.site, 38, 212, 4, 700, 52, BAND - 88);
  write("paper", facts.date, 30, FOOT + 58, 1, 400, 52, BAND - 88);
  /* the house of the logo */
  pen.setTransform(5.4, 0, 0, 5.4, 8, 24);
  Object.assign(pen, { lineWidth: 2.6, lineJoin: "round", strokeStyle: colour("paper"), fillStyle: colour("gold") });
  pen.stroke(new Path2D("M9 27V13l8-6 8 6v14"));
  pen.fill(new Path2D("M14 27v-8h6v8"));
  pen.resetTransform();
};

window.hocdvc.certificate = (facts) => {
  const { people, dom: { el, put } } = window.hocdvc, { now, names } = people(), day = new Date().toLocaleDateString("en-GB");
  const known = facts.name || names[now - 1] || "", logo = document.querySelector(".logo span");
  const card = { site: (logo && logo.textContent) || "", date: day, ...facts }, canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
  const field = el("input", { id: "ten-tren-the", maxlength: 24, autocomplete: "off", placeholder: "Ví dụ: Bà Tư", value: known === "Tôi" ? "" : known });
  const said = el("p.moved", { role: "status" }), image = el("img", { width: WIDE, height: HIGH });
  const file = card.title.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "").match(/[a-z0-9]+/g) || [];
  const save = el("a.btn ghost", { download: "the-tu-hoc-" + file.join("-").slice(0, 60) + ".png" }, "Lưu thẻ (ảnh)");
  const show = () => {
    const name = field.value.replace(/\s+/g, " ").trim(), digits = /(\d[\s.-]*){5}/.test(name);
    put(said, digits && "Đừng ghi số. Chỉ cần tên gọi.");
    if (!pen || digits) return;
    const root = document.documentElement, was = root.dataset.theme;
    root.dataset.theme = "light";
    draw(pen, { ...card, name });
    delete root.dataset.theme;
    if (was) root.dataset.theme = was;
    const picture = canvas.toDataURL(), told = (name || "Chỗ để viết tên") + " đã tự học và làm xong " + card.title;
    image.setAttribute("alt", [TITLE, told, card.score, card.date, card.site].join(". ") + ". " + PLAINLY);
    image.setAttribute("src", picture);
    save.setAttribute("href", picture);
  };
  Object.assign(canvas, { width: WIDE, height: HIGH });
  field.oninput = show;
  /* Enter would send the form around this. */
  field.onkeydown = (event) => event.key !== "Enter";
  if (style) document.head.append(el("link", { rel: "stylesheet", href: style }));
  show();
  return el("section.certificate", el("h3", TITLE), el("p", "Lưu thành ảnh để giữ hoặc gửi người nhà. " + PLAINLY), el("label", { for: field.id }, "Tên gọi trên thẻ"), field, said, image, save);
};
})();
