package org.samrad;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.samrad.testing.NothingByChance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;

/** The shape that the code keeps: who may know whom, what nothing is called, where the time comes from. */
class StructureTest {

    private static final int MOST_CLASSES = 25;
    private static final int MOST_LINES = 350;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.samrad");

    @Test
    void aModuleKnowsOnlyTheModulesThatItNamesAndOnlyTheirRootPackages() {
        ApplicationModules.of(Samrad.class).verify();
    }

    @Test
    void everyModuleNamesTheModulesThatItMayKnow() {
        JavaPackage root = MAIN.getPackage("org.samrad");

        assertThat(root.getSubpackages())
                .filteredOn(module -> !module.isAnnotatedWith(ApplicationModule.class))
                .extracting(JavaPackage::getName)
                .isEmpty();
        assertThat(root.getSubpackages())
                .extracting(module -> module.getAnnotationOfType(ApplicationModule.class))
                .allSatisfy(module -> {
                    assertThat(module.type()).isEqualTo(ApplicationModule.Type.CLOSED);
                    assertThat(module.allowedDependencies()).doesNotContain(ApplicationModule.OPEN_TOKEN);
                });
    }

    @Test
    void noPackageLeadsBackToItselfByOthers() {
        slices().matching("org.samrad.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void aPackageIsSmallEnoughToKnow() {
        assertThat(ownClasses().collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting())))
                .allSatisfy((name, classes) -> assertThat(classes).as(name).isLessThanOrEqualTo(MOST_CLASSES));
    }

    @Test
    void aSimpleNameStandsForOneThing() {
        assertThat(ownClasses().collect(Collectors.groupingBy(JavaClass::getSimpleName)))
                .allSatisfy((name, classes) -> assertThat(classes).as(name).hasSize(1));
    }

    @Test
    void aFileIsShortEnoughToReadAtOnce() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MOST_LINES);
            }
        }
    }

    @Test
    void aTransactionIsAServicesAndNotAControllers() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Controller.class)
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(MAIN);
        noClasses()
                .that()
                .areAnnotatedWith(Controller.class)
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(MAIN);
    }

    @Test
    void theSolverKnowsNoSpringAndNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage("org.samrad.solver..")
                .and(DescribedPredicate.not(packageInfo()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "jakarta..", "org.hibernate..", "javax.sql..", "java.sql..")
                .orShould()
                .dependOnClassesThat()
                .areAnnotatedWith(Entity.class)
                .check(MAIN);
    }

    @Test
    void everyPackageIsNonNullByDefault() {
        assertThat(MAIN.getPackage("org.samrad").getSubpackagesInTree())
                .filteredOn(p -> !p.getClasses().isEmpty())
                .filteredOn(p -> !p.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .isEmpty();
        assertThat(Samrad.class.getPackage().isAnnotationPresent(NullMarked.class))
                .isTrue();
    }

    @Test
    void aNameSaysWhatAThingIsAndNotThatItHelps() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveNameMatching(".*(Utils?|Helpers?|Managers?|Dtos?|DTO|VO|Processor|Abstract\\w*)")
                .orShould()
                .resideInAnyPackage("..common..", "..util..", "..utils..", "..dto..", "..service..", "..helper..")
                .check(MAIN);
    }

    @Test
    void theTimeComesFromTheClockBean() {
        noClasses()
                .should()
                .callMethodWhere(readsTheTime())
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(MAIN);
    }

    /**
     * A virtual thread that waits for its turn while another one loads a class from the jar can hold a lock which that loading
     * needs: where each of the few carriers loads one, all stand still for good, the end of the program too.
     */
    @Test
    void everyThreadIsOneOfTheMachines() throws IOException {
        noClasses()
                .should()
                .callMethod(Thread.class, "ofVirtual")
                .orShould()
                .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                .orShould()
                .callMethod(Executors.class, "newVirtualThreadPerTaskExecutor")
                .check(MAIN);
        assertThat(new YamlPropertySourceLoader().load("settings", new ClassPathResource("application.yaml")))
                .allSatisfy(settings -> assertThat(settings.getProperty("spring.threads.virtual.enabled"))
                        .isNull());
    }

    @Test
    void noTestDependsOnTheDayOnChanceOrOnHowFastTheMachineIs() {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("org.samrad");

        noClasses()
                .that()
                .areNotAssignableTo(NothingByChance.class)
                .should()
                .callMethodWhere(readsTheTime())
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(ThreadLocalRandom.class, "current")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .orShould()
                .callMethod(Page.class, "waitForTimeout", double.class)
                .because(
                        "tests take their time from a clock that is given, seed what they draw, and wait for what happens")
                .check(tests);
    }

    @Test
    void whatAClassNeedsComesThroughItsConstructor() {
        noClasses().should().beAnnotatedWith(Autowired.class).check(MAIN);
        assertThat(MAIN.stream().flatMap(c -> c.getFields().stream()))
                .filteredOn(field -> field.isAnnotatedWith(Autowired.class))
                .isEmpty();
    }

    /** Those with a file of their own. */
    private static Stream<JavaClass> ownClasses() {
        return MAIN.stream()
                .filter(one -> one.isTopLevelClass() && !packageInfo().test(one));
    }

    private static DescribedPredicate<JavaClass> packageInfo() {
        return DescribedPredicate.describe(
                "package-info", c -> c.getSimpleName().equals("package-info"));
    }

    /** {@code LocalDate.now()} and its like without a clock, and a clock made on the spot. */
    private static DescribedPredicate<JavaMethodCall> readsTheTime() {
        return DescribedPredicate.describe("reads the time past the clock bean", call -> {
            JavaClass owner = call.getTargetOwner();
            boolean now = call.getName().equals("now")
                    && (owner.isAssignableTo(Temporal.class) || owner.isEquivalentTo(Instant.class))
                    && call.getTarget().getRawParameterTypes().stream().noneMatch(p -> p.isEquivalentTo(Clock.class));
            boolean clock = owner.isEquivalentTo(Clock.class)
                    && call.getName().startsWith("system")
                    && !call.getOriginOwner().getPackageName().equals("org.samrad.system");
            return now || clock;
        });
    }
}
