/* Runs pa11y (HTML_CodeSniffer, WCAG 2 AA) over pages given as JSON on stdin: {chromium, pages: [{url, width, dark}]}; prints one JSON line a page. */
import { readFileSync } from "node:fs";
import pa11y from "pa11y";
import puppeteer from "puppeteer";

const { chromium, pages } = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
for (const { url, width, dark } of pages) {
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  const found = await pa11y(url, { browser, page, runners: ["htmlcs"], standard: "WCAG2AA", timeout: 120000, wait: 1000, viewport: { width, height: 900 } });
  console.log(JSON.stringify({ url, issues: found.issues.map(({ code, selector, context }) => ({ code, selector, context })) }));
  await page.close();
}
await browser.close();
