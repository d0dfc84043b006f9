import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from '@/components/Loading';
import { ProblemAlert } from '@/components/ProblemAlert';
import { ProblemState } from '@/components/ProblemState';

interface Props<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** Shows what the server answered; before that, that it is on its way or why it does not come. */
export function Answered<T>({ query, children }: Props<T>) {
  const { data, error, isPending, refetch } = query;
  if (data === undefined) {
    return isPending ? <Loading /> : <ProblemState problem={error} retry={() => void refetch()} />;
  }
  return (
    <>
      {error && <ProblemAlert problem={error} variant="warning" />}
      {children(data)}
    </>
  );
}
