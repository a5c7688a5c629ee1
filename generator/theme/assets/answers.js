/* What a lesson says about a query: the step or question that fits, and for a question in plain words the passages that answer it, as they
stand in the lesson, or nothing when it does not say. It never makes a sentence. Passages come from `tim/bai/ID.js`, with what people ask there and the
lesson does not tell; what no lesson tells from `tim/ngoai.js`. */
(function () {
"use strict";
const kept = window.hocdvc, search = kept.search, { syllables, key, words, rare, spelled, breathe } = search;
/** How many words may ask something, and how many may be a sentence; of how many guides the passages are read, and of how many for a question. */
const MANY = 4, SENTENCE = 6, TOP = 5, ASKED = 8;
/** What makes sure that a passage answers, and how much: logistic regression over the questions of tests/data (`bench/sure.py`). A question of
many words says enough with some of them; one of many rare words asks for much; and one that is like what nobody tells is likely not told. */
const SURE = { always: -0.5, score: 1.63, like: 1.78, words: 1.55, worth: -1.41, beyond: -6.04, sounds: 0.1, share: -1.19 };
/** What tells which passage answers a question, and how much: conditional logistic regression over the same. How far it covers the question counts once
more; what is kept safe is seldom asked for, a fact often. */
const FIRST = { score: 2.79, covered: 3.01, sounds: 0.28, facts: 0.66, safety: -1.48 };
/** What tells which guide a sentence means, and how much: conditional logistic regression over the queries of tests/data (the same). */
const MEANT = { score: 5.01, name: 0.75, passage: 0.89, sounds: 0.37 };
/** How often a word that was never heard counts as heard. */
const FEW = 0.005;
const K = { enough: 0.52, loose: 0.6, known: 0.36, asked: 0.72, subject: 0.3, around: 0.5, about: 0.37, head: 1.37, pair: 0.5, vague: 1, ask: 3, label: 4.5, part: 3, share: 2, base: 0.2, long: 320, doubt: 0.35, title: 0.5, own: 0.4, unknown: 0.98, both: 1.5, order: 0.3, little: 0.3, way: 0.9, like: 4, power: 2, called: 0.3, named: 0.8, most: 0.6, close: 0.45, near: 0.1 };

/** @param {[PassagePart, number, string, string, string[], number[], string[]?]} row @param {[string, string, string][]} sources @param {string} about @param {Set<string>} names
@param {Passage[]} ways in which people ask for it @returns {Passage} */
const prepared = ([part, number, anchor, head, lines, cited], sources, about, names, ways) => {
  const top = spelled(head), all = top.concat(lines.flatMap((line) => [{ term: "", key: "" }, ...spelled(line)]));
  /** @type {Map<string, number[]>} */
  const places = new Map();
  all.forEach(({ term }, at) => { if (term) places.set(term, (places.get(term) || []).concat(at)); });
  const weights = top.map(({ term, key: mark }) => (search.filler(term, mark === term ? "" : mark) ? 0 : rare(term) * (names.has(term) ? K.own : 1)));
  const terms = new Set([...places.keys(), ...ways.flatMap((way) => Array.from(way.terms))]);
  return { part, number, anchor, head, lines, sources: cited.map((at) => sources[at]), all, top: top.length, weights, places, about: new Set(syllables(about)), ways, terms };
};
const NONE = /** @type {Set<string>} */ (new Set());
/** A name or a way of asking as a text of its own. @param {string} text */
const wording = (text, names = NONE) => prepared(["faq", 0, "", text, [], []], [], "", names, []);
/** @param {string[]} texts @param {Set<string>} [names] */
const wordings = async (texts, names) => {
  const all = /** @type {Passage[]} */ ([]);
  for (const text of texts) {
    await breathe();
    all.push(wording(text, names));
  }
  return all;
};

/** @param {FoundGuide} guide */
const id = (guide) => guide.address.replace(/^.*\/|\.html$/g, "");
/** @param {FoundGuide} guide */
const called = (guide) => new Set(syllables([guide.title, ...guide.names].join(" ")));

/** @type {Map<string, Lesson>} */
const lessons = new Map();
/** What a guide says, and what it does not; null when its file is not here. @type {Answers["lesson"]} */
const lesson = async (guide) => {
  const known = lessons.get(id(guide));
  if (known) return known;
  const file = await search.open("bai/" + id(guide));
  if (!file) return null;
  /** @type {Map<number, string>} */
  const titles = new Map();
  file.passages.forEach((/** @type {any} */ row) => { if (row[0] === "step") titles.set(row[1], row[3]); });
  const names = called(guide), read = /** @type {Lesson} */ ({ passages: [], untold: file.untold || [] });
  for (const row of file.passages) {
    const [part, number, , head, , , asked = []] = row, ways = await wordings(asked.length && head ? [head, ...asked] : asked, names);
    await breathe();
    read.passages.push(prepared(row, file.sources, part === "stuck" ? titles.get(number) || "" : "", names, ways));
  }
  lessons.set(id(guide), read);
  return read;
};

/** @type {Map<string, Passage[]>} */
const nowhere = new Map();
/** In which words people ask what is not told, by the name of the file. @param {string} file @param {string[]} texts @param {Set<string>} [names] */
const untold = async (file, texts, names) => {
  const known = nowhere.get(file), all = known && known.length ? known : await wordings(texts, names);
  nowhere.set(file, all);
  return all;
};

/** Where a row of syllables stands in a passage, all one after another; -1 when it does not. @param {Passage} passage @param {string[]} terms @param {string[]} keys */
const row = (passage, terms, keys) => {
  for (const at of passage.places.get(terms[0]) || []) {
    if (terms.every((term, n) => passage.all[at + n] && passage.all[at + n].term === term && (!keys[n] || passage.all[at + n].key === keys[n]))) return at;
  }
  return -1;
};

/** How surely a passage says what a word of the query means (0 to 1), and where. @param {QueryNode} node @param {Passage} passage @returns {[number, number[], boolean]} */
const says = (node, passage) => {
  let best = 0;
  /** @type {number[]} */
  let where = [], whole = false;
  node.alternatives.forEach(({ terms, sure }) => {
    const places = terms.length > 1 ? [row(passage, terms, [])].filter((at) => at >= 0) : passage.places.get(terms[0]) || [];
    if (!places.length) return;
    const right = node.key && terms.length === 1 ? places.filter((at) => passage.all[at].key === node.key) : places;
    const found = right.length ? sure : sure * K.doubt;
    if (found > best) { best = found; where = right.length ? right : places; whole = terms.length > 1; }
  });
  (node.others || []).forEach(({ terms, sure, keys = [] }) => {
    const at = row(passage, terms, keys);
    if (at >= 0 && sure > best) { best = sure; where = terms.map((_, n) => at + n); whole = terms.length > 1; }
  });
  return [best, where, whole];
};

/** Where a phrase stands in the query: its first place and the one after its last. @param {QueryNode[]} nodes @param {string} phrase @returns {[number, number][]} */
const standing = (nodes, phrase) => {
  const terms = syllables(phrase), keys = words(phrase).map(key), found = /** @type {[number, number][]} */ ([]);
  for (let at = 0; at + terms.length <= nodes.length; at++) {
    const fits = terms.every((term, n) => {
      const node = nodes[at + n];
      return node.alternatives.some((one) => one.terms.length === 1 && one.terms[0] === term && one.sure > 0.9) && (!node.key || node.key === keys[n] || !keys[n]);
    });
    if (fits) found.push([at, at + terms.length]);
  }
  return found;
};
/** What is asked for: for each kind of thing asked, the places of its words in the query. The longer phrase counts: “khác chỗ nào” asks for no place.
@param {QueryNode[]} nodes @param {SearchIndex} index */
const asks = (nodes, index) => {
  const found = index.ask.map(([phrases]) => phrases.flatMap((phrase) => standing(nodes, phrase))), all = found.flat();
  return /** @type {AskedFor[]} */ (index.ask.map(([, labels, parts], n) => {
    const used = new Set();
    found[n].forEach(([from, to]) => {
      if (all.some(([first, last]) => first <= from && to <= last && to - from < last - first)) return;
      for (let at = from; at < to; at++) used.add(at);
    });
    return { used, labels, parts, vague: !labels.length && parts.includes("faq") };
  })).filter((one) => one.used.size);
};

/** @type {Answers["isQuestion"]} */
const isQuestion = (nodes, text, index) => nodes.length >= MANY && (text.includes("?") || index.asking.some((phrase) => {
  const terms = syllables(phrase), keys = words(phrase).map(key);
  return nodes.some((_, at) => terms.every((term, n) => nodes[at + n] && nodes[at + n].alternatives.some((one) => one.terms[0] === term) && (!nodes[at + n].key || nodes[at + n].key === keys[n])));
}));

/** @param {QueryNode} node */
const worth = (node) => node.tell * (node.alternatives.length ? Math.max(...node.alternatives.slice(0, 1).map(({ terms }) => terms.reduce((sum, term) => sum + rare(term), 0))) : rare("?") * K.unknown);

/** What a text says of each word of a query: how surely, where, and whether a neighbour in the query is its neighbour there too.
@param {QueryNode[]} nodes @param {Passage} text @returns {Heard[]} */
const heard = (nodes, text) => {
  const said = nodes.map((node) => says(node, text));
  /** @param {number} at */
  const follows = (at) => at > 0 && Boolean(said[at]) && said[at][1].some((place) => said[at - 1][1].some((last) => Math.abs(place - last) === 1));
  return said.map(([sure, where, whole], at) => ({ sure, where, follows: follows(at), firm: whole || follows(at) || follows(at + 1) ? 1 : K.loose }));
};

/** How well a way of asking says what the query says (0 to 1): how much of the query is in it, how much of it is in the query, and whether
neighbours are neighbours. @param {Passage} way @param {Heard[]} said @param {number[]} weights */
const alike = (way, said, weights) => {
  const hit = /** @type {Set<number>} */ (new Set());
  let all = 0, got = 0, rows = 0, row = 0, own = 0, told = 0;
  said.forEach(({ sure, where, follows }, at) => {
    all += weights[at];
    got += weights[at] * sure;
    where.forEach((place) => { if (sure > 0.3) hit.add(place); });
    if (!at) return;
    rows += weights[at] + weights[at - 1];
    if (follows) row += weights[at] + weights[at - 1];
  });
  way.weights.forEach((weight, at) => { own += weight; if (hit.has(at)) told += weight; });
  const r = got / (all || 1), p = own ? told / own : 0;
  return p + r ? ((1 + K.both) * p * r / (K.both * p + r)) * (1 - K.order + K.order * (rows ? row / rows : 1)) : 0;
};

/** How much a question is like some way of asking (0 to 1). @param {Passage[]} ways @param {QueryNode[]} nodes @param {number[]} weights */
const closest = async (ways, nodes, weights) => {
  let most = 0;
  for (const way of ways) {
    await breathe();
    most = Math.max(most, alike(way, heard(nodes, way), weights));
  }
  return most;
};

/** How much of what heads a passage the query says (0 to 1). @param {Passage} passage @param {Heard[]} said */
const headed = (passage, said) => {
  let all = 0, got = 0;
  passage.weights.forEach((weight, at) => {
    all += weight;
    if (said.some(({ sure, where }) => sure >= 0.5 && where.includes(at))) got += weight;
  });
  return all ? got / all : 0;
};

/** @param {Record<string, number>} weights @param {Record<string, number>} [signs] */
const weighed = (weights, signs = {}) => Object.entries(weights).reduce((sum, [sign, much]) => sum + much * (signs[sign] || 0), 0);
/** How sure it is (0 to 1). @param {Judged["signs"]} signs */
const surely = (signs) => 1 / (1 + Math.exp(-weighed(SURE, signs)));
/** How much speaks for a passage. @param {Judged} one */
const first = (one) => weighed(FIRST, one.order);
/** How much speaks for a guide. @param {FoundGuide} guide */
const meant = (guide) => weighed(MEANT, guide.signs);

/** How much a passage of a guide answers. @type {Answers["judge"]} */
const judge = (passage, { guide, topic, share, sounds }, { nodes, asked, subject, plain, light, beyond }) => {
  let score = 0, covered = 0, all = 0, own = 0;
  const hits = /** @type {Set<string>} */ (new Set()), said = heard(nodes, passage);
  const worths = nodes.map(worth);
  let like = 0, best = said;
  passage.ways.forEach((way) => {
    const words = heard(nodes, way), much = alike(way, words, light);
    if (much > like) { like = much; best = words; }
  });
  const fitting = asked.filter(({ labels, parts }) => (passage.part === "facts" ? labels.includes(passage.head) : parts.includes(passage.part)));
  nodes.forEach((node, at) => {
    const weight = worths[at], { sure, where, firm } = said[at], inHead = where.some((place) => place < passage.top);
    const around = passage.about.size && node.alternatives.some(({ terms }) => terms.every((term) => passage.about.has(term))) ? K.around : 0;
    if (node.tell > 0.25) {
      const matters = weight * (topic[at] > 0.5 ? K.subject : 1) * (asked.some(({ used, vague }) => !vague && used.has(at)) ? 0.5 : 1);
      all += matters;
      covered += matters * Math.max(sure * firm, best[at].sure * best[at].firm * K.way, topic[at], around, fitting.some(({ used, vague }) => !vague && used.has(at)) ? 1 : 0);
    }
    const tells = inHead && firm === 1 ? Math.max(plain[at], subject[at]) : plain[at];
    score += weight * tells * Math.max(sure * (inHead ? K.head : 1), around * K.about);
    own += weight * plain[at] * sure;
    if (said[at].follows) score += K.pair * (weight * plain[at] + worths[at - 1] * plain[at - 1]);
    if (sure > 0.3 && node.tell === 1) where.forEach((place) => hits.add(passage.all[place].term));
  });
  asked.forEach((one) => {
    if (one.vague) { score += fitting.includes(one) ? K.vague : 0; return; }
    const fits = fitting.includes(one);
    if (!fits && fitting.some((other) => !other.vague && Array.from(one.used).some((at) => other.used.has(at)))) return;
    const weight = one.used.size ** 0.5;
    const told = Array.from(one.used).reduce((sum, at) => sum + Math.max(said[at].sure, best[at].sure), 0) / one.used.size;
    all += K.ask;
    covered += K.ask * (fits ? 1 : told * told * 0.8);
    if (fits) { score += (one.labels.length && passage.part === "facts" ? K.label : K.part) * weight; own += 1; }
  });
  const cover = all ? covered / all : 1;
  const typed = worths.reduce((sum, much) => sum + much, 0);
  score += K.like * like ** K.power * typed;
  score *= share ** K.share * (K.base + (1 - K.base) * cover) * (1 + K.title * headed(passage, said)) / (1 + passage.all.length / K.long);
  /** @type {Judged["signs"]} */
  const signs = { always: 1, score: Math.log(score + 0.1), like: cover * like, words: Math.log(nodes.length), worth: Math.log(typed + 1), beyond, sounds, share };
  const order = { score: signs.score, covered: cover, sounds, facts: Number(passage.part === "facts"), safety: Number(passage.part === "safety") };
  return { passage, guide, score, covered: cover, own: own + like, hits, like, order, signs, sure: surely(signs) };
};

/** How much each word of a query tells one passage from the others at hand. @param {QueryNode[]} nodes @param {Passage[]} all @param {number[]} subject */
const telling = (nodes, all, subject) => nodes.map((node, at) => {
  const has = all.filter((passage) => node.alternatives.some(({ terms, sure }) => sure > 0.6 && terms.every((term) => passage.terms.has(term)))).length;
  return Math.max(node.tell, K.little) * Math.log(1 + (all.length + 1) / (has + 0.5)) * subject[at];
});

/** @type {Map<string, Passage>} */
const known = new Map();
/** A name as a passage of its own. @param {string} name */
const named = (name) => {
  const found = known.get(name) || wording(name);
  known.set(name, found);
  return found;
};
/** How far the names of a guide hold each word. @param {FoundGuide} guide @param {QueryNode[]} nodes */
const topics = (guide, nodes) => {
  const names = [guide.title, ...guide.names].map(named);
  return nodes.map((node) => Math.max(...names.map((name) => says(node, name)[0])));
};

/** The passages of a guide to show below it: those that say more of the query than its names do, steps before questions. @param {Judged[]} all @param {FoundGuide} guide
@param {QueryNode[]} nodes */
const inside = (all, guide, nodes) => {
  const much = nodes.reduce((sum, node) => sum + worth(node), 0);
  const some = all.filter((one) => one.guide === guide && one.own > 0.25 * much && one.covered > 0.5).slice(0, 6), order = ["step", "stuck", "faq"];
  /** @param {Judged} one */
  const rank = (one) => order.indexOf(one.passage.part) + (order.includes(one.passage.part) ? 0 : 9);
  return some.filter((one) => one.score > some[0].score * 0.6).sort((a, b) => rank(a) - rank(b));
};

/** The passages of a guide to show below it when none answers: those that may be what was asked, the likeliest first. @param {Judged[]} all @param {FoundGuide} guide */
const near = (all, guide) => all.filter((one) => one.guide === guide && one.sure >= K.near && one.own > 0);

/** How much what people ask at each guide sounds like the query: naive Bayes over its words and pairs of neighbours. @param {QueryNode[]} nodes
@param {Passage[][]} texts of each guide what it is called, and in which words people ask there */
const sounds = async (nodes, texts) => {
  const terms = nodes.flatMap(({ alternatives }) => (alternatives.length ? alternatives[0].terms : []));
  const rows = Array.from(new Set(terms.flatMap((term, at) => (at ? [term, terms[at - 1] + " " + term] : [term]))), (one) => one.split(" "));
  const counts = /** @type {number[][]} */ ([]);
  for (const own of texts) {
    await breathe();
    counts.push(rows.map((some) => own.filter((text) => row(text, some, []) >= 0).length + FEW));
  }
  const all = rows.map((_, at) => counts.reduce((sum, own) => sum + own[at], 0)), size = texts.flat().length + texts.length;
  return counts.map((own, n) => own.reduce((sum, count, at) => sum + Math.log(count / all[at] * size / (texts[n].length + 1)), 0) / Math.sqrt(terms.length || 1));
};

/** The guides that a sentence may mean, best first: besides what the index says, their passages and what people ask there speak for them.
@param {FoundGuide[]} best @param {Judged[]} all @param {number[]} heard how much what people ask at each guide sounds like the sentence */
const reordered = (best, all, heard) => {
  best.forEach((guide, n) => {
    const passage = Math.max(0, ...all.filter((one) => one.guide === guide).map((one) => one.score));
    guide.signs = { score: Math.log(guide.score), name: guide.like, passage: Math.log(passage + 0.3), sounds: heard[n] };
  });
  return [...best].sort((a, b) => meant(b) - meant(a));
};

/** Whether a guide is about what was typed: a name of it says so, much of a whole sentence weighs in it, or a passage of it may answer. Among few guides
even the best may be about something else. @param {FoundGuide} guide @param {Judged[]} all @param {number} many words that were typed */
const fits = (guide, all, many) => guide.like >= K.called || (many > MANY && guide.score >= K.most * guide.most) || all.some((one) => one.guide === guide && one.sure >= K.close && one.own > 0);
/** @param {Judged} one */
const answering = (one) => one.sure >= K.enough && one.own > 0;

/** What there is to show. @type {Answers["told"]} */
const told = (text, index, nodes, list, all) => {
  const most = Math.max(0, ...list.map((guide) => guide.score)), question = isQuestion(nodes, text, index);
  const answers = all.length && answering(all[0]) ? all.filter((one) => answering(one) && one.score >= all[0].score * 0.35) : [];
  return {
    nodes, list, all, question, answers, groups: index.groups,
    good: list.filter((guide) => guide.score >= most * 0.3 && guide.known >= 0.34 && fits(guide, all, nodes.length)),
    inside: (guide) => (question && !answers.length ? near(all, guide) : inside(all, guide, nodes)),
  };
};

/** @type {Answers["find"]} */
const find = async (text, early) => {
  const index = await search.ready(), { nodes, list } = await search.guides(text);
  const wide = nodes.length >= SENTENCE || isQuestion(nodes, text, index), best = list.slice(0, wide ? ASKED : TOP), asked = asks(nodes, index), topic = /** @type {number[][]} */ ([]);
  for (const guide of best) {
    await breathe();
    topic.push(topics(guide, nodes));
  }
  const subject = nodes.map((_, at) => (Math.max(0, ...topic.map((some) => some[at])) > 0.5 ? K.known : 1));
  const plain = subject.map((much, at) => much * (asked.some(({ used }) => used.has(at)) ? K.asked : 1));
  const unsettled = wide && best.length > 0 && best[0].like < K.named;
  if (early && best.length && !unsettled && fits(best[0], [], nodes.length)) early(told(text, index, nodes, list, []));
  await breathe();
  const texts = await Promise.all(best.map(lesson)), light = telling(nodes, texts.flatMap((some) => (some ? some.passages : [])), subject);
  const missing = wide ? await Promise.all(best.map((guide, n) => untold(id(guide), texts[n]?.untold || [], called(guide)))) : [];
  const beyond = wide ? await closest([...await untold("ngoai", await search.open("ngoai") || []), ...missing.flat()], nodes, light) : 0;
  const said = best.map((guide, n) => [guide.title, ...guide.names].map(named).concat(texts[n]?.passages.flatMap((passage) => passage.ways) || [], missing[n] || []));
  const like = wide ? await sounds(nodes, said) : [], query = { nodes, asked, subject, plain, light, beyond };
  /** @type {Judged[]} */
  const all = [];
  for (const [n, guide] of best.entries()) {
    const read = texts[n], of = { guide, topic: topic[n], share: guide.score / (best[0].score || 1), sounds: like[n] || 0 };
    guide.here = Boolean(read);
    for (const passage of read ? read.passages : []) {
      await breathe();
      all.push(judge(passage, of, query));
    }
  }
  all.sort(wide ? (a, b) => first(b) - first(a) : (a, b) => b.score - a.score);
  if (unsettled && texts.every(Boolean)) list.splice(0, best.length, ...reordered(best, all, like));
  return told(text, index, nodes, list, all);
};

kept.answers = { K, SURE, FIRST, MEANT, find, lesson, isQuestion, judge, told };
})();
