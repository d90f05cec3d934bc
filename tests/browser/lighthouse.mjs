// Lighthouse over a list of pages with one chromium: {chromium, pages, categories, runs} in, a list of results out.
import { readFileSync } from "node:fs";
import * as launcher from "chrome-launcher";
import lighthouse from "lighthouse";

const question = JSON.parse(readFileSync(0, "utf8"));
const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
const chrome = await launcher.launch({ chromePath: question.chromium, chromeFlags: flags, logLevel: "silent" });
const answer = [];
try {
  for (const page of question.pages) {
    for (let run = 0; run < (question.runs || 1); run++) {
      const { lhr } = await lighthouse(page, {
        port: chrome.port, output: "json", logLevel: "silent", onlyCategories: question.categories,
      });
      const scores = Object.fromEntries(Object.values(lhr.categories).map((one) => [one.id, Math.round(one.score * 100)]));
      const refs = Object.values(lhr.categories).filter((one) => one.id !== "performance").flatMap((one) => one.auditRefs);
      const wrong = refs.filter((ref) => ref.weight && lhr.audits[ref.id].score !== null && lhr.audits[ref.id].score < 1)
        .map((ref) => `${ref.id}: ${JSON.stringify(lhr.audits[ref.id].details?.items?.slice(0, 3) || lhr.audits[ref.id].explanation || "").slice(0, 400)}`);
      const figures = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];
      const measured = Object.fromEntries(figures.map((id) => [id, lhr.audits[id]?.numericValue]));
      answer.push({ page, scores, wrong, measured, error: lhr.runtimeError?.message ?? null });
    }
  }
} finally {
  chrome.kill();
}
process.stdout.write(JSON.stringify(answer));
