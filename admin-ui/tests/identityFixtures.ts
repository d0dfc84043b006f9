import type { components } from '@/lib/api/schema';
import { ago, subjectId } from './subjectFixtures';

type Schemas = components['schemas'];

export const identity: Schemas['IdentityView'] = {
  profile: subjectId,
  fragments: [
    { id: 'p-17850', kind: 'customer', events: 1_100, standing: 'ordinary' },
    { id: 'p-e77aa0c1', kind: 'email', events: 60, standing: 'ordinary' },
    { id: 'p-c4f0aa10', kind: 'cookie', events: 40, standing: 'shared' },
    { id: 'p-c99be210', kind: 'cookie', events: 4, standing: 'ordinary' },
  ],
  links: [
    {
      one: 'p-17850',
      other: 'p-e77aa0c1',
      event: '01JD9Z5',
      claimedAt: ago(4_000),
      fate: 'joined',
    },
    {
      one: 'p-17850',
      other: 'p-c99be210',
      event: '01JD9Z7',
      claimedAt: ago(81),
      fate: 'joined',
    },
    {
      one: 'p-c4f0aa10',
      other: 'p-12346',
      event: '01JD9Z6',
      claimedAt: ago(80),
      fate: 'shared',
    },
  ],
  matches: [
    {
      id: 'm-1',
      one: 'p-17850',
      other: 'p-55001',
      profiles: [subjectId, 'p-55001'],
      state: 'open',
      probability: 0.93,
      score: 3.7,
      evidence: [
        { field: 'surname', level: 'exact', bits: 6.1 },
        { field: 'postcode', level: 'close', bits: 2.2 },
        { field: 'birthday', level: 'different', bits: -4.6 },
      ],
      run: 'r-1',
    },
  ],
  separations: [
    {
      id: 's-1',
      reason: 'Two sisters who share a tablet',
      separatedBy: 'olga',
      separatedAt: ago(500),
    },
  ],
};
