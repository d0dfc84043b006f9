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
      unconfirmed: [],
      unlisted: 0,
    },
    {
      file: 'tables/caps.dmn',
      table: 'Caps',
      complete: false,
      notes: ['rows that ask for more than intervals and sets: 4'],
      regions: [],
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
