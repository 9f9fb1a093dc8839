/** Holds every answer of a service's component tests against its checked-in {@code openapi.yaml}. */
package org.softstone.testing.openapi;
