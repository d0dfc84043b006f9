import type { components } from '@/lib/api/schema';
import { ago } from './subjectFixtures';

type Schemas = components['schemas'];

const segment = (
  name: string,
  condition: string,
  size: number,
  more: Partial<Schemas['Segment']> = {},
): Schemas['Segment'] => ({
  segment: name,
  condition,
  core: false,
  owner: 'crm',
  reviewBy: '2027-05-31',
  size,
  few: false,
  entered: Math.round(size / 9),
  left: Math.round(size / 12),
  ...more,
});

export const segments: Schemas['Segments'] = {
  subjects: 4_372,
  segments: [
    segment('eco', 'list contains(traits.interests, "eco")', 412, { owner: 'range-planning' }),
    segment('lapsed', 'traits.recencyDays >= 90', 1_450, { core: true }),
    segment('loyal-and-lapsed', 'within loyal-high-value: traits.recencyDays >= 90', 61, {
      reviewBy: '2026-10-31',
    }),
    segment('loyal-high-value', 'traits.frequency >= 4 and traits.monetary >= 1000', 832, {
      core: true,
    }),
    segment('vip', 'traits.spend30d > 500', 0, { entered: 0, left: 0 }),
  ],
  findings: [
    {
      code: 'overlap',
      segments: ['lapsed', 'silent'],
      message: '1402 of 1450 members belong to both (0.967): one may do for both',
    },
    {
      code: 'dead',
      segments: ['vip'],
      message: 'Nobody belongs to it, and nobody entered it within 30 days',
    },
    { code: 'haunted', segments: ['eco'], message: 'Strange noises at night' },
  ],
};

/** The same as somebody is told who may not know small numbers. */
export const discreet: Schemas['Segments'] = {
  ...segments,
  segments: [segment('eco', 'list contains(traits.interests, "eco")', 0, { few: true })],
  sweep: { looked: 2_000, beganAt: ago(0.01) },
  findings: [],
};

const causes = ['event', 'time', 'release', 'first-look', 'identity', 'moon'];

/** So many moves that two pages are needed. */
export const moves: Schemas['SegmentMove'][] = Array.from({ length: 70 }, (_, i) => ({
  profile: `p-${17_850 - i}`,
  segment: segments.segments[i % 4]?.segment ?? '',
  entered: i % 3 !== 0,
  at: ago(i * 2 + 1),
  cause: causes[i % causes.length] ?? '',
  release: 7,
}));

export const counted: Schemas['SegmentPreview'] = {
  looked: 4_372,
  of: 4_372,
  few: false,
  members: 1_210,
  estimate: 1_210,
  least: 1_210,
  most: 1_210,
  entering: 402,
  leaving: 24,
};
