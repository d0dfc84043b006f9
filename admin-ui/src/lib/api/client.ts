import createClient, { type Middleware } from 'openapi-fetch';
import { problemOf, problemWithoutAnswer } from './problem';
import type { paths } from './schema';

const csrfHeader = 'X-Arbiter-CSRF';
/** How long an answer may take, in milliseconds: what is changed may have to be compiled first. */
const patience = { reading: 20_000, changing: 120_000 };

let csrfToken = '';

/** Remembers the token that proves to the server that a write comes from these pages. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

const writesCarryToken: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET' && csrfToken !== '') {
      request.headers.set(csrfHeader, csrfToken);
    }
    return request;
  },
};

const failuresAreProblems: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) {
      throw await problemOf(response);
    }
  },
  onError({ error }) {
    const aborted = error instanceof DOMException && error.name === 'AbortError';
    return aborted ? undefined : problemWithoutAnswer(error);
  },
};

/** The API of the server that served these pages; a failed call throws an `ApiProblem`. */
export const client = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: (request) =>
    fetch(request, {
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(patienceFor(request))]),
    }),
});
client.use(writesCarryToken, failuresAreProblems);

function patienceFor({ method }: Request): number {
  return method === 'GET' ? patience.reading : patience.changing;
}

/** The body of a successful answer. */
export async function bodyOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  return data as T;
}
