import { type FunctionalComponent, createCommentVNode } from 'vue'

/** A comment in the HTML where the page's own part begins; the server sends nothing until the rendering has passed it. */
export const StreamMarker: FunctionalComponent = () => createCommentVNode('page')
