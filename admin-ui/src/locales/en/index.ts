import app from './app.json';
import copy from './copy.json';
import decision from './decision.json';
import decisions from './decisions.json';
import drafts from './drafts.json';
import grid from './grid.json';
import parts from './parts.json';
import preferences from './preferences.json';
import problem from './problem.json';
import reasons from './reasons.json';
import session from './session.json';
import subject from './subject.json';
import subjects from './subjects.json';

/** What the pages say, one file for each feature. */
export default {
  app,
  copy,
  decision,
  decisions,
  drafts,
  grid,
  parts,
  preferences,
  problem,
  reasons,
  session,
  subject,
  subjects,
};
