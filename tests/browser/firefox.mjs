// Search and layout in Firefox over WebDriver BiDi. Question on standard input, answer on standard output:
// {firefox, pages: [address, …], searches: [{address, queries: [text, …]}, …]}
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const question = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({
  browser: "firefox", executablePath: question.firefox, headless: true,
  extraPrefsFirefox: { "app.update.enabled": false, "datareporting.policy.dataSubmissionEnabled": false },
});
const answer = { version: await browser.version(), layout: [], searches: [], said: [] };
try {
  const page = await browser.newPage();
  page.on("console", (message) => answer.said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => answer.said.push(String(error)));
  for (const address of question.pages) {
    for (const width of question.widths) {
      await page.setViewport({ width, height: 740 });
      await page.goto(address, { waitUntil: "load" });
      answer.layout.push({ address, width, ...(await page.evaluate(() => ({
        inner: document.documentElement.clientWidth,
        wide: document.documentElement.scrollWidth,
        out: [...document.querySelectorAll("main *, header *, footer *")].filter((one) => {
          const box = one.getBoundingClientRect();
          return box.width > 1 && (box.right > document.documentElement.clientWidth + 1 || box.left < -1)
            && !one.closest(".skip,.pr-vh,.search-label,thead");
        }).map((one) => one.outerHTML.slice(0, 120)).slice(0, 5),
        font: [...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family),
        line: getComputedStyle(document.body).lineHeight,
      }))) });
    }
  }
  for (const { address, queries } of question.searches) {
    await page.goto(`${address}search.html?q=x`, { waitUntil: "load" });
    await page.waitForFunction(() => window.prongsaiIndex && document.querySelector("[role=status]").textContent);
    answer.searches.push(await page.evaluate((texts) => {
      const { engine } = window.prongsaiSearch;
      const pages = engine.prepare(window.prongsaiIndex);
      return texts.map((text) => engine.search(pages, text).hits.map((hit) => hit.page.url));
    }, queries));
  }
  const [first] = question.searches;
  await page.goto(`${first.address}index.html`, { waitUntil: "load" });
  await page.type("#search-q", "แผน");
  await page.waitForSelector("[role=option]");
  await page.keyboard.press("ArrowDown");
  answer.chosen = await page.$eval("[aria-selected=true]", (one) => one.getAttribute("href"));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.querySelector("[role=option]"));
  answer.gone = page.url();
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(answer));
