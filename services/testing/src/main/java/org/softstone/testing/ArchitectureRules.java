package org.softstone.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
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
import java.util.Set;
import java.util.TreeSet;

/** Rules that keep the code readable, checked on the compiled production classes of a module. */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    private static final String[] INFRASTRUCTURE = {
        "jakarta.inject..",
        "jakarta.enterprise..",
        "jakarta.persistence..",
        "jakarta.transaction..",
        "jakarta.ws.rs..",
        "javax.sql..",
        "java.sql..",
        "io.quarkus..",
        "io.vertx..",
        "org.apache.kafka..",
        "org.hibernate.."
    };

    /** What the container or the database makes. */
    private static final Set<String> MANAGED = Set.of(
            "jakarta.inject.Singleton",
            "jakarta.enterprise.context.ApplicationScoped",
            "jakarta.enterprise.context.RequestScoped",
            "jakarta.enterprise.context.Dependent",
            "jakarta.persistence.Converter",
            "jakarta.persistence.Embeddable",
            "jakarta.persistence.Entity",
            "jakarta.ws.rs.Path",
            "jakarta.ws.rs.ext.Provider");

    /** Fails with every violation in the package and those below it, tests left out. */
    public static void check(String packageName) {
        check(packageName, imported(packageName));
    }

    /**
     * The same for a service, in which every class that is not managed (a bean, a resource, an entity, or nested in one) is
     * pure.
     *
     * @param impure simple names of classes that are neither; each must exist and need the exception
     */
    public static void checkService(String packageName, String... impure) {
        JavaClasses classes = imported(packageName);
        check(packageName, classes);
        checkPurity(classes, impure);
    }

    private static JavaClasses imported(String packageName) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages(packageName);
    }

    static void check(String packageName, JavaClasses classes) {
        rules(packageName).forEach(rule -> rule.allowEmptyShould(true).check(classes));
        if (classes.stream().anyMatch(type -> type.isAnnotatedWith(Entity.class))) {
            RETURNS_NO_ENTITY.check(classes);
        }
    }

    static void checkPurity(JavaClasses classes, String... impure) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            if (!isManaged(type)
                    && type.getDirectDependenciesFromSelf().stream().anyMatch(IS_IMPURE)) {
                found.add(outermost(type).getSimpleName());
            }
        }
        if (!found.equals(Set.of(impure))) {
            throw new AssertionError(
                    "what is not managed is pure: found %s, expected %s".formatted(found, List.of(impure)));
        }
    }

    private static final DescribedPredicate<Dependency> IS_IMPURE = DescribedPredicate.describe(
            "on infrastructure",
            dependency ->
                    JavaClass.Predicates.resideInAnyPackage(INFRASTRUCTURE).test(dependency.getTargetClass()));

    private static boolean isManaged(JavaClass type) {
        return MANAGED.stream().anyMatch(type::isAnnotatedWith)
                || type.isAssignableTo("jakarta.persistence.AttributeConverter")
                || type.getEnclosingClass().filter(ArchitectureRules::isManaged).isPresent();
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureRules::outermost).orElse(type);
    }

    private static final ArchRule RETURNS_NO_ENTITY = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should(returnNoEntity())
            .as("resources return views, not entities");

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
                        .resideInAnyPackage(INFRASTRUCTURE)
                        .as("decisions are pure: no CDI, database, HTTP or Kafka"),
                noClasses()
                        .should()
                        .accessTargetWhere(readingTheClock())
                        .as("business time comes from the injected InstantSource"),
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(Path.class)
                        .should(describeNoBodyAtItsParameter())
                        .as(
                                "bodies are described at the method: RESTEasy reads a parameter's annotations at each request"),
                noFields()
                        .should()
                        .beAnnotatedWith(Inject.class)
                        .orShould()
                        .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                        .as("dependencies come through constructors"),
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

    private static ArchCondition<JavaMethod> describeNoBodyAtItsParameter() {
        return new ArchCondition<>("describe no body at its parameter") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getParameters().stream()
                        .filter(parameter -> parameter.isAnnotatedWith(
                                "org.eclipse.microprofile.openapi.annotations.parameters.RequestBody"))
                        .forEach(parameter -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " describes its body at " + parameter)));
            }
        };
    }

    private static ArchCondition<JavaMethod> returnNoEntity() {
        DescribedPredicate<JavaClass> entity =
                DescribedPredicate.describe("an entity", type -> type.isAnnotatedWith(Entity.class));
        return new ArchCondition<>("return no entity") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getReturnType().getAllInvolvedRawTypes().stream()
                        .filter(entity)
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " returns the entity " + type.getName())));
            }
        };
    }
}
