/* The game on the classroom's wall: setting up teams, going through the questions, clock, cards, scores with undo, and the ranking.
Brought along by `projector.js`, which makes the screens. The game is kept on this device until it is over. */
(function () {
"use strict";
const { el, all, text, read, answer, points, podium, worth, story, show } = window.hocdvc.wall;
const TEAMS = 8, LAST = 99, RUSH = 5;
const KEYS = [["→ · PageDown · Enter", "Đi tiếp: đáp án, vì sao, câu sau"], ["← · PageUp", "Lùi lại"], ["T · phím cách", "Chạy hoặc dừng giờ"],
  ["1 … 8", "Cộng điểm cho đội"], ["Shift + 1 … 8, hoặc − rồi số", "Trừ điểm"], ["U · Ctrl + Z", "Hoàn tác điểm"], ["C", "Ghi thẻ các đội giơ"],
  ["A", "Hiện mọi ý"], ["N", "Sang câu sau ngay"], ["B · dấu chấm", "Tắt, mở màn hình"], ["Home · End", "Câu đầu · xếp hạng"], ["F", "Toàn màn hình"], ["Esc", "Thoát"]];

/** @type {Game} */
let game;
/** @type {Asked[]} */
let questions = [];
/** The sections of the page by id, for a kept game. @type {Map<string, HTMLElement>} */
let known = new Map();
/** What is shown (setup, resume, play or end), the game's place in the store, of how many screens this one is, and whether the next digit
 * subtracts. */
let mode = "", store = "", title = "", screens = 1, minus = false;
/** The clock: what is left in ms, since when it runs (0: it stands), and its beat. */
let left = 0, since = 0, beat = 0, scrolled = 0;
/** @type {Element | null} */
let opener = null;

/** @param {string} css @param {string} words @param {() => void} act */
const button = (css, words, act) => {
  const made = /** @type {HTMLButtonElement} */ (el("button." + css, { type: "button" }, words));
  made.onclick = (event) => {
    act();
    if (event.detail) rest(); // after a mouse or a finger, Enter and Space belong to the game again
  };
  return made;
};
/** @param {HTMLElement} place @param {...(Node | string)} inside */
const put = (place, ...inside) => {
  place.textContent = "";
  place.append(...inside);
};
/** @param {string} css @param {string} name @param {...Node} inside */
const group = (css, name, ...inside) => el("div." + css, { role: "group", "aria-label": name }, ...inside);
/** A name as it is kept. @param {string} name */
const tidy = (name) => name.replace(/\s+/g, " ").trim().slice(0, 24).trim();

const top = el("h1"), clock = el("div.pj-clock", { role: "timer" }), rod = el("div.pj-rod", { "aria-hidden": "true" });
const stage = el("div.pj-stage", { tabindex: "-1" }), said = el("p.off", { role: "status" });
const scores = group("pj-teams", "Bảng điểm"), cards = group("pj-cards", "Ghi thẻ các đội giơ");
const help = group("pj-help", "Các phím"), dark = button("pj-dark", "Màn hình đang tắt. Bấm để mở lại.", () => blank(false));
const backward = button("pj-btn", "Lùi", () => back()), timer = button("pj-btn", "Chạy giờ", () => toggle());
const hands = button("pj-btn", "Ghi thẻ", () => hold()), undoing = button("pj-btn", "Hoàn tác", () => undo());
const every = button("pj-btn", "Hiện mọi ý", () => reveal()), skipping = button("pj-btn", "Câu sau", () => skip());
const full = button("pj-btn", "Toàn màn hình", () => widen()), forward = button("pj-btn main", "", () => (mode === "end" ? again() : next()));
const darken = button("pj-btn", "Tắt màn", () => blank(true));
const bar = group("pj-bar", "Điều khiển", backward, timer, hands, undoing, darken, button("pj-btn", "Các phím", () => explain()), full, button("pj-btn", "Thoát", () => leave()), every, skipping, forward);
const layer = el("div.pj", { role: "dialog", "aria-modal": "true", "aria-label": "Chiếu lên bảng" },
  rod, el("div.pj-top", top, clock), stage, scores, bar, cards, help, dark, said);

/** @param {string} words */
const say = (words) => { said.textContent = words; };
const rest = () => stage.focus({ preventScroll: true });
const now = () => questions[game.at];

// ---- the game, kept ----

/** @param {string[]} ids @param {string[]} teams @param {boolean} exact @returns {Game} */
const fresh = (ids, teams, exact) =>
  ({ ids, at: 0, step: 0, page: 0, path: [], teams, exact, over: false, cards: teams.map(() => []), log: [] });
/** @param {string} [kept] without it the game is forgotten */
const keep = (kept) => {
  try {
    if (kept) window.localStorage.setItem(store, kept);
    else window.localStorage.removeItem(store);
  } catch (error) { /* full or forbidden: the game goes on and is not kept */ }
};
/** @param {any} one @param {number} most */
const whole = (one, most) => Number.isInteger(one) && one >= 0 && one <= most;
/** @param {any} one @param {number} most @param {(inside: any, at: number) => boolean} fine */
const list = (one, most, fine) => Array.isArray(one) && one.length <= most && one.every(fine);
/** Are these turns a way through the story? @param {Asked} q @param {any} path */
const walked = (q, path) => list(path, 16, (to, at) => {
  const scenes = all(q.section, ".scene"), scene = at ? scenes.find((one) => one.dataset.scene === path[at - 1]) : scenes[0];
  return !!scene && all(scene, "[data-to]").some((turn) => turn.dataset.to === to);
});
/** Are these changes of scores such that no team ever falls below nothing? @param {any} log @param {number} teams @param {number} questions */
const counted = (log, teams, questions) => {
  const sums = new Array(teams).fill(0);
  return list(log, 5000, (change) => list(change, teams + 2, Number.isInteger) && change.length === teams + 2
    && whole(change[0], questions - 1) && whole(change[1], 1) && sums.every((_, team) => whole(sums[team] += change[team + 2], 1e8)));
};
/** What was kept, if all of it makes sense, else null. @param {any} kept @returns {Game | null} */
const sound = ({ ids, at, step, page, path, teams, exact, over, cards, log }) => {
  const place = list(ids, 400, (id, nth) => typeof id === "string" && known.has(id) && ids.indexOf(id) === nth) && whole(at, ids.length - 1);
  const q = place && read(/** @type {HTMLElement} */ (known.get(ids[at])));
  const fine = q && whole(step, q.last) && whole(page, LAST) && walked(q, path) && typeof exact === "boolean" && typeof over === "boolean"
    && list(teams, TEAMS, (name) => typeof name === "string" && !!name && name === tidy(name))
    && list(cards, TEAMS, (some) => list(some, 16, (id) => q.items.some((one) => one.value === id))) && cards.length === teams.length
    && counted(log, teams.length, ids.length);
  return fine ? { ids, at, step, page, path, teams, exact, over, cards, log } : null;
};
const recalled = () => {
  try {
    const found = sound(JSON.parse(window.localStorage.getItem(store) || ""));
    if (found) return found;
  } catch (error) { /* not what we kept */ }
  keep();
  return null;
};

// ---- scores ----

/** What each team has, in thousandths of a point. */
const totals = () => game.teams.map((_, team) => game.log.reduce((sum, change) => sum + change[team + 2], 0));
/** Says what the teams that changed have now, and shows it. @param {number[]} changes */
const tell = (changes) => {
  const sums = totals();
  say(game.teams.map((name, team) => (changes[team] ? name + ": " + points(sums[team]) + " điểm." : "")).filter(Boolean).join(" "));
  keep(JSON.stringify(game));
  if (mode === "end") put(stage, podium(game.teams, sums));
  paint();
};
/** Adds to the scores, never below nothing. @param {number[]} changes by team, in thousandths @param {number} by 1: by the cards held up */
const score = (changes, by) => {
  const sums = totals(), real = changes.map((change, team) => Math.max(change, -sums[team]));
  if (!real.some(Boolean) || game.log.length >= 5000) return;
  game.log.push([game.at, by, ...real]);
  tell(real);
};
/** @param {number} team @param {number} sign */
const award = (team, sign) => {
  const worths = now().points, one = game.exact ? Math.round(1000 * worths[worths.length - 1]) : 1000;
  minus = false;
  score(game.teams.map((_, at) => (at === team ? sign * one : 0)), 0);
};
const undo = () => {
  const change = game.log.pop();
  if (change) tell(change.slice(2));
};
/** Counts the cards, once for a question. */
const count = () => {
  const q = now(), done = game.log.some((change) => change[1] === 1 && change[0] === game.at);
  if (q.cards && !done) score(game.cards.map((shown) => worth(q, shown, game.exact)), 1);
};

// ---- the clock ----

const remaining = () => Math.max(0, since ? left - (Date.now() - since) : left);
const tick = () => {
  const ms = remaining(), seconds = Math.ceil(ms / 1000), over = !seconds, before = clock.textContent;
  clock.textContent = over ? "Hết giờ" : String(seconds);
  rod.style.setProperty("--left", String(ms / 1000 / now().seconds));
  layer.classList.toggle("rush", !!since && seconds <= RUSH);
  if (before === clock.textContent || !since) return;
  if (seconds === RUSH) say("Còn " + RUSH + " giây.");
  if (over) {
    window.clearInterval(beat);
    say("Hết giờ.");
    paint();
  }
};
/** Lets the clock run, or stand. @param {boolean} run */
const time = (run) => {
  left = remaining();
  window.clearInterval(beat);
  since = run ? Date.now() : 0;
  if (run) beat = window.setInterval(tick, 100);
  tick();
};
const wind = () => {
  left = now().seconds * 1000;
  since = 0;
  time(false);
};
const toggle = () => {
  if (game.step) return;
  if (!remaining()) wind();
  else time(!since);
  say(since ? "Đồng hồ chạy, còn " + clock.textContent + " giây." : "Đồng hồ đang dừng.");
  paint();
};

// ---- going on and back ----

/** @param {number} at @param {number} [step] */
const go = (at, step = 0) => {
  Object.assign(game, { at, step, page: step ? LAST : 0, path: [], over: false, cards: game.teams.map(() => []) });
  wind();
  draw();
  say(top.textContent + ". " + text(stage.querySelector("h2")));
};
/** @param {number} step */
const open = (step) => {
  const q = now();
  Object.assign(game, { step, page: 0 });
  time(false);
  said.textContent = "";
  if (step === q.reveals) count();
  const scored = said.textContent;
  draw();
  if (step > q.reveals) say("Vì sao? " + text(q.why));
  else say((q.reveals > 1 ? q.items[step - 1].label + ": " + text(q.items[step - 1].column?.from) : "Đáp án: " + answer(q)) + ". " + scored);
};
const next = () => {
  if (mode === "setup") return begin();
  if (mode === "resume") return carry();
  if (mode === "end") return;
  if (game.page + 1 < screens) {
    game.page += 1;
    draw();
  } else if (game.step < now().last) open(game.step + 1);
  else skip();
};
/** Past what is left of this question. */
const skip = () => (game.at + 1 < questions.length ? go(game.at + 1) : end());
/** All statements at once. */
const reveal = () => { if (game.step < now().reveals) open(now().reveals); };
const back = () => {
  if (mode === "end") game.over = false;
  else if (game.page) game.page -= 1;
  else if (game.step) {
    game.step -= 1;
    if (!game.step && story(now(), game.path).end) game.path.pop();
    game.page = LAST;
  } else if (game.path.length) game.path.pop();
  else if (game.at) return go(game.at - 1, questions[game.at - 1].last);
  draw();
};
const end = () => {
  time(false);
  game.over = true;
  draw();
  say(text(stage.querySelector("h2")));
};
/** A turn of the story. @param {string} to */
const choose = (to) => {
  game.path.push(to);
  game.page = 0;
  if (story(now(), game.path).end) open(1);
  else draw();
};

// ---- drawing ----

/** What the large button does next. */
const ahead = () => {
  const q = now();
  if (game.page + 1 < screens) return "Xem tiếp";
  if (game.step < q.reveals) return q.reveals > 1 ? "Hiện ý " + q.items[game.step].label : "Đáp án";
  if (game.step < q.last) return "Vì sao?";
  return game.at + 1 < questions.length ? "Câu sau" : "Xếp hạng";
};
/** The bars say what there is to press. */
const paint = () => {
  const play = mode === "play", on = play || mode === "end", q = play ? now() : null, sums = totals();
  darken.hidden = backward.hidden = !on;
  undoing.hidden = scores.hidden = !on || !game.teams.length;
  undoing.disabled = !game.log.length;
  backward.disabled = play && !game.at && !game.step && !game.page && !game.path.length;
  timer.hidden = clock.hidden = !q || game.step > 0;
  timer.textContent = !left && !since ? "Đặt lại giờ" : since && remaining() ? "Dừng giờ" : since ? "Đặt lại giờ" : "Chạy giờ";
  hands.hidden = !q || !q.cards || game.step > 0 || !game.teams.length;
  hands.setAttribute("aria-expanded", String(!cards.hidden));
  every.hidden = !q || q.reveals < 2 || game.step >= q.reveals;
  skipping.hidden = !q || game.step < q.reveals || ahead() === "Câu sau" || ahead() === "Xếp hạng";
  full.hidden = !document.documentElement.requestFullscreen;
  forward.textContent = mode === "setup" ? "Bắt đầu" : mode === "resume" ? "Chơi tiếp" : mode === "end" ? "Chơi lại" : ahead();
  scores.classList.toggle("minus", minus);
  all(scores, ".pj-team").forEach((tile, team) => {
    const held = q ? q.items.filter((one) => game.cards[team].includes(one.value)).map((one) => one.label).join("") : "";
    all(tile, ".pj-score")[0].textContent = points(sums[team]);
    all(tile, ".pj-held")[0].textContent = held;
    tile.classList.toggle("holds", !!held);
    /** @type {HTMLButtonElement} */ (tile.lastChild).disabled = !sums[team];
  });
  if (layer.isConnected && !layer.contains(document.activeElement)) rest();
};
const fit = () => {
  if (mode !== "play") return;
  screens = show(now(), game, stage);
  game.page = Math.min(game.page, screens - 1);
  all(stage, ".pj-turn").forEach((turn) => { turn.onclick = () => choose(turn.dataset.to || ""); });
};
const draw = () => {
  mode = game.over ? "end" : "play";
  layer.classList.toggle("ended", game.over);
  cards.hidden = true;
  top.textContent = game.over ? title : "Câu " + (game.at + 1) + " / " + questions.length + " · " + now().level;
  paint();
  if (game.over) put(stage, podium(game.teams, totals()));
  else fit();
  paint();
  keep(JSON.stringify(game));
  if (!bar.contains(document.activeElement)) rest();
};
/** A tile of the score board: press it to add, its minus to take away. @param {string} name @param {number} team */
const tile = (name, team) => {
  const plus = button("pj-plus", "", () => award(team, minus ? -1 : 1));
  plus.append(el("b.pj-digit", { "aria-hidden": "true" }, String(team + 1)), el("span.off", "Cộng điểm cho "), el("span.pj-name", name),
    el("b.pj-score"), el("span.off", " điểm"), el("b.pj-held"));
  const less = button("pj-minus", "−", () => award(team, -1));
  less.setAttribute("aria-label", "Trừ điểm của " + name);
  return el("div.pj-team", plus, less);
};
/** Opens or closes the row where the cards of each team are tapped in. */
const hold = () => {
  const q = now();
  if (mode !== "play" || !q.cards || game.step || !game.teams.length) return;
  cards.hidden = !cards.hidden;
  paint();
  if (cards.hidden) return rest();
  put(cards, ...game.teams.map((name, team) => group("pj-hand", name, el("span.pj-name", { "aria-hidden": "true" }, name), ...q.items.map((one) => {
    const made = button("pj-letter", one.label, () => {
      const held = game.cards[team], has = held.includes(one.value);
      game.cards[team] = has ? held.filter((id) => id !== one.value) : q.ask === "many" || q.ask === "pick" ? [...held, one.value] : [one.value];
      say(name + ": " + (q.items.filter((some) => game.cards[team].includes(some.value)).map((some) => some.label).join(", ") || "chưa giơ thẻ"));
      press();
      paint();
      keep(JSON.stringify(game));
    });
    made.dataset.value = one.value;
    return made;
  }))), button("pj-btn main", "Xong", () => hold()));
  const press = () => all(cards, ".pj-hand").forEach((hand, team) => all(hand, "button").forEach((one) =>
    one.setAttribute("aria-pressed", String(game.cards[team].includes(one.dataset.value || "")))));
  press();
  all(cards, "button")[0].focus();
};

// ---- before and after ----

/** @param {string[]} names */
const setup = (names) => {
  mode = "setup";
  layer.classList.remove("ended");
  top.textContent = "Chiếu lên bảng";
  game = fresh(questions.map((q) => q.id), [], false);
  const fields = el("div.pj-names"), number = el("output"), spare = names.slice();
  /** @param {number} many */
  const seat = (many) => {
    many = Math.max(0, Math.min(TEAMS, many));
    all(fields, "input").forEach((one, at) => { spare[at] = /** @type {HTMLInputElement} */ (one).value; });
    put(fields, ...Array.from({ length: many }, (_, at) => {
      const field = el("input", { "aria-label": "Tên đội " + (at + 1), maxlength: "24", autocomplete: "off" });
      /** @type {HTMLInputElement} */ (field).value = spare[at] || "Đội " + (at + 1);
      return field;
    }));
    number.textContent = String(many);
    scale.hidden = !many;
    if (!many) fields.append(el("p", "Không chia đội."));
    less.disabled = !many;
    more.disabled = many === TEAMS;
  };
  seats = seat;
  const less = button("pj-btn", "−", () => seat(all(fields, "input").length - 1)), more = button("pj-btn", "+", () => seat(all(fields, "input").length + 1));
  less.setAttribute("aria-label", "Bớt một đội");
  more.setAttribute("aria-label", "Thêm một đội");
  /** @param {string} value @param {string} words */
  const radio = (value, words) => {
    const input = /** @type {HTMLInputElement} */ (el("input", { type: "radio", name: "pj-scale", value }));
    input.checked = value === "one";
    return el("label", input, words);
  };
  const scale = el("fieldset", el("legend", "Tính điểm"), radio("one", "Đúng trọn câu: 1 điểm"), radio("exact", "Theo thang điểm của câu"));
  put(stage, el("div.pj-setup", el("h2", title), el("p", questions.length + " câu hỏi. Mỗi câu một màn hình."),
    group("pj-count", "Số đội", el("span", "Số đội"), less, number, more), fields, scale));
  seat(names.length);
  paint();
  rest();
};
/** Sets the number of teams while setting up. @type {(many: number) => void} */
let seats = () => {};
const begin = () => {
  const teams = all(stage, ".pj-names input").map((one, at) => tidy(/** @type {HTMLInputElement} */ (one).value) || "Đội " + (at + 1));
  game = fresh(questions.map((q) => q.id), teams, !!stage.querySelector("[value=exact]:checked"));
  widen(true);
  put(scores, ...teams.map(tile));
  go(0);
};
/** A game was left in the middle: go on with it? @param {Game} kept */
const offer = (kept) => {
  mode = "resume";
  game = kept;
  top.textContent = "Chiếu lên bảng";
  const sums = totals(), standing = kept.teams.map((name, team) => el("li", name, " ", el("b", points(sums[team]))));
  put(stage, el("div.pj-setup", el("h2", "Chơi tiếp?"), el("p", "Ván trước dừng ở câu " + (kept.at + 1) + " trên " + kept.ids.length + "."),
    el("ul.pj-standing", ...standing), button("pj-btn", "Chơi ván mới", () => {
      keep();
      setup(kept.teams);
    })));
  paint();
  rest();
};
const carry = () => {
  questions = game.ids.map((id) => read(/** @type {HTMLElement} */ (known.get(id))));
  widen(true);
  put(scores, ...game.teams.map(tile));
  wind();
  draw();
};
const again = () => {
  keep();
  setup(game.teams);
};
/** @param {boolean} on */
const blank = (on) => {
  layer.classList.toggle("dark", on);
  if (on) dark.focus();
  else rest();
};
const explain = () => {
  help.hidden = !help.hidden;
  if (!help.hidden) all(help, "button")[0].focus();
  else rest();
};
/** Takes the whole screen where that is possible. @param {boolean} [only] never gives it back */
const widen = (only) => {
  const root = document.documentElement, inside = document.fullscreenElement;
  const done = inside ? !only && document.exitFullscreen() : root.requestFullscreen && root.requestFullscreen();
  if (done) done.catch(() => {});
};
const leave = () => {
  window.clearInterval(beat);
  if (mode === "end") keep();
  if (document.fullscreenElement) widen();
  layer.remove();
  document.documentElement.classList.remove("pj-open");
  document.removeEventListener("keydown", press);
  window.removeEventListener("resize", fit);
  window.scrollTo(0, scrolled);
  if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
};

// ---- keys ----

/** @param {number} way to the next or the last turn of a scene */
const step = (way) => {
  const turns = all(stage, ".pj-turn"), at = turns.findIndex((one) => one === document.activeElement);
  if (turns.length) turns[(at + way + turns.length + (at < 0 && way < 0 ? 1 : 0)) % turns.length].focus();
};
/** @type {Record<string, () => void>} */
const ALWAYS = { PageDown: () => next(), ArrowRight: () => next(), PageUp: back, ArrowLeft: back, f: () => widen(), "?": explain, h: explain };
/** @type {Record<string, () => void>} */
const PLAYING = {
  " ": toggle, t: toggle, c: hold, a: reveal, n: skip, u: undo, Home: () => go(0), End: end, ArrowDown: () => step(1), ArrowUp: () => step(-1),
  "-": () => { minus = !minus; say(minus ? "Bấm số của đội để trừ." : ""); paint(); }
};
/** @param {KeyboardEvent} event */
const press = (event) => {
  const { key, code, target, shiftKey } = event, typing = target instanceof HTMLInputElement && target.type !== "radio" && key !== "PageDown";
  const letter = key === "Process" ? code.replace("Key", "").toLowerCase() : key.length === 1 ? key.toLowerCase() : key; // through an input method
  const digit = /^(Digit|Numpad)([0-9])$/.exec(code), stop = () => event.preventDefault();
  if (layer.classList.contains("dark")) {
    if (/^(PageDown|PageUp|Arrow.*|Escape|b|\.)$/.test(letter)) { stop(); blank(false); }
    return;
  }
  if (letter === "Escape") {
    stop();
    if (!help.hidden) explain();
    else if (!cards.hidden) hold();
    else leave();
    return;
  }
  if (event.altKey || event.metaKey || typing) return;
  if (event.ctrlKey) {
    if (letter === "z" && (mode === "play" || mode === "end")) { stop(); undo(); }
    return;
  }
  if (target instanceof Element && target.closest("button,input") && (letter === "Enter" || letter === " ")) return;
  if (target instanceof HTMLInputElement && letter.startsWith("Arrow")) return;
  const on = mode === "play" || mode === "end", act = letter === "Enter" ? next : letter === "b" || letter === "." ? () => blank(true)
    : ALWAYS[letter] || (mode === "play" || (mode === "end" && /^(u|Home|-)$/.test(letter)) ? PLAYING[letter] : null);
  if (digit && (key.length === 1 || key === "Process")) {
    stop();
    if (mode === "setup") seats(+digit[2]);
    else if (on && +digit[2] && +digit[2] <= game.teams.length) award(+digit[2] - 1, shiftKey || minus ? -1 : 1);
  } else if (act) {
    stop();
    act();
  }
};

window.hocdvc.play = (sections, name) => {
  if (layer.isConnected || !sections.length) return;
  const form = document.getElementById("quiz");
  known = new Map([...all(document.documentElement, ".question"), ...sections].map((one) => [one.dataset.id || "", one]));
  questions = sections.map(read);
  store = "hocdvc:chieu:" + ((form && form.dataset.quiz) || sections[0].dataset.quiz || "");
  title = name;
  opener = document.activeElement;
  scrolled = window.scrollY;
  cards.hidden = help.hidden = true;
  put(help, el("h2", "Các phím"), el("dl", ...KEYS.map(([keys, does]) => el("div", el("dt", keys), el("dd", does)))), button("pj-btn main", "Đóng", explain));
  document.body.append(layer);
  document.documentElement.classList.add("pj-open");
  document.addEventListener("keydown", press);
  window.addEventListener("resize", fit);
  const kept = recalled();
  if (kept) offer(kept);
  else setup(["", "", "", ""]);
};
})();
