/** What the service worker is given (`offline.py` puts it before `worker.js`), and what it reads. */

/** One version of the site: hashes of its lists, the pages kept with whatever is visited first, and how many pages there are. */
interface Index {
  leaves: string[];
  bundles: string;
  core: string[];
  pages: number;
}

declare const INDEX: Index;

/** A list: the hash of each path, and of each page the numbers of the paths it needs. */
interface Leaf {
  files: Record<string, string>;
  needs: Record<string, number[]>;
}

/** One file of one version. */
interface Entry {
  path: string;
  hash: string;
}
