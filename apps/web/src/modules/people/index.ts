/** What other modules use of people. The manifest stands apart, in `module.ts`: every page loads it, and these only where they are used. */
export { default as SeatFields } from './components/SeatFields.vue'
export { usePersonSearch } from './composables/usePersonSearch.ts'
export { emptySeat, seatGaps, seatInput } from './seat-fields.ts'
