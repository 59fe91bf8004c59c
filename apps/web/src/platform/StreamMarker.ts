import { type FunctionalComponent, createCommentVNode } from 'vue'

/** Leaves a mark in the HTML where the page's own part starts; the server holds its answer until it has passed it. */
export const StreamMarker: FunctionalComponent = () => createCommentVNode('page')
