/**
 * Which windows a course has: planned from scratch on every change, turned when their time comes, filled and released by
 * reports. What has opened keeps its times ({@link org.softstone.outcomes.planning.WindowPlan}).
 */
package org.softstone.outcomes.planning;
