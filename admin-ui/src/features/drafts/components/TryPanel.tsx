import { Button, Content, Label, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { ReasonList } from '@/components/explanation/ReasonList';
import { ProblemAlert } from '@/components/ProblemAlert';
import type { Decision } from '../api/tryDraft';
import { Busy } from './Busy';
import { TryForm } from './TryForm';
import type { Trial } from './useTrial';
import styles from './FindingList.module.css';

/** What the draft decides about somebody, with the fate of each candidate. */
export function TryPanel({ trial }: { trial: Trial }) {
  const { t } = useTranslation();
  const { question, decision, problem, isStale, ask } = trial;
  return (
    <div className={styles.list}>
      <Content component="small">{t('drafts.try.about')}</Content>
      <TryForm trial={trial} />
      {problem !== null && <ProblemAlert problem={problem} />}
      {question && decision && (
        <div aria-busy={isStale} aria-live="polite">
          <Busy isBusy={isStale} text={t('drafts.try.deciding')} />
          <Fates title={t('drafts.try.chosen')} color="green" candidates={decision.actions} />
          {decision.actions.length === 0 && <p>{t('drafts.try.none')}</p>}
          <Fates title={t('drafts.try.excluded')} color="grey" candidates={decision.excluded} />
        </div>
      )}
      {question && (
        <Button variant="link" isInline onClick={() => ask(undefined)}>
          {t('drafts.try.stop')}
        </Button>
      )}
    </div>
  );
}

interface FatesProps {
  title: string;
  color: 'green' | 'grey';
  candidates: (Decision['actions'][number] | Decision['excluded'][number])[];
}

function Fates({ title, color, candidates }: FatesProps) {
  const { t } = useTranslation();
  return (
    <>
      <Title headingLevel="h2" size="md">
        {title}
      </Title>
      <ul>
        {candidates.map(({ action, reasons }) => (
          <li key={action} className={styles.finding}>
            <Label isCompact color={color}>
              {action}
            </Label>
            <ReasonList reasons={reasons} label={t('drafts.try.reasons', { action })} />
          </li>
        ))}
      </ul>
    </>
  );
}
