import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';
import type { Edit } from '@/lib/sheet/sheet';

/** What the draft and the file are after edits. */
export type EditedTable = components['schemas']['EditedTable'];

/** Has the server do edits, all or none. */
export async function sendEdits(
  project: string,
  path: string,
  edits: readonly Edit[],
): Promise<EditedTable> {
  return bodyOf(
    client.POST('/api/v1/projects/{project}/draft/tables/edits', {
      params: { path: { project }, query: { path } },
      body: { edits: [...edits] },
    }),
  );
}
