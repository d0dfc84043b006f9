import { describe, expect, beforeEach } from 'vitest';
import { answerProjects, deployments } from './projectsFixtures';
import { Refusal } from './server';
import { it, type Stage } from './stage';

const retail = '/ui/projects/retail';

describe('the list of projects', () => {
  beforeEach<{ stage: Stage }>(({ stage }) => answerProjects(stage.server));

  it('tells what is live, what is newest and who drafts', async ({ stage }) => {
    await stage.open('/ui/projects');
    await stage.expectRows(3);
    const row = stage.page.getByRole('row', { name: /retail/ });
    await row.getByRole('link', { name: 'Release 7' }).waitFor();
    await row.getByRole('link', { name: 'Release 9' }).waitFor();
    await row.getByText('anna').waitFor();
    await stage.page.getByText('nothing is live').waitFor();
    await stage.expectGoodLooks('projects');
    await stage.page.getByRole('link', { name: 'retail' }).click();
    await stage.page.waitForURL(`${stage.origin}${retail}`);
  });

  it('says what to do when there is none', async ({ stage }) => {
    stage.server.on('GET /projects', []);
    await stage.open('/ui/projects');
    await stage.expectHeading('No project yet');
    await stage.expectAccessible('projects-empty');
  });
});

describe('a project', () => {
  beforeEach<{ stage: Stage }>(({ stage }) => answerProjects(stage.server));

  it('tells the state of each release at a glance', async ({ stage }) => {
    await stage.open(retail);
    await stage.expectRows(5);
    const states = [
      ['Release 9', 'Waiting for approval'],
      ['Release 8', 'Canary 10 %'],
      ['Release 7', 'Live'],
      ['Release 6', 'Rolled back'],
      ['Release 5', 'Superseded'],
    ] as const;
    for (const [release, state] of states) {
      await stage.page.getByRole('row', { name: release }).getByText(state).first().waitFor();
    }
    await stage.page.getByText('A draft from release 7 is in work').waitFor();
    await stage.expectGoodLooks('project-releases');
  });

  it('tells its deployments with what guardrails found', async ({ stage }) => {
    await stage.open(`${retail}?tab=deployments`);
    await stage.expectRows(deployments.length);
    await stage.page.getByText('31% of 1,204 decisions chose nothing; at most 20% may').waitFor();
    await stage.page.getByText('Kept in 2 checks').waitFor();
    await stage.page.getByRole('button', { name: 'Show findings' }).first().click();
    await stage.page.getByText('0.2% of 1,204 decisions failed').waitFor();
    await stage.expectGoodLooks('project-deployments');
  });

  it('tells what each node serves', async ({ stage }) => {
    await stage.open(`${retail}?tab=nodes`);
    await stage.expectRows(2);
    await stage.page.getByText('Up to date').waitFor();
    await stage.page.getByText('the model churn is missing').waitFor();
    await stage.expectGoodLooks('project-nodes');
  });

  it('is rolled back with a reason, after it is told what comes back', async ({ stage }) => {
    const orders: unknown[] = [];
    stage.server.on('POST /projects/retail/rollback', ({ body }) => {
      orders.push(body);
      return orders.length === 1
        ? new Refusal(409, 'Conflict', 'Something was deployed meanwhile: look what is in force')
        : { ...deployments[2], id: 9, rollback: true };
    });
    await stage.open(retail);
    await stage.page.getByRole('button', { name: 'Roll back' }).click();
    await stage.page.getByText('Release 7 stays live and decides for all subjects.').waitFor();
    const confirm = stage.page.getByRole('button', { name: 'End it now' });
    expect(await confirm.isDisabled()).toBe(true);
    await stage.page.getByLabel('Reason').fill('The canary loses money.');
    await stage.expectGoodLooks('project-rollback');
    await confirm.click();
    await stage.page.getByText('Something was deployed meanwhile').waitFor();
    await confirm.click();
    await stage.page.getByText('Rolled back: release 7 decides for all subjects.').waitFor();
    const reason = 'The canary loses money.';
    expect(orders).toEqual([
      { release: 7, from: 8, reason },
      { release: 7, from: 8, reason },
    ]);
    await stage.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('lets an operator take back what is to come', async ({ stage }) => {
    let taken = 0;
    stage.server.on('DELETE /projects/retail/deployments/8', () => {
      taken += 1;
      return undefined;
    });
    await stage.open(`${retail}?tab=deployments`);
    await stage.page.getByRole('button', { name: 'Take back' }).click();
    await stage.page.getByText('Release 8 (Live) will not come into force').waitFor();
    await stage.expectAccessible('project-take-back');
    await stage.page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await stage.page.getByText('The deployment of release 8 was taken back.').waitFor();
    expect(taken).toBe(1);
  });

  it('shows nobody what their role may not do', async ({ stage }) => {
    stage.server.me = { ...stage.server.me, name: 'anna', roles: ['business-author'] };
    await stage.open(retail);
    await stage.expectRows(5);
    expect(await stage.page.getByRole('button', { name: 'Roll back' }).count()).toBe(0);
  });

  it('that does not exist is said not to exist', async ({ stage }) => {
    stage.server.on('GET /projects/nowhere/releases', []);
    await stage.open('/ui/projects/nowhere');
    await stage.expectHeading('There is no project nowhere');
  });
});
