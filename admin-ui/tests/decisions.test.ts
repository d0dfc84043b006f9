import { describe, beforeEach } from 'vitest';
import { decisionPath, summaries } from './fixtures';
import { it, type Stage } from './stage';

describe('the list of decisions', () => {
  beforeEach<{ stage: Stage }>(({ stage }) => stage.open('/ui/decisions'));

  it('goes page by page, and its address holds the page', async ({ stage }) => {
    await stage.expectRows(25);
    await stage.page.getByRole('button', { name: 'Older' }).click();
    await stage.page.waitForURL(/cursor=25/);
    // A trial click waits until the button is enabled, that is, until the second page is there.
    await stage.page.getByRole('button', { name: 'Newer' }).click({ trial: true });
    await stage.page.getByRole('button', { name: 'Older' }).click();
    await stage.page.waitForURL(/cursor=50/);
    await stage.expectRows(10);
    await stage.page.getByText('No older decisions').waitFor();
    await stage.page.reload();
    await stage.expectRows(10);
    await stage.page.getByRole('button', { name: 'Newer' }).click();
    await stage.page.waitForURL(/cursor=25/);
    await stage.page.getByRole('button', { name: 'Newest' }).click();
    await stage.page.waitForURL((url) => !url.search.includes('cursor'));
  });

  it('shows the decisions about one subject', async ({ stage }) => {
    await stage.page.getByPlaceholder('Subject id').fill('p-17850');
    await stage.page.keyboard.press('Enter');
    await stage.page.waitForURL(/subject=p-17850/);
    await stage.expectRows(summaries.filter(({ subject }) => subject === 'p-17850').length);
    await stage.page.getByPlaceholder('Subject id').fill('nobody');
    await stage.page.getByRole('button', { name: 'Filter by this subject id' }).click();
    await stage.expectHeading('No decision about “nobody”');
    await stage.expectAccessible('list-empty-filtered');
    await stage.page.getByRole('button', { name: 'Clear the filter' }).last().click();
    await stage.expectRows(25);
  });

  it('refreshes by itself when asked to', async ({ stage }) => {
    await stage.expectRows(25);
    await stage.page
      .getByRole('switch', { name: 'Refresh every 5 seconds' })
      .click({ force: true });
    await stage.page.waitForURL(/auto=on/);
    stage.server.decisions = summaries.slice(0, 3);
    await stage.expectRows(3);
  });

  it('keeps what it shows when a refresh fails, and says so', async ({ stage }) => {
    await stage.expectRows(25);
    stage.server.decisionsProblem = [403, 'Forbidden', 'This needs the role compliance.'];
    await stage.page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await stage.page.getByText('This needs the role compliance.').waitFor();
    await stage.expectRows(25);
  });

  it('opens a decision from its row by mouse and by keyboard', async ({ stage }) => {
    const purpose = stage.page.getByRole('row').nth(1).getByText('marketing');
    // The link of the row lies above its cells, which is what makes them lead somewhere.
    await purpose.click({ force: true });
    await stage.page.waitForURL(`${stage.origin}${decisionPath}`);
    await stage.page.goBack();
    await stage.page.getByRole('row').nth(1).getByRole('link').first().focus();
    await stage.page.keyboard.press('Enter');
    await stage.page.waitForURL(`${stage.origin}${decisionPath}`);
  });

  it('looks right in light and dark, wide and narrow', async ({ stage }) => {
    await stage.expectRows(25);
    await stage.expectGoodLooks('list');
  });
});

describe('the empty list and the refused list', () => {
  it('says what to do when there is no decision yet', async ({ stage }) => {
    stage.server.decisions = [];
    await stage.open('/ui/decisions');
    await stage.expectHeading('No decision yet');
    await stage.expectAccessible('list-empty');
  });

  it('says what to do when the role is missing', async ({ stage }) => {
    stage.server.decisionsProblem = [403, 'Forbidden', 'This needs the role compliance.'];
    await stage.open('/ui/decisions');
    await stage.expectHeading('You may not see this');
    await stage.expectAccessible('list-forbidden');
  });

  it('leads to the sign-in page when the session has ended', async ({ stage }) => {
    await stage.open('/ui/decisions');
    await stage.expectRows(25);
    await stage.context.clearCookies();
    await stage.page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await stage.expectHeading('Sign in');
    await stage.signIn();
    await stage.expectRows(25);
  });
});
