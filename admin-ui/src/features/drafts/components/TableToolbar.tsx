import { Button, Tooltip } from '@patternfly/react-core';
import { AngleDownIcon } from '@patternfly/react-icons/dist/esm/icons/angle-down-icon';
import { AngleUpIcon } from '@patternfly/react-icons/dist/esm/icons/angle-up-icon';
import { CloneIcon } from '@patternfly/react-icons/dist/esm/icons/clone-icon';
import { PlusIcon } from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import { RedoIcon } from '@patternfly/react-icons/dist/esm/icons/redo-icon';
import { TrashIcon } from '@patternfly/react-icons/dist/esm/icons/trash-icon';
import { UndoIcon } from '@patternfly/react-icons/dist/esm/icons/undo-icon';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selecting } from '@/components/grid/selection';
import { duplicated, inserted, moved, removed, type Seen } from '@/lib/sheet/commands';
import type { Edit } from '@/lib/sheet/sheet';
import styles from './TableToolbar.module.css';

interface Props {
  seen: Seen;
  selection: Selecting;
  canUndo: boolean;
  canRedo: boolean;
  onEdits: (edits: Edit[]) => void;
  onUndo: () => void;
  onRedo: () => void;
}

/** What can be done with the chosen rows; each button names its key. */
export function TableToolbar({
  seen,
  selection,
  canUndo,
  canRedo,
  onEdits,
  onUndo,
  onRedo,
}: Props) {
  const { t } = useTranslation();
  const { range } = selection;
  const count = Math.max(0, range.bottom - range.top + 1);
  const hasRows = seen.order.length > 0;
  const isWhole = seen.order.length === seen.sheet.rows.length;
  return (
    <div role="toolbar" aria-label={t('drafts.toolbar.title')} className={styles.bar}>
      <Tool
        icon={UndoIcon}
        name={t('drafts.toolbar.undo')}
        keys="Ctrl+Z"
        isOff={!canUndo}
        onUse={onUndo}
      />
      <Tool
        icon={RedoIcon}
        name={t('drafts.toolbar.redo')}
        keys="Ctrl+Y"
        isOff={!canRedo}
        onUse={onRedo}
      />
      <span className={styles.gap} />
      <Tool
        icon={PlusIcon}
        name={t('drafts.toolbar.insert', { count })}
        keys="Ctrl+Enter"
        onUse={() => onEdits(inserted(seen, hasRows ? range.bottom : -1, Math.max(1, count)))}
      />
      <Tool
        icon={CloneIcon}
        name={t('drafts.toolbar.duplicate', { count })}
        keys="Ctrl+Shift+D"
        isOff={!hasRows}
        onUse={() => onEdits(duplicated(seen, range))}
      />
      <Tool
        icon={TrashIcon}
        name={t('drafts.toolbar.delete', { count })}
        keys="Ctrl+-"
        isOff={!hasRows}
        onUse={() => onEdits(removed(seen, range))}
      />
      <span className={styles.gap} />
      <Tool
        icon={AngleUpIcon}
        name={t('drafts.toolbar.moveUp')}
        keys="Alt+↑"
        isOff={!hasRows || !isWhole}
        onUse={() => onEdits(moved(seen, range, -1))}
      />
      <Tool
        icon={AngleDownIcon}
        name={t('drafts.toolbar.moveDown')}
        keys="Alt+↓"
        isOff={!hasRows || !isWhole}
        onUse={() => onEdits(moved(seen, range, 1))}
      />
    </div>
  );
}

interface ToolProps {
  icon: ComponentType;
  name: string;
  keys: string;
  isOff?: boolean;
  onUse: () => void;
}

function Tool({ icon: Icon, name, keys, isOff = false, onUse }: ToolProps) {
  return (
    <Tooltip content={`${name} (${keys})`} aria="none">
      <Button
        variant="plain"
        icon={<Icon />}
        aria-label={name}
        isAriaDisabled={isOff}
        onClick={() => isOff || onUse()}
      />
    </Tooltip>
  );
}
