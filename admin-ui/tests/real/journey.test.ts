import type { Browser, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { launch, watch } from '../browser';

/** What the one who starts this test must say, see EditorJourneyTest in the module tests. */
function given(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`Set ${name}: this test needs a running server.`);
  }
  return value;
}

const patience = { timeout: 60_000 };
const picture = (page: Page, name: string) =>
  page.screenshot({ path: `target/screenshots/real-${name}.png` });

/** A person at a browser of their own. */
async function signedIn(browser: Browser, name: string, password: string): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
  });
  context.setDefaultTimeout(patience.timeout);
  const page = await context.newPage();
  await page.goto(`${given('ARBITER_URL')}/`);
  await page.getByLabel('User name').fill(name);
  await page.getByLabel(/^Password/).fill(password);
  await page.keyboard.press('Enter');
  await page
    .getByRole('heading', { name: 'Projects', exact: true })
    .waitFor()
    .catch(async (problem: unknown) => {
      await picture(page, `failed-${name}`);
      throw problem;
    });
  return page;
}

/** Which actions a channel is answered. */
async function answered(): Promise<string[]> {
  const answer = await fetch(`${given('ARBITER_URL')}/api/v1/decisions`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${given('ARBITER_CHANNEL_KEY')}`,
      'Content-Type': 'application/json',
    },
    body: given('ARBITER_REQUEST'),
  });
  const { actions } = (await answer.json()) as { actions: { action: string }[] };
  return actions.map(({ action }) => action);
}

it('leads a changed cell to the answers of channels, and back [X14] [D09]', async () => {
  const origin = given('ARBITER_URL');
  const project = given('ARBITER_PROJECT');
  const browser = await launch();
  try {
    expect(await answered()).toEqual([]);
    const author = await signedIn(browser, 'journey-bea', given('ARBITER_AUTHOR'));
    const assertQuiet = watch(author, origin);
    await author.getByRole('link', { name: project, exact: true }).click();
    await author.getByRole('link', { name: 'Edit the rules' }).click();
    await author.getByRole('button', { name: 'Begin a draft' }).click();
    await picture(author, 'draft');
    await author.getByRole('link', { name: 'tables/offers.dmn' }).click();

    await tryIt(author);
    await author.getByText('Nothing was chosen.').waitFor();
    const threshold = author.locator('[data-row="r"] [data-column="0"]');
    await threshold.click();
    await author.keyboard.type('>= 60');
    await author.keyboard.press('Enter');
    await author.getByText('Saved', { exact: true }).waitFor();
    await author.getByText('Nothing was chosen.').waitFor({ state: 'detached' });
    await picture(author, 'table');
    expect(await answered()).toEqual([]);

    await author.getByRole('tab', { name: 'Scenarios' }).click();
    await author.getByRole('button', { name: 'Run the scenarios' }).click();
    await author.getByText('passed').first().waitFor();
    await author.getByRole('link', { name: 'Draft', exact: true }).click();
    await author.getByRole('button', { name: 'Submit for approval' }).click();
    await author.getByLabel('What changes, and why').fill('Greet baskets below 60');
    await author.getByRole('button', { name: 'Submit', exact: true }).click();
    await author.getByRole('link', { name: 'Open the release' }).click();
    await author.waitForURL(/\/releases\/\d+$/);
    const release = author.url();
    await picture(author, 'release');

    const approver = await signedIn(browser, 'journey-otto', given('ARBITER_APPROVER'));
    await approver.goto(`${release}?tab=difference`);
    await picture(approver, 'difference');
    await approver.goto(release);
    await approver.getByRole('button', { name: 'Approve' }).click();
    await approver.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await approver.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await answered()).toEqual([]);

    const operator = await signedIn(browser, 'journey-oleg', given('ARBITER_OPERATOR'));
    await operator.goto(release);
    await operator.getByRole('button', { name: 'Deploy' }).click();
    const dialog = operator.getByRole('dialog');
    await dialog.getByLabel('All subjects (live)').check();
    await dialog.getByLabel(/^Reason/).fill('Advent');
    await picture(operator, 'deploy');
    await dialog.getByRole('button', { name: 'Deploy' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(answered, patience).toEqual(['hello']);

    await operator.goto(`${origin}/ui/projects/${project}`);
    await operator.getByRole('button', { name: 'Roll back' }).click();
    await operator
      .getByRole('dialog')
      .getByLabel(/^Reason/)
      .fill('Too many greetings');
    await picture(operator, 'roll-back');
    await operator
      .getByRole('dialog')
      .getByRole('button', { name: /^Bring back release/ })
      .click();
    await expect.poll(answered, patience).toEqual([]);
    assertQuiet();
  } finally {
    await browser.close();
  }
});

/** Asks what the draft decides for the subject of the test. */
async function tryIt(page: Page): Promise<void> {
  const { subject, slot, channel, purpose, context } = JSON.parse(given('ARBITER_REQUEST')) as {
    subject: { identifiers: Record<string, string> };
    slot: string;
    channel: string;
    purpose: string;
    context: Record<string, unknown>;
  };
  await page.getByRole('tab', { name: 'Try it' }).click();
  const [identifier] = Object.entries(subject.identifiers);
  await page.getByLabel(/^Subject/).fill(identifier?.join(':') ?? '');
  await page.getByLabel('Slot').selectOption(slot);
  await page.getByLabel('Channel').selectOption(channel);
  await page.getByLabel('Purpose').selectOption(purpose);
  const facts = Object.entries(context).map((fact) => fact.join('='));
  await page.getByLabel('Context').fill(facts.join('\n'));
  await page.getByRole('button', { name: 'Decide by the draft' }).click();
}
