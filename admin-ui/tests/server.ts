import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { components } from '@/lib/api/schema';
import { credentials, detail, me, summaries } from './fixtures';

const pages = fileURLToPath(new URL('../target/classes/META-INF/resources', import.meta.url));
const session = 'session=open';
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

type Objection = components['schemas']['ProblemPlace'];
type Problem = [status: number, title: string, detail?: string, errors?: Objection[]];

/** What a call carries, and what it is answered; nothing is answered as 204. */
export type Answer = (call: { query: URLSearchParams; body: unknown }) => object | undefined;

/** An answer that is a problem. */
export class Refusal {
  readonly problem: Problem;

  constructor(...problem: Problem) {
    this.problem = problem;
  }
}

/** Serves the built pages under the policy of the real server, and an API made of fixtures. */
export class FixtureServer {
  /** When set, every call of the API fails with it. */
  problem: Problem | undefined;
  /** When set, calls about decisions fail with it. */
  decisionsProblem: Problem | undefined;
  decisions = summaries;
  /** Who signs in. */
  me = me;
  readonly #answers = new Map<string, Answer>();
  readonly #server: Server = createServer((request, response) => this.#answer(request, response));

  /** Answers a call such as `GET /projects` from now on; a function may look at the request. */
  on(call: string, answer: Answer | object): void {
    this.#answers.set(call, typeof answer === 'function' ? (answer as Answer) : () => answer);
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname.startsWith('/api/')) {
      void this.#answerCall(request, response, url);
    } else {
      answerPage(response, url.pathname);
    }
  }

  async #answerCall(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const call = `${request.method} ${url.pathname.replace('/api/v1', '')}`;
    if (this.problem) {
      return refuse(response, ...this.problem);
    }
    if (call === 'POST /session') {
      const { username, password } = JSON.parse(await bodyOf(request)) as typeof credentials;
      return username === credentials.username && password === credentials.password
        ? say(response, 200, this.me, {
            'set-cookie': `${session}; HttpOnly; SameSite=Strict; Path=/`,
          })
        : refuse(response, 401, 'Wrong credentials');
    }
    if (request.headers.cookie !== session) {
      return refuse(response, 401, 'Not signed in');
    }
    if (call === 'GET /me') {
      return say(response, 200, this.me);
    }
    if (call === 'DELETE /session') {
      return request.headers['x-arbiter-csrf'] === this.me.csrf
        ? say(response, 204, undefined, { 'set-cookie': 'session=; Max-Age=0; Path=/' })
        : refuse(response, 403, 'The CSRF token is missing');
    }
    const answer = this.#answers.get(call);
    if (answer) {
      const given = answer({ query: url.searchParams, body: await jsonOf(request) });
      return given instanceof Refusal
        ? refuse(response, ...given.problem)
        : say(response, given === undefined ? 204 : 200, given);
    }
    if (this.decisionsProblem) {
      return refuse(response, ...this.decisionsProblem);
    }
    if (call === 'GET /decisions') {
      return say(response, 200, this.#page(url.searchParams));
    }
    return call === `GET /decisions/${detail.decisionId}`
      ? say(response, 200, detail)
      : refuse(response, 404, 'Not found');
  }

  #page(query: URLSearchParams): object {
    const subject = query.get('subject');
    const limit = Number(query.get('limit'));
    const start = Number(query.get('cursor') ?? 0);
    const found = this.decisions.filter((one) => subject === null || one.subject === subject);
    const next = start + limit < found.length ? { next: String(start + limit) } : {};
    return { items: found.slice(start, start + limit), ...next };
  }
}

function answerPage(response: ServerResponse, path: string): void {
  const file = extname(path) === '' ? '/ui/index.html' : path;
  try {
    const content = readFileSync(join(pages, file));
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    });
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}

function say(response: ServerResponse, status: number, body?: object, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body && JSON.stringify(body));
}

function refuse(response: ServerResponse, ...[status, title, detail, errors = []]: Problem): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title, status, detail, errors }));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const text = await bodyOf(request);
  return text === '' ? undefined : JSON.parse(text);
}
