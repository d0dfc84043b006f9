import type { components } from '@/lib/api/schema';
import type { FixtureServer } from './server';

type Schemas = components['schemas'];
type Release = Schemas['ReleaseEntry'];
type Deployment = Schemas['Deployment'];

const minute = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * minute).toISOString();
const digest = (number: number) => `sha256:${String(number).repeat(64).slice(0, 64)}`;

export const projects: Schemas['ProjectView'][] = [
  {
    project: 'retail',
    live: { number: 7, since: ago(3_000) },
    newest: 9,
    draft: { base: 7, revision: 12, changedBy: 'anna', changedAt: ago(4) },
  },
  { project: 'service-desk', live: { number: 2, since: ago(90_000) }, newest: 2 },
  { project: 'telco', draft: { revision: 1, changedBy: 'ben', changedAt: ago(60) } },
];

function release(number: number, createdBy: string, more: Partial<Release> = {}): Release {
  return {
    project: 'retail',
    number,
    digest: digest(number),
    tier: 'business',
    createdAt: ago((10 - number) * 2_000),
    createdBy,
    answerable: createdBy,
    approvals: [],
    ...more,
  };
}

const approval = (by: string, comment: string): Schemas['Approval'] => ({
  approvedBy: by,
  answerable: by,
  approvedAt: ago(1_900),
  comment,
});

export const waiting = release(9, 'anna');

export const releases: Release[] = [
  waiting,
  release(8, 'anna', {
    approvals: [approval('ben', 'The new threshold was tried on last week: 3 % would change.')],
  }),
  release(7, 'anna', { approvals: [approval('ben', ''), approval('carla', 'Fine.')] }),
  release(6, 'dora', { tier: 'developer', approvals: [approval('emil', 'Code read.')] }),
  release(5, 'anna', { approvals: [approval('ben', '')] }),
];

function deployment(id: number, number: number, more: Partial<Deployment> = {}): Deployment {
  return {
    id,
    project: 'retail',
    release: number,
    digest: digest(number),
    mode: 'live',
    rollback: false,
    reason: '',
    effectiveAt: ago((10 - id) * 500),
    deployedAt: ago((10 - id) * 500),
    deployedBy: 'olga',
    despiteBreach: false,
    ...more,
  };
}

const guardrails: Schemas['Guardrails'] = { errors: 0.01, action: 'rollback' };

/** 8 is tried beside 7, 6 was rolled back, and 8 shall be live tomorrow. */
export const deployments: Deployment[] = [
  deployment(8, 8, { effectiveAt: ago(-1_440), deployedAt: ago(30), reason: 'If all goes well.' }),
  deployment(6, 8, { mode: 'canary', percent: 10, guardrails, reason: 'Try the new threshold.' }),
  deployment(5, 7, { reason: 'Approved by marketing.' }),
  deployment(4, 5, { rollback: true, reason: 'Too many empty answers.', deployedBy: 'guardrails' }),
  deployment(3, 6, { guardrails }),
  deployment(2, 5),
];

const finding = (guardrail: string, observed: number, bound: number, breached = false) => ({
  guardrail,
  sample: 1_204,
  observed,
  bound,
  chance: breached ? 0.000_01 : 0.4,
  breached,
});

export const judgements: Schemas['Judged'][] = [
  ...[2, 1].map((window) => ({
    deployment: 6,
    release: 8,
    outcomes: false,
    window,
    since: ago(120),
    until: ago(60),
    findings: [finding('errors', 0.002, 0.01), finding('mismatch', 0.098, 0.1)],
  })),
  {
    deployment: 3,
    release: 6,
    outcomes: false,
    window: 4,
    since: ago(3_400),
    until: ago(3_300),
    findings: [finding('errors', 0.001, 0.01), finding('empty', 0.31, 0.2, true)],
  },
];

export const nodes: Schemas['Serving'][] = [
  {
    node: 'arbiter-0',
    project: 'retail',
    deployment: 6,
    release: 7,
    digest: digest(7),
    canary: digest(8),
    since: ago(1_990),
  },
  {
    node: 'arbiter-1',
    project: 'retail',
    deployment: 5,
    release: 7,
    digest: digest(7),
    since: ago(2_400),
    problem: 'Release 8 cannot be loaded: the model churn is missing.',
  },
];

/** Answers everything that is read of the projects. */
export function answerProjects(server: FixtureServer): void {
  server.on('GET /projects', projects);
  server.on('GET /projects/retail/releases', releases);
  server.on('GET /projects/retail/deployments', deployments);
  server.on('GET /projects/retail/guardrails', judgements);
  server.on('GET /projects/retail/serving', nodes);
  for (const one of releases) {
    server.on(`GET /projects/retail/releases/${one.number}`, one);
  }
  server.on('GET /backtests', []);
}
