/**
 * What the manifests use of custom resources that have no published Java models, after their documentation: CloudNativePG 1.27,
 * its Barman Cloud plugin 0.9, External Secrets 1.0, Envoy Gateway 1.6, Traefik 3.6. A field that is not here fails, so that
 * adding one means to look it up.
 */
package org.softstone.kubernetes.crd;
