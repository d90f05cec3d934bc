// The lean site in Eleventy: Nunjucks layouts over the data that benchmarks/peers/export.py writes; no Markdown.
import { readFileSync } from "node:fs";

const shared = JSON.parse(readFileSync(new URL("shared.json", import.meta.url), "utf8"));
const term = new RegExp(shared.terms, "g");
const months = ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"];
const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };

/** A text, escaped, whose terms are kept whole at line ends. */
const terms = (text) => text.replace(/[&<>"']/g, (sign) => escapes[sign]).replace(term, '<n-b>$&</n-b>');

/** 2025-11-10 as 10 พฤศจิกายน 2568. */
const day = (iso) => {
  const [year, month, number] = iso.split("-").map(Number);
  return `<time datetime="${iso}">${number} ${months[month - 1]} ${year + 543}</time>`;
};

/** An address from the root, or absolute, as a link from a page in the folder, "2569/" or "2569/reports/". */
const href = (to, folder) => {
  if (to.includes("://")) return to;
  let up = "";
  while (!to.startsWith(folder)) {
    folder = folder.replace(/[^/]+\/$/, "");
    up += "../";
  }
  return up + to.slice(folder.length);
};

/** [[2569, [entry, …]], …] of entries that come by year. */
const byYear = (entries) => {
  const years = new Map();
  for (const entry of entries) years.set(entry.year, [...(years.get(entry.year) ?? []), entry]);
  return [...years];
};

export default function (eleventy) {
  eleventy.addGlobalData("frame", shared.frame);
  eleventy.addPassthroughCopy({ "static/assets": "assets" });
  eleventy.addFilter("terms", terms);
  eleventy.addFilter("day", day);
  eleventy.addFilter("href", href);
  eleventy.addFilter("byYear", byYear);
  eleventy.addFilter("pieces", (text, separator) => text.split(separator));
  eleventy.addFilter("initial", (name) => name.split(".").at(-1).replace(/^[เแโใไ ]+/, "").slice(0, 1));
  eleventy.setQuietMode(true);
  return {
    dir: { input: "content", includes: "../_includes", output: "public" },
    templateFormats: ["html"],
    htmlTemplateEngine: false,
  };
}
