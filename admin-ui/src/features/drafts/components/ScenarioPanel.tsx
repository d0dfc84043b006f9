import { Button, Content, Progress } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/components/ProblemAlert';
import type { Draft } from '../api/draft';
import { useRunScenarios } from '../api/runScenarios';
import styles from './FindingList.module.css';

/** Runs the scenarios of a draft; tells which fail, why, and what none of them reaches. */
export function ScenarioPanel({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const run = useRunScenarios(draft.project);
  const { data } = run;
  return (
    <div className={styles.list}>
      <div>
        <Button variant="secondary" onClick={() => run.mutate()} isLoading={run.isPending}>
          {t('drafts.scenarios.run')}
        </Button>
      </div>
      {run.error && <ProblemAlert problem={run.error} />}
      {data && (
        <>
          <Content component="p" aria-live="polite">
            {data.failed.length === 0
              ? t('drafts.scenarios.passed', { count: data.scenarios })
              : t('drafts.scenarios.failed', { count: data.failed.length, all: data.scenarios })}
          </Content>
          <Progress
            value={Math.round(data.coverage.share * 1000) / 10}
            title={t('drafts.scenarios.coverage')}
            size="sm"
          />
          <ul className={styles.list}>
            {data.failed.map(({ name, file, line, differences }) => (
              <li key={`${file}:${line}`} className={styles.finding}>
                <strong>{name}</strong>
                <div className={styles.file}>
                  {file}:{line}
                </div>
                <ul>
                  {differences.map((difference) => (
                    <li key={difference}>{difference}</li>
                  ))}
                </ul>
              </li>
            ))}
            {data.coverage.rows.missed.map(({ reference, what }) => (
              <li key={reference} className={styles.finding}>
                <div className={styles.file}>{reference}</div>
                {t('drafts.scenarios.missed', { what })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
