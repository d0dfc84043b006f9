import adminLog from './adminLog.json';
import app from './app.json';
import copy from './copy.json';
import decision from './decision.json';
import decisions from './decisions.json';
import parts from './parts.json';
import preferences from './preferences.json';
import problem from './problem.json';
import reasons from './reasons.json';
import segments from './segments.json';
import session from './session.json';
import subject from './subject.json';
import subjects from './subjects.json';

/** What the pages say, one file for each feature. */
export default {
  adminLog,
  app,
  copy,
  decision,
  decisions,
  parts,
  preferences,
  problem,
  reasons,
  segments,
  session,
  subject,
  subjects,
};
