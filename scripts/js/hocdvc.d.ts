/** What the scripts of a page share: the memory of the device (`store.js`). */

/** How a part went: empty not yet, 0 after a wrong try, 1 alone, 2 with help, 3 shown or wrong. */
type Went = number | "";
type Parts = [string, Went][];

interface Memory {
  recall(kind: string, id: string, ids: string[]): Parts | null;
  keep(kind: string, id: string, ids: string[], parts: Parts): void;
  drop(kind: string, id: string): void;
  people(): { now: number; names: (string | null)[] };
  records(): Record<string, string>;
  parsed(text: string, ids: string[]): Parts | null;
  turn(person: number): void;
  join(name: string): boolean;
  rename(name: string): void;
  reset(): void;
  leave(): void;
  exported(): string;
  imported(text: string): number;
  boxes(text: string): Boxes;
  keepBoxes(quiz: string, some: Boxes): void;
  able(): boolean;
  keepRun(id: string, value: unknown): void;
  recallRun(id: string): unknown;
  dropRun(id: string): void;
  dom: Dom;
  deal: Deal;
  asks: Asks;
  sitting: Sitting;
  leitner?: Leitner;
  /** A block with the card, a field for the nickname on it, and a link that saves it. */
  certificate?: (facts: CardFacts) => HTMLElement;
  /** Shows questions on the classroom's wall (`projector.js`). */
  project?: (sections: Iterable<HTMLElement>, title: string) => void;
  play?: (sections: HTMLElement[], title: string) => void;
  wall: Wall;
  search: Search;
  answers: Answers;
  /** Takes in a file of the search index: `assets/tim/NAME.js` calls it. */
  tim?: (name: string, value: any) => void;
  /** Takes in the questions of one quiz as HTML, by id: `assets/hoi/QUIZ.js` calls it. */
  take?: (quiz: string, known: Record<string, string>) => unknown;
}

/** Questions that come back: the id of each with its box (1 to 3) and the day it is due. */
type Boxes = Map<string, [number, number]>;

/** A question that comes back. */
interface Due {
  quiz: string;
  own: string;
  box: number;
  /** In how many days; 0 is today, less is late. */
  days: number;
}

/** When missed questions come back (`leitner.js`). */
interface Leitner {
  /** Files a finished question; returns in how many days it comes back, 0 when it is learnt, or null when nothing moved. */
  answered(quiz: string, own: string, right: boolean): number | null;
  /** The questions due by now, or within some days; oldest first. */
  due(ahead?: number): Due[];
  count(): number;
  /** In how many days the next question is due (0 is now); null when none is waiting. */
  soonest(): number | null;
  forget(quiz: string, own: string): void;
}

/** What stands on a card (`certificate.js`). */
interface CardFacts {
  title: string;
  score: string;
  name?: string;
  date?: string;
  site?: string;
}

/** What draws the card. Colours go by their name in tokens.css. */
interface CardPen {
  box(fill: string, x: number, y: number, w: number, h: number): void;
  lines(pen: CanvasRenderingContext2D, text: string, room: number): string[];
  /** Writes from `y` down, smaller where it takes more than `most` lines; returns where it ends. */
  write(fill: string, text: string, size: number, y: number, most: number, weight?: number, x?: number, room?: number): number;
}

/** A question of today's revision (`revision.js`). */
interface DueItem extends Due {
  section: HTMLElement;
  guide: string;
}

