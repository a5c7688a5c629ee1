/* Answers the questions of a test one by one, by the words that stand on the page. Whatever is pressed must be there to be pressed: in
sight, named once, and not below anything else. Returns what the result says: the points, and how many are right; or where it stuck,
and why. */
(answers) => {
  const all = (from, css) => Array.from(from.querySelectorAll(css));
  const even = (text) => text.replace(/\s+/g, " ").trim();
  const fail = (what) => { throw new Error(what); };
  /* What one reads on it, without the letter in front and what is said of it. */
  const words = (one) => {
    const bare = one.cloneNode(true);
    all(bare, ".letter, .verdict, select, .sr").forEach((part) => part.remove());
    return even(bare.textContent);
  };
  const named = (some, text) => {
    const found = some.filter((one) => words(one) === text);
    return found.length === 1 ? found[0] : fail(`${found.length} × “${text}” among: ${some.map(words).join(" | ")}`);
  };
  const PLACES = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
  /* Presses a thing where it can be hit. */
  const press = (one) => {
    one.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = one.getBoundingClientRect();
    for (const [x, y] of PLACES) {
      const hit = document.elementFromPoint(left + width * x, top + height * y);
      if (hit && one.contains(hit)) return hit.click();
    }
    fail(`nothing to press at “${words(one)}”`);
  };
  const type = (input, text) => {
    input.focus();
    input.select();
    document.execCommand("insertText", false, text);
  };
  const pick = (list, text) => {
    list.focus();
    list.value = named(Array.from(list.options), text).value;
    list.dispatchEvent(new Event("input", { bubbles: true }));
    list.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const mark = (cards, text) => {
    const card = named(cards, text), input = card.querySelector("input");
    press(card.closest("form").querySelector(`.spot[for="${input.id}"]`) || card);
    if (!input.checked) fail(`“${text}” is not chosen`);
  };
  const order = (list, wanted) => wanted.forEach((text, place) => {
    const row = named(all(list, "li"), text);
    while (all(list, "li").indexOf(row) > place) press(row.querySelector("button"));
  });
  const statement = (live, text) => named(all(live, ".row legend"), text).parentElement;
  const answer = (live, way, moves) => {
    if (way === "order") return order(live.querySelector("ol"), moves.map(([, text]) => text));
    moves.forEach(([row, text], at) => {
      if (way === "write" || way === "number") type(live.querySelector("input"), text);
      else if (way === "walk") press(named(all(live, ".turn"), text));
      else if (way === "gap") pick(all(live, ".blanks select")[at], text);
      else if (way === "pair") pick(named(all(live, ".row"), row).querySelector("select"), text);
      else if (way === "pick") press(named(all(statement(live, row), ".picks label"), text));
      else mark(all(live, ".opt"), text);
    });
  };
  const next = () => press(document.querySelector("#quiz-dock .btn:not(.ghost)"));
  const panel = all(document, ".panel")[0], again = all(panel, "button").find((one) => words(one) === "Làm lại đề này");
  /* A test of all questions in their order: from the first screen, or once more from the result. */
  const start = () => {
    if (again) return press(again);
    press(panel.querySelector("details.more summary"));
    type(panel.querySelector("#ma-de"), "");
    press(all(document, "#quiz-dock button").find((one) => /^(Thi thử|Làm đề)/.test(words(one))));
  };
  let now = "the start";
  try {
    start();
    for (const { id, way, moves } of answers) {
      now = id;
      const shown = all(document, ".question").filter((one) => !one.hidden);
      if (shown.length !== 1 || shown[0].dataset.id !== id) fail(`shown is ${shown.map((one) => one.dataset.id)}`);
      answer(shown[0].querySelector(".live"), way, moves);
      next();
    }
    now = "handing in";
    next();
    return [words(panel.querySelector("h2")), words(panel.querySelector("p"))];
  } catch (error) {
    return [now, error.message];
  }
}
