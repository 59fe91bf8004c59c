/**
 * The messages that every page needs: the site's own under `site`, and each module's names of its navigation under
 * `<module>.navigation`. They travel as one file for each language.
 */
export function mergeFrame(
  site: unknown,
  app: unknown,
  modules: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const names = Object.entries(modules).map(([path, navigation]) => [
    /modules\/([^/]+)\//.exec(path)?.[1] ?? '',
    { navigation },
  ])
  return { site, app: { navigation: app }, ...Object.fromEntries(names) }
}