/** The parts of `revision.js`, in its order. */
interface Revision {
  fill(css: string, ...inside: Inside[]): HTMLElement;
  /** When, in plain words. */
  when(days: number): string;
  /** Questions as HTML, by quiz and id. */
  bank: Map<string, Map<string, string>>;
  /** Opens the files of these questions, then goes on; one that is missing is passed over. */
  load(items: Due[], then: () => void): void;
  /** The question, parsed where nothing of it runs; none when its file is missing, or no longer has it: then it is forgotten. */
  found(item: Due): DueItem[];
  /** No two of one guide in a row where that can be: next is the oldest of the guide that has most left, other than the last one. */
  mixed(left: DueItem[], last?: string): DueItem[];
  /** Shows what the template has for a state (`data-on`), and the button unless it says nothing. */
  show(state: string, button: string, action: () => void): void;
  reach(heading: HTMLElement): void;
  /** Says something of an answer: good, bad, or neither. */
  say(kind: string, head: string, ...more: Inside[]): void;
  /** Opens the first of these, the longest due first, and asks about five minutes of them. */
  begin(items: Due[]): void;
  /** Asks the question after those answered. */
  ask(items: DueItem[], answers: DueAnswer[]): void;
  finish(answers: DueAnswer[]): void;
}

/** How one went, and in how many days it comes back (0: it is learnt). */
interface DueAnswer {
  item: DueItem;
  right: boolean;
  days: number;
}

/** What can be put inside an element: nodes, words, and attributes. */
type Inside = Node | string | Record<string, string | number> | false | null | undefined;

/** An element found or made: what may be there depends on its tag. */
interface Made extends HTMLElement {
  value: string;
  checked: boolean;
  disabled: boolean;
}

/** Finding, making and filling elements (`asks.js`). */
interface Dom {
  all(from: ParentNode, css: string): Made[];
  /** The first, or undefined. */
  one(from: ParentNode, css: string): Made;
  /** `el("p.head", { id: 1 }, "words", child)`: an element with its class, attributes and contents. */
  el(name: string, ...inside: Inside[]): Made;
  /** Puts these in place of what was there. */
  put(place: HTMLElement, ...inside: Inside[]): HTMLElement;
  /** A copy of what is inside; `bare` leaves out the letter or words it begins with; null when nothing is. */
  copy(tag: string, from: Element | null | undefined, bare?: unknown): Made | null;
  button(css: string, words: string, act: () => void): Made;
  /** Says to screen readers what can be seen anyway. */
  tell(words: string): void;
  /** Brings what was just said into view above the dock, moving no more than it takes. */
  near(said: HTMLElement, dock: HTMLElement): void;
}

/** Dealing a paper from its number: the twin of `generator/model/shuffle.py` (`deal.js`). */
interface Deal {
  rank(seed: string, id: string): number;
  shuffled(ids: string[], seed: string): string[];
  jumbled(ids: string[], seed: string): string[];
  drawn(levels: [string, string][], wanted: [string, number][], seed: string): string[];
  /** Lays out the paper of this seed on the page and returns its sections in order; `only` keeps those with these ids. */
  paper(sections: HTMLElement[], draw: string, seed: string, only?: string[]): HTMLElement[];
}

/** What a way of asking does with its inputs. */
interface Hands {
  /** How many parts can be right. */
  full: number;
  /** How many parts are right now. */
  good(): number;
  /** What stands in the inputs, finished or not, as a string that can be kept. */
  draft(): string;
  /** The finished answer, as in `draft`; "" as long as something is missing. */
  read(): string;
  /** Puts back what `draft` gave; anything else changes nothing. */
  restore(text: string): void;
  /** What is said after a first wrong try. */
  hint(): Inside[];
  /** Marks the inputs, and returns what is said at the end. */
  end(right: boolean): Inside[];
  /** Whether this is still the answer that `read` gave before. */
  same?(old: string): boolean;
  /** What keeps the answer from being judged, or "". */
  doubt?(): string;
  /** What is said when nothing has been answered. */
  missing?: string;
  /** What the button that gives the answer says. */
  verb?: string;
}

