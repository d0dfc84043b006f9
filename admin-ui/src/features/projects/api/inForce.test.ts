import { describe, expect, it } from 'vitest';
import type { Deployment } from './deployments';
import { inForce, rollbackPlan, statesOf } from './inForce';
import type { Release } from './releases';

const now = new Date('2026-11-22T12:00:00Z');

function deployment(id: number, release: number, more: Partial<Deployment> = {}): Deployment {
  const at = `2026-11-22T0${id}:00:00Z`;
  const given = { project: 'retail', digest: `sha256:${release}`, reason: '', deployedBy: 'olga' };
  const usual = { mode: 'live', rollback: false, despiteBreach: false } as const;
  return { ...given, ...usual, id, release, effectiveAt: at, deployedAt: at, ...more };
}

function release(number: number, approvals: Release['approvals'] = []): Release {
  const by = { createdBy: 'anna', answerable: 'anna' };
  const given = { project: 'retail', digest: `sha256:${number}`, tier: 'business' } as const;
  return { ...given, ...by, number, createdAt: '2026-11-22T00:00:00Z', approvals };
}

const approval = { approvedBy: 'ben', answerable: 'ben', approvedAt: '', comment: '' };

describe('what is in force', () => {
  it('is the last live one, with what was deployed beside it since', () => {
    const canary = { mode: 'canary', percent: 10 } as const;
    const all = [deployment(3, 3, canary), deployment(2, 2), deployment(1, 1, canary)];
    const present = inForce(all, now);
    expect(present.live?.release).toBe(2);
    expect(present.canary?.release).toBe(3);
    expect(statesOf(release(1), present)).toEqual([{ is: 'superseded' }]);
    expect(statesOf(release(3), present)).toEqual([{ is: 'canary', percent: 10 }]);
  });

  it('ends by a roll back, and only that is called rolled back', () => {
    const all = [
      deployment(4, 2, { rollback: true }),
      deployment(3, 3, { mode: 'canary', percent: 5 }),
      deployment(2, 2),
      deployment(1, 1),
    ];
    const present = inForce(all, now);
    expect(statesOf(release(3), present)).toEqual([{ is: 'rolledBack' }]);
    expect(statesOf(release(2), present)).toEqual([{ is: 'live' }]);
    expect(statesOf(release(1), present)).toEqual([{ is: 'superseded' }]);
  });

  it('is not what was taken back or is to come', () => {
    const later = { effectiveAt: '2026-11-23T00:00:00Z' };
    const all = [
      deployment(3, 4, { ...later, cancelledAt: '2026-11-22T11:00:00Z' }),
      deployment(2, 3, later),
      deployment(1, 2),
    ];
    const present = inForce(all, now);
    expect(present.live?.release).toBe(2);
    expect(statesOf(release(3), present)).toEqual([{ is: 'coming', deployment: all[1] }]);
    expect(statesOf(release(4), present)).toEqual([{ is: 'waiting' }]);
    expect(statesOf(release(5, [approval]), present)).toEqual([{ is: 'approved' }]);
    expect(statesOf(release(1, [approval]), present)).toEqual([{ is: 'superseded' }]);
  });
});

describe('a roll back', () => {
  it('ends what is tried and leaves the live release', () => {
    const all = [deployment(2, 3, { mode: 'canary', percent: 5 }), deployment(1, 2)];
    expect(rollbackPlan(all, inForce(all, now), new Set(), now)).toEqual({
      release: 2,
      ends: [all[0]],
    });
  });

  it('brings back the latest earlier release that broke no guardrail', () => {
    const all = [deployment(3, 3), deployment(2, 2), deployment(1, 1)];
    const present = inForce(all, now);
    expect(rollbackPlan(all, present, new Set(), now)?.release).toBe(2);
    expect(rollbackPlan(all, present, new Set([2]), now)?.release).toBe(1);
    expect(rollbackPlan(all, present, new Set([1, 2]), now)).toBeUndefined();
  });
});
