/**
 * When a weekly report counts.
 *
 * <pre>
 * upcoming ──opensAt──► open ──closesAt, no report──► missed
 *                        │                              │
 *                        ├─ report by dueAt ──► submitted ◄─ filed in time, arrived after closing
 *                        └─ report after it ──► late ◄──────┘
 * </pre>
 */
package org.softstone.outcomes.window;
