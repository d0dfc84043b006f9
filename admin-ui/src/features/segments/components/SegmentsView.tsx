import { Alert, EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { CubesIcon } from '@patternfly/react-icons/dist/esm/icons/cubes-icon';
import { useTranslation } from 'react-i18next';
import { Answered } from '@/components/Answered';
import { Instant } from '@/components/Instant';
import { decimal } from '@/lib/format/format';
import { type Segments, useSegments } from '../api/segments';
import { FindingsCard } from './FindingsCard';
import styles from './Segments.module.css';
import { SegmentsTable } from './SegmentsTable';

/** The segments in force, their sizes, and what to think over. */
export function SegmentsView({ project }: { project: string }) {
  const { t } = useTranslation();
  const segments = useSegments(project);
  return (
    <Answered query={segments}>
      {(all) =>
        all.segments.length === 0 ? (
          <EmptyState headingLevel="h2" icon={CubesIcon} titleText={t('segments.none.title')}>
            <EmptyStateBody>{t('segments.none.body')}</EmptyStateBody>
          </EmptyState>
        ) : (
          <div className={styles.stack}>
            <Looked segments={all} />
            <FindingsCard findings={all.findings} />
            <SegmentsTable segments={all.segments} subjects={all.subjects} />
          </div>
        )
      }
    </Answered>
  );
}

/** How many subjects the sizes are of, and whether all were looked at already. */
function Looked({ segments: { subjects, sweep } }: { segments: Segments }) {
  const { t, i18n } = useTranslation();
  const count = { count: subjects, subjects: decimal(subjects, i18n.language) };
  if (sweep && sweep.endedAt === undefined) {
    return (
      <Alert isInline component="h2" variant="info" title={t('segments.sweep.title')}>
        {t('segments.sweep.body', { looked: decimal(sweep.looked, i18n.language) })}{' '}
        <Instant at={sweep.beganAt} />
      </Alert>
    );
  }
  return <p>{t('segments.subjects', count)}</p>;
}
