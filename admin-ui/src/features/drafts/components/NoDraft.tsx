import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import { EditIcon } from '@patternfly/react-icons/dist/esm/icons/edit-icon';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/components/ProblemAlert';
import { useBeginDraft } from '../api/beginDraft';
import { useMayWrite } from './useMayWrite';

/** Stands where a draft would be, and begins one. */
export function NoDraft({ project }: { project: string }) {
  const { t } = useTranslation();
  const begin = useBeginDraft(project);
  const mayWrite = useMayWrite();
  return (
    <EmptyState headingLevel="h1" icon={EditIcon} titleText={t('drafts.none.title')}>
      <EmptyStateBody>
        {mayWrite ? t('drafts.none.about', { project }) : t('drafts.none.readOnly', { project })}
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          {mayWrite && (
            <Button onClick={() => begin.mutate()} isLoading={begin.isPending}>
              {t('drafts.none.begin')}
            </Button>
          )}
        </EmptyStateActions>
        {begin.error && <ProblemAlert problem={begin.error} />}
      </EmptyStateFooter>
    </EmptyState>
  );
}
