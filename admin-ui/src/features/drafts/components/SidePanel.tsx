import { Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Edit, Sheet } from '@/lib/sheet/sheet';
import type { Draft } from '../api/draft';
import { FindingList } from './FindingList';
import { ScenarioPanel } from './ScenarioPanel';
import { TryPanel } from './TryPanel';
import type { FoundHere } from './useFindings';
import type { Trial } from './useTrial';
import styles from './SidePanel.module.css';

interface Props {
  draft: Draft;
  sheet: Sheet;
  findings: { found: readonly FoundHere[]; isStale: boolean; problem: unknown };
  trial: Trial;
  onGo: (row: string) => void;
  onEdits?: (edits: Edit[]) => void;
}

/** Beside a table: what is wrong with it, what it decides, and how the scenarios go. */
export function SidePanel({ draft, sheet, findings, trial, onGo, onEdits }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const shown = search.get('panel') ?? 'findings';
  const { found } = findings;
  return (
    <aside className={styles.panel} aria-label={t('drafts.panel.title')}>
      <Tabs
        activeKey={shown}
        onSelect={(_, panel) => {
          const next = new URLSearchParams(search);
          next.set('panel', String(panel));
          setSearch(next, { replace: true });
        }}
        aria-label={t('drafts.panel.title')}
        isFilled
        mountOnEnter
      >
        <Tab
          eventKey="findings"
          title={
            <TabTitleText>{t('drafts.panel.findings', { number: found.length })}</TabTitleText>
          }
        >
          <div className={styles.content}>
            <FindingList
              findings={findings}
              sheet={sheet}
              onGo={onGo}
              {...(onEdits && { onEdits })}
            />
          </div>
        </Tab>
        <Tab eventKey="try" title={<TabTitleText>{t('drafts.panel.try')}</TabTitleText>}>
          <div className={styles.content}>
            <TryPanel trial={trial} />
          </div>
        </Tab>
        <Tab
          eventKey="scenarios"
          title={<TabTitleText>{t('drafts.panel.scenarios')}</TabTitleText>}
        >
          <div className={styles.content}>
            <ScenarioPanel draft={draft} />
          </div>
        </Tab>
      </Tabs>
    </aside>
  );
}
