/** Something to say about a row, or about one of its cells. */
export interface Mark {
  severity: 'error' | 'warning' | 'info';
  text: string;
  /** The id of the column, if it is about one cell. */
  column?: string;
}

/** What is said about rows, by their ids. */
export type Marks = ReadonlyMap<string, readonly Mark[]>;

/** How a row took part in an evaluation: it decided, or it matched and another one decided. */
export type Lights = ReadonlyMap<string, 'fired' | 'matched'>;
