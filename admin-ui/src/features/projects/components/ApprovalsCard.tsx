import { Alert, Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Instant } from '@/components/Instant';
import { useUser } from '@/lib/session/user';
import { isApproved } from '../api/inForce';
import type { Release } from '../api/releases';
import { approvalRight } from './approval';
import styles from './ApprovalsCard.module.css';

/** Who approved a release with which words, and who may. */
export function ApprovalsCard({ release }: { release: Release }) {
  const { t } = useTranslation();
  const { approvals } = release;
  const right = approvalRight(release, useUser());
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('release.approvals.title')}</CardTitle>
      <CardBody>
        {approvals.length === 0 && (
          <p>{isApproved(release) ? t('release.approvals.server') : t('release.approvals.none')}</p>
        )}
        <ol className={styles.approvals}>
          {approvals.map(({ approvedBy, answerable, approvedAt, comment }, index) => (
            <li key={index}>
              <strong>{approvedBy}</strong>
              {answerable !== approvedBy && ` (${answerable})`} <Instant at={approvedAt} />
              {comment !== '' && <blockquote className={styles.comment}>{comment}</blockquote>}
            </li>
          ))}
        </ol>
        {!isApproved(release) && right !== 'may' && right !== 'did' && (
          <Alert
            isInline
            isPlain
            component="h3"
            variant="info"
            title={t(`release.approvals.${right}`)}
          />
        )}
      </CardBody>
    </Card>
  );
}
