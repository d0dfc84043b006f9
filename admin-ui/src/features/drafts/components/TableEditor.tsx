import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Grid } from '@/components/grid/Grid';
import type { Lights } from '@/components/grid/marks';
import { useSelection } from '@/components/grid/selection';
import type { History } from '@/lib/sheet/history';
import type { Doing } from '@/lib/sheet/session';
import { type Edit, placeOf } from '@/lib/sheet/sheet';
import { everything, orderOf, type View } from '@/lib/sheet/view';
import { useSettled } from '@/lib/time/useSettled';
import type { Draft } from '../api/draft';
import { useTellPlace } from '../api/tellPlace';
import { FindBar } from './FindBar';
import { lightsOf } from './lightsOf';
import { PolicyChoice } from './PolicyChoice';
import { SidePanel } from './SidePanel';
import { suggestionsOf } from './suggestionsOf';
import { TableToolbar } from './TableToolbar';
import { useFindings } from './useFindings';
import { useTrial } from './useTrial';
import styles from './TableEditor.module.css';

/** How long nothing may change before the draft is checked and tried, in milliseconds. */
const rest = 500;
const noLights: Lights = new Map();

interface Props {
  draft: Draft;
  path: string;
  history: History;
  isReadOnly: boolean;
  /** Whether the server has all that is seen. */
  isSaved: boolean;
  act: (act: Doing) => void;
}

/** One decision table with everything to edit it, and beside it what is wrong and what it does. */
export function TableEditor({ draft, path, history, isReadOnly, isSaved, act }: Props) {
  const { t } = useTranslation();
  const { sheet } = history;
  const [view, setView] = useState<View>(everything);
  const [frozen, setFrozen] = useState(0);
  const findField = useRef<HTMLInputElement>(null);
  const order = useMemo(() => orderOf(sheet, view), [sheet, view]);
  const seen = useMemo(() => ({ sheet, order }), [sheet, order]);
  const selection = useSelection(order.length, sheet.columns.length);
  // While somebody types, nothing is checked or tried.
  const revision = useSettled(isSaved ? draft.revision : undefined, rest);
  const findings = useFindings(draft.project, path, sheet, revision);
  const trial = useTrial(draft, revision);
  const lights = useMemo(
    () => (trial.decision ? lightsOf(trial.decision, path, sheet) : noLights),
    [trial.decision, path, sheet],
  );
  const suggest = useMemo(() => suggestionsOf(draft, sheet), [draft, sheet]);
  const searched = useDeferredValue(seen);
  const { active } = selection;
  const row = sheet.rows[order[active.line] ?? -1]?.id;
  useTellPlace(draft.project, path, sheet.id, row, sheet.columns[active.column]?.id);

  const table = sheet.id;
  const edit = (edits: Edit[]) => act({ what: 'edit', table, edits });
  const undo = () => act({ what: 'undo', table });
  const redo = () => act({ what: 'redo', table });
  const go = (id: string) => {
    const line = order.findIndex((place) => sheet.rows[place]?.id === id);
    if (line < 0) {
      // The row is filtered out: it is shown among all others.
      setView(everything);
    }
    const spot = { line: line < 0 ? placeOf(sheet.rows, id) : line, column: active.column };
    selection.change({ to: 'spot', spot });
  };

  return (
    <>
      <div className={styles.bar}>
        {!isReadOnly && (
          <TableToolbar
            seen={seen}
            selection={selection}
            canUndo={history.past.length > 0}
            canRedo={history.future.length > 0}
            onEdits={edit}
            onUndo={undo}
            onRedo={redo}
          />
        )}
        <FindBar
          field={findField}
          seen={searched}
          view={view}
          onView={setView}
          frozen={frozen}
          onFrozen={setFrozen}
          selection={selection}
        />
      </div>
      <PolicyChoice sheet={sheet} {...(!isReadOnly && { onEdits: edit })} />
      <div className={styles.content}>
        <div className={styles.sheet}>
          <Grid
            seen={seen}
            view={view}
            label={t('drafts.sheet', { name: sheet.name })}
            selection={selection}
            frozen={frozen}
            marks={findings.marks}
            lights={lights}
            suggest={suggest}
            onUndo={undo}
            onRedo={redo}
            onFind={() => findField.current?.focus()}
            {...(!isReadOnly && { onEdits: edit })}
          />
        </div>
        <SidePanel
          draft={draft}
          sheet={sheet}
          findings={findings}
          trial={trial}
          onGo={go}
          {...(!isReadOnly && { onEdits: edit })}
        />
      </div>
    </>
  );
}
