/**
 * The request header in which a page says for whom it was drawn: the `Viewer.personId` it got. The API refuses a mutation whose
 * header names somebody else than the person signed in, so that nobody acts on a page that another person left open.
 */
export const actingPersonHeader = 'hamkori-person'
