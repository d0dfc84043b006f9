import { useState } from 'react';
import type { Draft } from '../api/draft';
import { useDraftCatalog } from '../api/catalog';
import { type Question, useTryDraft } from '../api/tryDraft';

/** A draft that decides about somebody again after each change. */
export type Trial = ReturnType<typeof useTrial>;

/** Asks a draft what it decides, as soon as there is a question and all changes are saved. */
export function useTrial({ project, files }: Draft, revision: number | undefined) {
  const [question, setQuestion] = useState<Question>();
  const digest = files.find(({ path }) => path === 'project.yaml')?.digest;
  const catalog = useDraftCatalog(project, digest);
  const answer = useTryDraft(project, revision, question);
  return {
    catalog: catalog.data,
    question,
    ask: setQuestion,
    decision: question && answer.data,
    problem: question ? answer.error : null,
    isStale: question !== undefined && (answer.isFetching || revision === undefined),
  };
}
