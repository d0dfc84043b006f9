import { Button, Content, Label } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/components/ProblemAlert';
import { meant } from '@/lib/sheet/cellText';
import { type Edit, newRowId, placeOf, type Sheet } from '@/lib/sheet/sheet';
import { Busy } from './Busy';
import type { FoundHere } from './useFindings';
import styles from './FindingList.module.css';

const colors = { error: 'red', warning: 'yellow', info: 'blue' } as const;

interface Props {
  findings: { found: readonly FoundHere[]; isStale: boolean; problem: unknown };
  sheet: Sheet;
  onGo: (row: string) => void;
  onEdits?: (edits: Edit[]) => void;
}

/** What was found in the draft; each finding leads to its row, a gap to the row that closes it. */
export function FindingList({ findings, sheet, onGo, onEdits }: Props) {
  const { t } = useTranslation();
  const { found, isStale, problem } = findings;
  return (
    <div aria-busy={isStale}>
      <Busy isBusy={isStale} text={t('drafts.panel.checking')} />
      {problem !== null && <ProblemAlert problem={problem} />}
      {found.length === 0 && problem === null && !isStale && (
        <Content component="p">{t('drafts.panel.sound')}</Content>
      )}
      <ul className={styles.list}>
        {found.map(({ key, severity, text, file, rows, suggestion }) => (
          <li key={key} className={styles.finding}>
            <div className={styles.facts}>
              <Label isCompact color={colors[severity]}>
                {t(`drafts.severities.${severity}`)}
              </Label>
              <span className={styles.file}>{file}</span>
            </div>
            <p>{text}</p>
            <div className={styles.facts}>
              {rows.map((row) => (
                <Button key={row} variant="link" isInline onClick={() => onGo(row)}>
                  {t('drafts.panel.row', { number: placeOf(sheet.rows, row) + 1 })}
                </Button>
              ))}
              {suggestion && onEdits && (
                <Button
                  variant="link"
                  isInline
                  onClick={() => onEdits([rowFor(sheet, suggestion)])}
                >
                  {t('drafts.panel.close')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A row for inputs that no row answers yet; what it says is left to the author. */
function rowFor(sheet: Sheet, inputs: readonly string[]): Edit {
  let next = 0;
  const cells = sheet.columns.map((column) =>
    column.kind === 'input' ? (inputs[next++] ?? '-') : meant(column, ''),
  );
  const after = sheet.rows.at(-1)?.id;
  return { kind: 'insert', table: sheet.id, after, rows: [{ id: newRowId(), cells }] };
}
