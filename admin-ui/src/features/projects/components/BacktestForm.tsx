import {
  Button,
  Card,
  CardBody,
  CardTitle,
  Form,
  FormGroup,
  FormSelect,
  FormSelectOption,
  TextInput,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/components/ProblemAlert';
import { useStartBacktest } from '../api/startBacktest';
import styles from './BacktestForm.module.css';

const hour = 3_600_000;
const periods = { hour, day: 24 * hour, week: 168 * hour, month: 720 * hour } as const;
const sizes = ['1000', '10000', '100000', ''] as const;

type Period = keyof typeof periods;

interface Props {
  project: string;
  number: number;
  /** Told the id of the backtest that runs. */
  onStarted: (id: string) => void;
}

/** Says which logged decisions are made again. */
export function BacktestForm({ project, number, onStarted }: Props) {
  const { t, i18n } = useTranslation();
  const [period, setPeriod] = useState<Period>('week');
  const [maximum, setMaximum] = useState<string>('10000');
  const [segment, setSegment] = useState('');
  const start = useStartBacktest(project, number);
  const begin = () =>
    start.mutate(
      {
        from: new Date(Date.now() - periods[period]).toISOString(),
        ...(maximum !== '' && { maximum: Number(maximum) }),
        ...(segment.trim() !== '' && { segment: segment.trim() }),
      },
      { onSuccess: ({ id }) => onStarted(id) },
    );
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('backtest.form.title')}</CardTitle>
      <CardBody>
        <Form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (!start.isPending) {
              begin();
            }
          }}
        >
          <FormGroup label={t('backtest.form.period')} fieldId="period">
            <FormSelect
              id="period"
              value={period}
              onChange={(_event, value) => setPeriod(value as Period)}
            >
              {(Object.keys(periods) as Period[]).map((one) => (
                <FormSelectOption key={one} value={one} label={t(`backtest.periods.${one}`)} />
              ))}
            </FormSelect>
          </FormGroup>
          <FormGroup label={t('backtest.form.maximum')} fieldId="maximum">
            <FormSelect
              id="maximum"
              value={maximum}
              onChange={(_event, value) => setMaximum(value)}
            >
              {sizes.map((size) => (
                <FormSelectOption
                  key={size}
                  value={size}
                  label={
                    size === ''
                      ? t('backtest.form.all')
                      : Number(size).toLocaleString(i18n.language)
                  }
                />
              ))}
            </FormSelect>
          </FormGroup>
          <FormGroup label={t('backtest.form.segment')} fieldId="segment">
            <TextInput
              id="segment"
              value={segment}
              maxLength={128}
              placeholder={t('backtest.form.everybody')}
              onChange={(_event, value) => setSegment(value)}
            />
          </FormGroup>
          <Button type="submit" isLoading={start.isPending} isDisabled={start.isPending}>
            {t('backtest.form.start')}
          </Button>
        </Form>
        {start.error && <ProblemAlert problem={start.error} />}
      </CardBody>
    </Card>
  );
}
