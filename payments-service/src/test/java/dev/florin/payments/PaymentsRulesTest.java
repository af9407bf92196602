package dev.florin.payments;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.florin.payments", importOptions = DoNotIncludeTests.class)
class PaymentsRulesTest {

    @ArchTest
    static final ArchRule theDomainKnowsNothingButTheLanguage = classes()
            .that()
            .resideInAPackage("dev.florin.payments.domain")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.math",
                    "java.time..",
                    "java.util..",
                    "dev.florin.payments.domain",
                    "dev.florin.account",
                    "dev.florin.id",
                    "dev.florin.money",
                    "dev.florin.offering",
                    "dev.florin.payment",
                    "org.jspecify.annotations",
                    "com.google.errorprone.annotations")
            .because(
                    "what an order or a subscription may become must be testable in milliseconds and hold in every shell");

    @ArchTest
    static final ArchRule theDomainReadsNoClock = noClasses()
            .that()
            .resideInAPackage("dev.florin.payments.domain")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .because("time comes in as an argument");

    @ArchTest
    static final ArchRule stripesClientStaysInItsRooms = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.florin.payments.checkout", "dev.florin.payments.domain", "dev.florin.payments.plan")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.stripe..")
            .because("another processor must not touch orders or plans");
}
