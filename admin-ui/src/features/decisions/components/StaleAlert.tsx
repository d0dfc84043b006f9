import { Alert } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/lib/api/problem';

/** Says that what is shown is no longer fresh, and why. */
export function StaleAlert({ problem }: { problem: Error }) {
  const { t } = useTranslation();
  const { kind, detail } = problem instanceof ApiProblem ? problem : new ApiProblem('failed');
  return (
    <Alert
      isInline
      isLiveRegion
      component="h2"
      variant="warning"
      title={t(`problem.${kind}.title`)}
    >
      {detail ?? t(`problem.${kind}.advice`)}
    </Alert>
  );
}
