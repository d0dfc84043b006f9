import { identity } from './identityFixtures';
import { Refusal } from './server';
import type { Stage } from './stage';
import {
  memberships,
  pastProfile,
  profile,
  simulated,
  subjectDecisions,
  subjectId,
  timeline,
  traits,
} from './subjectFixtures';

const nothing = new Refusal(404, 'Not found', 'No event of this subject was accepted yet');
/** Where the subject is shown. */
export const page = `/ui/subjects/${subjectId}`;

/** Lets a server tell all about one subject. */
export function tell({ server }: Stage): void {
  const one = `GET /profiles/${subjectId}`;
  server.on('GET /profiles', ({ query }) =>
    query.get('identifier') === 'email:ana.lopez@example.org' ? profile : nothing,
  );
  server.on(one, profile);
  server.on('GET /profiles/nobody', () => nothing);
  server.on(`${one}/as-of`, ({ query }) =>
    (query.get('at') ?? '') < '2020' ? nothing : query.has('known') ? pastProfile : profile,
  );
  server.on(`${one}/timeline`, timeline);
  server.on(`${one}/traits`, traits);
  server.on(`${one}/segments`, memberships);
  server.on(`${one}/identity`, identity);
  server.on('GET /decisions', subjectDecisions);
  server.on('GET /projects', [{ project: 'retail' }, { project: 'travel' }]);
  server.on('POST /decisions/simulate', simulated);
}
