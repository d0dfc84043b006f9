import { Label } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Draft } from '../api/draft';

const colors = { same: 'grey', added: 'green', changed: 'blue', removed: 'red' } as const;

/** The files of a draft; those with decision tables lead to their editor. */
export function DraftFiles({ draft }: { draft: Draft }) {
  const { t, i18n } = useTranslation();
  return (
    <Table aria-label={t('drafts.page.files')} variant="compact">
      <Thead>
        <Tr>
          <Th>{t('drafts.page.file')}</Th>
          <Th>{t('drafts.page.change')}</Th>
          <Th>{t('drafts.page.size')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {draft.files.map(({ path, bytes, change }) => (
          <Tr key={path}>
            <Td dataLabel={t('drafts.page.file')}>
              {change !== 'removed' && isTable(path) ? (
                <Link to={`/projects/${draft.project}/draft/tables/${path}`}>{path}</Link>
              ) : (
                path
              )}
            </Td>
            <Td dataLabel={t('drafts.page.change')}>
              <Label isCompact color={colors[change]}>
                {t(`drafts.changes.${change}`)}
              </Label>
            </Td>
            <Td dataLabel={t('drafts.page.size')}>
              {new Intl.NumberFormat(i18n.language, {
                style: 'unit',
                unit: 'kilobyte',
                maximumFractionDigits: 1,
              }).format(bytes / 1000)}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function isTable(path: string): boolean {
  return /^(tables|decisions)\/.+\.(dmn|xlsx|csv)$/.test(path);
}
