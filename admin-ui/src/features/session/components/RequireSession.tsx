import { Bullseye } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Loading } from '@/components/Loading';
import { ProblemState } from '@/components/ProblemState';
import { useMe } from '../api/me';

/** Shows its children to somebody who is signed in, and leads everybody else to sign in first. */
export function RequireSession({ children }: { children: ReactNode }) {
  const { data, error, isPending, refetch } = useMe();
  const { pathname, search } = useLocation();
  if (data) {
    return children;
  }
  if (data === null) {
    const target = new URLSearchParams({ to: pathname + search });
    return <Navigate to={`/sign-in?${target}`} replace />;
  }
  return (
    <Bullseye component="main">
      {isPending ? (
        <Loading />
      ) : (
        <ProblemState problem={error} retry={() => void refetch()} headingLevel="h1" />
      )}
    </Bullseye>
  );
}
