import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];
type Difference = Schemas['ReleaseDiff'];

const file = 'tables/offers.dmn';
const row = { kind: 'row', file, place: 'Offers' } as const;
const cell = { kind: 'cell', how: 'changed', file, place: 'Offers' } as const;

const changes: Difference['changes'] = [
  { ...cell, rowBefore: 1, rowAfter: 1, column: 'Basket', before: '>= 50', after: '>= 60' },
  { ...cell, rowBefore: 1, rowAfter: 1, column: 'weight', before: '1.2', after: '1.5' },
  { ...cell, rowBefore: 4, rowAfter: 5, column: 'Segment', after: '"vip"' },
  { ...row, how: 'moved', rowBefore: 3, rowAfter: 2, before: '- | "b"', after: '- | "b"' },
  { ...row, how: 'added', rowAfter: 3, after: '[0..10) | "vip" | "free-delivery" | "keep"' },
  { ...row, how: 'removed', rowBefore: 2, before: '< 5 | - | "newsletter" | "exclude"' },
  { kind: 'table', how: 'added', file, place: 'Offers', column: 'Segment' },
  {
    kind: 'key',
    how: 'changed',
    file: 'project.yaml',
    line: 12,
    place: 'slots.home-hero.limit',
    before: '3',
    after: '4',
  },
  { kind: 'file', how: 'added', file: 'scenarios/vip.yaml', after: 'name: VIPs see free delivery' },
];

export const difference: Difference = {
  before: { project: 'retail', digest: 'sha256:7' },
  after: { project: 'retail', digest: 'sha256:8' },
  outcome: 'changed',
  changes,
  unlistedChanges: 0,
  tables: [
    {
      file,
      table: 'Offers',
      complete: true,
      notes: [],
      regions: [
        {
          where: { Basket: '[50..60)', Segment: '"vip"' },
          witness: { 'context.basket': 55, segments: ['vip', 'garden'] },
          before: 'exclude hello',
          after: 'says nothing',
          rowsBefore: [1],
          rowsAfter: [],
        },
      ],
      unconfirmed: [{ where: { Basket: '> 10000' }, why: 'no such basket could be made' }],
      unlisted: 0,
    },
  ],
  situations: {
    decided: 4_812,
    left: 120,
    differing: 37,
    divergences: [
      {
        kind: 'first',
        slot: 'home-hero',
        channel: 'web',
        purpose: 'marketing',
        before: ['newsletter', 'garden-season'],
        after: ['hello', 'garden-season'],
        situations: 31,
        witness: 'scenario “A basket of 55”, but with the witness of a table',
        facts: { 'context.basket': 55 },
        details: ['hello is not excluded any more'],
      },
      {
        kind: 'ranking',
        slot: 'basket-side',
        channel: 'web',
        purpose: 'service',
        before: ['hello'],
        after: ['hello', 'free-delivery'],
        situations: 6,
        witness: 'somebody of whom nothing is known',
        facts: {},
        details: [],
      },
    ],
    unlisted: 0,
  },
};

const sums = (read: number, first: number, ranking: number): Schemas['Sums'] => ({
  read,
  same: read - first - ranking - 12,
  changed: first + ranking,
  notReplayable: 12,
  first,
  ranking,
  content: 0,
  valueBefore: read * 0.31,
  valueAfter: read * 0.34,
});

export const running: Schemas['BacktestView'] = {
  id: 'bt-1',
  project: 'retail',
  release: 8,
  digest: 'sha256:8',
  window: {
    from: '2026-11-17T00:00:00Z',
    to: '2026-11-24T00:00:00Z',
    percent: 100,
    maximum: 10_000,
    salt: 'arbiter',
  },
  state: 'running',
  decisions: 9_812,
  read: 4_500,
  startedBy: 'anna',
  startedAt: new Date(Date.now() - 20_000).toISOString(),
};

export const finished: Schemas['BacktestView'] = {
  ...running,
  state: 'done',
  read: 9_812,
  result: {
    outside: 0,
    all: sums(9_812, 240, 72),
    matrix: [
      { before: 'hello', after: 'hello', decisions: 9_400, changed: 72, examples: [] },
      {
        before: 'newsletter',
        after: 'hello',
        decisions: 240,
        changed: 240,
        examples: [
          {
            decision: '01JD9Z9999QW8R5T7Y2K4M6N8P',
            change: 'first',
            before: ['newsletter'],
            after: ['hello'],
            actions: [],
          },
        ],
      },
    ],
    notReplayable: [
      { cause: 'release-unknown', detail: 'release 3', decisions: 11, examples: [] },
      { cause: 'erased', detail: '', decisions: 1, examples: [] },
    ],
    slots: [{ name: 'home-hero', sums: sums(9_812, 240, 72) }],
    channels: [],
    segments: [
      { name: 'vip', sums: sums(1_200, 200, 31) },
      { name: 'garden', sums: sums(4_100, 30, 10) },
    ],
    actions: [
      {
        action: 'hello',
        contactsBefore: 9_400,
        contactsAfter: 9_640,
        firstBefore: 9_400,
        firstAfter: 9_640,
        valueBefore: 2_914,
        valueAfter: 3_012.4,
      },
      {
        action: 'newsletter',
        contactsBefore: 240,
        contactsAfter: 0,
        firstBefore: 240,
        firstAfter: 0,
        valueBefore: 61.2,
        valueAfter: 0,
      },
    ],
  },
};

const rule = (index: number, tags: string[], enabled = true): Schemas['RuleView'] => ({
  kind: 'row',
  place: `${file}#row-${index}`,
  file,
  line: 10 + index * 4,
  name: `Row ${index}: basket from ${index * 10}`,
  tags,
  excludes: index % 2 === 0,
  enabled,
});

export const rules: Schemas['RuleView'][] = [
  rule(1, ['legal', 'summer']),
  rule(2, ['summer'], false),
  { ...rule(3, []), kind: 'action', file: 'catalog.yaml', line: 7, name: 'hello' },
];
