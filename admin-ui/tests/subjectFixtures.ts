import type { components } from '@/lib/api/schema';
import { detail, summaries } from './fixtures';

type Schemas = components['schemas'];

export const subjectId = 'p-17850';
export const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

export const profile: Schemas['ProfileView'] = {
  id: subjectId,
  revision: 312,
  events: 1_204,
  identifiers: {
    cookie: ['c-4f0aa1', 'c-99be21'],
    customer: '17850',
    email: 'ana.lopez@example.org',
  },
  traits: {
    averageOrderValue: 157.32,
    boughtProducts: ['85123A', '71053', '84406B', '22752', '21730', '22633', '22632', '84879'],
    firstName: 'Ana',
    interests: ['eco', 'lighting'],
    lastPurchaseAt: '2026-11-12T09:12:00Z',
    monetary: 5_391.21,
    purchaseCount: 34,
    recencyDays: 12,
  },
  consents: [
    { purpose: 'marketing', granted: true, at: ago(900), source: 'shop' },
    { purpose: 'marketing@email', granted: false, at: ago(30), source: 'mail-centre' },
    { purpose: '@sms', granted: false, at: ago(2_000), source: 'shop' },
  ],
  lastSeen: ago(3),
};

export const pastProfile: Schemas['ProfileView'] = {
  ...profile,
  revision: 20,
  events: 2,
  traits: { purchaseCount: 1, firstName: 'Ann' },
  consents: [],
};

const event = (
  n: number,
  hours: number,
  type: string,
  data: Record<string, unknown>,
): Schemas['TimelineEntry'] => ({
  event: `01JD9Z${n}`,
  type,
  source: type === 'view' ? 'web-shop' : 'shop',
  occurredAt: ago(hours),
  data,
  original: {},
});

const line = {
  order: '536365',
  product: '85123A',
  name: 'WHITE HANGING HEART T-LIGHT HOLDER',
  quantity: 6,
  price: 2.55,
  currency: 'GBP',
};

export const timeline: Schemas['TimelineEntry'][] = [
  event(1, 3, 'view', { product: '71053', name: 'WHITE METAL LANTERN', category: 'lighting' }),
  event(2, 4, 'consent', { purpose: 'marketing', status: 'refused', channel: 'email' }),
  event(3, 5, 'purchase', line),
  event(4, 30, 'cancellation', { ...line, quantity: 1 }),
  event(5, 31, 'update', { traits: { firstName: 'Ana', interests: ['eco', 'lighting'] } }),
  event(6, 80, 'unsubscribe', { channel: 'sms' }),
  event(7, 81, 'video-watched', { title: 'How lanterns are made', seconds: 40 }),
  ...Array.from({ length: 120 }, (_, i) =>
    event(100 + i, 100 + i, 'view', { product: `P${i}`, name: `Product ${i}` }),
  ),
];

export const traits: object[] = [
  {
    trait: 'firstName',
    type: 'text',
    classification: 'personal',
    purposes: ['marketing', 'service'],
    derived: false,
    value: 'Ana',
  },
  {
    trait: 'favouriteProducts',
    type: 'list',
    classification: 'personal',
    purposes: ['marketing'],
    derived: true,
    value: ['85123A', '71053', '84406B'],
  },
  {
    trait: 'recencyDays',
    type: 'number',
    classification: 'personal',
    purposes: ['marketing'],
    derived: true,
    value: 12,
    until: new Date(Date.now() + 7_200_000).toISOString(),
  },
  {
    trait: 'creditScore',
    type: 'number',
    classification: 'sensitive',
    purposes: ['service'],
    derived: false,
  },
];

export const memberships: Schemas['SegmentMembership'][] = [
  {
    segment: 'lapsed',
    member: false,
    reason: 'traits.recencyDays >= 90',
    core: true,
    owner: 'crm',
    until: new Date(Date.now() + 78 * 86_400_000).toISOString(),
  },
  {
    segment: 'loyal-high-value',
    member: true,
    reason: 'traits.frequency >= 4 and traits.monetary >= 1000',
    core: true,
    owner: 'crm',
    since: ago(2_000),
    until: new Date(Date.now() + 41 * 86_400_000).toISOString(),
  },
  {
    segment: 'eco',
    member: true,
    reason: 'list contains(traits.interests, "eco")',
    core: false,
    owner: 'range-planning',
    since: ago(31),
  },
];

/** What was decided about the subject, one page of it. */
export const subjectDecisions: Schemas['PageDecisionSummary'] = {
  items: summaries.slice(0, 12).map((one) => ({ ...one, subject: subjectId })),
};

/** A decision as a simulation answers it: nothing about request and world. */
export const simulated: Schemas['Decision'] = {
  decisionId: detail.decisionId,
  decidedAt: detail.decidedAt,
  release: detail.release,
  actions: detail.actions,
  excluded: detail.excluded,
  holdout: false,
  timings: detail.timings,
};
