// How long the search takes: node benchmarks/search.mjs [search-index.js]
//
// Without an argument the synthetic corpus of tests/search is varied to 100, 400, 1,000 and 5,000 pages (each copy has
// numbers and words of its own); with one, that index is measured as it is. Figures are milliseconds; "excerpts" is what
// the page of results adds for its first 40.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { gzipSync } from "node:zlib";

globalThis.window = globalThis;
const here = (path) => new URL(path, import.meta.url);
const load = (path) => runInThisContext(readFileSync(path, "utf8"), { filename: String(path) });
load(here("../theme/assets/search-text.js"));
load(here("../theme/assets/search-engine.js"));
const { prepare, search, excerpt } = globalThis.prongsaiSearch.engine;

const corpus = JSON.parse(readFileSync(here("../tests/search/corpus.json"), "utf8"));
const judged = JSON.parse(readFileSync(here("../tests/search/queries/synthetic.json"), "utf8")).map((query) => query.q);
const typed = judged.flatMap((query) => [query.slice(0, 3), query.slice(0, 6), query]); // as it is typed
const words = corpus.flatMap((page) => page.text.split(/\s+/)).filter((word) => word.length > 3);

function varied(count) {
  const documents = Array.from({ length: count }, (unused, i) => {
    const page = corpus[i % corpus.length];
    const year = 2569 - Math.floor(i / corpus.length);
    const more = Array.from({ length: 3 }, (none, line) =>
      Array.from({ length: 12 }, (no, word) => words[(i * 131 + line * 17 + word * 7 + i * word) % words.length]).join(" "));
    return [`${year}/${i}.html`, page.code, page.title, year, 0, 0, page.headings, [page.text, ...more, String(i)].join("\n")];
  });
  return { version: 2, shortcuts: [], parts: [{ states: [""], kinds: ["item"], passages: [], documents }] };
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const spread = (times) => times.sort((a, b) => a - b) && [at(times, 0.5), at(times, 0.95), times[times.length - 1]];
const timed = (action) => {
  const start = performance.now();
  const result = action();
  return [performance.now() - start, result];
};

function measure(index) {
  const text = Buffer.from(JSON.stringify(index));
  const [prepared, pages] = timed(() => prepare(index));
  const [near] = timed(() => search(pages, "ประชาสัมพันนน")); // the first near search loosens every page
  const searches = [];
  const excerpts = [];
  for (const query of typed) {
    const [time, found] = timed(() => search(pages, query));
    searches.push(time);
    excerpts.push(timed(() => found.hits.slice(0, 40).map(excerpt))[0]);
  }
  const [p50, p95, most] = spread(searches);
  const size = [text.length / 1024, gzipSync(text, { level: 9 }).length / 1024];
  return [pages.length, ...size, prepared, near, p50, p95, most, ...spread(excerpts).slice(0, 2)];
}

if (process.argv[2]) load(process.argv[2]);
const indexes = process.argv[2] ? [globalThis.prongsaiIndex] : [100, 400, 1000, 5000].map(varied);
measure(indexes[0]); // warm up
const row = (cells) => cells.map((cell) => cell.padStart(8)).join(" ");
console.log(row(["pages", "KB", "KB gz", "prepare", "1st near", "p50", "p95", "max", "excerpts", "p95"]));
for (const index of indexes) {
  console.log(row(measure(index).map((value, i) => value.toFixed(i < 3 ? 0 : 1))));
}
