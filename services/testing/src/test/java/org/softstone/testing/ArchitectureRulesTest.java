package org.softstone.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureRulesTest {

    @ParameterizedTest
    @CsvSource({
        "cycle, features do not form cycles",
        "impure, decisions are pure",
        "clock, business time comes from the injected InstantSource",
        "zone, business time comes from the injected InstantSource",
        "reference, business time comes from the injected InstantSource",
        "setting, dependencies come through constructors",
        "field, dependencies come through constructors",
        "body, bodies are described at the method",
        "entity, resources return views",
        "name, names say what a class is"
    })
    void each_rule_finds_its_violation(String example, String rule) {
        var classes = new ClassFileImporter().importPackages("org.softstone.testing.examples." + example);

        assertThat(classes).isNotEmpty();
        assertThatThrownBy(() -> ArchitectureRules.check("org.softstone.testing.examples." + example, classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(rule);
    }

    @Test
    void in_a_service_whatever_is_not_managed_is_pure_unless_it_is_named_as_an_exception() {
        var classes = new ClassFileImporter().importPackages("org.softstone.testing.examples.unmanaged");

        assertThatThrownBy(() -> ArchitectureRules.checkPurity(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("found [Review]");
        ArchitectureRules.checkPurity(classes, "Review");
        assertThatThrownBy(() -> ArchitectureRules.checkPurity(classes, "Review", "Gone"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_well_kept_package_passes() {
        ArchitectureRules.check("org.softstone.contracts");
    }
}