/** A question of the page. */
interface Question extends Hands {
  section: HTMLElement;
  heading: HTMLElement;
  live: Made;
  id: string;
  quiz: string;
  own: string;
  ask: string;
  level: string;
  guide: string;
  part: string;
  seconds: number;
  /** What 0, 1, 2 … right parts are worth. */
  points: number[];
  /** The beginning of the names and ids of its inputs. */
  name: string;
  keys: HTMLElement[];
  /** What the key says of an option. */
  key(id: string): HTMLElement;
  /** What can be chosen, matched or ordered. */
  items(css: string): HTMLElement[];
  /** "Đáp án: B" */
  answer(): HTMLElement | null;
  /** The answer, unless it was given. */
  told(right: boolean): Inside[];
  /** A copy of the explanation or of where to reread, or null. */
  more(css: string): HTMLElement | null;
  /** Builds the inputs anew. */
  start(): void;
  /** Takes the inputs away: the paper as it was. */
  stop(): void;
  right(): boolean;
  worth(good: number): number;
}

interface Asks {
  take(section: HTMLElement): Question;
  /** A number as Vietnamese write it and the words after it, or null: "7.000 đồng" is 7000 and "đồng". */
  number(text: string): { value: number; unit: string } | null;
}

/** One attempt at a quiz (`sitting.js`). Lists go by the order of `ids`. */
interface Run {
  mode: "practice" | "test";
  /** The paper's number, "" for the author's order. */
  seed: string;
  ids: string[];
  /** The question that is open. */
  at: number;
  went: Went[];
  /** What stands in the inputs. */
  drafts: string[];
  /** What was answered at the first try of the open question. */
  tried: string;
  flags: boolean[];
  /** How many parts are right, once the test is handed in. */
  good: number[];
  /** Milliseconds in all (0: no limit), those left, and when they are over by the clock on the wall. */
  limit: number;
  left: number;
  end: number;
  done: boolean;
  /** Whether these are only the questions missed before. */
  again: boolean;
  /** Whether time ran out. */
  late: boolean;
}

interface Score {
  points: number;
  of: number;
  /** By part: its number, its points, how many there are, and of how many questions the best ones count (0: all). */
  parts: { part: string; points: number; of: number; best: number }[];
}

interface Sitting {
  /** A new attempt: `limit` in ms (0: none); `again` says that it is only about questions missed before. */
  fresh(mode: Run["mode"], seed: string, ids: string[], limit: number, again: boolean): Run;
  /** What was stored, when it is an attempt at these questions; else null. */
  revived(kept: unknown, ids: string[]): Run | null;
  /** Lets time pass; returns what is left, ms. */
  tick(run: Run, passed: number): number;
  score(questions: { part: string; got: number; full: number }[], best: string, scale: number): Score;
  /** Points as they are written, to a hundredth: "7,75". */
  comma(value: number): string;
}

/** An option, statement, row, column, place or end as the page has it; `key`: what the key says of it; `column`: where a row belongs. */
interface Part {
  value: string;
  label: string;
  from: HTMLElement;
  key: HTMLElement | undefined;
  right: boolean;
  column?: Part;
}

/** A question as the projector reads it: shown, then revealed in some steps, then (the last step) explained. `cards`: answered by them. */
interface Asked {
  section: HTMLElement;
  id: string;
  ask: string;
  level: string;
  seconds: number;
  points: number[];
  items: Part[];
  columns: Part[];
  keys: HTMLElement[];
  told: Element | null;
  why: Element | null;
  reveals: number;
  last: number;
  cards: boolean;
}

/** A screen before it is dealt out: its heading, a picture beside, and what is listed. */
interface Slide {
  head: HTMLElement;
  css: string;
  items: HTMLElement[];
  side?: HTMLElement | null;
}

/** What is to be seen of a question: 0 the question, then its reveals, then why; which of several screens; the turns taken in a story. */
interface Seen {
  step: number;
  page: number;
  path: string[];
}

/** A game on the projector. `cards`: the values each team held up; `log`: each change of scores as [question, by cards?, thousandths of
 * a point for each team …]. */
interface Game extends Seen {
  ids: string[];
  at: number;
  teams: string[];
  exact: boolean;
  over: boolean;
  cards: string[][];
  log: number[][];
}

