import { useEffect } from 'react';
import { client } from '@/lib/api/client';

/** How long the selection has to rest before the others are told, in milliseconds. */
const rest = 800;
/** How often a place is told again; the server forgets it after 30 seconds. */
const again = 15_000;

/** Tells those who work on the same draft which cell is looked at. */
export function useTellPlace(
  project: string,
  path: string,
  table: string,
  row: string | undefined,
  column: string | undefined,
) {
  useEffect(() => {
    const tell = () => {
      const body = { path, table, ...(row && { row }), ...(column && { column }) };
      // Nobody is worse off if it fails: it is told again.
      void client
        .PUT('/api/v1/projects/{project}/draft/presence', { params: { path: { project } }, body })
        .catch(() => undefined);
    };
    const first = setTimeout(tell, rest);
    const timer = setInterval(tell, again);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [project, path, table, row, column]);
}
