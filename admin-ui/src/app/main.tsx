import '@patternfly/react-core/dist/styles/base.css';
import './arbiter.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { startI18n } from '@/lib/i18n/i18n';
import { createQueryClient } from './queryClient';
import { createRouter } from './routes';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no element #root');
}
await startI18n();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={createRouter()} />
    </QueryClientProvider>
  </StrictMode>,
);
