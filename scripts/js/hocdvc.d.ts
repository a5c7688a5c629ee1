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
}

interface Window {
  hocdvc: Memory;
}
