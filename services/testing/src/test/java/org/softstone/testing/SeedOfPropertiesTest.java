package org.softstone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SeedOfPropertiesTest {

    private static final List<Integer> SEEN = new ArrayList<>();

    static class Example {
        @Property(tries = 50)
        void takes_samples(@ForAll int any) {
            SEEN.add(any);
        }
    }

    @AfterEach
    void ordinary() {
        System.clearProperty(SeedOfProperties.SEARCH);
        System.clearProperty(SeedOfProperties.TIMES);
    }

    @Test
    void an_ordinary_run_takes_the_same_samples_each_time() {
        assertThat(samples()).hasSize(50).isEqualTo(samples());
    }

    @Test
    void a_search_takes_others_and_more_of_them() {
        List<Integer> ordinary = samples();
        System.setProperty(SeedOfProperties.TIMES, "4");

        System.setProperty(SeedOfProperties.SEARCH, "1");
        List<Integer> one = samples();
        System.setProperty(SeedOfProperties.SEARCH, "2");
        List<Integer> other = samples();

        assertThat(one).hasSize(200).isNotEqualTo(other);
        assertThat(one.subList(0, 50)).isNotEqualTo(ordinary);
    }

    @Test
    void the_same_search_is_the_same_again() {
        System.setProperty(SeedOfProperties.SEARCH, "3");

        assertThat(samples()).isEqualTo(samples());
    }

    private static List<Integer> samples() {
        SEEN.clear();
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectClass(Example.class))
                        .configurationParameter("jqwik.database", "target/jqwik-database")
                        .configurationParameter("jqwik.reporting.onlyfailures", "true")
                        .build());
        return List.copyOf(SEEN);
    }
}
