/** Kept as text: the resident's page carries no GraphQL client. */
export const policeUnitQuery = 'query ResidentUnit($code: String!) { policeUnit(code: $code) { code name { tg ru en } } }'
