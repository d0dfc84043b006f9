import type { Me } from '@/features/session/api/me';

/** An entry of the main navigation. */
export interface Destination {
  /** Where it leads, and the beginning of all addresses that belong to it. */
  path: string;
  name: 'decisions' | 'subjects' | 'segments' | 'adminLog';
  /** Those with one of these roles see it. */
  roles: readonly string[];
}

const destinations: Destination[] = [
  { path: '/decisions', name: 'decisions', roles: ['compliance', 'operator'] },
  { path: '/subjects', name: 'subjects', roles: ['compliance', 'operator'] },
  {
    path: '/segments',
    name: 'segments',
    roles: ['compliance', 'operator', 'business-author', 'rule-developer', 'data-scientist'],
  },
  { path: '/admin-log', name: 'adminLog', roles: ['compliance', 'admin'] },
];

/** Where somebody may go, in the order of the navigation. */
export function destinationsOf({ roles }: Me): Destination[] {
  return destinations.filter((destination) =>
    destination.roles.some((role) => roles.includes(role)),
  );
}
