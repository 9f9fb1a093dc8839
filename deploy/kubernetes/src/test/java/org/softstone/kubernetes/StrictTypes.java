package org.softstone.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.softstone.kubernetes.crd.BackendTrafficPolicySpec;
import org.softstone.kubernetes.crd.ClientTrafficPolicySpec;
import org.softstone.kubernetes.crd.ClusterSpec;
import org.softstone.kubernetes.crd.CustomResource;
import org.softstone.kubernetes.crd.ExternalSecretSpec;
import org.softstone.kubernetes.crd.MiddlewareSpec;
import org.softstone.kubernetes.crd.ObjectStoreSpec;
import org.softstone.kubernetes.crd.ScheduledBackupSpec;

/** Every field of an object must be one of its type, of the right kind, and no required one may be missing. */
final class StrictTypes {

    /** Throws {@link IllegalArgumentException} with the field's name. */
    private interface Required {
        void check(JsonElement json) throws IOException;
    }

    /** The models that are generated from Kubernetes' own description know which fields must be there. */
    private static final Map<String, Required> REQUIRED = Map.ofEntries(
            Map.entry("v1/Namespace", V1Namespace::validateJsonElement),
            Map.entry("v1/ConfigMap", V1ConfigMap::validateJsonElement),
            Map.entry("v1/Service", V1Service::validateJsonElement),
            Map.entry("v1/ServiceAccount", V1ServiceAccount::validateJsonElement),
            Map.entry("apps/v1/Deployment", V1Deployment::validateJsonElement),
            Map.entry("batch/v1/Job", V1Job::validateJsonElement),
            Map.entry("policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::validateJsonElement),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy::validateJsonElement),
            Map.entry("networking.k8s.io/v1/Ingress", V1Ingress::validateJsonElement));

    /** Those of fabric8 know of which kind a field's value must be. */
    private static final Map<String, JavaType> MODELS = Map.ofEntries(
            Map.entry("v1/Namespace", model(Namespace.class)),
            Map.entry("v1/ConfigMap", model(ConfigMap.class)),
            Map.entry("v1/Service", model(Service.class)),
            Map.entry("v1/ServiceAccount", model(ServiceAccount.class)),
            Map.entry("apps/v1/Deployment", model(Deployment.class)),
            Map.entry("batch/v1/Job", model(Job.class)),
            Map.entry("policy/v1/PodDisruptionBudget", model(PodDisruptionBudget.class)),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", model(HorizontalPodAutoscaler.class)),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", model(NetworkPolicy.class)),
            Map.entry("networking.k8s.io/v1/Ingress", model(Ingress.class)),
            Map.entry("gateway.networking.k8s.io/v1/Gateway", model(Gateway.class)),
            Map.entry("gateway.networking.k8s.io/v1/HTTPRoute", model(HTTPRoute.class)),
            Map.entry("kafka.strimzi.io/v1/Kafka", model(Kafka.class)),
            Map.entry("kafka.strimzi.io/v1/KafkaNodePool", model(KafkaNodePool.class)),
            Map.entry("kafka.strimzi.io/v1/KafkaTopic", model(KafkaTopic.class)),
            Map.entry("kafka.strimzi.io/v1/KafkaUser", model(KafkaUser.class)),
            Map.entry("postgresql.cnpg.io/v1/Cluster", custom(ClusterSpec.class)),
            Map.entry("postgresql.cnpg.io/v1/ScheduledBackup", custom(ScheduledBackupSpec.class)),
            Map.entry("barmancloud.cnpg.io/v1/ObjectStore", custom(ObjectStoreSpec.class)),
            Map.entry("external-secrets.io/v1/ExternalSecret", custom(ExternalSecretSpec.class)),
            Map.entry("gateway.envoyproxy.io/v1alpha1/BackendTrafficPolicy", custom(BackendTrafficPolicySpec.class)),
            Map.entry("gateway.envoyproxy.io/v1alpha1/ClientTrafficPolicy", custom(ClientTrafficPolicySpec.class)),
            Map.entry("traefik.io/v1alpha1/Middleware", custom(MiddlewareSpec.class)));

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
            .setAnnotationIntrospector(new WithoutAnySetters());

    private StrictTypes() {}

    private static JavaType model(Class<?> type) {
        return TypeFactory.defaultInstance().constructType(type);
    }

    private static JavaType custom(Class<?> spec) {
        return TypeFactory.defaultInstance().constructParametricType(CustomResource.class, spec);
    }

    /** What is wrong with the object, if anything. */
    static Optional<String> complaintAbout(Manifest manifest) {
        String type = manifest.apiVersion() + "/" + manifest.kind();
        JavaType model = MODELS.get(type);
        if (model == null) {
            return Optional.of(manifest + ": no model of " + type);
        }
        try {
            if (REQUIRED.containsKey(type)) {
                REQUIRED.get(type).check(JsonParser.parseString(manifest.json().toString()));
            }
            Object read = JSON.treeToValue(manifest.json(), model);
            return lost("", manifest.json(), JSON.valueToTree(read)).map(field -> manifest + ": " + field);
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return Optional.of(manifest + ": " + e.getMessage());
        } catch (IOException e) {
            throw new AssertionError("Nothing is read here", e);
        }
    }

    /** What the model did not keep: some turn a word that they do not know into nothing. */
    private static Optional<String> lost(String path, JsonNode written, JsonNode kept) {
        if (written.isContainerNode()) {
            return Stream.concat(
                            written.properties().stream()
                                    .map(field -> lost(
                                            path + "/" + field.getKey(), field.getValue(), kept.path(field.getKey()))),
                            IntStream.range(0, written.isArray() ? written.size() : 0)
                                    .mapToObj(i -> lost(path + "/" + i, written.get(i), kept.path(i))))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        boolean isDefault = kept.isMissingNode() && written.isBoolean() && !written.booleanValue();
        return isDefault || written.asText().equals(kept.asText())
                ? Optional.empty()
                : Optional.of(path + " cannot be " + written.asText());
    }

    /** The models of fabric8 and Strimzi put aside what they do not know, and so would a typo. */
    private static final class WithoutAnySetters extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }
}
