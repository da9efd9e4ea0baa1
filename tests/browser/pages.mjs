// Takes pictures of whole pages: node pages.mjs ORIGIN OUT NAME=PATH…
import { writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const [origin, out, ...pages] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 768, 1280]) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    // The sample's public address leads nowhere. What pages name there is here.
    await context.route("https://tin.example.vn/**", async (route) =>
      route.fulfill({ response: await route.fetch({ url: origin + new URL(route.request().url()).pathname }) }));
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    for (const each of pages) {
      const [name, path] = [each.slice(0, each.indexOf("=")), each.slice(each.indexOf("=") + 1)];
      await page.goto(origin + path, { waitUntil: "networkidle" });
      // Pictures that are loaded when somebody scrolls to them are to be seen, too.
      await page.evaluate(() => Promise.all([...document.images ?? []].map((image) => {
        image.loading = "eager";
        return image.decode().catch(() => {});
      })));
      // Playwright's own pictures of a feed never come: it puts a style of HTML into the page.
      const height = await page.evaluate("document.documentElement.scrollHeight");
      const { data } = await session.send(
        "Page.captureScreenshot", { captureBeyondViewport: true, clip: { x: 0, y: 0, width, height, scale: 1 } });
      await writeFile(`${out}/${name}-${width}-${colorScheme}.png`, data, "base64");
    }
    await context.close();
  }
}
await browser.close();
