package org.softstone.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;

/** The rules that keep the code readable, checked on the compiled production classes of a module. */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    /** Fails with every violation in the package and those below it, tests left out. */
    public static void check(String packageName) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages(packageName);
        check(packageName, classes);
    }

    static void check(String packageName, JavaClasses classes) {
        rules(packageName).forEach(rule -> rule.allowEmptyShould(true).check(classes));
    }

    private static List<ArchRule> rules(String packageName) {
        return List.of(
                slices().matching(packageName + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .as("features do not form cycles"),
                noClasses()
                        .that()
                        .haveNameMatching(".*(Policy|Rule|Rules|Schedule|Plan|Timing|Calendar|State)$")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "jakarta.inject..",
                                "jakarta.enterprise..",
                                "jakarta.persistence..",
                                "jakarta.ws.rs..",
                                "javax.sql..",
                                "java.sql..",
                                "io.quarkus..",
                                "org.apache.kafka..")
                        .as("decisions are pure: no CDI, database, HTTP or Kafka"),
                noClasses()
                        .should()
                        .accessTargetWhere(readingTheClock())
                        .as("business time comes from the injected InstantSource"),
                noFields()
                        .should()
                        .beAnnotatedWith(Inject.class)
                        .orShould()
                        .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                        .as("dependencies come through constructors"),
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(Path.class)
                        .should(returnNoEntity())
                        .as("resources return views, not entities"),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Common|Base)$")
                        .as("names say what a class is"));
    }

    /** Whatever the parameters, called or referred to. {@code InstantSource.system()} is where the injected one begins. */
    private static DescribedPredicate<JavaAccess<?>> readingTheClock() {
        return DescribedPredicate.describe("a reading of the system's clock", access -> {
            JavaClass owner = access.getTargetOwner();
            String name = access.getName();
            return owner.getPackageName().startsWith("java.time") && name.equals("now")
                    || owner.isEquivalentTo(Clock.class) && name.startsWith("system");
        });
    }

    private static ArchCondition<com.tngtech.archunit.core.domain.JavaMethod> returnNoEntity() {
        DescribedPredicate<JavaClass> entity =
                DescribedPredicate.describe("an entity", type -> type.isAnnotatedWith(Entity.class));
        return new ArchCondition<>("return no entity") {
            @Override
            public void check(com.tngtech.archunit.core.domain.JavaMethod method, ConditionEvents events) {
                method.getReturnType().getAllInvolvedRawTypes().stream()
                        .filter(entity)
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " returns the entity " + type.getName())));
            }
        };
    }
}
