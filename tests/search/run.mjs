// Runs the search scripts of the theme under node: for each line {task, …} of standard input, a line with the answer.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { runInThisContext } from "node:vm";

globalThis.window = globalThis;
const assets = new URL("../../theme/assets/", import.meta.url);
const load = (address) => runInThisContext(readFileSync(address, "utf8"), { filename: String(address) });
load(new URL("search-text.js", assets));
load(new URL("search-engine.js", assets));
const { text, engine } = globalThis.prongsaiSearch;

const shown = (hit) => ({
  url: hit.page.url, code: hit.page.code, year: hit.page.year, near: hit.near, score: hit.score, ...engine.excerpt(hit),
});

const tasks = {
  spell: ({ texts }) => texts.map((one) => [text.normalise(one), text.normaliseQuery(one)]),
  compare: ({ texts }) => texts.map((one) => text.squash(text.normalise(one))),
  track: ({ texts }) => texts.map((one) => ({ ...text.track(one, false), plain: text.squash(text.normalise(one)) })),
  search({ index, queries, excerpts }) {
    load(index);
    const pages = engine.prepare(globalThis.prongsaiIndex);
    return queries.map((query) => {
      const { exact, hits } = engine.search(pages, query);
      return { exact, urls: hits.map((hit) => hit.page.url), hits: hits.slice(0, excerpts || 0).map(shown) };
    });
  },
  read({ index }) {
    load(index);
    return globalThis.prongsaiIndex;
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  let answer;
  try {
    answer = { answer: tasks[question.task](question) };
  } catch (error) {
    answer = { error: error.stack };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
