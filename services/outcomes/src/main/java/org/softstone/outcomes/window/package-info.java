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
 * <p>What has not opened may be planned otherwise at any time ({@link org.softstone.outcomes.window.WindowPlan}); what has
 * opened keeps its times, and what is over is never opened again, unless its report is retracted.
 */
package org.softstone.outcomes.window;
