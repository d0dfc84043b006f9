import { describe, expect } from 'vitest';
import { me } from './fixtures';
import { DraftServer, offers } from './draftServer';
import { Refusal } from './server';
import { it, type Stage } from './stage';

const author = { ...me, roles: ['business-author'] };
const address = '/ui/projects/retail/draft/tables/tables/offers.dmn';
const cell = (stage: Stage, row: number, column: number) =>
  stage.page.getByRole('row').nth(row).locator(`[role=gridcell][data-column="${column}"]`);

async function open(stage: Stage): Promise<DraftServer> {
  stage.server.me = author;
  const draft = new DraftServer(stage.server, offers);
  await stage.open(address);
  await cell(stage, 1, 0).waitFor();
  return draft;
}

describe('the editor of decision tables [X14]', () => {
  it('saves what is typed, takes it back and does it again', async ({ stage }) => {
    const draft = await open(stage);
    await cell(stage, 1, 0).click();
    await stage.page.keyboard.type('> 400');
    await stage.page.keyboard.press('Enter');
    await stage.page.getByText('Saved', { exact: true }).waitFor();
    await expect.poll(() => draft.sheet.rows[0]?.cells[0]).toBe('> 400');
    await stage.page.keyboard.press('Control+z');
    await expect.poll(() => draft.sheet.rows[0]?.cells[0]).toBe('> 500');
    await stage.page.keyboard.press('Control+y');
    await expect.poll(() => draft.sheet.rows[0]?.cells[0]).toBe('> 400');
  });

  it('is edited by keyboard alone', async ({ stage }) => {
    const draft = await open(stage);
    await cell(stage, 1, 0).focus();
    await stage.page.keyboard.press('ArrowDown');
    await stage.page.keyboard.press('Control+Enter');
    await expect.poll(() => draft.sheet.rows.length).toBe(5);
    await stage.page.keyboard.press('ArrowDown');
    await stage.page.keyboard.press('End');
    await stage.page.keyboard.type('for all');
    await stage.page.keyboard.press('Tab');
    await expect.poll(() => draft.sheet.rows[2]?.cells.at(-1)).toBe('for all');
    await stage.page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => draft.sheet.rows[1]?.cells.at(-1)).toBe('for all');
    await stage.page.keyboard.press('Control+z');
    await stage.page.keyboard.press('Control+z');
    await stage.page.keyboard.press('Control+z');
    await expect.poll(() => draft.sheet).toEqual(offers);
  });

  it('offers what can be meant, and quotes texts by itself', async ({ stage }) => {
    const draft = await open(stage);
    await cell(stage, 2, 3).dblclick();
    await stage.page.keyboard.press('Control+a');
    await stage.page.keyboard.type('vip');
    await stage.page.getByRole('option', { name: 'vip-discount' }).waitFor();
    await stage.expectAccessible('table-suggestions');
    await stage.page.keyboard.press('ArrowDown');
    await stage.page.keyboard.press('Enter');
    await expect.poll(() => draft.sheet.rows[1]?.cells[3]).toBe('"vip-discount"');
  });

  it('takes what was typed when another cell is clicked', async ({ stage }) => {
    const draft = await open(stage);
    await cell(stage, 1, 0).click();
    await stage.page.keyboard.type('> 600');
    await cell(stage, 3, 1).click();
    await expect.poll(() => draft.sheet.rows[0]?.cells[0]).toBe('> 600');
    await expect.poll(() => cell(stage, 3, 1).getAttribute('tabindex')).toBe('0');
  });

  it('draws all columns that are in sight', async ({ stage }) => {
    await open(stage);
    await cell(stage, 1, 0).focus();
    await stage.page.keyboard.press('End');
    await expect
      .poll(() => stage.page.getByRole('columnheader').allInnerTexts())
      .toContain('Then\naction');
  });

  it('takes what somebody else changed, and tells what came too late', async ({ stage }) => {
    const draft = await open(stage);
    const note = (from: string, to: string) => ({
      kind: 'set' as const,
      table: 'offers-table',
      cells: [{ row: 'r-eco', column: 'a-reason', from, to }],
    });
    const before = offers.rows[1]?.cells[6] ?? '';
    draft.change(note(before, 'Said by ben'));
    await stage.page.getByRole('gridcell', { name: 'Said by ben' }).waitFor();
    draft.problem = new Refusal(503, 'Unavailable', 'The server is being restarted.');
    await cell(stage, 2, 6).click();
    await stage.page.keyboard.type('Said by me');
    await stage.page.keyboard.press('Enter');
    await stage.page.getByText('Not saved yet').waitFor();
    await stage.expectAccessible('table-waiting');
    draft.change(note('Said by ben', 'Said by ben again'));
    await stage.page.getByText('Somebody else was first').waitFor();
    await stage.expectAccessible('table-lost');
    await stage.page.getByRole('gridcell', { name: 'Said by ben again' }).waitFor();
  });

  it('keeps what was typed when the page is closed before it was saved', async ({ stage }) => {
    const draft = await open(stage);
    draft.problem = new Refusal(503, 'Unavailable');
    await cell(stage, 1, 5).click();
    await stage.page.keyboard.type('15');
    await stage.page.keyboard.press('Enter');
    await stage.page.getByText('Not saved yet').waitFor();
    await stage.page.reload();
    draft.problem = undefined;
    await expect.poll(() => draft.sheet.rows[0]?.cells[5], { timeout: 10_000 }).toBe('15');
  });

  it('marks the rows that findings are about', async ({ stage }) => {
    stage.server.me = author;
    const draft = new DraftServer(stage.server, offers);
    draft.check = {
      problems: [],
      findings: [
        {
          severity: 'warning',
          check: 'table-overlap',
          file: 'tables/offers.dmn',
          line: 12,
          place: 'Offers',
          rows: ['tables/offers.dmn#row-3', 'tables/offers.dmn#row-4'],
          message: 'Rows 3 and 4 overlap.',
          witness: {},
        },
        {
          severity: 'note',
          check: 'table-gap',
          file: 'tables/offers.dmn',
          line: 12,
          place: 'Offers',
          rows: [],
          message: 'No row speaks where the score is between 0.2 and 0.5.',
          witness: {},
          suggestion: { table: 'Offers', inputs: ['-', '-', '[0.2..0.5)'] },
        },
      ],
    };
    await stage.open(address);
    await stage.page.getByRole('button', { name: 'Row 4' }).click();
    await expect.poll(() => cell(stage, 4, 0).getAttribute('tabindex')).toBe('0');
    await stage.page.getByRole('button', { name: 'Add a row for it' }).click();
    await expect.poll(() => draft.sheet.rows.at(-1)?.cells[2]).toBe('[0.2..0.5)');
    await stage.expectGoodLooks('table');
  });
});

