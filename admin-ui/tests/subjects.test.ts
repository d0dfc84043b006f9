import { beforeEach, describe, expect } from 'vitest';
import { decisionPath, me } from './fixtures';
import { Refusal } from './server';
import { it, type Stage } from './stage';
import { simulated, subjectId } from './subjectFixtures';
import { page, tell } from './subjectStage';

describe('looking up a subject', () => {
  beforeEach<{ stage: Stage }>(async ({ stage }) => {
    tell(stage);
    await stage.open('/ui/subjects');
  });

  it('by an identifier leads to it, and is remembered in this tab alone', async ({ stage }) => {
    await stage.expectGoodLooks('subjects');
    await stage.page.getByLabel('Kind of identifier').selectOption('Email address');
    await stage.page.getByLabel(/^Identifier/).fill('ana.lopez@example.org');
    await stage.page.keyboard.press('Enter');
    await stage.expectHeading('Customer number 17850');
    expect(stage.page.url()).toBe(`${stage.origin}${page}`);
    await stage.page.goBack();
    await stage.page.getByRole('link', { name: 'ana.lopez@example.org' }).waitFor();
    await stage.expectAccessible('subjects-recent');
    await stage.page.getByRole('button', { name: 'Forget all' }).click();
    await stage.page
      .getByRole('heading', { name: 'Looked up before' })
      .waitFor({ state: 'hidden' });
  });

  it('that nobody knows says what to check', async ({ stage }) => {
    await stage.page.getByLabel('Kind of identifier').selectOption('Another kind…');
    await stage.page.getByLabel(/^Name of the kind/).fill('member');
    await stage.page.getByLabel(/^Identifier/).fill('12');
    await stage.page.getByRole('button', { name: 'Look up' }).click();
    await stage.expectHeading('Nothing is known of “12”');
    await stage.expectGoodLooks('subjects-unknown');
  });

  it('by what can be none says so', async ({ stage }) => {
    stage.server.on('GET /profiles', () => new Refusal(400, 'Invalid', 'phone must be a number'));
    await stage.page.getByLabel('Kind of identifier').selectOption('Telephone number');
    await stage.page.getByLabel(/^Identifier/).fill('abc');
    await stage.page.keyboard.press('Enter');
    await stage.page.getByText('phone must be a number').waitFor();
  });
});

