import { useTranslation } from 'react-i18next';
import { Answered } from '@/components/Answered';
import { useAddress } from '@/lib/address/useAddress';
import { alone, nested } from '../api/nesting';
import { type PreviewOrder, usePreview } from '../api/preview';
import { type Segment, useSegments } from '../api/segments';
import { PreviewForm } from './PreviewForm';
import { PreviewResult } from './PreviewResult';
import styles from './Segments.module.css';

/** How many subjects a condition would have, before it is written down. */
export function PreviewView({ project }: { project: string }) {
  const { t } = useTranslation();
  const segments = useSegments(project);
  return (
    <div className={styles.stack}>
      <p>{t('segments.preview.about')}</p>
      <Answered query={segments}>
        {(known) => <Preview project={project} segments={known.segments} />}
      </Answered>
    </div>
  );
}

function Preview({ project, segments }: { project: string; segments: Segment[] }) {
  const [search] = useAddress();
  const chosen = segments.find(({ segment }) => segment === search.get('segment'));
  const condition = search.get('condition') ?? '';
  const { within } = nested(chosen?.condition ?? '');
  return (
    <>
      <PreviewForm segments={segments} {...(chosen && { chosen })} condition={condition} />
      {condition !== '' && (
        <Counted
          order={{
            project,
            condition: alone({ own: condition, ...(within && { within }) }, segments),
            ...(chosen && { segment: chosen.segment }),
          }}
          {...(chosen && { chosen })}
        />
      )}
    </>
  );
}

function Counted({ order, chosen }: { order: PreviewOrder; chosen?: Segment }) {
  const preview = usePreview(order);
  return (
    <Answered query={preview} isPart>
      {(counted) => <PreviewResult counted={counted} {...(chosen && { chosen })} />}
    </Answered>
  );
}
