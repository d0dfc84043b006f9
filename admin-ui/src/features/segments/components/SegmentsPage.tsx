import { Content, PageSection, Tab, Tabs, TabTitleText, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { InProject } from '@/components/InProject';
import { useTitle } from '@/components/useTitle';
import { useAddress } from '@/lib/address/useAddress';
import { useHasRole } from '@/lib/session/user';
import { MovesView } from './MovesView';
import { PreviewView } from './PreviewView';
import { SegmentsView } from './SegmentsView';

const tabs = ['segments', 'moves', 'preview'] as const;

/** The segments of a project: who belongs, who moves, and who would belong. */
export function SegmentsPage() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const maySeeMoves = useHasRole('compliance', 'operator');
  const offered = tabs.filter((tab) => tab !== 'moves' || maySeeMoves);
  const open = offered.find((tab) => tab === search.get('tab')) ?? 'segments';
  useTitle(t('segments.title'));
  return (
    <>
      <PageSection>
        <Title headingLevel="h1">{t('segments.title')}</Title>
        <Content component="p">{t('segments.about')}</Content>
      </PageSection>
      <PageSection type="tabs">
        <Tabs
          activeKey={open}
          onSelect={(_event, key) => change({ tab: key === 'segments' ? null : String(key) })}
          aria-label={t('segments.views')}
          usePageInsets
        >
          {offered.map((tab) => (
            <Tab
              key={tab}
              eventKey={tab}
              title={<TabTitleText>{t(`segments.tabs.${tab}`)}</TabTitleText>}
              tabContentId="view"
            />
          ))}
        </Tabs>
      </PageSection>
      <PageSection isFilled id="view" role="tabpanel" aria-label={t(`segments.tabs.${open}`)}>
        <InProject>
          {(project) =>
            open === 'moves' ? (
              <MovesView project={project} />
            ) : open === 'preview' ? (
              <PreviewView project={project} />
            ) : (
              <SegmentsView project={project} />
            )
          }
        </InProject>
      </PageSection>
    </>
  );
}
