import { beforeEach, describe, expect } from 'vitest';
import { me } from './fixtures';
import { counted, discreet, moves, segments } from './segmentFixtures';
import { Refusal } from './server';
import { it, type Stage } from './stage';

const asked: unknown[] = [];

function tell({ server }: Stage): void {
  asked.length = 0;
  server.on('GET /projects', [{ project: 'retail' }]);
  server.on('GET /segments', segments);
  server.on('GET /segments/moves', ({ query }) => {
    const start = Number(query.get('cursor') ?? 0);
    const wanted = moves.filter(
      (move) => !query.has('segment') || move.segment === query.get('segment'),
    );
    const end = start + Number(query.get('limit'));
    return {
      items: wanted.slice(start, end),
      ...(end < wanted.length && { next: String(end) }),
    };
  });
  server.on('POST /segments/preview', ({ body }) => {
    asked.push(body);
    return counted;
  });
}

describe('the segments', () => {
  beforeEach<{ stage: Stage }>(({ stage }) => tell(stage));

  it('are shown with what to think over, each after the one around it', async ({ stage }) => {
    await stage.open('/ui/segments');
    await stage.expectRows(5);
    const names = stage.page.locator('tbody td:first-child');
    expect((await names.allInnerTexts()).map((text) => text.split(/\s/)[0])).toEqual([
      'eco',
      'lapsed',
      'loyal-high-value',
      'loyal-and-lapsed',
      'vip',
    ]);
    await stage.page.getByText('overdue').waitFor();
    await stage.page.getByText('Strange noises at night').waitFor();
    await stage.expectGoodLooks('segments');
  });

  it('tell small numbers to nobody who may not know them', async ({ stage }) => {
    stage.server.me = { ...me, roles: ['business-author'] };
    stage.server.on('GET /segments', discreet);
    await stage.open('/ui/segments');
    await stage.page.getByText('under 5').first().waitFor();
    await stage.page.getByText('2,000 so far').waitFor();
    expect(await stage.page.getByRole('tab', { name: 'Moves' }).count()).toBe(0);
    await stage.expectAccessible('segments-discreet');
  });

  it('are empty or refused in plain words', async ({ stage }) => {
    stage.server.on('GET /segments', { subjects: 0, segments: [], findings: [] });
    await stage.open('/ui/segments');
    await stage.expectHeading('No segment');
    stage.server.on('GET /segments', () => new Refusal(403, 'Forbidden', 'Needs operator.'));
    await stage.page.reload();
    await stage.expectHeading('You may not see this');
  });

  it('ask for the project where the server does not tell which there are', async ({ stage }) => {
    stage.server.on('GET /projects', () => new Refusal(404, 'Not found'));
    await stage.open('/ui/segments');
    await stage.expectHeading('In which project?');
    await stage.expectAccessible('segments-no-project');
    await stage.page.getByLabel('Project').fill('retail');
    await stage.page.keyboard.press('Enter');
    await stage.page.waitForURL(/project=retail/);
    await stage.expectRows(5);
  });
});

describe('moves between segments', () => {
  beforeEach<{ stage: Stage }>(({ stage }) => tell(stage));

  it('are told with their causes, of all or of one segment', async ({ stage }) => {
    await stage.open('/ui/segments?tab=moves');
    await stage.expectRows(50);
    await stage.expectGoodLooks('segments-moves');
    await stage.page.getByRole('button', { name: 'Show older' }).click();
    await stage.expectRows(70);
    await stage.page.getByLabel('Segment', { exact: true }).focus();
    await stage.page.getByLabel('Segment', { exact: true }).selectOption('lapsed');
    await stage.page.waitForURL(/segment=lapsed/);
    await stage.expectRows(moves.filter(({ segment }) => segment === 'lapsed').length);
    expect(await stage.page.evaluate(() => document.activeElement?.id)).toBe('segment');
    await stage.page.getByLabel('Segment', { exact: true }).selectOption('vip');
    await stage.expectHeading('No move');
  });
});

describe('the size of a condition', () => {
  beforeEach<{ stage: Stage }>(({ stage }) => tell(stage));

  it('with another threshold is shown beside the present one', async ({ stage }) => {
    await stage.open('/ui/segments');
    await stage.page.getByRole('link', { name: /^What if loyal-high-value had/ }).click();
    await stage.page.getByLabel('traits.monetary >=').fill('500');
    await stage.page.getByRole('button', { name: 'Count', exact: true }).click();
    await stage.page.waitForURL(/condition=/);
    await stage.page.getByText('402 would enter, 24 would leave.').waitFor();
    expect(asked).toEqual([
      {
        project: 'retail',
        condition: 'traits.frequency >= 4 and traits.monetary >= 500',
        segment: 'loyal-high-value',
      },
    ]);
    const sizes = await stage.page.getByRole('group', { name: 'Sizes' }).innerText();
    expect(sizes.replace(/\s+/g, ' ')).toBe('Now 832 With this condition 1,210');
    await stage.expectGoodLooks('segments-preview');
    await stage.page.reload();
    await stage.page.getByText('402 would enter').waitFor();
  });

  it('of a nested segment is counted within the one around it', async ({ stage }) => {
    await stage.open('/ui/segments?tab=preview&segment=loyal-and-lapsed');
    await stage.page.getByText('Counted within “loyal-high-value”').waitFor();
    await stage.page.getByRole('button', { name: 'Count', exact: true }).click();
    await stage.page.getByText('402 would enter').waitFor();
    expect(asked).toEqual([
      {
        project: 'retail',
        condition:
          '(traits.frequency >= 4 and traits.monetary >= 1000) and (traits.recencyDays >= 90)',
        segment: 'loyal-and-lapsed',
      },
    ]);
  });

  it('says of a sample how sure it is', async ({ stage }) => {
    stage.server.on('POST /segments/preview', {
      ...counted,
      looked: 50_000,
      of: 900_000,
      estimate: 21_780,
      least: 20_696,
      most: 22_918,
    });
    await stage.open('/ui/segments?tab=preview');
    await stage.page.getByLabel(/^Condition in FEEL/).fill('traits.spend30d > 500');
    await stage.page.getByRole('button', { name: 'Count', exact: true }).click();
    await stage.page.getByText('with 95 % confidence it is between 20,696 and 22,918').waitFor();
  });

  it('that cannot be counted says why, and keeps the condition', async ({ stage }) => {
    stage.server.on(
      'POST /segments/preview',
      () => new Refusal(400, 'Invalid', "unknown name 'spent'"),
    );
    await stage.open('/ui/segments?tab=preview');
    await stage.page.getByLabel(/^Condition in FEEL/).fill('spent > 5');
    await stage.page.getByRole('button', { name: 'Count', exact: true }).click();
    await stage.page.getByText("unknown name 'spent'").waitFor();
    expect(await stage.page.getByLabel(/^Condition in FEEL/).inputValue()).toBe('spent > 5');
    await stage.expectAccessible('segments-preview-refused');
    stage.server.on('POST /segments/preview', counted);
    await stage.page.getByRole('button', { name: 'Count', exact: true }).click();
    await stage.page.getByText('All subjects were looked at.').waitFor();
  });
});
