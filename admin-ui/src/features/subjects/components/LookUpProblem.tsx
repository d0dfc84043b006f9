import { Alert, List, ListItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/components/ProblemAlert';
import { ApiProblem } from '@/lib/api/problem';
import { profileKind, type Wanted } from '../api/lookUp';
import styles from './LookUpProblem.module.css';

/** Says why a look-up led to nobody, and what else can be tried. */
export function LookUpProblem({ problem, wanted }: { problem: Error; wanted: Wanted }) {
  const { t } = useTranslation();
  if (!(problem instanceof ApiProblem && problem.kind === 'not-found')) {
    return (
      <div className={styles.problem}>
        <ProblemAlert problem={problem} />
      </div>
    );
  }
  return (
    <Alert
      isInline
      isLiveRegion
      component="h2"
      variant="info"
      title={t('subjects.unknown.title', { value: wanted.value })}
      className={styles.problem}
    >
      <List>
        <ListItem>{t('subjects.unknown.kind')}</ListItem>
        {wanted.kind === 'phone' && <ListItem>{t('subjects.unknown.phone')}</ListItem>}
        {wanted.kind === profileKind && <ListItem>{t('subjects.unknown.profile')}</ListItem>}
        <ListItem>{t('subjects.unknown.events')}</ListItem>
      </List>
    </Alert>
  );
}
