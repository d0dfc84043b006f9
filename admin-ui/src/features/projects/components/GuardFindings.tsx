import { ExpandableSection, Label, List, ListItem } from '@patternfly/react-core';
import { CheckCircleIcon } from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import { ExclamationCircleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import { useTranslation } from 'react-i18next';
import type { Deployment } from '../api/deployments';
import type { Finding, Judgement } from '../api/guardrails';
import { explainFinding } from './explainFinding';
import styles from './texts.module.css';

interface Props {
  deployment: Deployment;
  /** The newest first. */
  judgements: Judgement[];
}

/** What guardrails found of a deployment: that it keeps them, or which it broke. */
export function GuardFindings({ deployment, judgements }: Props) {
  const { t } = useTranslation();
  const breach = judgements.find(({ findings }) => findings.some(({ breached }) => breached));
  const shown = breach ?? judgements[0];
  if (!shown) {
    return (
      <span className={styles.subtle}>
        {deployment.guardrails ? t('project.guard.notYet') : t('project.guard.none')}
      </span>
    );
  }
  const broken = shown.findings.filter(({ breached }) => breached);
  return (
    <>
      {breach ? (
        <span>
          <Label isCompact status="danger" icon={<ExclamationCircleIcon />}>
            {t('project.guard.broken')}
          </Label>
        </span>
      ) : (
        <span>
          <Label isCompact status="success" icon={<CheckCircleIcon />}>
            {t('project.guard.kept', { count: judgements.length })}
          </Label>
        </span>
      )}
      {broken.length > 0 && <Findings findings={broken} />}
      {shown.findings.length > broken.length && (
        <ExpandableSection
          toggleTextCollapsed={t('project.guard.show')}
          toggleTextExpanded={t('project.guard.hide')}
        >
          <Findings findings={shown.findings.filter(({ breached }) => !breached)} />
        </ExpandableSection>
      )}
    </>
  );
}

function Findings({ findings }: { findings: Finding[] }) {
  const { i18n } = useTranslation();
  return (
    <List isPlain className={styles.subtle}>
      {findings.map((finding) => (
        <ListItem key={finding.guardrail}>{explainFinding(finding, i18n)}</ListItem>
      ))}
    </List>
  );
}
