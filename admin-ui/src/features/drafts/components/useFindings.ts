import { useMemo } from 'react';
import type { Mark, Marks } from '@/components/grid/marks';
import type { Sheet } from '@/lib/sheet/sheet';
import { type DraftCheck, useDraftCheck } from '../api/checkDraft';
import { rowsIn, rowsOf } from './references';

/** A finding on the table that is edited, or on anything else of the draft. */
export interface FoundHere {
  key: string;
  severity: Mark['severity'];
  text: string;
  file: string;
  /** The ids of the rows it is about. */
  rows: readonly string[];
  /** The inputs of a row that would close a gap. */
  suggestion?: readonly string[];
}

const severities = { error: 'error', warning: 'warning', note: 'info' } as const;

/** What is wrong with the draft, with the rows of this table that it is about. */
export function useFindings(
  project: string,
  path: string,
  sheet: Sheet,
  revision: number | undefined,
) {
  const check = useDraftCheck(project, revision);
  const { data } = check;
  const found = useMemo(() => (data ? foundIn(data, path, sheet) : []), [data, path, sheet]);
  const marks = useMemo(() => marksOf(found), [found]);
  return {
    found,
    marks,
    isStale: check.isFetching || revision === undefined,
    problem: check.error,
  };
}

/** All findings; those on this table first. */
export function foundIn({ problems, findings }: DraftCheck, path: string, sheet: Sheet) {
  const all: FoundHere[] = [
    ...problems.map((one, i) => ({
      key: `problem-${i}`,
      severity: 'error' as const,
      text: one.path === '' ? one.message : `${one.path}: ${one.message}`,
      file: one.file,
      rows: one.file === path ? rowsIn(one.path, sheet) : [],
    })),
    ...findings.map((one, i) => ({
      key: `finding-${i}`,
      severity: severities[one.severity],
      text: one.message,
      file: one.file,
      rows: one.rows.flatMap((reference) => rowsOf(reference, path, sheet)),
      ...(one.suggestion?.table === sheet.name &&
        one.file === path && { suggestion: one.suggestion.inputs }),
    })),
  ];
  const isHere = (one: FoundHere) => (one.file === path ? 0 : 1);
  return all.sort((one, other) => isHere(one) - isHere(other));
}

function marksOf(found: readonly FoundHere[]): Marks {
  const marks = new Map<string, Mark[]>();
  for (const { severity, text, rows } of found) {
    for (const row of rows) {
      marks.set(row, [...(marks.get(row) ?? []), { severity, text }]);
    }
  }
  return marks;
}
