import { Button } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './ProblemAlert';
import styles from './ShowMore.module.css';

interface Props {
  shown: number;
  hasMore: boolean;
  isLoading?: boolean;
  problem?: unknown;
  onMore: () => void;
}

/** The end of a list of which more can be read: how much is shown, and a way to the rest. */
export function ShowMore({ shown, hasMore, isLoading = false, problem, onMore }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.end}>
      {problem !== undefined && problem !== null && <ProblemAlert problem={problem} />}
      <span role="status">
        {t(hasMore ? 'parts.shownSoFar' : 'parts.shownAll', { count: shown })}
      </span>
      {hasMore && (
        <Button variant="secondary" onClick={onMore} isLoading={isLoading} aria-busy={isLoading}>
          {t('parts.showOlder')}
        </Button>
      )}
    </div>
  );
}
