package dev.florin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.florin.event.Event;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.florin", importOptions = DoNotIncludeTests.class)
class LanguageRulesTest {

    @ArchTest
    static final ArchRule the_language_is_plain_java = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.smallrye..", "io.vertx..", "jakarta..", "org.apache.kafka..")
            .because("everybody speaks it, also tools and tests that run without a framework");

    @ArchTest
    static final ArchRule nobody_reads_the_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .because("a fold must give the same result on every replay: time comes in with the event");

    @ArchTest
    static final ArchRule money_is_never_approximate = noFields()
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class)
            .because("amounts and quantities are whole numbers with a unit");

    @ArchTest
    static final ArchRule events_are_records = classes()
            .that()
            .implement(Event.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords()
            .because("an event never changes after it happened");
}
