import { beforeEach, describe, expect } from 'vitest';
import { me } from './fixtures';
import { Refusal } from './server';
import { it, type Stage } from './stage';
import { subjectDecisions, subjectId } from './subjectFixtures';
import { page, tell } from './subjectStage';

describe('who a subject is', () => {
  beforeEach<{ stage: Stage }>(({ stage }) => tell(stage));

  it('is told by claims, matches and separations', async ({ stage }) => {
    await stage.open(`${page}?tab=identity`);
    await stage.page.getByText('Two sisters who share a tablet').waitFor();
    await stage.expectGoodLooks('subject-identity');
    await stage.page
      .getByRole('button', { name: 'Separate identifiers…' })
      .scrollIntoViewIfNeeded();
  });

  it('changes when somebody separates identifiers', async ({ stage }) => {
    let sent: unknown;
    stage.server.on(`POST /profiles/${subjectId}/unmerge`, ({ body }) => {
      sent = body;
      return {
        separation: 's-2',
        profiles: [subjectId, 'p-e77aa0c1'],
        decisions: subjectDecisions.items.slice(0, 3).map(({ decisionId }) => decisionId),
      };
    });
    await stage.open(`${page}?tab=identity`);
    await stage.page.getByRole('button', { name: 'Separate identifiers…' }).click();
    await stage.page.getByRole('button', { name: 'Separate', exact: true }).click();
    await stage.page.getByText('Choose some, and leave at least one.').waitFor();
    await stage.page.getByLabel('ana.lopez@example.org').check();
    await stage.page.getByRole('textbox', { name: /^Why\?/ }).fill('Her mother wrote the mail');
    await stage.expectGoodLooks('subject-unmerge');
    await stage.page.getByRole('button', { name: 'Separate', exact: true }).click();
    await stage.expectHeading('The identifiers are separated');
    expect(sent).toEqual({ fragments: ['p-e77aa0c1'], reason: 'Her mother wrote the mail' });
    await stage.page.getByText('These 3 were decided while they were one').waitFor();
    await stage.expectGoodLooks('subject-unmerged');
    await stage.page.getByRole('button', { name: 'Close', exact: true }).last().click();
    const focused = () => stage.page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe('Separate identifiers…');
  });

  it('keeps what was typed when the server refuses', async ({ stage }) => {
    stage.server.on(
      `POST /profiles/${subjectId}/unmerge`,
      () => new Refusal(400, 'Invalid', 'fragments must name some of those of the profile'),
    );
    await stage.open(`${page}?tab=identity`);
    await stage.page.getByRole('button', { name: 'Separate identifiers…' }).click();
    await stage.page.getByLabel('ana.lopez@example.org').check();
    await stage.page.getByRole('textbox', { name: /^Why\?/ }).fill('A reason');
    await stage.page.getByRole('button', { name: 'Separate', exact: true }).click();
    await stage.page.getByText('fragments must name some').waitFor();
    expect(await stage.page.getByRole('textbox', { name: /^Why\?/ }).inputValue()).toBe('A reason');
  });

  it('changes back when the separation is undone', async ({ stage }) => {
    stage.server.on('DELETE /profiles/separations/s-1', { profiles: [subjectId] });
    await stage.open(`${page}?tab=identity`);
    await stage.page.getByRole('button', { name: 'Undo…' }).click();
    await stage.expectHeading('Undo the separation?');
    await stage.expectAccessible('subject-rejoin');
    await stage.page.getByRole('button', { name: 'Undo the separation' }).click();
    await stage.expectHeading('The separation is undone');
  });

  it('is only told to whoever may not change it', async ({ stage }) => {
    stage.server.me = { ...me, roles: ['compliance'] };
    await stage.open(`${page}?tab=identity`);
    await stage.page.getByText('Two sisters who share a tablet').waitFor();
    expect(await stage.page.getByRole('button', { name: /^(Separate|Undo)/ }).count()).toBe(0);
  });
});
