import { ActionList, ActionListGroup, ActionListItem, Button, Title } from '@patternfly/react-core';
import { CheckIcon } from '@patternfly/react-icons/dist/esm/icons/check-icon';
import { DownloadIcon } from '@patternfly/react-icons/dist/esm/icons/download-icon';
import { RocketIcon } from '@patternfly/react-icons/dist/esm/icons/rocket-icon';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from '@/components/Instant';
import { useHasRole, useUser } from '@/lib/session/user';
import { isApproved, statesOf } from '../api/inForce';
import type { Release } from '../api/releases';
import { approvalRight } from './approval';
import { ApproveDialog } from './ApproveDialog';
import { DeployDialog } from './DeployDialog';
import styles from './ReleaseHeader.module.css';
import { Said } from './Said';
import { StateLabels } from './StateLabels';
import { useProjectState } from './useProjectState';

/** Which release it is and what became of it, and what may be done with it. */
export function ReleaseHeader({ release }: { release: Release }) {
  const { t } = useTranslation();
  const { project, number, createdBy, createdAt, tier } = release;
  const { deployments, present, held } = useProjectState(project);
  const mayApprove = approvalRight(release, useUser()) === 'may';
  const isOperator = useHasRole('operator');
  const mayDeploy = isOperator && isApproved(release) && present.live?.release !== number;
  const mayDownload = useHasRole(...readers);
  const [dialog, setDialog] = useState<'approve' | 'deploy'>();
  const [said, say] = useState<string>();
  const open = (wanted: 'approve' | 'deploy') => {
    say(undefined);
    setDialog(wanted);
  };
  const done = (words: string) => {
    setDialog(undefined);
    say(words);
  };
  return (
    <div className={styles.header}>
      <div className={styles.line}>
        <div>
          <div className={styles.title}>
            <Title headingLevel="h1">{t('release.title', { number, project })}</Title>
            {deployments.data && <StateLabels states={statesOf(release, present)} />}
          </div>
          <p className={styles.facts}>
            {t('release.publishedBy', { name: createdBy })} <Instant at={createdAt} />
            {' · '}
            {t('release.facts.tier')}: {t(`release.tiers.${tier}`)}
          </p>
        </div>
        <ActionList>
          <ActionListGroup>
            {mayApprove && (
              <ActionListItem>
                <Button
                  variant={isApproved(release) ? 'secondary' : 'primary'}
                  icon={<CheckIcon />}
                  onClick={() => open('approve')}
                >
                  {t('release.approve.open')}
                </Button>
              </ActionListItem>
            )}
            {mayDeploy && deployments.data && (
              <ActionListItem>
                <Button icon={<RocketIcon />} onClick={() => open('deploy')}>
                  {t('deploy.open')}
                </Button>
              </ActionListItem>
            )}
            {mayDownload && (
              <ActionListItem>
                <Button
                  component="a"
                  variant="secondary"
                  icon={<DownloadIcon />}
                  href={archiveAddress(project, number)}
                  download={`${project}-${number}.zip`}
                >
                  {t('release.download')}
                </Button>
              </ActionListItem>
            )}
          </ActionListGroup>
        </ActionList>
      </div>
      <Said words={said} />
      {dialog === 'approve' && (
        <ApproveDialog release={release} onClose={() => setDialog(undefined)} onDone={done} />
      )}
      {dialog === 'deploy' && (
        <DeployDialog
          release={release}
          present={present}
          isHeld={held.has(number)}
          onClose={() => setDialog(undefined)}
          onDone={done}
        />
      )}
    </div>
  );
}

const readers = ['business-author', 'rule-developer', 'approver', 'compliance', 'operator'];

/** The browser itself loads the archive, which may be large. */
function archiveAddress(project: string, number: number): string {
  return `/api/v1/projects/${encodeURIComponent(project)}/releases/${number}/archive`;
}
