package dev.florin.invoicing.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

@AnalyzeClasses(packages = "dev.florin.invoicing", importOptions = DoNotIncludeTests.class)
class DomainPurityTest {

    @ArchTest
    static final ArchRule the_domain_knows_no_framework = noClasses()
            .that()
            .resideInAPackage("..invoicing.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "io.smallrye..", "io.vertx..", "jakarta..", "org.apache.kafka..", "org.hibernate..")
            .because("rules of tax and numbering are tested in milliseconds and outlive the frameworks");

    @ArchTest
    static final ArchRule the_domain_reads_no_clock = noClasses()
            .that()
            .resideInAPackage("..invoicing.domain..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("the same sale must give the same tax and the same invoice whenever it is computed");

    @ArchTest
    static final ArchRule the_domain_knows_no_feature = noClasses()
            .that()
            .resideInAPackage("..invoicing.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..invoicing.profile..",
                    "..invoicing.tax..",
                    "..invoicing.issuing..",
                    "..invoicing.rendering..",
                    "..invoicing.documents..")
            .because("features rest on the rules, not the rules on features");
}
