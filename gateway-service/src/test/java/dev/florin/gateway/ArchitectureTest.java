package dev.florin.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.florin.gateway.admission.Demand;
import dev.florin.gateway.admission.LeasePool;
import dev.florin.gateway.admission.LeaseSizing;
import dev.florin.gateway.admission.Reservation;
import dev.florin.gateway.admission.Surplus;
import java.time.Instant;
import java.time.InstantSource;

@AnalyzeClasses(packages = "dev.florin.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_LEASE_PROTOCOL_IS_PURE = noClasses()
            .that()
            .belongToAnyOf(LeasePool.class, LeaseSizing.class, Demand.class, Reservation.class, Surplus.class)
            .or()
            .haveSimpleName("NodeLease")
            .or()
            .haveSimpleName("Life")
            .or()
            .haveSimpleName("LeaseTalk")
            .or()
            .haveSimpleName("Burn")
            .or()
            .haveSimpleName("Verdict")
            .or()
            .haveSimpleName("Chain")
            .or()
            .haveSimpleName("Spender")
            .or()
            .haveSimpleName("Claim")
            .or()
            .haveSimpleName("Waiter")
            .or()
            .haveSimpleName("Unsure")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io..", "jakarta..", "java.util.random..", "org.apache..")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .because("a simulation drives it with its own time and must see the same decisions every time");

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CIRCLES = slices().matching("dev.florin.gateway.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room can then be understood, and moved out, by itself");

    @ArchTest
    static final ArchRule NOBODY_BUT_INFERENCE_KNOWS_PROVIDERS = noClasses()
            .that()
            .resideOutsideOfPackages("..inference..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..inference.upstream..", "..inference.openai..", "..inference.anthropic..", "..inference.gemini..")
            .because("another upstream family must not be felt outside of the inference API");

    @ArchTest
    static final ArchRule FAMILIES_AND_ENDPOINTS_ARE_PURE = noClasses()
            .that()
            .resideInAnyPackage(
                    "..inference.openai..",
                    "..inference.anthropic..",
                    "..inference.gemini..",
                    "..inference.embedding..",
                    "..inference.image..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io..", "jakarta..", "java.util.random..", "org.apache..", "java.time..")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("what a provider reports must come to the same charge whenever and wherever it is read");

    @ArchTest
    static final ArchRule NO_FLOATING_POINT_IS_KEPT = noFields()
            .should()
            .haveRawType("double")
            .orShould()
            .haveRawType("float")
            .because("money and quantities are exact");
}
