import { defineConfig } from 'vitest/config'

// Whole journeys through the built program in a real browser: they take seconds each, one after the other.
export default defineConfig({
  test: {
    environment: 'node',
    include: ['e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
