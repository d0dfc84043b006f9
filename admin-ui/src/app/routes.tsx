import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { Loading } from '@/components/Loading';
import { Broken } from './Broken';
import { FirstPage } from './FirstPage';
import { NotFound } from './NotFound';
import { Shell } from './Shell';

/** A page that loads when it is opened. */
function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  return { path, lazy: async () => ({ Component: await load() }) };
}

const decisions = [
  page(
    'decisions',
    async () => (await import('@/features/decisions/components/DecisionsPage')).DecisionsPage,
  ),
  page(
    'decisions/:id',
    async () => (await import('@/features/decisions/components/DecisionPage')).DecisionPage,
  ),
];

const projects = [
  page(
    'projects',
    async () => (await import('@/features/projects/components/ProjectsPage')).ProjectsPage,
  ),
  page(
    'projects/:project',
    async () => (await import('@/features/projects/components/ProjectPage')).ProjectPage,
  ),
  page(
    'projects/:project/releases/:number',
    async () => (await import('@/features/projects/components/ReleasePage')).ReleasePage,
  ),
  page(
    'projects/:project/draft',
    async () => (await import('@/features/drafts/components/DraftPage')).DraftPage,
  ),
  page(
    'projects/:project/draft/tables/*',
    async () => (await import('@/features/drafts/components/TablePage')).TablePage,
  ),
];

const subjects = [
  page(
    'subjects',
    async () => (await import('@/features/subjects/components/SubjectsPage')).SubjectsPage,
  ),
  page(
    'subjects/:id',
    async () => (await import('@/features/subjects/components/SubjectPage')).SubjectPage,
  ),
];

const others = [
  page(
    'segments',
    async () => (await import('@/features/segments/components/SegmentsPage')).SegmentsPage,
  ),
  page(
    'admin-log',
    async () => (await import('@/features/adminLog/components/AdminLogPage')).AdminLogPage,
  ),
];

/** All pages by address, below /ui. */
export const routes: RouteObject[] = [
  {
    ErrorBoundary: Broken,
    HydrateFallback: Loading,
    children: [
      page(
        'sign-in',
        async () => (await import('@/features/session/components/SignInPage')).SignInPage,
      ),
      {
        Component: Shell,
        children: [
          {
            ErrorBoundary: Broken,
            children: [
              { index: true, Component: FirstPage },
              ...projects,
              ...subjects,
              ...decisions,
              ...others,
              { path: '*', Component: NotFound },
            ],
          },
        ],
      },
    ],
  },
];

export function createRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter(routes, { basename: import.meta.env.BASE_URL.replace(/\/$/, '') });
}
