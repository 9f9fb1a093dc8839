/** How the API describes itself, so that clients can be generated from {@code openapi.yaml}. */
package org.softstone.outcomes.openapi;
