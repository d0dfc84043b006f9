import { describe, expect, beforeEach } from 'vitest';
import { decisionPath, detail } from './fixtures';
import { it, type Stage } from './stage';

describe('a decision', () => {
  beforeEach<{ stage: Stage }>(({ stage }) => stage.open(decisionPath));

  it('accounts for every candidate with its reasons in words', async ({ stage }) => {
    await stage.page.getByText('12 candidates = 3 chosen + 9 left out').waitFor();
    for (const words of [
      'The rule “VIP discount” keeps it',
      'The subject got it 3 times within 7 days',
      'Moon phase',
      '31%',
      'month(birthday) = month(today)',
    ]) {
      await stage.page.getByText(words).first().waitFor();
    }
    for (const { action } of [...detail.actions, ...detail.excluded]) {
      await stage.page.getByText(action, { exact: true }).first().waitFor();
    }
    expect(await stage.page.locator('b').count()).toBe(0);
  });

  it('shows the bare JSON, also by its address, and copies it', async ({ stage }) => {
    await stage.context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: stage.origin,
    });
    await stage.page.getByRole('tab', { name: 'JSON' }).click();
    await stage.page.waitForURL(/view=json/);
    await stage.page.reload();
    await stage.page.getByRole('button', { name: 'Copy the JSON' }).click();
    await stage.page.getByText('Copied').first().waitFor();
    const copied = await stage.page.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(copied)).toEqual(detail);
    await stage.expectAccessible('decision-json');
  });

  it('leads from the funnel to the candidates that a stage left out', async ({ stage }) => {
    await stage.page.getByRole('link', { name: '2 left out' }).click();
    await stage.page.waitForURL(/#stage-rules/);
  });

  it('looks right in light and dark, wide and narrow', async ({ stage }) => {
    await stage.page.getByText('12 candidates =').waitFor();
    await stage.expectGoodLooks('decision');
  });

  it('speaks German', async ({ stage }) => {
    await stage.page.getByRole('button', { name: 'Language: English' }).click();
    await stage.page.getByRole('option', { name: 'Deutsch' }).click();
    await stage.page.getByText('12 Kandidaten = 3 gewählt + 9 verworfen').waitFor();
    expect(await stage.page.locator('html').getAttribute('lang')).toBe('de');
    await stage.page.reload();
    await stage.expectHeading('home-hero für p-17850');
    await stage.expectAccessible('decision-german');
  });

  it('that does not exist is said not to exist', async ({ stage }) => {
    await stage.page.goto(`${stage.origin}/ui/decisions/nonsense`);
    await stage.expectHeading('There is no decision nonsense');
    await stage.page.goto(`${stage.origin}/ui/nowhere`);
    await stage.expectHeading('There is nothing here');
  });
});
