package dev.florin.invoicing.profile;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import dev.florin.invoicing.domain.BillingProfile;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** An account's billing profile. */
@Path("/accounts/{accountId}/billing-profile")
public class ProfileResource {
    private final ProfileStore profiles;

    public ProfileResource(ProfileStore profiles) {
        this.profiles = profiles;
    }

    @GET
    public Uni<ProfileForm> get(@RestPath AccountId accountId) {
        return profiles.find(accountId)
                .map(profile -> profile.map(ProfileForm::from).orElseThrow(ProfileResource::notFound));
    }

    /** Holds for orders placed from now on; orders placed before keep the profile they were quoted with. */
    @PUT
    public Uni<ProfileForm> put(@RestPath AccountId accountId, @Nullable ProfileForm form) {
        BillingProfile profile = checked(form);
        return profiles.put(accountId, profile).replaceWith(() -> ProfileForm.from(profile));
    }

    private static BillingProfile checked(@Nullable ProfileForm form) {
        if (form == null) {
            throw new Refusal(ErrorCode.MALFORMED_REQUEST, "the body must be a JSON object");
        }
        return form.toProfile();
    }

    private static Refusal notFound() {
        return new Refusal(ErrorCode.NOT_FOUND, "The account has no billing profile yet; PUT one here");
    }
}
