import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from './Loading';
import { ProblemAlert } from './ProblemAlert';
import { ProblemState } from './ProblemState';

interface Props<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending'> & { refetch: () => unknown };
  /** Where the answer is only a part of what is shown, a problem takes less room. */
  isPart?: boolean;
  children: (data: T) => ReactNode;
}

/** Shows what the server answered; before that, that it is on its way or why it does not come. */
export function Answered<T>({ query, isPart = false, children }: Props<T>) {
  const { data, error, isPending, refetch } = query;
  if (data === undefined && isPart && error) {
    return <ProblemAlert problem={error} />;
  }
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
