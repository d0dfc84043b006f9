import {
  ActionGroup,
  Alert,
  Button,
  Form,
  FormGroup,
  InputGroup,
  InputGroupItem,
  TextInput,
} from '@patternfly/react-core';
import { EyeIcon } from '@patternfly/react-icons/dist/esm/icons/eye-icon';
import { EyeSlashIcon } from '@patternfly/react-icons/dist/esm/icons/eye-slash-icon';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/lib/api/problem';
import { useSignIn } from '../api/signIn';

/** Asks for the user name and the password of a local account. */
export function SignInForm() {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const [isIncomplete, setIncomplete] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    const complete = username.trim() !== '' && password !== '';
    setIncomplete(!complete);
    if (complete) {
      signIn.mutate({ username: username.trim(), password });
    }
  }

  return (
    <Form onSubmit={submit} noValidate>
      {isIncomplete && (
        <Alert isInline component="h2" variant="warning" title={t('session.missing')} />
      )}
      {!isIncomplete && signIn.error && <Refusal problem={signIn.error} />}
      <FormGroup label={t('session.username')} fieldId="username" isRequired>
        <TextInput
          id="username"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          isRequired
          value={username}
          onChange={(_event, value) => setUsername(value)}
        />
      </FormGroup>
      <FormGroup label={t('session.password')} fieldId="password" isRequired>
        <InputGroup>
          <InputGroupItem isFill>
            <TextInput
              id="password"
              name="password"
              type={isShown ? 'text' : 'password'}
              autoComplete="current-password"
              isRequired
              value={password}
              onChange={(_event, value) => setPassword(value)}
            />
          </InputGroupItem>
          <InputGroupItem>
            <Button
              variant="control"
              icon={isShown ? <EyeSlashIcon /> : <EyeIcon />}
              aria-label={t(isShown ? 'session.hide' : 'session.show')}
              onClick={() => setShown(!isShown)}
            />
          </InputGroupItem>
        </InputGroup>
      </FormGroup>
      <ActionGroup>
        <Button type="submit" isBlock isLoading={signIn.isPending} isDisabled={signIn.isPending}>
          {t(signIn.isPending ? 'session.signingIn' : 'session.signIn')}
        </Button>
      </ActionGroup>
    </Form>
  );
}

function Refusal({ problem }: { problem: Error }) {
  const { t } = useTranslation();
  const { kind, detail } = problem instanceof ApiProblem ? problem : new ApiProblem('failed');
  return kind === 'signed-out' ? (
    <Alert isInline component="h2" isLiveRegion variant="danger" title={t('session.refused')} />
  ) : (
    <Alert isInline component="h2" isLiveRegion variant="danger" title={t(`problem.${kind}.title`)}>
      {detail && <p>{detail}</p>}
      <p>{t(`problem.${kind}.advice`)}</p>
    </Alert>
  );
}
