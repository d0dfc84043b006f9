import {
  Button,
  Form,
  SearchInput,
  Switch,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
} from '@patternfly/react-core';
import { SyncAltIcon } from '@patternfly/react-icons/dist/esm/icons/sync-alt-icon';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from '@/components/Instant';
import styles from './DecisionsToolbar.module.css';
import { useListAddress } from './useListAddress';

interface Props {
  refreshSeconds: number;
  updatedAt: number;
  isFetching: boolean;
  onRefresh: () => void;
}

/** Filters and refreshes the list. */
export function DecisionsToolbar({ refreshSeconds, updatedAt, isFetching, onRefresh }: Props) {
  const { t } = useTranslation();
  const { subject, cursor, isAuto, setAuto } = useListAddress();
  return (
    <Toolbar>
      <ToolbarContent>
        <ToolbarItem className={styles.filter}>
          <SubjectFilter key={subject} />
        </ToolbarItem>
        <ToolbarGroup align={{ default: 'alignEnd' }} className={styles.refresh}>
          {updatedAt > 0 && (
            <ToolbarItem className={styles.updated}>
              <Updated at={updatedAt} />
            </ToolbarItem>
          )}
          <ToolbarItem>
            <Switch
              label={t('decisions.auto', { seconds: refreshSeconds })}
              isChecked={isAuto}
              isDisabled={cursor !== null}
              onChange={(_event, isOn) => setAuto(isOn)}
            />
          </ToolbarItem>
          <ToolbarItem>
            <Button
              variant="secondary"
              icon={<SyncAltIcon />}
              onClick={onRefresh}
              aria-busy={isFetching}
            >
              {t('decisions.refresh')}
            </Button>
          </ToolbarItem>
        </ToolbarGroup>
      </ToolbarContent>
    </Toolbar>
  );
}

function SubjectFilter() {
  const { t } = useTranslation();
  const { subject, filterBy } = useListAddress();
  const [wanted, setWanted] = useState(subject ?? '');
  const apply = () => filterBy(wanted.trim() === '' ? null : wanted.trim());
  const clear = () => (subject === null ? setWanted('') : filterBy(null));
  return (
    <Form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <SearchInput
        aria-label={t('decisions.subjectFilter')}
        placeholder={t('decisions.subjectPlaceholder')}
        submitSearchButtonLabel={t('decisions.applyFilter')}
        resetButtonLabel={t('decisions.clearFilter')}
        value={wanted}
        onChange={(_event, value) => setWanted(value)}
        onSearch={apply}
        onClear={clear}
      />
    </Form>
  );
}

function Updated({ at }: { at: number }) {
  const { t } = useTranslation();
  return (
    <span>
      {t('decisions.updated')} <Instant at={new Date(at).toISOString()} />
    </span>
  );
}
