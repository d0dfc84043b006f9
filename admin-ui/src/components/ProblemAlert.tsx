import { Alert } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/lib/api/problem';
import { Objections } from './Objections';

interface Props {
  problem: unknown;
  /** A warning where what is shown beside it is only not fresh any more. */
  variant?: 'danger' | 'warning';
  /** Buttons that help. */
  actions?: ReactNode;
}

/** Says what went wrong beside the content, which stays. */
export function ProblemAlert({ problem, variant = 'danger', actions }: Props) {
  const { t } = useTranslation();
  const known = problem instanceof ApiProblem ? problem : new ApiProblem('failed');
  return (
    <Alert
      isInline
      isLiveRegion
      component="h2"
      variant={variant}
      title={t(`problem.${known.kind}.title`)}
      actionLinks={actions}
    >
      <p>{known.detail ?? t(`problem.${known.kind}.advice`)}</p>
      <Objections problem={known} />
    </Alert>
  );
}
