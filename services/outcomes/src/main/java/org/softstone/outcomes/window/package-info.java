/**
 * When a weekly report counts.
 *
 * <pre>
 * upcoming ──opensAt──► open ──closesAt, no report──► missed
 *                        │                              │
 *                        ├─ report by dueAt ──► submitted ◄─ filed in time, arrived after closing
 *                        └─ report after it ──► late ◄──────┘
 * </pre>
 *
 * <p>Windows are made, moved and turned by {@link org.softstone.outcomes.planning}. What is over never opens again, unless its
 * report is retracted.
 */
package org.softstone.outcomes.window;
