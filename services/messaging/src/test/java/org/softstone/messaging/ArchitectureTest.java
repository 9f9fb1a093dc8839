package org.softstone.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.softstone.testing.ArchitectureRules;

class ArchitectureTest {

    private static final String API = "org.softstone.messaging";

    @Test
    void the_module_keeps_the_rules_of_the_house() {
        ArchitectureRules.check(API);
    }

    @Test
    void what_services_import_depends_on_no_inner_package() {
        noClasses()
                .that()
                .resideInAPackage(API)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(API + ".*..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(API));
    }
}
