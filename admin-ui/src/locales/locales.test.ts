import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import de from './de';
import en from './en';

/** Sentences whose names the pages put together. */
const chosenAtRunTime = [
  'app.destinations',
  'copy',
  'decision.stages',
  'decisions.columns',
  'drafts.changes',
  'drafts.policy',
  'drafts.saving',
  'drafts.severities',
  'backtest.actions',
  'backtest.causes',
  'backtest.columns',
  'backtest.groupNames',
  'backtest.groups',
  'backtest.periods',
  'backtest.states',
  'deploy.consequences',
  'deploy.modes',
  'difference.how',
  'difference.kinds',
  'difference.outcomes',
  'difference.outcomesAbout',
  'grid.kinds',
  'grid.lights',
  'preferences',
  'problem',
  'project.deploymentColumns',
  'project.findings',
  'project.nodeColumns',
  'project.releaseColumns',
  'project.tabs',
  'projects.columns',
  'reasons',
  'release.approvals',
  'release.ruleColumns',
  'release.ruleKinds',
  'release.states',
  'release.statesAbout',
  'release.tabs',
  'release.tiers',
  'release.tiersAbout',
  'segments.causes',
  'segments.codes',
  'segments.tabs',
  'subject.asOf',
  'subject.event',
  'subject.fates',
  'subject.standings',
  'subject.tabs',
  'subject.why',
  'subjects.kinds',
];

describe('the languages', () => {
  it('say the same things', () => {
    expect(pathsOf(de)).toEqual(pathsOf(en));
  });

  it('fill in the same values', () => {
    const english = new Map(sentences(en));
    for (const [path, sentence] of sentences(de)) {
      expect(placeholders(sentence), path).toEqual(placeholders(english.get(path) ?? ''));
    }
  });

  it('have no sentence that no page uses', () => {
    const source = filesIn('src')
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const used = (path: string) => source.includes(`'${path.replace(/_(one|other)$/, '')}'`);
    const isChosenAtRunTime = (path: string) =>
      chosenAtRunTime.some((part) => path.startsWith(`${part}.`));
    const unused = pathsOf(en).filter((path) => !used(path) && !isChosenAtRunTime(path));
    expect(unused).toEqual([]);
  });
});

function sentences(tree: object, above = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[above + key, value]]
      : sentences(Object(value), `${above}${key}.`),
  );
}

function pathsOf(tree: object): string[] {
  return sentences(tree)
    .map(([path]) => path)
    .sort();
}

function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/{{\w+}}/g)].map(([name]) => name).sort();
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`);
}
