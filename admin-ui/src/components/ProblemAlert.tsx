import { Alert } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/lib/api/problem';

interface Props {
  problem: unknown;
  /** Buttons that help. */
  actions?: ReactNode;
}

/** Says above the content why something did not work, and what can be done. */
export function ProblemAlert({ problem, actions }: Props) {
  const { t } = useTranslation();
  const { kind, detail } = problem instanceof ApiProblem ? problem : new ApiProblem('failed');
  return (
    <Alert
      isInline
      component="h2"
      variant={kind === 'unavailable' ? 'warning' : 'danger'}
      title={detail ?? t(`problem.${kind}.title`)}
      actionLinks={actions}
    >
      {t(`problem.${kind}.advice`)}
    </Alert>
  );
}
