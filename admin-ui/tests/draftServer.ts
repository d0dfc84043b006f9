import { begun, rebased } from '../src/lib/sheet/session';
import type { Edit, Sheet } from '../src/lib/sheet/sheet';
import { applied, fits } from '../src/lib/sheet/edit';
import type { components } from '../src/lib/api/schema';
import { type FixtureServer, Refusal } from './server';

type Schemas = components['schemas'];

export const offers: Sheet = {
  id: 'offers-table',
  name: 'Offers',
  hitPolicy: 'COLLECT',
  columns: [
    {
      id: 'i-spend',
      kind: 'input',
      name: 'Spent within 30 days',
      expression: 'traits.spend30d',
      type: 'number',
      values: [],
    },
    {
      id: 'i-eco',
      kind: 'input',
      name: 'Segment eco',
      expression: 'list contains(segments, "eco")',
      type: 'boolean',
      values: [],
    },
    {
      id: 'i-score',
      kind: 'input',
      name: 'Will buy again',
      expression: 'scores.repurchase',
      type: 'number',
      values: [],
    },
    { id: 'o-action', kind: 'output', name: 'action', type: 'string', values: [] },
    { id: 'o-verdict', kind: 'output', name: 'verdict', type: 'string', values: [] },
    { id: 'o-percent', kind: 'output', name: 'percent', type: 'number', values: [] },
    { id: 'a-reason', kind: 'annotation', name: 'reason', values: [] },
  ],
  rows: [
    {
      id: 'r-vip',
      cells: [
        '> 500',
        '-',
        '-',
        '"vip-discount"',
        '"keep"',
        '10',
        'You spent more than 500 within the last 30 days',
      ],
    },
    {
      id: 'r-eco',
      cells: [
        '-',
        'true',
        '-',
        '"eco-banner"',
        '"keep"',
        'null',
        'You told us of your interest in ecological products',
      ],
    },
    {
      id: 'r-unlikely',
      cells: [
        '-',
        '-',
        '< 0.2',
        '"win-back"',
        '"adjust"',
        'null',
        'Without a voucher you would hardly come back',
      ],
    },
    {
      id: 'r-likely',
      cells: [
        '-',
        '-',
        '>= 0.5',
        '"win-back"',
        '"adjust"',
        'null',
        'You will probably come back without a voucher',
      ],
    },
  ],
};

/** A table of so many rows and columns. */
export function largeSheet(rows: number, columns: number): Sheet {
  return {
    id: 'large',
    name: 'Large',
    hitPolicy: 'FIRST',
    columns: Array.from({ length: columns }, (_, i) => ({
      id: `c${i}`,
      kind: i < columns - 4 ? ('input' as const) : ('output' as const),
      name: `Column ${i + 1}`,
      type: i % 3 === 0 ? 'number' : 'string',
      values: [],
    })),
    rows: Array.from({ length: rows }, (_, row) => ({
      id: `r${row}`,
      cells: Array.from({ length: columns }, (_, i) =>
        i % 3 === 0 ? `> ${row + i}` : `"value ${row}-${i}"`,
      ),
    })),
  };
}

/** A draft as the real server keeps it: edits are done one after the other, all or none. */
export class DraftServer {
  sheet: Sheet;
  check: Schemas['DraftCheck'] = { problems: [], findings: [] };
  /** All edits that were taken. */
  readonly taken: Edit[] = [];
  problem: Refusal | undefined;
  #revision = 1;

  constructor(server: FixtureServer, sheet: Sheet) {
    this.sheet = sheet;
    const draft = '/projects/retail/draft';
    server.on(`GET ${draft}`, () => this.draft());
    server.on(`GET ${draft}/tables`, () => ({
      path: 'tables/offers.dmn',
      digest: this.digest(),
      isEditable: true,
      tables: [this.sheet],
    }));
    server.on(`POST ${draft}/tables/edits`, ({ body }) =>
      this.edit((body as { edits: Edit[] }).edits),
    );
    server.on(`GET ${draft}/catalog`, () => ({
      slots: [{ id: 'home-hero', channels: ['app', 'web'], limit: 3 }],
      purposes: ['service', 'marketing'],
      actions: ['vip-discount', 'win-back'],
      traits: ['spend30d'],
      segments: ['eco'],
    }));
    server.on(`POST ${draft}/check`, () => this.check);
    server.on(`PUT ${draft}/presence`, () => undefined);
  }

  /** Somebody else edits. */
  change(edit: Edit): void {
    this.sheet = rebased({ ...begun([this.sheet]), unsent: [edit] }, [this.sheet]).session.tables[0]
      ?.sheet as Sheet;
    this.#revision++;
  }

  edit(edits: Edit[]): object {
    if (this.problem) {
      return this.problem;
    }
    const before = this.digest();
    for (const edit of edits) {
      if (!fits(this.sheet, edit)) {
        return new Refusal(409, 'Conflict', 'Somebody else changed this cell.');
      }
      this.sheet = applied(this.sheet, edit);
    }
    this.taken.push(...edits);
    this.#revision++;
    return { revision: this.#revision, before, digest: this.digest() };
  }

  draft(): Schemas['Draft'] {
    const at = new Date().toISOString();
    return {
      project: 'retail',
      base: 7,
      begunBy: 'ana',
      begunAt: at,
      revision: this.#revision,
      changedBy: 'ana',
      changedAt: at,
      files: [
        { path: 'actions/vip-discount.yaml', bytes: 812, digest: 'a', change: 'same' },
        { path: 'actions/win-back.yaml', bytes: 640, digest: 'b', change: 'changed' },
        { path: 'tables/offers.dmn', bytes: 4_812, digest: this.digest(), change: 'changed' },
      ],
      others: [{ name: 'ben', path: 'tables/loyalty.dmn', at }],
    };
  }

  digest(): string {
    return `sha256:${this.#revision}`;
  }
}
