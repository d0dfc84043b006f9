import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import { BanIcon } from '@patternfly/react-icons/dist/esm/icons/ban-icon';
import { DisconnectedIcon } from '@patternfly/react-icons/dist/esm/icons/disconnected-icon';
import { ExclamationCircleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import { HourglassHalfIcon } from '@patternfly/react-icons/dist/esm/icons/hourglass-half-icon';
import { SearchIcon } from '@patternfly/react-icons/dist/esm/icons/search-icon';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiProblem, type ProblemKind } from '@/lib/api/problem';
import { Objections } from './Objections';

const icons: Partial<Record<ProblemKind, ComponentType>> = {
  unreachable: DisconnectedIcon,
  timeout: HourglassHalfIcon,
  unavailable: HourglassHalfIcon,
  forbidden: BanIcon,
  'not-found': SearchIcon,
};

interface Props {
  problem: unknown;
  /** Offered as a button where trying again can help. */
  retry?: () => void;
  headingLevel?: 'h1' | 'h2';
}

/** Says in plain words what went wrong and what the reader can do, in place of the content. */
export function ProblemState({ problem, retry, headingLevel = 'h2' }: Props) {
  const { t } = useTranslation();
  const known = problem instanceof ApiProblem ? problem : new ApiProblem('failed');
  const { kind, detail } = known;
  return (
    <EmptyState
      status={kind === 'not-found' ? 'info' : kind === 'unavailable' ? 'warning' : 'danger'}
      headingLevel={headingLevel}
      icon={icons[kind] ?? ExclamationCircleIcon}
      titleText={t(`problem.${kind}.title`)}
      role="alert"
    >
      <EmptyStateBody>
        {detail !== undefined && (
          <p>
            <strong>{detail}</strong>
          </p>
        )}
        <Objections problem={known} />
        <p>{t(`problem.${kind}.advice`)}</p>
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          {kind === 'not-found' ? (
            <Button variant="link" component={(props) => <Link {...props} to="/" />}>
              {t('problem.toStart')}
            </Button>
          ) : (
            retry && <Button onClick={retry}>{t('problem.retry')}</Button>
          )}
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
