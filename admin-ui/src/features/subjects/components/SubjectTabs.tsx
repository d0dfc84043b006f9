import { PageSection, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { InProject } from '@/components/InProject';
import { useAddress } from '@/lib/address/useAddress';
import { useHasRole } from '@/lib/session/user';
import type { Profile } from '../api/profile';
import { DecisionsView } from './DecisionsView';
import { IdentityView } from './IdentityView';
import { OverviewView } from './OverviewView';
import { SegmentsView } from './SegmentsView';
import { TimelineView } from './TimelineView';
import { TraitsView } from './TraitsView';
import { WhyView } from './WhyView';

const tabs = [
  'overview',
  'timeline',
  'traits',
  'segments',
  'decisions',
  'why',
  'identity',
] as const;
type Tab = (typeof tabs)[number];

/** The views of a subject; the address holds which one is open. */
export function SubjectTabs({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const maySimulate = useHasRole(
    'channel',
    'business-author',
    'rule-developer',
    'data-scientist',
    'compliance',
  );
  const offered = tabs.filter((tab) => tab !== 'why' || maySimulate);
  const open = offered.find((tab) => tab === search.get('tab')) ?? 'overview';
  return (
    <>
      <PageSection type="tabs">
        <Tabs
          activeKey={open}
          onSelect={(_event, key) => change({ tab: key === 'overview' ? null : String(key) })}
          aria-label={t('subject.views')}
          usePageInsets
        >
          {offered.map((tab) => (
            <Tab
              key={tab}
              eventKey={tab}
              title={<TabTitleText>{t(`subject.tabs.${tab}`)}</TabTitleText>}
              tabContentId="view"
            />
          ))}
        </Tabs>
      </PageSection>
      <PageSection isFilled id="view" role="tabpanel" aria-label={t(`subject.tabs.${open}`)}>
        <View tab={open} profile={profile} />
      </PageSection>
    </>
  );
}

function View({ tab, profile }: { tab: Tab; profile: Profile }) {
  switch (tab) {
    case 'overview':
      return <OverviewView profile={profile} />;
    case 'timeline':
      return <TimelineView id={profile.id} />;
    case 'traits':
      return <InProject>{(project) => <TraitsView id={profile.id} project={project} />}</InProject>;
    case 'segments':
      return (
        <InProject>{(project) => <SegmentsView id={profile.id} project={project} />}</InProject>
      );
    case 'decisions':
      return <DecisionsView id={profile.id} />;
    case 'why':
      return <WhyView id={profile.id} />;
    case 'identity':
      return <IdentityView profile={profile} />;
  }
}
