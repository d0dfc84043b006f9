import { expect, it } from 'vitest';
import { changesByFile } from './changeGroups';

const file = 'tables/offers.dmn';

it('puts the cells of a row together, and leaves what is in no table apart', () => {
  const cell = { kind: 'cell', how: 'changed', file, place: 'Offers' } as const;
  const one = { ...cell, rowBefore: 1, rowAfter: 2, column: 'Basket', before: '1', after: '2' };
  const two = { ...one, column: 'verdict' };
  const added = { ...cell, kind: 'row', how: 'added', rowAfter: 3, after: '"a" | "b"' } as const;
  const key = { kind: 'key', how: 'changed', file: 'project.yaml', place: 'name' } as const;
  expect(changesByFile([one, two, added, key])).toEqual([
    {
      file,
      others: [],
      tables: [
        {
          table: 'Offers',
          columns: [],
          rows: [
            { how: 'changed', rowBefore: 1, rowAfter: 2, text: undefined, cells: [one, two] },
            {
              how: 'added',
              rowBefore: undefined,
              rowAfter: 3,
              text: '"a" | "b"',
              cells: [],
            },
          ],
        },
      ],
    },
    { file: 'project.yaml', tables: [], others: [key] },
  ]);
});
