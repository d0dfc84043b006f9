import adminLog from './adminLog.json';
import app from './app.json';
import backtest from './backtest.json';
import copy from './copy.json';
import decision from './decision.json';
import decisions from './decisions.json';
import deploy from './deploy.json';
import difference from './difference.json';
import drafts from './drafts.json';
import grid from './grid.json';
import parts from './parts.json';
import preferences from './preferences.json';
import problem from './problem.json';
import project from './project.json';
import projects from './projects.json';
import reasons from './reasons.json';
import release from './release.json';
import segments from './segments.json';
import session from './session.json';
import subject from './subject.json';
import subjects from './subjects.json';

/** What the pages say, one file for each feature. */
export default {
  adminLog,
  app,
  backtest,
  copy,
  decision,
  decisions,
  deploy,
  difference,
  drafts,
  grid,
  parts,
  preferences,
  problem,
  project,
  projects,
  reasons,
  release,
  segments,
  session,
  subject,
  subjects,
};
