/** Checks the signature of a manifest, with the three files in one folder. OpenSSL from 3.0 on. */
export const verifySignature =
  'openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in manifest.json -sigfile manifest.sig'

/** Computes the numbers of a release once more, with the program of the same name in the folder. */
export function recompute(origin: string, release: number): string {
  return `python3 verify_release.py ${origin}/releases/${release}`
}

/** The names of the examples, in the order in which the page shows them. */
export const exampleNames = ['dashboard', 'overdue', 'release', 'check', 'recompute'] as const
export type ExampleName = (typeof exampleNames)[number]

/**
 * Examples for programs that read Hamkori: whole commands for a shell, which a test takes from the page and runs. English in every
 * language of the page, as code is.
 */
export function examplesFor(origin: string, release: number): Readonly<Record<ExampleName, string>> {
  const ask = (query: string) => `curl -sS --fail-with-body -G '${origin}/graphql' --data-urlencode 'query=${query}'`
  return {
    dashboard: ask(`{
  dashboard(scope: region, code: "TJ-SU") {
    name { tg ru en }
    release { number through }
    ratings
    statements
    scores { n score low high verdict bound }
    rows { code scores { score verdict } }
  }
}`),
    overdue: `${ask(`{
  shortcomings(answerState: overdue, first: 20) {
    totalCount
    edges {
      node {
        reference
        title { original tg ru en }
        responsibleDepartment { code name { tg ru en } }
        answer { dueOn }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`)}

# The same as a table:
curl -sS --fail-with-body -o overdue.csv '${origin}/en/shortcomings.csv?answer=overdue'`,
    release: `${ask(`{
  releases(first: 1) {
    edges {
      node { number through publishedAt rules files { name size sha256 } }
    }
  }
}`)}

# Its scores, and what the columns mean:
curl -sS --fail-with-body --compressed -O '${origin}/releases/${release}/scores.csv'
curl -sS --fail-with-body --compressed -O '${origin}/releases/${release}/csv-metadata.json'`,
    check: `for file in key.pem ${release}/manifest.json ${release}/manifest.sig; do
  curl -sS --fail-with-body -O "${origin}/releases/$file"
done
${verifySignature}`,
    recompute: `curl -sS --fail-with-body -O '${origin}/releases/verify_release.py'
${recompute(origin, release)}`,
  }
}
