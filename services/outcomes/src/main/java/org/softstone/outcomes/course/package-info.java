/** What this service knows of courses and visits: a replica of what infusions says. */
package org.softstone.outcomes.course;