describe('a subject', () => {
  beforeEach<{ stage: Stage }>(({ stage }) => tell(stage));

  it('shows what is known of it', async ({ stage }) => {
    await stage.open(page);
    await stage.page.getByText('Average order value').waitFor();
    await stage.page.getByText('mail-centre').waitFor();
    await stage.expectGoodLooks('subject-overview');
  });

  it('shows what was known at an instant, and its address holds that', async ({ stage }) => {
    await stage.open(page);
    await stage.page.getByLabel('As of').fill('2026-10-01T12:00');
    await stage.page.getByRole('button', { name: 'Show', exact: true }).click();
    await stage.page.waitForURL(/at=2026-10-01/);
    await stage.page.getByText('Made of 2 events.').waitFor();
    await stage.page.reload();
    await stage.page.getByText('As the profile was known on').waitFor();
    await stage.expectGoodLooks('subject-as-of');
    await stage.page.getByLabel('As of').fill('2019-10-01T12:00');
    await stage.page.getByRole('button', { name: 'Show', exact: true }).click();
    await stage.page.getByRole('heading', { name: /^Nothing on/ }).waitFor();
    await stage.page.getByRole('button', { name: 'Back to now' }).click();
    await stage.page.getByText('Average order value').waitFor();
  });

  it('tells what happened day by day', async ({ stage }) => {
    await stage.open(`${page}?tab=timeline`);
    await stage.page.getByText('Bought 6 × WHITE HANGING HEART').waitFor();
    await stage.expectGoodLooks('subject-timeline');
    await stage.page.getByRole('button', { name: /^JSON of “Refused/ }).click();
    await stage.page.getByText('"status": "refused"').waitFor();
    await stage.expectAccessible('subject-timeline-json');
    await stage.page.getByText('100 shown so far').waitFor();
    await stage.page.getByRole('button', { name: 'Show older' }).click();
    await stage.page.getByText('127 shown, these are all').waitFor();
    await stage.page.getByLabel('Type of event').selectOption('purchase');
    await stage.page.waitForURL(/type=purchase/);
    await stage.page.getByText('1 shown, these are all').waitFor();
  });

  it('tells the traits and segments of a project', async ({ stage }) => {
    await stage.open(`${page}?tab=traits`);
    await stage.page.getByText('cannot be told').waitFor();
    await stage.expectGoodLooks('subject-traits');
    await stage.page.getByRole('tab', { name: 'Segments' }).click();
    await stage.page.getByText('traits.recencyDays >= 90').waitFor();
    await stage.expectGoodLooks('subject-segments');
    await stage.page.getByLabel('Project').selectOption('travel');
    await stage.page.waitForURL(/tab=segments&project=travel/);
  });

  it('tells what was decided', async ({ stage }) => {
    await stage.open(`${page}?tab=decisions`);
    await stage.expectRows(12);
    await stage.expectGoodLooks('subject-decisions');
  });

  it('tells why it does not get something', async ({ stage }) => {
    stage.server.on('POST /decisions/simulate', () => new Refusal(400, 'Invalid', 'No such slot'));
    await stage.open(`${page}?tab=why`);
    await stage.page.getByRole('button', { name: 'Ask' }).click();
    await stage.page.getByText('No such slot').waitFor();
    stage.server.on('POST /decisions/simulate', simulated);
    await stage.page.getByRole('button', { name: 'Ask' }).click();
    await stage.page.waitForURL(/slot=home-hero&channel=web&purpose=marketing/);
    await stage.page.getByText('12 candidates =').waitFor();
    await stage.expectGoodLooks('subject-why');
    await stage.page.getByLabel('Only this action').fill('free-delivery');
    await stage.page.getByText('“free-delivery” would be left out: Contact policy').waitFor();
    await stage.page.getByText('The subject got it 3 times within 7 days').waitFor();
    await stage.expectGoodLooks('subject-why-one');
    await stage.page.getByLabel('Only this action').fill('moon-trip');
    await stage.page.getByText('“moon-trip” is no candidate here').waitFor();
    await stage.page.reload();
    await stage.page.getByText('“moon-trip” is no candidate here').waitFor();
  });

  it('is not shown a question that the role may not ask', async ({ stage }) => {
    stage.server.me = { ...me, roles: ['operator'] };
    await stage.open(`${page}?tab=why`);
    await stage.page.getByText('Average order value').waitFor();
    expect(await stage.page.getByRole('tab', { name: 'Why not?' }).count()).toBe(0);
  });

  it('is opened from a decision about it, and speaks German', async ({ stage }) => {
    await stage.open(decisionPath);
    await stage.page.getByRole('link', { name: subjectId, exact: true }).click();
    await stage.page.getByRole('button', { name: 'Language: English' }).click();
    await stage.page.getByRole('option', { name: 'Deutsch' }).click();
    await stage.page.getByRole('tab', { name: 'Verlauf' }).click();
    await stage.page.getByText('„marketing“ verweigert').waitFor();
    await stage.expectAccessible('subject-german');
  });

  it('that nobody knows or may read is said to be so', async ({ stage }) => {
    await stage.open('/ui/subjects/nobody');
    await stage.expectHeading('There is no subject nobody');
    await stage.expectAccessible('subject-unknown');
    stage.server.on('GET /profiles/p-1', () => new Refusal(403, 'Forbidden', 'Needs compliance.'));
    await stage.page.goto(`${stage.origin}/ui/subjects/p-1`);
    await stage.expectHeading('You may not see this');
  });
});
