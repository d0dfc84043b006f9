import type { Me } from '@/features/session/api/me';

/** An entry of the main navigation. */
export interface Destination {
  /** Where it leads, and the beginning of all addresses that belong to it. */
  path: string;
  name: 'adminLog' | 'decisions' | 'projects' | 'segments' | 'subjects';
  /** Those with one of these roles see it. */
  roles: readonly string[];
}

const readers = ['compliance', 'operator'];
const destinations: Destination[] = [
  {
    path: '/projects',
    name: 'projects',
    roles: ['business-author', 'rule-developer', 'approver', 'data-scientist', ...readers],
  },
  { path: '/subjects', name: 'subjects', roles: readers },
  {
    path: '/segments',
    name: 'segments',
    roles: ['business-author', 'rule-developer', 'data-scientist', ...readers],
  },
  { path: '/decisions', name: 'decisions', roles: readers },
  { path: '/admin-log', name: 'adminLog', roles: ['compliance', 'admin'] },
];

/** Where somebody may go, in the order of the navigation. */
export function destinationsOf({ roles }: Me): Destination[] {
  return destinations.filter((destination) =>
    destination.roles.some((role) => roles.includes(role)),
  );
}
