import type { Segment } from './segments';

/** A condition apart from the segment that it lies within. */
export interface Nested {
  within?: string;
  own: string;
}

const within = /^within ([^:\s]+): (.*)$/s;

/** Takes apart what the server tells of a nested segment: `within outer: condition`. */
export function nested(condition: string): Nested {
  const [, outer, own] = within.exec(condition) ?? [];
  return outer !== undefined && own !== undefined ? { within: outer, own } : { own: condition };
}

/** A segment and how many others it lies within. */
export interface Placed {
  segment: Segment;
  depth: number;
}

/** The segments, each after the one that it lies within. */
export function placed(segments: Segment[]): Placed[] {
  const names = new Set(segments.map(({ segment }) => segment));
  const inside = (outer: string | undefined, depth: number): Placed[] =>
    segments
      .filter((one) => {
        const { within: its } = nested(one.condition);
        return outer === undefined ? its === undefined || !names.has(its) : its === outer;
      })
      .flatMap((one) => [{ segment: one, depth }, ...inside(one.segment, depth + 1)]);
  return inside(undefined, 0);
}

/** The condition of a segment as one that stands alone, with those of all that it lies within. */
export function alone({ within: outer, own }: Nested, segments: Segment[]): string {
  const around = segments.find(({ segment }) => segment === outer);
  return around ? `(${alone(nested(around.condition), segments)}) and (${own})` : own;
}
