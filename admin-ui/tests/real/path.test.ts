import { expect, it } from 'vitest';
import { launch, watch } from '../browser';

/** What the one who starts this test must say, see PagesTest in the module tests. */
function given(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`Set ${name}: this test needs a running server.`);
  }
  return value;
}

it('leads from signing in to the reasons of a decision', async () => {
  const origin = given('ARBITER_URL');
  const decision = given('ARBITER_DECISION');
  const browser = await launch();
  try {
    const page = await browser.newPage({ locale: 'en-GB' });
    const assertQuiet = watch(page, origin);
    await page.goto(`${origin}/`);
    await page.getByLabel('User name').fill(given('ARBITER_USERNAME'));
    await page.getByLabel(/^Password/).fill(given('ARBITER_PASSWORD'));
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Decisions' }).click();
    await page.waitForURL(`${origin}/ui/decisions`);
    await page.locator('tbody tr').first().waitFor();
    await page.screenshot({ path: 'target/screenshots/real-decisions.png' });
    await page.locator(`tbody a[href*="${decision}"]`).first().click();
    await page.waitForURL(`${origin}/ui/decisions/${decision}`);
    for (const words of given('ARBITER_WORDS').split('|')) {
      await page.getByText(words).first().waitFor();
    }
    await page.screenshot({ path: 'target/screenshots/real-decision.png', fullPage: true });
    const { cookies } = await page.context().storageState();
    expect(cookies.map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite }))).toContainEqual({
      httpOnly: true,
      sameSite: 'Strict',
    });
    assertQuiet();
  } finally {
    await browser.close();
  }
});