/** What the game asks of the screens (`projector.js`). */
interface Wall {
  el(name: string, ...inside: (string | Node | false | null | undefined | Record<string, string>)[]): HTMLElement;
  all(from: Element, css: string): HTMLElement[];
  text(from: Element | null | undefined, bare?: boolean): string;
  read(section: HTMLElement): Asked;
  answer(q: Asked): string;
  worth(q: Asked, shown: string[], exact: boolean): number;
  story(q: Asked, path: string[]): { scene: HTMLElement; end: Part | undefined };
  points(thousandths: number): string;
  podium(teams: string[], sums: number[]): HTMLElement;
  show(q: Asked, seen: Seen, stage: HTMLElement): number;
}

interface Window {
  hocdvc: Memory;
  /** In a pack of a part of the site: the pages it holds, and what stands behind words that lead elsewhere. */
  HOCDVC_GOI?: { pages: string[], note: string };
}

// ---- search

/** A syllable, and how it is spelled (see `QueryNode.key`). */
interface Spelled {
  term: string;
  key: string;
}

/** A way to read a word: its syllables, how sure that is (0 to 1), and where it is another phrase, how that is spelled. */
interface Alternative {
  terms: string[];
  sure: number;
  keys?: string[];
}

/** A word of a query. */
interface QueryNode {
  word: string;
  /** With its tone mark at the end; empty when it was typed without any mark. */
  key: string;
  alternatives: Alternative[];
  /** Other phrases with the meaning of the phrase that begins here or holds this word. */
  others?: Alternative[];
  /** Official names of what the phrase may be about: they lead to a guide, but do not answer a question. */
  means?: Alternative[];
  /** How much it tells of what is wanted, 0 to 1. */
  tell: number;
  /** How many words the phrase takes that begins here; 0 inside of it. */
  span: number;
}

/** What `tim/muc-luc.js` brings, made ready. */
interface SearchIndex {
  guides: number;
  passages: number;
  /** Syllables in order, the place of each, and in how many passages each stands. */
  list: string[];
  place: Map<string, number>;
  spread: number[];
  /** Syllables by how they sound. */
  like: Map<string, string[]>;
  fill: Map<string, string[]>;
  some: Map<string, string[]>;
  short: Record<string, string>;
  phrases: { terms: string[]; keys: string[]; others: { terms: string[]; keys: string[] }[]; means: { terms: string[]; keys: string[] }[] }[];
  /** Syllables of phrases: known even where no guide has them. */
  said: Set<string>;
  ask: [string[], string[], string[]][];
  asking: string[];
  groups: [string, string][];
  help: [string, string, string, [string, string, string][]][];
  home: string;
  names?: [string, string[], string, string][];
  /** Where the shards begin, for large sites, and how many names a file of them holds. */
  cuts?: number[];
  block: number;
}

interface GuideName {
  title: string;
  names: string[];
  address: string;
  note: string;
}

interface FoundGuide extends GuideName {
  guide: number;
  score: number;
  /** How much of what was typed it knows, and how well one of its names says it (both 0 to 1). */
  known: number;
  like: number;
  most: number;
  /** Whether its passages are in this copy of the site; undefined as long as nobody looked. */
  here?: boolean;
  /** What speaks for it as what a sentence means: the index, its names, its best passage, what people ask there. */
  signs?: Record<"score" | "name" | "passage" | "sounds", number>;
}

/** Finds guides (`search.js`). */
interface Search {
  open(name: string): Promise<any>;
  ready(): Promise<SearchIndex>;
  breathe(): Promise<void>;
  /** Whether a word tells nothing of what is wanted; `mark` is its key, empty where it has no marks. */
  filler(term: string, mark: string): boolean;
  home(): string;
  contacts(): SearchIndex["help"];
  fold(text: string): string;
  syllables(text: string): string[];
  key(word: string): string;
  words(text: string): string[];
  spelled(text: string): Spelled[];
  postings(text: string): [number, number][];
  rare(term: string): number;
  slips(a: string, b: string): number;
  unmarked(word: string): string[];
  cut(word: string): string[];
  alike(term: string): [string, number][];
  read(text: string): QueryNode[];
  likeness(nodes: QueryNode[], name: string): number;
  guides(text: string): Promise<{ nodes: QueryNode[]; list: FoundGuide[] }>;
}

