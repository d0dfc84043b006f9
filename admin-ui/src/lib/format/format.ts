const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** Seconds by which clocks may differ before an instant is called anything but now. */
const jitter = 2;

/** How far an instant lies from now: "3 minutes ago", "in 2 hours", "now". */
export function relativeTime(instant: Date, now: Date, language: string): string {
  const distance = Math.round((instant.getTime() - now.getTime()) / 1000);
  const seconds = Math.abs(distance) <= jitter ? 0 : distance;
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return format.format(Math.trunc(seconds / size), unit);
}

/** An instant in the reader's time zone, exact to the second, with the zone named. */
export function absoluteTime(instant: Date, language: string): string {
  return new Intl.DateTimeFormat(language, {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(instant);
}

/** An instant in the reader's time zone, as short as it can be told from others: "24 Nov, 14:30". */
export function shortTime(instant: Date, language: string): string {
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
}

/** A duration given in microseconds, in the unit that reads best. */
export function duration(micros: number, language: string): string {
  const [value, unit] =
    micros < 1_000
      ? [micros, 'microsecond']
      : micros < 1_000_000
        ? [micros / 1_000, 'millisecond']
        : [micros / 1_000_000, 'second'];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(value);
}

/** A probability as a percentage. */
export function percent(probability: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(
    probability,
  );
}

/** A number with at most so many digits after the point. */
export function decimal(value: number, language: string, digits = 2): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** A machine's name for something made legible: "contact-policy" becomes "Contact policy". */
export function humanised(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_.\s]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const windowUnits: [string, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** An ISO 8601 duration in words: "PT168H" is "7 days". What is no such duration stays as it is. */
export function isoDuration(text: string, language: string): string {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (match === null) {
    return text;
  }
  const seconds = windowUnits.reduce(
    (sum, [, size], i) => sum + Number(match[i + 1] ?? 0) * size,
    0,
  );
  const [unit, size] = windowUnits.find(([, size]) => seconds % size === 0) ?? ['second', 1];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
    seconds / size,
  );
}
