import type { Lights } from '@/components/grid/marks';
import type { Sheet } from '@/lib/sheet/sheet';
import type { Decision } from '../api/tryDraft';
import { rowsOf } from './references';

/** Which rows of a table spoke in a decision: of what was chosen, or of what was not. */
export function lightsOf(
  { actions, excluded }: Pick<Decision, 'actions' | 'excluded'>,
  path: string,
  sheet: Sheet,
): Lights {
  const rows = (of: Pick<Decision['actions'][number], 'reasons'>[]) =>
    of
      .flatMap(({ reasons }) => reasons)
      .flatMap(({ source }) => (typeof source === 'string' ? rowsOf(source, path, sheet) : []));
  const lights = new Map<string, 'fired' | 'matched'>();
  rows(excluded).forEach((row) => lights.set(row, 'matched'));
  rows(actions).forEach((row) => lights.set(row, 'fired'));
  return lights;
}