describe('the draft', () => {
  it('shows its files and looks right', async ({ stage }) => {
    stage.server.me = author;
    new DraftServer(stage.server, offers);
    await stage.open('/ui/projects/retail/draft');
    await stage.expectHeading('Draft · retail');
    await stage.expectGoodLooks('draft');
  });

  it('is begun where there is none', async ({ stage }) => {
    stage.server.me = author;
    stage.server.on('GET /projects/retail/draft', new Refusal(404, 'Not found'));
    await stage.open('/ui/projects/retail/draft');
    await stage.expectHeading('No draft is in work');
    stage.server.on('POST /projects/retail/draft', () => {
      return new DraftServer(stage.server, offers).draft();
    });
    await stage.page.getByRole('button', { name: 'Begin a draft' }).click();
    await stage.page.getByRole('link', { name: 'tables/offers.dmn' }).waitFor();
  });

  it('is over when it was submitted, and leads to its release', async ({ stage }) => {
    stage.server.me = author;
    new DraftServer(stage.server, offers);
    await stage.open('/ui/projects/retail/draft');
    await stage.page.getByRole('button', { name: 'Submit for approval' }).click();
    await stage.page.getByLabel('What changes, and why').fill('Lower the threshold');
    await stage.expectAccessible('draft-submit');
    stage.server.on('POST /projects/retail/draft/submit', () => {
      stage.server.on('GET /projects/retail/draft', new Refusal(404, 'Not found'));
      return { project: 'retail', number: 8 };
    });
    await stage.page.getByRole('button', { name: 'Submit', exact: true }).click();
    await stage.expectHeading('Release 8 was made');
    await stage.page.getByRole('link', { name: 'Open the release' }).waitFor();
    await stage.expectAccessible('draft-submitted');
  });
});
