/** What a colour says: how a score compares, or how near a date is. The word is always written beside it. */
export type Tone = 'better' | 'worse' | 'same' | 'soon' | 'late' | 'few' | 'plain' | 'done'
