import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launch, watch } from './browser';
import { credentials } from './fixtures';
import { FixtureServer } from './server';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const patience = 20_000;
const screenshots = 'target/screenshots';

/** What a test plays on: a fresh server and a fresh page of one browser for each test. */
export class Stage {
  readonly server: FixtureServer;
  readonly origin: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly assertQuiet: () => void;

  constructor(server: FixtureServer, origin: string, context: BrowserContext, page: Page) {
    this.server = server;
    this.origin = origin;
    this.context = context;
    this.page = page;
    this.assertQuiet = watch(page, origin);
  }

  /** Opens an address as somebody who is signed in. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.origin}${path}`);
    await this.signIn();
    await this.page.waitForURL(`${this.origin}${path}`);
  }

  async signIn(password = credentials.password): Promise<void> {
    await this.page.getByLabel('User name').fill(credentials.username);
    await this.page.getByLabel(/^Password/).fill(password);
    await this.page.keyboard.press('Enter');
  }

  async expectHeading(name: string): Promise<void> {
    await this.page.getByRole('heading', { name }).waitFor();
  }

  async expectRows(count: number): Promise<void> {
    const row = this.page.locator('tbody tr');
    await expect.poll(() => row.count(), { timeout: patience }).toBe(count);
  }

  /** Accessible and without a sideways scroll bar, in light and dark, wide and narrow. */
  async expectGoodLooks(name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const [size, width] of [
        ['wide', 1440],
        ['narrow', 390],
      ] as const) {
        await this.page.setViewportSize({ width, height: 900 });
        await this.expectAccessible(`${name}-${colorScheme}-${size}`);
        const overflow = await this.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${name} ${size} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    }
  }

  /** No finding of axe, at any level; leaves a picture for people to look at. */
  async expectAccessible(name: string): Promise<void> {
    // Colours that are on their way to others would be judged halfway.
    await this.page.evaluate(() =>
      document
        .getAnimations()
        .filter((one) => one instanceof CSSTransition)
        .forEach((one) => one.finish()),
    );
    await this.page.screenshot({ path: `${screenshots}/${name}.png` });
    await this.page.evaluate(axe);
    const findings = await this.page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(findings, name).toEqual([]);
  }
}

/** A test with a stage of its own; no page may misbehave unseen. */
export const it = test
  .extend<{ browser: Browser }>({
    browser: [
      // eslint-disable-next-line no-empty-pattern -- vitest reads from the pattern what to set up
      async ({}, use) => {
        const browser = await launch();
        await use(browser);
        await browser.close();
      },
      { scope: 'file' },
    ],
  })
  .extend<{ stage: Stage }>({
    stage: async ({ browser }, use) => {
      const server = new FixtureServer();
      const origin = await server.start();
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'en-GB',
      });
      context.setDefaultTimeout(patience);
      const stage = new Stage(server, origin, context, await context.newPage());
      await use(stage);
      await context.close();
      server.stop();
      stage.assertQuiet();
    },
  });

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}
