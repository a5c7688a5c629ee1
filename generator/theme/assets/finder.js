/* Filters guides as the reader types: without regard to tone marks, with common short forms and small slips. */
(function () {
  "use strict";
  var form = document.getElementById("tim"), input = document.getElementById("tim-chu");
  var guides = window.HOCDVC_BAI;
  if (!form || !input || !guides) return;
  var status = document.getElementById("tim-dem"), list = form.querySelector(".found"), MOST = 8;
  var SHORT = { dki: "dang ky", dk: "dang ky", gks: "giay khai sinh", cccd: "can cuoc", cmnd: "can cuoc", cmt: "can cuoc", gplx: "giay phep lai xe",
    bhyt: "bao hiem y te", bhxh: "bao hiem xa hoi", dvc: "dich vu cong", dvcqg: "cong dich vu cong quoc gia", ko: "khong", k: "khong", dt: "dien thoai" };
  var EMPTY = " lam cho xin toi muon can cach thu tuc giay the nao o dau cua va de la bi cai em be con ";

  function bare(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/[^a-z0-9]+/g, " ").trim();
  }

  function words(text) {
    return bare(text).split(" ").map(function (word) { return SHORT[word] || word; }).join(" ").split(" ").filter(Boolean);
  }

  /* Whether two words differ by at most one letter added, lost, changed or swapped. */
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 4) return false;
    var i = 0, j = a.length, k = b.length;
    while (i < j && i < k && a[i] === b[i]) i++;
    while (j > i && k > i && a[j - 1] === b[k - 1]) { j--; k--; }
    return j - i <= 1 && k - i <= 1 || j - i === 2 && k - i === 2 && a[i] === b[i + 1] && a[i + 1] === b[i];
  }

  function fit(word, name) {
    return Math.max.apply(null, name.map(function (other) {
      return other === word ? 3 : other.indexOf(word) === 0 ? 2 : near(word, other) ? 1 : 0;
    }).concat(0));
  }

  /* How well a name answers: every telling word must fit; whole phrases and short names count for more. */
  function score(wanted, name) {
    var telling = wanted.filter(function (word) { return EMPTY.indexOf(" " + word + " ") < 0; });
    if (!telling.length) telling = wanted;
    var fits = telling.map(function (word) { return fit(word, name); });
    if (fits.indexOf(0) >= 0) return 0;
    var sum = fits.reduce(function (a, b) { return a + b; }, 0) / fits.length;
    return sum + ((" " + name.join(" ")).indexOf(" " + wanted.join(" ")) >= 0 ? 2 : 0) + telling.length / Math.max(name.length, telling.length);
  }

  var known = guides.map(function (guide) {
    return { guide: guide, names: [guide[0]].concat(guide[1]).map(words) };
  });

  function find(text) {
    var wanted = words(text);
    if (!wanted.length) return [];
    return known.map(function (one, at) {
      var scores = one.names.map(function (name, i) { return score(wanted, name) * (i ? 1 : 1.05); });
      return { guide: one.guide, at: at, score: Math.max.apply(null, scores) };
    }).filter(function (one) { return one.score > 0; }).sort(function (a, b) { return b.score - a.score || a.at - b.at; });
  }

  function row(guide) {
    var item = document.createElement("li"), link = document.createElement("a"), small = document.createElement("small");
    link.href = guide[2];
    link.textContent = guide[0];
    small.textContent = guide[3];
    item.appendChild(link);
    item.appendChild(small);
    return item;
  }

  function show() {
    var found = find(input.value), typed = input.value.trim();
    list.textContent = "";
    found.slice(0, MOST).forEach(function (one) { list.appendChild(row(one.guide)); });
    list.hidden = !found.length;
    status.textContent = !typed ? "" : found.length ? "Tìm thấy " + found.length + " bài." : "Chưa có bài này. Hãy thử tên khác, ngắn hơn.";
  }

  input.addEventListener("input", show);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    show();
    var first = list.querySelector("a");
    if (first) location.href = first.href;
  });
  function ready() { if (location.hash === "#tim") input.focus(); }
  window.addEventListener("hashchange", ready);
  window.addEventListener("load", function () { setTimeout(ready, 0); });
  if (input.value) show();
})();
