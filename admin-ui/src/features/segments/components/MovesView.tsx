import { EmptyState, EmptyStateBody, Label } from '@patternfly/react-core';
import { CubesIcon } from '@patternfly/react-icons/dist/esm/icons/cubes-icon';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Answered } from '@/components/Answered';
import { Instant } from '@/components/Instant';
import { ShowMore } from '@/components/ShowMore';
import { useAddress } from '@/lib/address/useAddress';
import { absoluteTime, humanised } from '@/lib/format/format';
import { type Move, useMoves } from '../api/moves';
import { MovesFilter } from './MovesFilter';
import styles from './Segments.module.css';

const causes = ['event', 'time', 'release', 'first-look', 'identity'] as const;

/** Who entered and left segments, and why, the latest first. */
export function MovesView({ project }: { project: string }) {
  const { t } = useTranslation();
  const [search] = useAddress();
  const segment = search.get('segment');
  const profile = search.get('profile');
  const moves = useMoves({ project, ...(segment && { segment }), ...(profile && { profile }) });
  return (
    <>
      <MovesFilter project={project} />
      <Answered query={moves}>
        {({ pages }) => {
          const all = pages.flatMap(({ items }) => items);
          return all.length === 0 ? (
            <EmptyState headingLevel="h2" icon={CubesIcon} titleText={t('segments.moves.none')}>
              <EmptyStateBody>
                {t(segment || profile ? 'segments.moves.noneSuch' : 'segments.moves.noneYet')}
              </EmptyStateBody>
            </EmptyState>
          ) : (
            <>
              <MovesTable moves={all} />
              <ShowMore
                shown={all.length}
                hasMore={moves.hasNextPage}
                isLoading={moves.isFetchingNextPage}
                onMore={() => void moves.fetchNextPage()}
              />
            </>
          );
        }}
      </Answered>
    </>
  );
}

function MovesTable({ moves }: { moves: Move[] }) {
  const { t } = useTranslation();
  return (
    <Table variant="compact" gridBreakPoint="grid-lg">
      <Caption>{t('segments.moves.caption')}</Caption>
      <Thead>
        <Tr>
          <Th>{t('segments.moves.at')}</Th>
          <Th>{t('segments.moves.subject')}</Th>
          <Th>{t('segments.moves.move')}</Th>
          <Th>{t('segments.segment')}</Th>
          <Th>{t('segments.moves.cause')}</Th>
          <Th>{t('segments.moves.release')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {moves.map((move, index) => (
          <Row key={index} move={move} />
        ))}
      </Tbody>
    </Table>
  );
}

function Row({ move }: { move: Move }) {
  const { t, i18n } = useTranslation();
  const cause = causes.find((one) => one === move.cause);
  return (
    <Tr>
      <Td dataLabel={t('segments.moves.at')}>
        <Instant at={move.at} />
        <div className={styles.subtle}>{absoluteTime(new Date(move.at), i18n.language)}</div>
      </Td>
      <Td dataLabel={t('segments.moves.subject')}>
        <Link to={`/subjects/${encodeURIComponent(move.profile)}?tab=segments`}>
          {move.profile}
        </Link>
      </Td>
      <Td dataLabel={t('segments.moves.move')}>
        <span>
          {' '}
          <Label isCompact color={move.entered ? 'green' : 'grey'}>
            {t(move.entered ? 'segments.moves.entered' : 'segments.moves.left')}
          </Label>
        </span>
      </Td>
      <Td dataLabel={t('segments.segment')}>{move.segment}</Td>
      <Td dataLabel={t('segments.moves.cause')}>
        {cause ? t(`segments.causes.${cause}`) : humanised(move.cause)}
      </Td>
      <Td dataLabel={t('segments.moves.release')}>#{move.release}</Td>
    </Tr>
  );
}
