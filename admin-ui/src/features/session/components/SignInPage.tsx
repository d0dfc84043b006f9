import { Card, CardBody, Content, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { Loading } from '@/components/Loading';
import { Logo } from '@/components/Logo';
import { ProblemState } from '@/components/ProblemState';
import { useTitle } from '@/components/useTitle';
import { useMe } from '../api/me';
import { SignInForm } from './SignInForm';
import styles from './SignInPage.module.css';

/** The door: leads on to where the visitor wanted to go once signed in. */
export function SignInPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const { data: me, error, isPending, refetch } = useMe();
  useTitle(t('session.title'));
  if (me) {
    return <Navigate to={ownAddress(search.get('to'))} replace />;
  }
  return (
    <div className={styles.page}>
      <header>
        <Logo />
      </header>
      <main>
        <Card isLarge>
          <CardBody>
            {isPending && <Loading />}
            {error && (
              <ProblemState problem={error} retry={() => void refetch()} headingLevel="h1" />
            )}
            {me === null && (
              <>
                <Title headingLevel="h1" size="2xl">
                  {t('session.title')}
                </Title>
                <Content component="p" className={styles.welcome}>
                  {t('session.welcome')}
                </Content>
                <SignInForm />
              </>
            )}
          </CardBody>
        </Card>
        <Content component="small" className={styles.hint}>
          {t('session.hint')}
        </Content>
      </main>
    </div>
  );
}

/** Only an address within these pages; anything else leads to the start. */
function ownAddress(to: string | null): string {
  return to !== null && /^\/[\w-]/.test(to) ? to : '/';
}
