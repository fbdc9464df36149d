/** 4 good, 3 fair, 2 poor, 1 bad, 0 unusable. */
export type Quality = 0 | 1 | 2 | 3 | 4
