import { Label, LabelGroup } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Deployment } from '../api/deployments';
import { modeWords } from './StateLabels';

interface Props {
  deployment: Deployment;
  isToCome: boolean;
}

/** For whom a deployment decides, and whether it is a roll back, to come, or taken back. */
export function DeploymentKind({ deployment, isToCome }: Props) {
  const { t, i18n } = useTranslation();
  const { rollback, cancelledAt, despiteBreach } = deployment;
  return (
    <LabelGroup numLabels={5} aria-label={t('project.deploymentColumns.kind')}>
      {rollback ? (
        <Label isCompact color="red" variant="outline">
          {t('project.kinds.rollback')}
        </Label>
      ) : (
        <Label isCompact variant="outline">
          {modeWords(deployment, i18n)}
        </Label>
      )}
      {isToCome && (
        <Label isCompact color="blue">
          {t('project.kinds.coming')}
        </Label>
      )}
      {cancelledAt !== undefined && (
        <Label isCompact color="grey">
          {t('project.kinds.cancelled')}
        </Label>
      )}
      {despiteBreach && (
        <Label isCompact color="orange" variant="outline">
          {t('project.kinds.despiteBreach')}
        </Label>
      )}
    </LabelGroup>
  );
}
