/** How each service's API describes itself, so that clients can be generated from its {@code openapi.yaml}. */
package org.softstone.http.openapi;
