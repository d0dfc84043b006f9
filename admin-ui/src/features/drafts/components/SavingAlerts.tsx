import { Alert, AlertActionCloseButton, AlertActionLink } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/components/ProblemAlert';
import type { Edit } from '@/lib/sheet/sheet';
import type { TableSession } from './useTableSession';

/** How many changes are written out. */
const most = 5;

/** What could not be saved, why, and the ways on. Nothing typed is lost without being named. */
export function SavingAlerts({ session }: { session: TableSession }) {
  const { t } = useTranslation();
  const { saving, lost } = session;
  return (
    <>
      {saving.state === 'waiting' && (
        <Alert isInline component="h2" variant="warning" title={t('drafts.alerts.waiting')}>
          {t('drafts.alerts.waitingAdvice', { count: session.unsent })}
        </Alert>
      )}
      {saving.state === 'refused' && (
        <ProblemAlert
          problem={saving.problem}
          actions={
            <>
              <AlertActionLink onClick={session.retry}>{t('drafts.alerts.retry')}</AlertActionLink>
              <AlertActionLink onClick={session.giveUp}>
                {t('drafts.alerts.giveUp')}
              </AlertActionLink>
            </>
          }
        />
      )}
      {lost.length > 0 && (
        <Alert
          isInline
          component="h2"
          variant="warning"
          title={t('drafts.alerts.lost', { count: lost.length })}
          actionClose={<AlertActionCloseButton onClose={session.acknowledge} />}
        >
          <p>{t('drafts.alerts.lostAdvice')}</p>
          <ul>
            {lost
              .flatMap(textsOf)
              .slice(0, most)
              .map((text, i) => (
                <li key={i}>
                  <code>{text}</code>
                </li>
              ))}
          </ul>
        </Alert>
      )}
    </>
  );
}

/** What was typed in an edit. */
function textsOf(edit: Edit): string[] {
  switch (edit.kind) {
    case 'set':
      return edit.cells.map(({ from, to }) => `${from} → ${to}`);
    case 'insert':
      return edit.rows.map(({ cells }) => `+ ${cells.join(' | ')}`);
    case 'delete':
      return edit.rows.map(({ cells }) => `− ${cells.join(' | ')}`);
    case 'move':
      return edit.rows.map((row) => `↕ ${row}`);
    case 'policy':
      return [`${edit.from} → ${edit.to}`];
  }
}
