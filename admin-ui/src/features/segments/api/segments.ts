import { queryOptions, useQuery } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** All segments of a project, and what to think over about them. */
export type Segments = components['schemas']['Segments'];
export type Segment = components['schemas']['Segment'];
export type Finding = components['schemas']['SegmentFinding'];

function segments(project: string) {
  return queryOptions({
    queryKey: ['segments', project],
    queryFn: ({ signal }) =>
      bodyOf(client.GET('/api/v1/segments', { params: { query: { project } }, signal })),
  });
}

/** The segments in force of a project. */
export function useSegments(project: string) {
  return useQuery(segments(project));
}
