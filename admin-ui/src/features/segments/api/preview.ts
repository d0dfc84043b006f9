import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { bodyOf, client } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

/** A condition to be counted, and the segment that is to get it. */
export type PreviewOrder = components['schemas']['SegmentPreviewOrder'];
export type Preview = components['schemas']['SegmentPreview'];

function preview(order: PreviewOrder) {
  return queryOptions({
    queryKey: ['segments', 'preview', order],
    queryFn: ({ signal }) =>
      bodyOf(client.POST('/api/v1/segments/preview', { body: order, signal })),
    // Counting takes seconds, and one condition is counted at a time: only when asked for.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

/** How many subjects a condition would have. */
export function usePreview(order: PreviewOrder) {
  return useQuery(preview(order));
}

/** Counts anew what was counted last. */
export function useCountAgain() {
  const queryClient = useQueryClient();
  return () =>
    void queryClient.refetchQueries({ queryKey: ['segments', 'preview'], type: 'active' });
}
