import type { components } from './schema';

type ProblemBody = components['schemas']['Problem'];

/** One of the things that are wrong with a call: where, and what was expected there. */
export type Objection = components['schemas']['ProblemPlace'];

/** What kind of failure it was, told apart by what the reader can do about it. */
export type ProblemKind =
  | 'unreachable'
  | 'timeout'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'too-many'
  | 'unavailable'
  | 'rejected'
  | 'failed';

/** A failed call of the API: an RFC 9457 problem, or no answer at all (status 0). */
export class ApiProblem extends Error {
  readonly kind: ProblemKind;
  readonly status: number;
  readonly title: string | undefined;
  readonly detail: string | undefined;
  /** All that is wrong, each at its place; empty if that does not apply. */
  readonly objections: readonly Objection[];

  constructor(kind: ProblemKind, body?: Partial<ProblemBody>) {
    super(body?.detail ?? body?.title ?? kind);
    this.name = 'ApiProblem';
    this.kind = kind;
    this.status = body?.status ?? 0;
    this.title = body?.title;
    this.detail = body?.detail;
    this.objections = body?.errors ?? [];
  }

  /** Whether the same call may succeed a moment later without anyone doing anything. */
  get isPassing(): boolean {
    return ['unreachable', 'timeout', 'unavailable'].includes(this.kind);
  }
}

/** Reads the problem out of an answer that is not a success, whatever its body is. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  const { title, detail, errors } = isRecord(body) ? body : {};
  return new ApiProblem(kindOf(response.status), {
    status: response.status,
    ...(typeof title === 'string' && { title }),
    ...(typeof detail === 'string' && { detail }),
    errors: Array.isArray(errors) ? errors.filter(isObjection) : [],
  });
}

/** Names the failure of a call that got no answer. */
export function problemWithoutAnswer(cause: unknown): ApiProblem {
  const timedOut = cause instanceof DOMException && cause.name === 'TimeoutError';
  return new ApiProblem(timedOut ? 'timeout' : 'unreachable');
}

function kindOf(status: number): ProblemKind {
  switch (status) {
    case 401:
      return 'signed-out';
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      return 'not-found';
    case 429:
      return 'too-many';
    case 502:
    case 503:
    case 504:
      return 'unavailable';
    default:
      return status < 500 ? 'rejected' : 'failed';
  }
}

function isObjection(value: unknown): value is Objection {
  return (
    isRecord(value) &&
    ['path', 'code', 'message'].every((member) => typeof value[member] === 'string')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
