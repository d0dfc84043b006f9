import type { Release } from '../api/releases';
import { BacktestView } from './BacktestView';
import { DifferenceView } from './DifferenceView';
import { ReleaseOverview } from './ReleaseOverview';
import { RulesView } from './RulesView';
import { ShadowView } from './ShadowView';

export type ReleaseTab = 'overview' | 'changes' | 'backtest' | 'shadow' | 'rules';

/** One view of a release. */
export function ReleaseView({ release, tab }: { release: Release; tab: ReleaseTab }) {
  switch (tab) {
    case 'overview':
      return <ReleaseOverview release={release} />;
    case 'changes':
      return <DifferenceView release={release} />;
    case 'backtest':
      return <BacktestView release={release} />;
    case 'shadow':
      return <ShadowView release={release} />;
    case 'rules':
      return <RulesView release={release} />;
  }
}
