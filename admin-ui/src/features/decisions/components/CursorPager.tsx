import { ActionList, ActionListGroup, ActionListItem, Button } from '@patternfly/react-core';
import { AngleDoubleLeftIcon } from '@patternfly/react-icons/dist/esm/icons/angle-double-left-icon';
import { AngleLeftIcon } from '@patternfly/react-icons/dist/esm/icons/angle-left-icon';
import { AngleRightIcon } from '@patternfly/react-icons/dist/esm/icons/angle-right-icon';
import { useTranslation } from 'react-i18next';
import styles from './CursorPager.module.css';
import { useListAddress } from './useListAddress';

interface Props {
  /** Where the next page begins, if there is one. */
  next: string | undefined;
  /** Whether another page is on its way, so that this one leads nowhere. */
  isStale: boolean;
}

/** Leads through a list that has cursors instead of page numbers. */
export function CursorPager({ next, isStale }: Props) {
  const { t } = useTranslation();
  const { cursor, canGoNewer, goNewest, goNewer, goOlder } = useListAddress();
  if (cursor === null && next === undefined) {
    return null;
  }
  return (
    <nav aria-label={t('decisions.pages')} className={styles.pager}>
      <ActionList>
        <ActionListGroup>
          <ActionListItem>
            <Button
              variant="secondary"
              icon={<AngleDoubleLeftIcon />}
              isDisabled={cursor === null || isStale}
              onClick={goNewest}
            >
              {t('decisions.newest')}
            </Button>
          </ActionListItem>
          <ActionListItem>
            <Button
              variant="secondary"
              icon={<AngleLeftIcon />}
              isDisabled={!canGoNewer || isStale}
              onClick={goNewer}
            >
              {t('decisions.newer')}
            </Button>
          </ActionListItem>
          <ActionListItem>
            <Button
              variant="secondary"
              icon={<AngleRightIcon />}
              iconPosition="end"
              isDisabled={next === undefined || isStale}
              onClick={() => next !== undefined && goOlder(next)}
            >
              {t('decisions.older')}
            </Button>
          </ActionListItem>
        </ActionListGroup>
      </ActionList>
      {next === undefined && <span className={styles.end}>{t('decisions.end')}</span>}
    </nav>
  );
}
