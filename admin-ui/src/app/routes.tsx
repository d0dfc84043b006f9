import { createBrowserRouter, type RouteObject } from 'react-router';
import { Loading } from '@/components/Loading';
import { Broken } from './Broken';
import { FirstPage } from './FirstPage';
import { NotFound } from './NotFound';
import { Shell } from './Shell';

/** All pages by address, below /ui. Each page is a file of its own that loads when it is opened. */
export const routes: RouteObject[] = [
  {
    ErrorBoundary: Broken,
    HydrateFallback: Loading,
    children: [
      {
        path: 'sign-in',
        lazy: async () => ({
          Component: (await import('@/features/session/components/SignInPage')).SignInPage,
        }),
      },
      {
        Component: Shell,
        children: [
          {
            ErrorBoundary: Broken,
            children: [
              { index: true, Component: FirstPage },
              {
                path: 'decisions',
                lazy: async () => ({
                  Component: (await import('@/features/decisions/components/DecisionsPage'))
                    .DecisionsPage,
                }),
              },
              {
                path: 'decisions/:id',
                lazy: async () => ({
                  Component: (await import('@/features/decisions/components/DecisionPage'))
                    .DecisionPage,
                }),
              },
              {
                path: 'subjects',
                lazy: async () => ({
                  Component: (await import('@/features/subjects/components/SubjectsPage'))
                    .SubjectsPage,
                }),
              },
              {
                path: 'subjects/:id',
                lazy: async () => ({
                  Component: (await import('@/features/subjects/components/SubjectPage'))
                    .SubjectPage,
                }),
              },
              {
                path: 'segments',
                lazy: async () => ({
                  Component: (await import('@/features/segments/components/SegmentsPage'))
                    .SegmentsPage,
                }),
              },
              {
                path: 'admin-log',
                lazy: async () => ({
                  Component: (await import('@/features/adminLog/components/AdminLogPage'))
                    .AdminLogPage,
                }),
              },
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
