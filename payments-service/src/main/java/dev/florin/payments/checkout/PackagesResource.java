package dev.florin.payments.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.offering.CustomAmount;
import dev.florin.offering.Offering;
import dev.florin.offering.Offering.CreditPackage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be ordered, from the offering file. */
@Path("/packages")
public class PackagesResource {

    private final Offering offering;

    public PackagesResource(Offering offering) {
        this.offering = offering;
    }

    /**
     * The offering's packages; prices are without tax, which depends on the buyer.
     *
     * @param customAmount which other amounts can be ordered, absent where none can
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Packages(
            String offering,
            Money minimumPurchase,
            List<PackageAnswer> packages,
            @Nullable CustomAmount customAmount) {}

    /** One package. */
    public record PackageAnswer(String id, String title, Money price, Credits creditsMicros) {

        static PackageAnswer from(CreditPackage item) {
            return new PackageAnswer(item.id(), item.title(), item.price(), item.credits());
        }
    }

    @GET
    public Packages list() {
        List<PackageAnswer> packages =
                offering.packages().stream().map(PackageAnswer::from).toList();
        return new Packages(offering.name(), offering.minimumPurchase(), packages, offering.customAmount());
    }
}
