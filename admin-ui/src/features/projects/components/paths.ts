/** The address of a project. */
export function projectPath(project: string): string {
  return `/projects/${encodeURIComponent(project)}`;
}

/** The address of a release. */
export function releasePath(project: string, number: number): string {
  return `${projectPath(project)}/releases/${number}`;
}
