import { Loading } from '@/components/Loading';
import { useAddress } from '@/lib/address/useAddress';
import { useSubjectDecisions } from '../api/subjectDecisions';
import { WhyAnswer } from './WhyAnswer';
import { WhyForm } from './WhyForm';

/** Why the subject gets one thing and not another: a decision that is made for nobody to see. */
export function WhyView({ id }: { id: string }) {
  const [search] = useAddress();
  const decisions = useSubjectDecisions(id);
  const slot = search.get('slot') ?? '';
  const channel = search.get('channel') ?? '';
  const purpose = search.get('purpose') ?? '';
  const at = search.get('when');
  if (decisions.isPending) {
    return <Loading />;
  }
  const known = decisions.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <WhyForm id={id} known={known} />
      {slot !== '' && channel !== '' && purpose !== '' && (
        <WhyAnswer id={id} question={{ slot, channel, purpose, ...(at !== null && { at }) }} />
      )}
    </>
  );
}
