import { describe } from 'vitest';
import { decisionPath } from './fixtures';
import { it } from './stage';

describe('signing in', () => {
  it('leads to where the visitor wanted to go, and signing out leads back', async ({ stage }) => {
    await stage.page.goto(`${stage.origin}${decisionPath}`);
    await stage.signIn();
    await stage.expectHeading('home-hero for p-17850');
    await stage.page.getByRole('button', { name: 'Account of admin' }).click();
    await stage.page.getByText('compliance').waitFor();
    await stage.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await stage.expectHeading('Sign in');
    await stage.page.goto(`${stage.origin}/ui/decisions`);
    await stage.expectHeading('Sign in');
  });

  it('is refused in plain words', async ({ stage }) => {
    await stage.page.goto(`${stage.origin}/ui/`);
    await stage.page.getByRole('button', { name: 'Sign in' }).click();
    await stage.page.getByText('Enter a user name and a password.').waitFor();
    await stage.signIn('wrong');
    await stage.page.getByText('This user name and password do not match.').waitFor();
    await stage.expectAccessible('sign-in-refused');
  });

  it('waits for a server that is still starting', async ({ stage }) => {
    stage.server.problem = [503, 'Unavailable', 'The database is still starting.'];
    await stage.page.goto(`${stage.origin}/ui/`);
    await stage.page.getByText('The database is still starting.').waitFor();
    await stage.expectAccessible('starting');
    stage.server.problem = undefined;
    await stage.expectHeading('Sign in');
  });

  it('never leads away from these pages', async ({ stage }) => {
    await stage.page.goto(`${stage.origin}/ui/sign-in?to=//example.org/`);
    await stage.signIn();
    await stage.page.waitForURL(`${stage.origin}/ui/projects`);
  });
});
