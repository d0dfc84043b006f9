import { Button, Flex, FlexItem, Title } from '@patternfly/react-core';
import { EditIcon } from '@patternfly/react-icons/dist/esm/icons/edit-icon';
import { UndoIcon } from '@patternfly/react-icons/dist/esm/icons/undo-icon';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Instant } from '@/components/Instant';
import { useHasRole } from '@/lib/session/user';
import { useProject } from '@/lib/api/projects';
import { InForceCards } from './InForceCards';
import styles from './ProjectHeader.module.css';
import { RollBackDialog } from './RollBackDialog';
import { Said } from './Said';
import { useProjectState } from './useProjectState';

/** The name of a project, what is in force, and the way back. */
export function ProjectHeader({ project }: { project: string }) {
  const { t } = useTranslation();
  const { data: listed } = useProject(project);
  const { deployments, present, rollback } = useProjectState(project);
  const mayWrite = useHasRole('business-author', 'rule-developer');
  const mayRollBack = useHasRole('operator');
  const [isOpen, setOpen] = useState(false);
  const [said, say] = useState<string>();
  const draft = listed?.draft;
  return (
    <div className={styles.header}>
      <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }}>
        <FlexItem>
          <Title headingLevel="h1" className={styles.name}>
            {project}
          </Title>
          {draft && (
            <p className={styles.draft}>
              {draft.base === undefined
                ? t('project.draftOfNothing', { name: draft.changedBy })
                : t('project.draft', { base: draft.base, name: draft.changedBy })}{' '}
              <Instant at={draft.changedAt} />
            </p>
          )}
        </FlexItem>
        <FlexItem>
          {(draft || mayWrite) && (
            <Button
              variant={draft ? 'primary' : 'secondary'}
              icon={<EditIcon />}
              component={(props) => <Link {...props} to={`/projects/${project}/draft`} />}
            >
              {t(draft ? 'project.openDraft' : 'project.beginDraft')}
            </Button>
          )}{' '}
          {mayRollBack && rollback && (
            <Button
              variant="secondary"
              isDanger
              icon={<UndoIcon />}
              onClick={() => {
                say(undefined);
                setOpen(true);
              }}
            >
              {t('project.rollBack.open')}
            </Button>
          )}
        </FlexItem>
      </Flex>
      <Said words={said} />
      {deployments.data && <InForceCards project={project} present={present} />}
      {isOpen && rollback && (
        <RollBackDialog
          project={project}
          plan={rollback}
          coming={present.coming}
          onClose={() => setOpen(false)}
          onDone={(words) => {
            setOpen(false);
            say(words);
          }}
        />
      )}
    </div>
  );
}