type PassagePart = "step" | "stuck" | "faq" | "facts" | "papers" | "returned" | "after" | "safety";

/** Something a lesson says, with its sources: title, address, the day it was read. */
interface Passage {
  part: PassagePart;
  number: number;
  anchor: string;
  head: string;
  lines: string[];
  sources: [string, string, string][];
  all: Spelled[];
  /** How many words its head has. */
  top: number;
  weights: number[];
  places: Map<string, number[]>;
  about: Set<string>;
  /** Its head and the ways in which people ask for it, each as a text of its own; never shown. */
  ways: Passage[];
  /** All its syllables, those of its ways too. */
  terms: Set<string>;
}

/** What is read of one lesson: its passages, and in which words people ask what it does not tell. */
interface Lesson {
  passages: Passage[];
  untold: string[];
}

/** What a text says of one word of a query: how surely, where, whether beside the word before, and how far that counts. */
interface Heard {
  sure: number;
  where: number[];
  follows: boolean;
  firm: number;
}

/** A passage and how it answers; `hits` are the syllables it has of the query. */
interface Judged {
  passage: Passage;
  guide: FoundGuide;
  score: number;
  covered: number;
  own: number;
  hits: Set<string>;
  /** How well its best way of asking says the question (0 to 1). */
  like: number;
  /** What tells which passage of several answers a question. */
  order: Record<"score" | "covered" | "sounds" | "facts" | "safety", number>;
  /** What makes sure, each as a number, and how sure it is (0 to 1) that this answers. */
  signs: Record<"always" | "score" | "like" | "words" | "worth" | "beyond" | "sounds" | "share", number>;
  sure: number;
}

/** A guide beside a query: how far its names hold each word, how much the index says for it beside the best (0 to 1), and how much what people ask there
sounds like the query. */
interface Beside {
  guide: FoundGuide;
  topic: number[];
  share: number;
  sounds: number;
}

/** What is known of a query when passages are judged: its words, what it asks for, how much each word tells between passages, and how much it is like
what is not told (0 to 1). */
interface Weighed {
  nodes: QueryNode[];
  asked: AskedFor[];
  subject: number[];
  plain: number[];
  light: number[];
  beyond: number;
}

/** What a question asks for: the places of the words that say so, and the facts or parts that answer it. */
interface AskedFor {
  used: Set<number>;
  labels: string[];
  parts: string[];
  vague: boolean;
}

interface Found {
  nodes: QueryNode[];
  list: FoundGuide[];
  /** Those of the list that are worth showing. */
  good: FoundGuide[];
  /** Titles and addresses of all groups of guides. */
  groups: [string, string][];
  all: Judged[];
  question: boolean;
  answers: Judged[];
  inside(guide: FoundGuide): Judged[];
}

/** Finds passages (`answers.js`). */
interface Answers {
  /** What the marks of a passage are made of; found by trying on tests/data. */
  K: Record<string, number>;
  SURE: Judged["signs"];
  FIRST: Judged["order"];
  MEANT: Required<FoundGuide>["signs"];
  lesson(guide: FoundGuide): Promise<Lesson | null>;
  isQuestion(nodes: QueryNode[], text: string, index: SearchIndex): boolean;
  judge(passage: Passage, beside: Beside, query: Weighed): Judged;
  told(text: string, index: SearchIndex, nodes: QueryNode[], list: FoundGuide[], all: Judged[]): Found;
  /** `early` hears of the guides before their passages are there, unless these may change their order. */
  find(text: string, early?: (found: Found) => void): Promise<Found>;
}

interface FinderParts {
  make(tag: string, css: string, ...inside: (Node | string)[]): HTMLElement;
  link(address: string, ...inside: (Node | string)[]): HTMLAnchorElement;
  marked(text: string, terms: Set<string>): (Node | string)[];
}
