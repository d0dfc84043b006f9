import { FormSelect, FormSelectOption, Stack, StackItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Loading } from '@/components/Loading';
import { useDifference } from '../api/difference';
import type { InForce } from '../api/inForce';
import { type Release, useReleases } from '../api/releases';
import { Answered } from '@/components/Answered';
import { DifferenceSummary } from './DifferenceSummary';
import styles from './DifferenceView.module.css';
import { FileChanges } from './FileChanges';
import { Situations } from './Situations';
import { TableAnswers } from './TableAnswers';
import { useProjectState } from './useProjectState';

/** What a release changes against another one, which the address names. */
export function DifferenceView({ release }: { release: Release }) {
  const { t } = useTranslation();
  const { project, number } = release;
  const [search, setSearch] = useSearchParams();
  const releases = useReleases(project);
  const { deployments, present } = useProjectState(project);
  if (releases.isPending || deployments.isPending) {
    return <Loading />;
  }
  const others = (releases.data ?? []).map((one) => one.number).filter((one) => one !== number);
  const wanted = Number(search.get('from'));
  const from = others.includes(wanted) ? wanted : usualBase(number, others, present);
  if (from === undefined) {
    return <p>{t('difference.noOther')}</p>;
  }
  return (
    <Stack hasGutter>
      <StackItem className={styles.from}>
        <label htmlFor="from">{t('difference.from')}</label>
        <FormSelect
          id="from"
          className={styles.select}
          value={from}
          onChange={(_event, value) =>
            setSearch({ view: 'changes', from: value }, { replace: true })
          }
        >
          {others.map((one) => (
            <FormSelectOption
              key={one}
              value={one}
              label={
                one === present.live?.release
                  ? t('difference.inForce', { number: one })
                  : t('release.name', { number: one })
              }
            />
          ))}
        </FormSelect>
      </StackItem>
      <StackItem>
        <Difference key={from} project={project} from={from} number={number} />
      </StackItem>
    </Stack>
  );
}

/** The release in force; for that one itself the one before it. */
function usualBase(number: number, others: number[], { live }: InForce): number | undefined {
  if (live && others.includes(live.release)) {
    return live.release;
  }
  return others.find((one) => one < number) ?? others[0];
}

interface DifferenceProps {
  project: string;
  from: number;
  number: number;
}

function Difference({ project, from, number }: DifferenceProps) {
  return (
    <Answered query={useDifference(project, from, number)}>
      {(difference) => (
        <Stack hasGutter>
          <StackItem>
            <DifferenceSummary difference={difference} />
          </StackItem>
          {difference.situations.divergences.length > 0 && (
            <StackItem>
              <Situations situations={difference.situations} />
            </StackItem>
          )}
          {difference.tables.length > 0 && (
            <StackItem>
              <TableAnswers tables={difference.tables} />
            </StackItem>
          )}
          {difference.changes.length > 0 && (
            <StackItem>
              <FileChanges changes={difference.changes} unlisted={difference.unlistedChanges} />
            </StackItem>
          )}
        </Stack>
      )}
    </Answered>
  );
}
