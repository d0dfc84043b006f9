import { describe, expect, beforeEach } from 'vitest';
import { finished, running, shadow } from './backtestFixtures';
import { answerProjects, deployments } from './projectsFixtures';
import { it, type Stage } from './stage';

const release = '/ui/projects/retail/releases/8';

describe('a release', () => {
  beforeEach<{ stage: Stage }>(({ stage }) => answerProjects(stage.server));

  it('is backtested, with progress, and tells who would get something else', async ({ stage }) => {
    let shown: object = running;
    stage.server.me = { ...stage.server.me, name: 'anna', roles: ['business-author'] };
    stage.server.on('POST /projects/retail/releases/8/backtest', ({ query }) => {
      expect(query.get('maximum')).toBe('10000');
      return running;
    });
    stage.server.on('GET /backtests/bt-1', () => shown);
    await stage.open(`${release}?view=backtest`);
    await stage.page.getByRole('button', { name: 'Start' }).click();
    await stage.page.getByText('4,500 of 9,812').first().waitFor();
    await stage.page.getByRole('button', { name: 'Cancel the backtest' }).waitFor();
    await stage.expectGoodLooks('release-backtest-running');
    shown = finished;
    await stage.page.getByText('312 of 9,800 decisions (3.2%)').waitFor();
    await stage.page.getByText('11 decisions: its release is not known any more').waitFor();
    await stage.expectGoodLooks('release-backtest');
    await stage.page.reload();
    await stage.page.getByText('312 of 9,800 decisions (3.2%)').waitFor();
  });

  it('is backtested no further when that is cancelled', async ({ stage }) => {
    let shown: object = running;
    stage.server.on('GET /backtests', [running]);
    stage.server.on('GET /backtests/bt-1', () => shown);
    stage.server.on('DELETE /backtests/bt-1', () => (shown = { ...running, state: 'cancelled' }));
    await stage.open(`${release}?view=backtest`);
    await stage.page.getByRole('button', { name: 'Cancel the backtest' }).click();
    await stage.page.getByText('It was cancelled; there is no result.').waitFor();
    expect(await stage.page.getByRole('button', { name: 'Start' }).count()).toBe(0);
  });

  it('that is a shadow is compared with what was answered', async ({ stage }) => {
    const [first] = deployments;
    stage.server.on('GET /projects/retail/deployments', [
      { ...first, id: 9, mode: 'shadow', effectiveAt: '2026-01-01T00:00:00Z' },
      ...deployments,
    ]);
    stage.server.on('GET /projects/retail/releases/8/shadow', shadow);
    await stage.open(`${release}?view=shadow`);
    await stage.page.getByText('12,090 of 12,400 decisions came out alike').waitFor();
    await stage.page.getByText('no action', { exact: true }).waitFor();
    await stage.expectGoodLooks('release-shadow');
  });
});
