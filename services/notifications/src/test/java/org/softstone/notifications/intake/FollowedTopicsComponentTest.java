package org.softstone.notifications.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.Topic;
import org.softstone.messaging.TopicListener;
import org.softstone.testing.RealInfrastructure;

/** Its rights at the broker, and where its dead letters go, come from what contracts says that it reads. */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class FollowedTopicsComponentTest {

    @Inject
    @Any
    Instance<TopicListener<?>> listeners;

    @ConfigProperty(name = "quarkus.application.name")
    String service;

    @Test
    void the_service_follows_exactly_the_topics_that_contracts_says_it_reads() {
        assertThat(listeners.stream().map(TopicListener::topic))
                .containsExactlyInAnyOrderElementsOf(Topic.followedBy(service));
    }
}
