import { beforeEach, describe, expect } from 'vitest';
import type { components } from '@/lib/api/schema';
import { Refusal } from './server';
import { it, type Stage } from './stage';
import { ago } from './subjectFixtures';

type Entry = components['schemas']['AdminEntryView'];

const kinds: Pick<Entry, 'actor' | 'action' | 'target' | 'detail'>[] = [
  {
    actor: 'olga',
    action: 'profile.unmerged',
    target: 'p-17850',
    detail: { reason: 'Two sisters who share a tablet', separation: 's-1' },
  },
  {
    actor: 'paul',
    action: 'release.deployed',
    target: 'retail',
    detail: { release: '7', digest: 'sha256:9f2c4a7be1d03856c1a4f7e2b98d6053a7c1e4f82b6d90357ac1' },
  },
  { actor: 'admin', action: 'api-key.revoked', target: 'k-01JD9Z', detail: {} },
  { actor: 'server', action: 'guardrail.breached', target: 'retail', detail: { release: '6' } },
];

const entries: Entry[] = Array.from({ length: 130 }, (_, i) => ({
  seq: 130 - i,
  at: ago(i * 3),
  ...(kinds[i % kinds.length] as (typeof kinds)[number]),
}));

describe('the admin log', () => {
  beforeEach<{ stage: Stage }>(({ stage }) =>
    stage.server.on('GET /admin-log', ({ query }) => {
      const start = Number(query.get('cursor') ?? 0);
      const end = start + Number(query.get('limit'));
      return { items: entries.slice(start, end), ...(end < entries.length && { next: `${end}` }) };
    }),
  );

  it('tells who changed what, and each entry opens', async ({ stage }) => {
    await stage.open('/ui/admin-log');
    await stage.expectRows(100);
    await stage.page.getByRole('button', { name: 'Details' }).nth(1).click();
    await stage.page.getByText(/^sha256:9f2c/).waitFor();
    await stage.expectGoodLooks('admin-log');
    await stage.page.getByRole('button', { name: 'Show older' }).click();
    await stage.page.getByText('130 shown, these are all').waitFor();
  });

  it('is filtered by who and what, and its address holds that', async ({ stage }) => {
    await stage.open('/ui/admin-log');
    await stage.expectRows(100);
    await stage.page.getByLabel('Who').selectOption('olga');
    await stage.page.waitForURL(/actor=olga/);
    await stage.expectRows(25);
    await stage.page.reload();
    await stage.expectRows(25);
    await stage.page.getByLabel('About').selectOption('Release');
    await stage.expectHeading('No such change among those shown');
  });

  it('is empty or refused in plain words', async ({ stage }) => {
    stage.server.on('GET /admin-log', { items: [] });
    await stage.open('/ui/admin-log');
    await stage.expectHeading('No change yet');
    stage.server.on('GET /admin-log', () => new Refusal(403, 'Forbidden', 'Needs compliance.'));
    await stage.page.reload();
    await stage.expectHeading('You may not see this');
    expect(await stage.page.locator('tbody').count()).toBe(0);
  });
});
