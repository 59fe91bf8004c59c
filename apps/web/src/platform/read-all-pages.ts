/** A page of a list, as the API answers it. */
export interface ListPage<Row> {
  readonly edges: readonly { readonly node: Row }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** The rows of a list and its last page, which may tell more of it. */
interface AllPages<Row, Page> {
  readonly rows: readonly Row[]
  readonly last: Page
}

/**
 * Reads a list page after page until its end, or until there are `most` rows.
 * @param readPage asks for the page after a cursor; null for the first.
 */
export async function readAllPages<Row, Page extends ListPage<Row>>(
  readPage: (after: string | null) => Promise<Page & ListPage<Row>>,
  most: number,
): Promise<AllPages<Row, Page>> {
  const rows: Row[] = []
  let last = await readPage(null)
  rows.push(...last.edges.map(({ node }) => node))
  while (last.pageInfo.hasNextPage && rows.length < most) {
    last = await readPage(last.pageInfo.endCursor)
    rows.push(...last.edges.map(({ node }) => node))
  }
  return { rows, last }
}
