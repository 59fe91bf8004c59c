import type { Language } from '@hamkori/schema/languages'
import { links } from '../../platform/links.ts'

interface PlaceInRegion {
  readonly code: string
  readonly name: Readonly<Record<Language, string>>
}

/**
 * The way from all areas to something in this area: the region where there is one, the area, and `label`, what it is. `all` names
 * the list of areas.
 */
export function crumbsIn(
  language: Language,
  area: (PlaceInRegion & { readonly parent: (PlaceInRegion & { readonly kind: string }) | null }) | undefined,
  { all, label }: { readonly all: string; readonly label: string },
) {
  const crumb = ({ code, name }: PlaceInRegion) => ({ label: name[language], href: links.area(language, code) })
  return [
    { label: all, href: links.areas(language) },
    ...(area?.parent && area.parent.kind !== 'country' ? [crumb(area.parent)] : []),
    ...(area ? [crumb(area)] : []),
    { label },
  ]
}
