package dev.florin.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.florin.ledger", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String DOMAIN = "dev.florin.ledger.domain";

    @ArchTest
    static final ArchRule theDomainIsPlainJava = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io..", "jakarta..", "org.apache..", "org.eclipse..", "org.jboss..")
            .because("the rules must run in milliseconds, in a rebuild and in a simulation");

    @ArchTest
    static final ArchRule theDomainKnowsNoRoom = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    DOMAIN,
                    "dev.florin.account",
                    "dev.florin.budget",
                    "dev.florin.event",
                    "dev.florin.id",
                    "dev.florin.lease",
                    "dev.florin.ledger",
                    "dev.florin.money",
                    "dev.florin.payment",
                    "dev.florin.pricing",
                    "dev.florin.usage",
                    "java..",
                    "org.jspecify..",
                    "com.google.errorprone.annotations..")
            .because("rooms depend on the rules and never the other way round");

    @ArchTest
    static final ArchRule theFoldReadsNoClock = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a rebuild at any time must give the same books");

    @ArchTest
    static final ArchRule theFoldThrowsNoDice = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("a rebuild must give the same ids");

    @ArchTest
    static final ArchRule noFloatingMoney = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(DOMAIN)
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class)
            .because("credits are whole micro-credits");

    @ArchTest
    static final ArchRule noFloatingResults = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(DOMAIN)
            .should()
            .haveRawReturnType(double.class)
            .orShould()
            .haveRawReturnType(float.class)
            .because("credits are whole micro-credits");

    @ArchTest
    static final ArchRule roomsFormNoCircle = slices().matching("dev.florin.ledger.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each room can be read without the others");
}
