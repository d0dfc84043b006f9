import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];
type Summary = Schemas['DecisionSummary'];
type Detail = Schemas['LoggedDecision'];

export const credentials = { username: 'admin', password: 'correct horse' };

export const me: Schemas['Me'] = {
  name: 'admin',
  kind: 'account',
  roles: ['admin', 'compliance', 'operator'],
  csrf: 'a-token',
};

const chosen = [
  ['vip-discount', 'reorder-favourites', 'new-arrivals'],
  ['win-back'],
  ['reorder-favourites', 'garden-season'],
  [],
  ['free-delivery', 'newsletter'],
];

/** As many decisions as three pages of the list need, the newest first. */
export const summaries: Summary[] = Array.from({ length: 60 }, (_, i) => ({
  seq: 60 - i,
  decisionId: `01JD9Z${String(9_999 - i).padStart(4, '0')}QW8R5T7Y2K4M6N8P`,
  decidedAt: new Date(Date.now() - i * i * 9_000 - 4_000).toISOString(),
  subject: `p-${17_850 - (i % 7) * 131}`,
  slot: ['home-hero', 'basket-side', 'mail-weekly'][i % 3] ?? '',
  channel: ['web', 'web', 'mail'][i % 3] ?? '',
  purpose: 'marketing',
  project: 'retail',
  releaseNumber: 7 - Math.floor(i / 30),
  actions: chosen[i % chosen.length] ?? [],
  excludedCount: 9 - (chosen[i % chosen.length]?.length ?? 0),
  totalMicros: 640 + ((i * 977) % 3_100),
  kind: 'actions',
  service: '',
}));

const rule = (name: string, source: string) => ({ code: 'rule', rule: name, source });

/** One decision with a reason of nearly every kind. */
export const detail: Detail = {
  decisionId: summaries[0]?.decisionId ?? '',
  decidedAt: summaries[0]?.decidedAt ?? '',
  subject: 'p-17850',
  release: {
    project: 'retail',
    number: 7,
    digest: 'sha256:9f2c4a7be1d03856c1a4f7e2b98d6053a7c1e4f82b6d90357ac1e4f82b6d9035',
  },
  request: {
    subject: { identifiers: { customer: ['17850', '17851'] } },
    slot: 'home-hero',
    channel: 'web',
    purpose: 'marketing',
    context: { device: 'mobile', country: 'GB', basketValue: 42.5, returning: true },
    limit: 3,
  },
  actions: [
    {
      action: 'vip-discount',
      rank: 1,
      propensity: 0.31,
      priority: 4.65,
      treatment: {
        title: 'Hi Ana, 10% off everything this weekend',
        body: 'Because you are one of our best customers: <b>no code needed</b>.',
        image: 'hero/vip.webp',
        link: '/offers/vip',
      },
      reasons: [
        rule('VIP discount', 'tables/offers.dmn#row-12'),
        { code: 'rule-adjusted', rule: 'Weekend lift', source: 'rules/lifts.drl', factor: 1.5 },
        { code: 'score', model: 'acceptance', version: '3', value: 0.3102 },
      ],
    },
    {
      action: 'reorder-favourites',
      rank: 2,
      propensity: 0.124,
      priority: 1.736,
      treatment: { title: 'Time for more?', cta: 'Order again' },
      items: [
        { product: '85123A', name: 'WHITE HANGING HEART T-LIGHT HOLDER', rank: 1 },
        { product: '71053', name: 'WHITE METAL LANTERN', rank: 2 },
      ],
      reasons: [
        rule('Favourites run out after 30 days', 'tables/replenishment.xlsx#row-4'),
        { code: 'score-fallback', model: 'replenishment', version: '1', value: 0.124 },
      ],
    },
    {
      action: 'new-arrivals',
      rank: 3,
      propensity: 0.05,
      priority: 0.5,
      treatment: { title: 'Just in: winter lighting' },
      reasons: [{ code: 'open' }],
    },
  ],
  excluded: [
    {
      action: 'partner-offer',
      stage: 'consent',
      reasons: [{ code: 'consent-missing', purpose: 'third-party-offers' }],
    },
    {
      action: 'win-back',
      stage: 'eligibility',
      reasons: [{ code: 'not-eligible', condition: 'recencyDays > 90' }],
    },
    {
      action: 'birthday-gift',
      stage: 'eligibility',
      reasons: [{ code: 'eligibility-unknown', condition: 'month(birthday) = month(today)' }],
    },
    { action: 'summer-sale', stage: 'eligibility', reasons: [{ code: 'outside-period' }] },
    {
      action: 'free-delivery',
      stage: 'contact-policy',
      reasons: [{ code: 'cap-reached', cap: 3, window: 'PT168H' }],
    },
    {
      action: 'bulk-price',
      stage: 'rules',
      reasons: [
        { code: 'rule-excluded', rule: 'No bulk price in the hero', source: 'rules/hero.drl' },
      ],
    },
    { action: 'garden-season', stage: 'rules', reasons: [{ code: 'no-rule' }] },
    {
      action: 'newsletter',
      stage: 'arbitration',
      reasons: [{ code: 'outranked', rank: 4, priority: 0.41 }],
    },
    {
      action: 'lucky-draw',
      stage: 'astrology',
      reasons: [{ code: 'moon-phase', phase: 'waning', share: 0.23 }],
    },
  ],
  world: {
    engine: 'drools 10.2.0',
    profile: 'p-17850',
    profileRevision: 312,
    clock: summaries[0]?.decidedAt ?? '',
    seed: 4_711,
    traits: {
      orders: 34,
      averageOrderValue: 157.32,
      recencyDays: 12,
      favourites: ['85123A', '71053'],
    },
    segments: ['vip', 'lighting-fans'],
    scores: [],
    consents: [],
    contacts: [],
  },
  holdout: false,
  timings: { totalMicros: 2_100 },
};

/** Where that decision is shown. */
export const decisionPath = `/ui/decisions/${detail.decisionId}`;
