import { describe, expect, beforeEach } from 'vitest';
import { answerProjects, deployments, releases, waiting } from './projectsFixtures';
import { difference, rules } from './releaseFixtures';
import { Refusal } from './server';
import { it, type Stage } from './stage';

const release = (number: number, view = '') =>
  `/ui/projects/retail/releases/${number}${view === '' ? '' : `?view=${view}`}`;

function signInAs(stage: Stage, name: string, ...roles: string[]): void {
  stage.server.me = { ...stage.server.me, name, roles };
}

describe('a release', () => {
  beforeEach<{ stage: Stage }>(({ stage }) => {
    answerProjects(stage.server);
    stage.server.on('GET /projects/retail/releases/8/diff', difference);
    stage.server.on('GET /projects/retail/releases/8/rules', ({ query }) => ({
      items: rules.filter(({ tags }) => !query.has('tag') || tags.includes(query.get('tag') ?? '')),
    }));
  });

  it('is told with its approvals and its archive', async ({ stage }) => {
    await stage.open(release(8));
    await stage.expectHeading('Release 8 of retail');
    await stage.page.getByText('3 % would change').waitFor();
    await stage.page.getByText('Canary 10 %').first().waitFor();
    const archive = stage.page.getByRole('link', { name: 'Download archive' });
    expect(await archive.getAttribute('href')).toBe('/api/v1/projects/retail/releases/8/archive');
    await stage.expectGoodLooks('release-overview');
  });

  it('is approved by a second person with a comment', async ({ stage }) => {
    const bodies: unknown[] = [];
    signInAs(stage, 'ben', 'approver');
    stage.server.on('POST /projects/retail/releases/9/approve', ({ body }) => {
      bodies.push(body);
      const approvals = releases[1]?.approvals ?? [];
      stage.server.on('GET /projects/retail/releases/9', { ...waiting, approvals });
      return { ...waiting, approvals };
    });
    await stage.open(release(9));
    await stage.page.getByRole('button', { name: 'Approve' }).click();
    await stage.page.keyboard.press('Escape');
    const open = stage.page.getByRole('button', { name: 'Approve' });
    await expect.poll(() => open.evaluate((one) => one === document.activeElement)).toBe(true);
    await stage.page.keyboard.press('Enter');
    await stage.page.getByLabel('Comment').fill('Looks right.');
    await stage.expectGoodLooks('release-approve');
    await stage.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await stage.page.getByText('Release 9 is approved and may be deployed.').waitFor();
    await stage.page.getByRole('button', { name: 'Approve' }).waitFor({ state: 'detached' });
    const focused = await stage.page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toContain('Release 9 is approved');
    expect(bodies).toEqual([{ comment: 'Looks right.' }]);
  });

  it('tells its author that somebody else approves it', async ({ stage }) => {
    signInAs(stage, 'anna', 'business-author', 'approver');
    await stage.open(release(9));
    await stage.page.getByText('You answer for this release').waitFor();
    expect(await stage.page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await stage.expectAccessible('release-own');
  });

  it('is deployed to a share later, after it is told what that means', async ({ stage }) => {
    const orders: unknown[] = [];
    stage.server.on('GET /projects/retail/releases/9', { ...releases[1], number: 9 });
    stage.server.on('POST /projects/retail/deployments', ({ body }) => {
      orders.push(body);
      return orders.length === 1
        ? new Refusal(422, 'Not valid', 'The order is not valid: 2 problems', [
            { path: 'percent', code: 'out-of-range', message: 'percent must be at most 5 today' },
            { path: 'reason', code: 'out-of-range', message: 'reason must name a ticket' },
          ])
        : { ...deployments[0], release: 9 };
    });
    await stage.open(release(9));
    await stage.page.getByRole('button', { name: 'Deploy' }).click();
    const dialog = stage.page.getByRole('dialog');
    await dialog.getByText('10 % of the subjects get release 9; 90 % stay').waitFor();
    await dialog.getByText('The canary of release 8 ends.').waitFor();
    await dialog.getByRole('button', { name: 'One percent more' }).click();
    await dialog.getByText('11 % of the subjects get release 9').waitFor();
    await dialog.getByRole('radio', { name: 'At an instant' }).check();
    const schedule = dialog.getByRole('button', { name: 'Schedule' });
    expect(await schedule.isDisabled()).toBe(true);
    await dialog.getByLabel('Date and time').fill('2099-01-02T10:30');
    await dialog.getByLabel('Reason').fill('Try it.');
    await schedule.click();
    await dialog.getByText('percent must be at most 5 today').waitFor();
    await dialog.getByText('reason must name a ticket').waitFor();
    await stage.expectGoodLooks('release-deploy');
    await schedule.click();
    await stage.page.getByText('Release 9 is scheduled.').waitFor();
    const at = new Date('2099-01-02T10:30').toISOString();
    expect(orders[1]).toEqual({ release: 9, mode: 'canary', percent: 11, at, reason: 'Try it.' });
  });

  it('that broke a guardrail is deployed only by those who want it all the same', async ({
    stage,
  }) => {
    await stage.open(release(6));
    await stage.page.getByRole('button', { name: 'Deploy' }).click();
    const dialog = stage.page.getByRole('dialog');
    await dialog.getByText('This release broke a guardrail and is held.').waitFor();
    const deploy = dialog.getByRole('button', { name: 'Deploy' });
    expect(await deploy.isDisabled()).toBe(true);
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Mended upstream.');
    expect(await deploy.isDisabled()).toBe(false);
    await stage.expectAccessible('release-held');
  });

  it('tells what changes: decisions, answers of tables, files and cells', async ({ stage }) => {
    await stage.open(release(8, 'changes'));
    for (const words of [
      'Answers change',
      'Another action comes first',
      '[50..60)',
      'context.basket = 55',
      'Complete: nothing else changes',
      'by row 1',
      'Basket',
      'Moved',
      'slots.home-hero.limit',
    ]) {
      await stage.page.getByText(words).first().waitFor();
    }
    await stage.expectGoodLooks('release-changes');
    await stage.page
      .getByRole('heading', { name: 'Changes in the files' })
      .scrollIntoViewIfNeeded();
    await stage.expectAccessible('release-changes-files-narrow');
    await stage.page.setViewportSize({ width: 1440, height: 1000 });
    await stage.page.getByText('scenarios/vip.yaml').scrollIntoViewIfNeeded();
    await stage.expectAccessible('release-changes-files-wide');
    await stage.page.getByLabel('Compared with').selectOption('6');
    await stage.page.waitForURL(/from=6/);
  });

  it('shows its rules by tag', async ({ stage }) => {
    await stage.open(release(8, 'rules'));
    await stage.expectRows(3);
    await stage.expectGoodLooks('release-rules');
    await stage.page.getByRole('button', { name: 'legal' }).click();
    await stage.page.waitForURL(/tag=legal/);
    await stage.expectRows(1);
  });

  it('speaks German', async ({ stage }) => {
    await stage.open(release(8, 'changes'));
    await stage.page.getByRole('button', { name: 'Language: English' }).click();
    await stage.page.getByRole('option', { name: 'Deutsch' }).click();
    await stage.page.getByText('Ganze Entscheidungen, die sich ändern').waitFor();
    await stage.expectAccessible('release-german');
  });

  it('that does not exist is said not to exist', async ({ stage }) => {
    await stage.open(release(99));
    await stage.expectHeading('There is no release 99 of retail');
  });
});
