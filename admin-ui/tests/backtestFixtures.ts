import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];

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

export const shadow: Schemas['ShadowComparison'] = {
  project: 'retail',
  release: 8,
  compared: 12_400,
  same: 12_090,
  answeredMicros: 2_400,
  shadowMicros: 2_900,
  differences: [
    { answered: ['newsletter'], shadow: ['hello', 'newsletter'], count: 290, examples: [] },
    { answered: ['hello'], shadow: [], count: 20, examples: [] },
  ],
};
